"""The sheet of a workshop: each sentence, what is proposed, and boxes that readers tick."""

from collections.abc import Iterator
from itertools import groupby

from msgspec import Struct

from limpide import resources
from limpide.drafting import REWRITTEN_PARTS, Change, Rewrite, Rewritten
from limpide.model import Lang
from limpide.reporting.composing import Line, lines
from limpide.reporting.easyread import draft
from limpide.reporting.links_kept import Marks
from limpide.reporting.pages import environment
from limpide.reporting.words import Words
from limpide.rewriters.operations import by_id


class Other(Struct, frozen=True):
    """A change that was proposed and not made."""

    said: str
    reason: str


class Row(Struct, frozen=True):
    """One sentence. `left_out` says why the version does without it; empty where it does not.

    `is_proofread`: readers are asked about it; they are not about menus, notes and references.
    """

    number: int
    source: str
    lang: str
    result: tuple[tuple[bool, tuple[Line, ...]], ...]
    is_changed: bool
    is_proofread: bool
    left_out: str
    others: tuple[Other, ...]


def rows(rewrite: Rewrite, t: Words) -> Iterator[Row]:
    """The sentences of a rewriting, numbered from 1."""
    marks = Marks(rewrite)
    for number, sentence in enumerate(rewrite.sentences, 1):
        left_out = t(f"left-out.{sentence.reason}") if sentence.status == "left_out" else ""
        yield Row(
            number,
            " ".join(sentence.source.split()),
            sentence.block.lang,
            tuple(_result(sentence, marks)),
            sentence.status == "changed",
            sentence.block.part in REWRITTEN_PARTS,
            left_out,
            tuple(_others(sentence, t)),
        )


def render_sheet(rewrite: Rewrite, *, lang: Lang) -> str:
    """The sheet as a page, ready to print on A4."""
    t = Words(lang)
    folder = resources.data("templates")
    style = "".join((folder / name).read_text(encoding="utf-8") for name in ("easyread.css", "sheet.css"))
    page = environment(folder).get_template("sheet.html")
    return page.render(draft=draft(rewrite, t), rows=tuple(rows(rewrite, t)), lang=lang, t=t, style=style)


def _result(sentence: Rewritten, marks: Marks) -> Iterator[tuple[bool, tuple[Line, ...]]]:
    """Lines that follow each other, and whether they are items of a list."""
    for is_item, held in groupby(lines(sentence, marks), key=lambda each: each[0]):
        yield is_item, tuple(line for _, line in held)


def _others(sentence: Rewritten, t: Words) -> Iterator[Other]:
    for change in sentence.changes:
        if change.status == "proposed":
            yield Other(_said(change, t), _reason(change, t.lang))


def _said(change: Change, t: Words) -> str:
    """What the change does: words put in, taken out, or put in the place of others."""
    before, after = (" ".join(words.split()) for words in (change.before, change.after))
    if not any(sign.isalnum() for sign in after):
        return t("sheet.remove", before=before)
    if not any(sign.isalnum() for sign in before):
        return t("sheet.add", after=after.lstrip("., "))
    return t("sheet.replace", before=before, after=after)


def _reason(change: Change, lang: Lang) -> str:
    operation = by_id()[change.operation]
    return operation.said(lang, before=change.before, after=change.after, note=change.note)
