"""The easy-read draft of a document: one sentence a line, short parts, hard words explained where they stand first."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import PurePath
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from limpide.drafting import Rewrite
from limpide.model import Term
from limpide.reporting.composing import Line, Passage, composed
from limpide.reporting.easyread_subject import carrying, subject
from limpide.reporting.links_kept import Run
from limpide.reporting.words import Words
from limpide.rewriters.drafts import capitalised

NEAR: Final = 2
"""Lines that a reader would meet twice in a row."""
LONGEST_OPENING: Final = 4
"""Lines before the first part that say what the text is about; more are a part of it."""


class Section(Struct, frozen=True):
    """A part of the text. `level` from 2; the title is empty before the first heading.

    `needs_picture`: nothing in it shows what it says; `pictogram` is the address of a picture that may, or empty.
    """

    title: tuple[Line, ...]
    level: int
    passages: tuple[Passage, ...]
    needs_picture: bool = False
    pictogram: str = ""

    @property
    def text(self) -> str:
        return " ".join(line.text for line in self.title)

    @property
    def subject(self) -> str:
        """What a picture of it should show: its title, the last sentence of one that has several."""
        return self.title[-1].text if self.title else ""


class LeftAside(Struct, frozen=True):
    """Sentences of the source that the draft does without, and why."""

    reason: str
    sentences: tuple[str, ...]


class Draft(Struct, frozen=True):
    """What the templates show. `about` and `parts` say what the text is about, in its author's words.

    `opening` is what stands before the first part, where it is short; `needs_picture`: no picture is beside the title.
    """

    title: tuple[Line, ...]
    lang: str
    opening: tuple[Passage, ...]
    about: tuple[Line, ...]
    parts: tuple[str, ...]
    needs_picture: bool
    pictogram: str
    sections: tuple[Section, ...]
    left_aside: tuple[LeftAside, ...]

    @property
    def text(self) -> str:
        return " ".join(line.text for line in self.title)


def no_pictogram(word: str) -> str:
    """The picture of any word where the project has none."""
    return ""


def draft(rewrite: Rewrite, t: Words, pictogram: Callable[[str], str] = no_pictogram) -> Draft:
    """The draft of a rewriting; `t` says why something was left aside; `pictogram` gives the picture of a word."""
    passages = list(_in_lines(composed(rewrite)))
    at = _title(passages)
    title = passages.pop(at).lines if at is not None else _named(rewrite, t)
    passages = [each for each in passages if each.kind != "title" or each.lines != title]
    found = tuple(_explained(_sections(passages), rewrite.terms))
    opening, found = _opening(found)
    sections = tuple(_with_place(each, pictogram) for each in found)
    parts = tuple(section.text for section in sections if section.title and section.level == 2)
    return Draft(
        title,
        rewrite.document.lang,
        opening,
        _about(title, sections, is_opened=bool(opening)),
        parts if len(parts) > 1 else (),
        not (sections and not sections[0].title and _has_picture(sections[0])),
        _shown(title, pictogram),
        sections,
        tuple(_left_aside(rewrite, t)),
    )


def _named(rewrite: Rewrite, t: Words) -> tuple[Line, ...]:
    """A title for a text that shows none: that of its page, else the name of its file."""
    own = " ".join(rewrite.page.title.split()) if rewrite.page and rewrite.page.title else ""
    name = own or PurePath(rewrite.document.name).stem.strip("-")
    return (Line((Run(name or t("easyread.untitled")),), rewrite.document.lang),)


def _in_lines(passages: Iterable[Passage]) -> Iterator[Passage]:
    """The passages, the cells of a table one under the other."""
    for passage in passages:
        if passage.kind == "row":
            yield Passage("paragraph", passage.lang, tuple(line for cell in passage.items for line in cell))
        else:
            yield passage


def _title(passages: Sequence[Passage]) -> int | None:
    """The place of the title: the first heading of the first level, else one above all others that opens the text."""
    levels = {at: passage.level for at, passage in enumerate(passages) if passage.kind == "title"}
    first = next((at for at, level in levels.items() if level == 1), None)
    if first is not None or 0 not in levels:
        return first
    return 0 if all(level > levels[0] for at, level in levels.items() if at) else None


def _sections(passages: Sequence[Passage]) -> Iterator[Section]:
    """The parts, none more than one level under the one before."""
    opening = Section((), 2, ())
    held: list[Passage] = []
    lowest = 1
    for passage in passages:
        if passage.kind != "title":
            held.append(passage)
            continue
        if opening.title or held:
            yield replace(opening, passages=tuple(held))
        lowest = min(max(2, passage.level), lowest + 1)
        opening, held = Section(passage.lines, lowest, ()), []
    if opening.title or held:
        yield replace(opening, passages=tuple(held))


def _about(title: Sequence[Line], sections: Sequence[Section], *, is_opened: bool) -> tuple[Line, ...]:
    """What says the subject; not the first lines where they come right after, if others do."""
    lines = _prose(sections)
    far = lines[NEAR:] if sections and not sections[0].title else lines
    return subject(title, far, is_opened=is_opened) or subject(title, lines, is_opened=is_opened)


def _opening(sections: tuple[Section, ...]) -> tuple[tuple[Passage, ...], tuple[Section, ...]]:
    """A byline or a few sentences that come before the first part, and the parts without them."""
    first = sections[0] if sections else None
    is_short = first is not None and sum(len(passage.lines) for passage in first.passages) <= LONGEST_OPENING
    if first is None or first.title or not is_short or any(p.kind != "paragraph" for p in first.passages):
        return (), sections
    return (first.passages, sections[1:]) if len(sections) > 1 else ((), sections)


def _with_place(section: Section, pictogram: Callable[[str], str]) -> Section:
    """The part, with a place for a picture where it has none."""
    if not (section.title and section.passages) or _has_picture(section):
        return section
    return replace(section, needs_picture=True, pictogram=_shown((*section.title, *_prose((section,))), pictogram))


def _shown(lines: Iterable[Line], pictogram: Callable[[str], str]) -> str:
    """The picture of the first word that has one."""
    return next((found for line in lines for word in carrying(line) if (found := pictogram(word))), "")


def _has_picture(section: Section) -> bool:
    return any(passage.kind == "picture" for passage in section.passages)


def _prose(sections: Iterable[Section]) -> tuple[Line, ...]:
    return tuple(
        line
        for section in sections
        for passage in section.passages
        if passage.kind == "paragraph"
        for line in passage.lines
    )


def _explained(sections: Iterable[Section], terms: Iterable[Term]) -> Iterator[Section]:
    """The parts, each hard word with its explanation in the first line that has it."""
    waiting = [term for term in terms if term.explanation or term.expansion]
    for section in sections:
        yield replace(section, passages=tuple(_with_terms(passage, waiting) for passage in section.passages))


def _with_terms(passage: Passage, waiting: list[Term]) -> Passage:
    if passage.kind in ("code", "picture"):
        return passage
    return replace(
        passage,
        lines=tuple(_met(line, waiting) for line in passage.lines),
        items=tuple(tuple(_met(line, waiting) for line in item) for item in passage.items),
    )


def _met(line: Line, waiting: list[Term]) -> Line:
    """The line with the words that it is the first to have; they wait no more."""
    met = tuple(term for term in waiting if _holds(line.text, term.term))
    for term in met:
        waiting.remove(term)
    told = tuple(term for term in met if term.explanation or (term.expansion or "") not in line.text)
    return replace(line, terms=told) if told else line


def _holds(text: str, term: str) -> bool:
    if term.casefold() not in text.casefold():
        return False
    return bool(re.search(rf"(?<!\w){re.escape(term)}(?:s|x)?(?!\w)", text, re.I if term.islower() else 0))


def _left_aside(rewrite: Rewrite, t: Words) -> Iterator[LeftAside]:
    left: dict[str, list[str]] = {}
    for sentence in rewrite.sentences:
        if sentence.status == "left_out":
            left.setdefault(sentence.reason, []).append(" ".join(sentence.source.split()))
    for reason, held in left.items():
        yield LeftAside(capitalised(t(f"left-out.{reason}")), tuple(held))


def meanings(term: Term) -> tuple[str, ...]:
    """What a word means: its long form, then its explanation as a sentence of its own."""
    told = [each for each in (term.expansion, term.explanation) if each]
    return (*told[:1], *(f"{capitalised(each).rstrip('.')}." for each in told[1:]))
