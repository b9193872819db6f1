"use strict";
for (const form of document.querySelectorAll("form.filters")) {
  const source = document.getElementById(form.dataset.for);
  const cards = [...source.querySelectorAll(".findings .card, .review .card")];
  const themes = [...source.querySelectorAll(".theme")];
  const fields = [...form.querySelectorAll("select")];
  const status = form.querySelector("[role=status]");
  const places = (shown) => shown.reduce((sum, card) => sum + Number(card.dataset.places), 0);
  const filter = () => {
    for (const card of cards) {
      const fits = fields.every((field) => !field.value || card.dataset[field.name].split(" ").includes(field.value));
      card.classList.toggle("filtered", !fits);
    }
    for (const theme of themes) {
      theme.classList.toggle("filtered", !theme.querySelector(".card:not(.filtered)"));
    }
    const shown = cards.filter((card) => !card.classList.contains("filtered"));
    status.textContent = form.dataset.status.replace("{shown}", places(shown)).replace("{all}", places(cards));
  };
  form.hidden = false;
  form.addEventListener("change", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(filter));
  window.addEventListener("hashchange", () => {
    const target = document.getElementById(location.hash.slice(1));
    if (target && target.closest(".filtered")) {
      form.reset();
      setTimeout(() => target.scrollIntoView());
    }
  });
  filter();
}
const opened = () => {
  const target = document.getElementById(location.hash.slice(1));
  for (let each = target?.closest("details"); each; each = each.parentElement.closest("details")) each.open = true;
  target?.scrollIntoView();
};
window.addEventListener("hashchange", opened);
let closed = [];
window.addEventListener("beforeprint", () => {
  closed = [...document.querySelectorAll("details:not([open])")];
  for (const each of closed) each.open = true;
});
window.addEventListener("afterprint", () => {
  for (const each of closed) each.open = false;
});
