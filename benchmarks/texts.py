"""Texts to measure on, made from our own example article: its sentences shuffled, its names and figures varied."""

import itertools
import random
import re
from pathlib import Path

_ARTICLE = Path(__file__).parents[1] / "examples" / "article.html"


def markdown(words: int, *, seed: int = 1) -> str:
    """French Markdown of about so many words, in paragraphs of three to six sentences."""
    rng = random.Random(seed)
    sentences = _sentences()
    out: list[str] = []
    count = 0
    while count < words:
        paragraph = [_varied(rng.choice(sentences), rng) for _ in range(rng.randint(3, 6))]
        count += sum(len(sentence.split()) for sentence in paragraph)
        out.append(" ".join(paragraph))
        if rng.random() < 0.15:
            out.append(f"## Partie {len(out)}")
    return "\n\n".join(out) + "\n"


def article_page(words: int) -> str:
    """A page with the head, the CSS and the landmarks of the example, and a body of so many words."""
    source = _ARTICLE.read_text(encoding="utf-8")
    body = "".join(f"<p>{paragraph}</p>\n" for paragraph in markdown(words).split("\n\n"))
    return re.sub(r"(<main[^>]*>).*(</main>)", lambda found: found[1] + body + found[2], source, flags=re.S)


def page_of(size: int) -> str:
    """A page of at least `size` bytes, styled by its own CSS: sections of prose with links, lists, a table, a form."""
    rng = random.Random(3)
    head = _ARTICLE.read_text(encoding="utf-8").split("<body")[0]
    paragraphs = [text for text in markdown(400, seed=4).split("\n\n") if not text.startswith("#")]
    parts = [head, "<body><main><h1>Une longue page</h1>"]
    total = 0
    for number in itertools.count(1):
        if total >= size:
            break
        parts.append(_section(number, _varied(rng.choice(paragraphs), rng)))
        total += len(parts[-1])
    return "".join((*parts, "</main></body></html>"))


def framework_page(size: int, *, sheet: int) -> str:
    """The same page with a style sheet of at least so many bytes, as frameworks have them: classes, states, screens."""
    rules: list[str] = []
    total = 0
    for number in itertools.count(1):
        if total >= sheet:
            break
        rules.append(_style_rules(number))
        total += len(rules[-1])
    return page_of(size).replace("</head>", f"<style>{''.join(rules)}</style></head>", 1)


def nested(depth: int) -> str:
    return "<!doctype html><title>t</title><body>" + "<div>" * depth + "x" + "</div>" * depth


def _section(number: int, text: str) -> str:
    """A heading, a paragraph, a link and a list; every third section has a table and a form besides."""
    section = (
        f'<h2 id="p{number}">Partie {number}</h2>'
        f'<p class="texte">{text} <a href="/page/{number}">La page {number}</a></p>'
        f'<ul class="liste"><li><a href="#p{number}">Retour</a></li><li><span>{number}</span></li></ul>'
    )
    if number % 3:
        return section
    return section + (
        f'<form action="/f"><label for="f{number}">Nom</label><input id="f{number}" name="n">'
        "<button>Envoyer</button></form>"
        f"<table><tr><th>Année</th><th>Total</th></tr><tr><td>{number}</td>"
        '<td><img src="a.png" alt="Courbe"></td></tr></table>'
    )


def _style_rules(number: int) -> str:
    """A component of a framework: its look, its states, its parts, and how it stands on small screens."""
    name = f".part-{number}"
    return (
        f"{name}{{display:flex;padding:{number % 9}px;color:#{number % 900 + 100};background-color:#fff}}\n"
        f"{name}:hover,{name}:focus-visible{{color:#000;outline:2px solid #000}}\n"
        f"{name} > a.link-{number},{name} [role=button]{{text-decoration:underline;font-weight:700}}\n"
        f"@media (max-width:{300 + number % 700}px){{{name}{{display:block;width:100%}}}}\n"
    )


def _sentences() -> list[str]:
    text = re.sub(r"<(script|style|nav|footer|head)\b.*?</\1>", " ", _ARTICLE.read_text(encoding="utf-8"), flags=re.S)
    plain = " ".join(re.sub(r"<[^>]+>", " ", text).split())
    return [each for each in re.split(r"(?<=[.!?])\s+(?=[A-ZÀÉ])", plain) if 5 < len(each.split()) < 60]


def _varied(text: str, rng: random.Random) -> str:
    return re.sub(r"\d+", lambda _: str(rng.randint(2, 2000)), text)
