"""Two ways to write passages down, line by line: Markdown, and text alone."""

from collections.abc import Callable, Sequence
from itertools import groupby
from typing import Final

from msgspec import Struct

from limpide.reporting.composing import Line, Passage
from limpide.reporting.links_kept import Run
from limpide.reporting.quoting import markdown, visible


class Hand(Struct, frozen=True):
    """How a format writes words, titles, what stands out, quotations, code and tables. `gap`: between two lines.

    `inner` writes words that do not begin their line.
    """

    words: Callable[[str], str]
    inner: Callable[[str], str]
    link: Callable[[str, str], str]
    title: Callable[[str, int], str]
    strong: Callable[[str], str]
    quote: Callable[[str], str]
    code: Callable[[str], str]
    table: Callable[[Sequence[Sequence[str]]], str]
    picture: Callable[[str, str], str]
    gap: str


def inline(hand: Hand, runs: Sequence[Run]) -> str:
    made = []
    for number, run in enumerate(runs):
        words = hand.inner(run.text) if number else hand.words(run.text)
        made.append(hand.link(words, run.href) if run.href else words)
    return "".join(made)


def written(hand: Hand, line: Line) -> str:
    return inline(hand, line.runs).strip()


def items(hand: Hand, passage: Passage, item: Callable[[Sequence[Line]], str]) -> str:
    """A list, its items written by `item`; what goes over a line stands under the first word."""
    rows = []
    for number, lines in enumerate(passage.items, 1):
        mark = f"{number}. " if passage.kind == "steps" else "- "
        rows.append(mark + item(lines).replace("\n", "\n" + " " * len(mark)))
    return "\n".join(rows)


def running(hand: Hand, passages: Sequence[Passage]) -> list[str]:
    """The passages as blocks of running text, the sentences of a paragraph one after the other."""
    blocks = []
    for is_row, held in groupby(passages, key=lambda each: each.kind == "row"):
        if is_row:
            blocks.append(hand.table([[_joined(hand, cell) for cell in row.items] for row in held]))
        else:
            blocks.extend(_block(hand, passage) for passage in held)
    return [block for block in blocks if block.strip()]


def _block(hand: Hand, passage: Passage) -> str:
    text = _joined(hand, passage.lines)
    if passage.items:
        return items(hand, passage, lambda lines: _joined(hand, lines))
    if passage.picture is not None:
        shown = hand.picture(passage.picture.alt or passage.picture.name, passage.picture.src)
        return "\n\n".join(filter(None, (shown, text)))
    if passage.kind == "title":
        return hand.title(text, passage.level)
    if passage.kind == "code":
        return hand.code("\n".join(line.text for line in passage.lines))
    return hand.quote(text) if passage.kind == "quote" else text


def _joined(hand: Hand, lines: Sequence[Line]) -> str:
    return " ".join(written(hand, line) for line in lines)


def _markdown_words(text: str) -> str:
    """The words as Markdown, with the spaces at both ends that hold them apart from their neighbours."""
    bare = text.strip(" ")
    if not bare:
        return text
    at = text.index(bare)
    return text[:at] + markdown(bare) + text[at + len(bare) :]


def _inner_words(text: str) -> str:
    """The same, where no mark can begin a list or a title."""
    return _markdown_words(f"x{text}")[1:]


def _address(href: str) -> str:
    return "<" + href.replace("<", "%3C").replace(">", "%3E").replace("\n", "").strip() + ">"


def _markdown_table(rows: Sequence[Sequence[str]]) -> str:
    width = max(len(row) for row in rows)
    made = [f"| {' | '.join([*row, *[''] * (width - len(row))])} |" for row in rows]
    return "\n".join([made[0], "|" + " --- |" * width, *made[1:]])


def _fenced(text: str) -> str:
    fence = "```" if "```" not in text else "~~~~"
    return f"{fence}\n{visible(text)}\n{fence}"


MARKDOWN: Final = Hand(
    words=_markdown_words,
    inner=_inner_words,
    link=lambda text, href: f"[{text}]({_address(href)})",
    title=lambda text, level: f"{'#' * min(level, 6)} {text}",
    strong=lambda text: f"**{text}**",
    quote=lambda text: "> " + text.replace("\n", "\n> "),
    code=_fenced,
    table=_markdown_table,
    picture=lambda alt, src: f"![{markdown(alt)}]({_address(src)})",
    gap="\n\n",
)
TEXT: Final = Hand(
    words=visible,
    inner=visible,
    link=lambda text, href: text if text.strip() == href else f"{text} ({visible(href)})",
    title=lambda text, level: text,
    strong=lambda text: text,
    quote=lambda text: text,
    code=visible,
    table=lambda rows: "\n".join(" | ".join(row) for row in rows),
    picture=lambda alt, src: f"[{visible(alt)}]",
    gap="\n",
)
