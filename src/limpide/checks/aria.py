"""What markup tells assistive technologies: roles, states, names that contradict what is seen."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from limpide.language.excerpts import shown
from limpide.model import UNKNOWN, Finding
from limpide.page.element import Element, TextNode

_WORDS = re.compile(r"[^\W\d_]+\.(?=\s|$)|\w+")
_BRACKETS = re.compile(r"\([^()]*\)")
_LIGATURE = re.compile(r"[a-z]+(?:_[a-z]+)*")
"""What the text of an icon of a font looks like (`search`, `arrow_back`): a person looks."""

_PRESENTATIONAL_CHILDREN = (
    *("button", "checkbox", "img", "menuitemcheckbox", "menuitemradio", "meter", "option"),
    *("progressbar", "radio", "scrollbar", "separator", "slider", "switch", "tab"),
)
_INTEGER = re.compile(r"-?\d+")
_NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)")
_NATIVE_STATES = frozenset(("input", "select", "option", "meter", "progress", "h1", "h2", "h3", "h4", "h5", "h6"))


def unknown_roles(elements: Iterable[Element], *, roles: frozenset[str]) -> Iterator[Finding]:
    """Each `role` without one word that is a role."""
    for element in elements:
        words = element.attrs["role"].lower().split()
        if words and not roles.intersection(words) and element.is_exposed is not False:
            yield Finding(
                element.attr_span("role"), data={"text": shown(element.attrs["role"])}, selector=element.selector
            )


def unknown_attributes(elements: Iterable[Element], *, attributes: frozenset[str]) -> Iterator[Finding]:
    """Each attribute that begins with `aria-` and that WAI-ARIA does not define."""
    for element in elements:
        for name in element.attrs:
            if name.startswith("aria-") and name not in attributes:
                yield Finding(element.attr_span(name), data={"text": name}, selector=element.selector)


def unknown_values(
    elements: Iterable[Element],
    *,
    values: Mapping[str, frozenset[str]],
    integers: frozenset[str],
    numbers: frozenset[str],
) -> Iterator[Finding]:
    """Each ARIA attribute with a value that is none of those it takes: a word of a list, an integer, a number."""
    for element in elements:
        for name, value in element.attrs.items():
            if not name.startswith("aria-") or not value.strip() or element.is_exposed is False:
                continue
            wrong = name in values and not values[name].issuperset(value.lower().split())
            wrong = wrong or (name in integers and not _INTEGER.fullmatch(value.strip()))
            if wrong or (name in numbers and not _NUMBER.fullmatch(value.strip())):
                yield Finding(
                    element.attr_span(name), data={"text": shown(value), "attribute": name}, selector=element.selector
                )


def missing_states(elements: Iterable[Element], *, required: Mapping[str, frozenset[str]]) -> Iterator[Finding]:
    """Each element whose written role asks for a state that it does not give."""
    for element in elements:
        role = element.attrs["role"].strip().lower()
        if role not in required or element.name in _NATIVE_STATES or element.is_exposed is False:
            continue
        if role == "separator" and element.is_focusable is not True:
            continue
        missing = sorted(name for name in required[role] if not element.attrs.get(name, "").strip())
        if missing:
            yield Finding(element.mark, data={"role": role, "missing": ", ".join(missing)}, selector=element.selector)


def focusable_inside_hidden(elements: Iterable[Element]) -> Iterator[Finding]:
    """Each element hidden from assistive technologies that the keyboard can enter."""
    for element in elements:
        found = next((e for e in (element, *element.descendants()) if _is_in_tab_order(e)), None)
        if found is not None:
            yield Finding(element.mark, data={"element": found.name}, selector=element.selector)


def focusable_inside_leaf(elements: Iterable[Element]) -> Iterator[Finding]:
    """Each element whose role hides what it holds, and that holds something to focus."""
    for element in elements:
        if element.role not in _PRESENTATIONAL_CHILDREN or element.is_exposed is False or not element.children:
            continue
        found = next((e for e in element.descendants() if _is_in_tab_order(e)), None)
        if found is not None:
            yield Finding(
                element.mark, data={"role": str(element.role), "element": found.name}, selector=element.selector
            )


def decorative_but_exposed(elements: Iterable[Element]) -> Iterator[Finding]:
    """Each element marked as decorative that a focus or an ARIA attribute makes assistive technologies say."""
    for element in elements:
        if element.role not in ("none", None) and element.is_exposed is True:
            yield Finding(element.mark, data={"element": element.name}, selector=element.selector)


def idle_labels(elements: Iterable[Element], *, roles: frozenset[str]) -> Iterator[Finding]:
    """Each `aria-label` on an element whose role takes no name: most screen readers say nothing of it."""
    for element in elements:
        name = "aria-label" if element.attrs.get("aria-label", "").strip() else "aria-labelledby"
        if element.role in roles and element.is_exposed is True and element.attrs.get(name, "").strip():
            yield Finding(
                element.attr_span(name),
                data={"text": shown(element.attrs[name]), "element": element.name},
                selector=element.selector,
            )


def outside_context(elements: Iterable[Element], *, contexts: Mapping[str, frozenset[str]]) -> Iterator[Finding]:
    """Each element whose written role has a meaning only inside another role, and that stands elsewhere."""
    found = list(elements)
    owned = (
        {word for e in found[0].page.elements if "aria-owns" in e.attrs for word in e.attrs["aria-owns"].split()}
        if found
        else set()
    )
    for element in found:
        role = element.attrs["role"].strip().lower()
        if role not in contexts or element.is_exposed is not True or element.attrs.get("id") in owned:
            continue
        around = next((above for above in element.ancestors() if not _is_transparent(above)), None)
        if around is None or around.role not in contexts[role]:
            wanted = ", ".join(sorted(contexts[role]))
            yield Finding(element.mark, data={"role": role, "context": wanted}, selector=element.selector)


def label_not_in_name(elements: Iterable[Element], *, roles: frozenset[str]) -> Iterator[Finding]:
    """Each control whose name leaves out the words that are seen on it: people who dictate them get nothing."""
    for element in elements:
        if element.role not in roles or element.is_exposed is False:
            continue
        name, seen = element.accessible_name, _seen_text(element)
        if name is UNKNOWN or not name or len(seen) < 2:
            continue
        words = _WORDS.findall(seen.casefold())
        if words and not _stands_in(words, _WORDS.findall(name.casefold())):
            yield Finding(
                element.mark,
                data={"text": shown(seen), "name": shown(name)},
                outcome="needs_review" if _LIGATURE.fullmatch(seen) else None,
                selector=element.selector,
            )


def _is_in_tab_order(element: Element) -> bool:
    return element.is_focusable is True and not element.attrs.get("tabindex", "0").strip().startswith("-")


def _is_transparent(element: Element) -> bool:
    """Whether assistive technologies see through an element: no role of its own, nothing said of it by ARIA."""
    return element.role in ("generic", "none", None) and not any(name.startswith("aria-") for name in element.attrs)


def _seen_text(element: Element) -> str:
    """The text that is seen on a control, without what stands in brackets."""
    parts = [
        node.data
        for holder in (element, *element.descendants())
        if holder.is_rendered is not False and not _is_clipped(holder, element)
        for node in holder.content
        if isinstance(node, TextNode)
    ]
    return " ".join(_BRACKETS.sub(" ", " ".join(parts)).split())


def _is_clipped(element: Element, root: Element) -> bool:
    """Whether a style keeps a text for screen readers alone: a box of one pixel, cut."""
    while True:
        sizes = element.style("width"), element.style("height")
        if element.style("position") == "absolute" and any(size in ("0", "0px", "1px") for size in sizes):
            return True
        if element is root or element.parent is None:
            return False
        element = element.parent


def _stands_in(words: Sequence[str], name: Sequence[str]) -> bool:
    """Whether words stand in a name in a row; a word cut short by a full stop counts as the whole one."""
    return any(
        all(
            said == word or (word.endswith(".") and said.startswith(word[:-1]))
            for word, said in zip(words, name[at:], strict=False)
        )
        for at in range(len(name) - len(words) + 1)
    )
