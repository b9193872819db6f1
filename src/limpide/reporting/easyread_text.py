"""The easy-read draft without pages: Markdown, and text alone."""

from collections.abc import Iterator, Sequence

from limpide.reporting.composing import Line, Passage
from limpide.reporting.easyread import Draft, Section, meanings
from limpide.reporting.hands import Hand, inline, items, written
from limpide.reporting.words import Words

DOTS = "……………………"


def render(draft: Draft, t: Words, hand: Hand, notes: Sequence[str] = ()) -> str:
    """The draft, one sentence a line."""
    return "\n\n".join(block for block in _blocks(draft, t, hand, notes) if block) + "\n"


def _blocks(draft: Draft, t: Words, hand: Hand, notes: Sequence[str]) -> Iterator[str]:
    yield hand.strong(t("easyread.draft"))
    yield hand.gap.join((t("easyread.made"), t("easyread.proofread"), *notes))
    yield hand.title(_title(draft.title, hand), 1)
    if draft.needs_picture:
        yield _place(draft.text, t, hand)
    if draft.opening or draft.about or draft.parts:
        yield hand.title(t("easyread.about"), 2)
        yield from (_lines(passage.lines, t, hand) for passage in draft.opening)
        yield hand.gap.join(written(hand, line) for line in draft.about)
    if draft.parts:
        yield t("easyread.parts")
        yield "\n".join(f"- {hand.words(part)}" for part in draft.parts)
    for section in draft.sections:
        yield from _section(section, t, hand)
    yield hand.title(t("easyread.readers"), 2)
    yield hand.gap.join((f"{t('easyread.names')} {DOTS}", f"{t('easyread.date')} {DOTS}"))
    yield from _left_aside(draft, t, hand)


def _section(section: Section, t: Words, hand: Hand) -> Iterator[str]:
    if section.title:
        yield hand.title(_title(section.title, hand), section.level)
    if section.needs_picture:
        yield _place(section.subject, t, hand)
    for passage in section.passages:
        yield from _passage(passage, t, hand)


def _place(title: str, t: Words, hand: Hand) -> str:
    return hand.words(t("easyread.picture-needed", title=title))


def _passage(passage: Passage, t: Words, hand: Hand) -> Iterator[str]:
    own = _lines(passage.lines, t, hand)
    if passage.items:
        yield items(hand, passage, lambda lines: _lines(lines, t, hand))
    elif passage.picture is not None:
        told = [*filter(None, (own, hand.words(passage.picture.alt)))]
        label = t("easyread.picture" if told else "easyread.picture-undescribed")
        name = passage.picture.name
        file = [hand.words(t("easyread.picture-file", name=name))] if name else []
        yield hand.gap.join((" ".join((label, *told[:1])), *told[1:], *file))
    elif passage.kind == "quote":
        yield t("easyread.quote")
        yield hand.quote(own)
    else:
        yield own


def _lines(lines: Sequence[Line], t: Words, hand: Hand) -> str:
    return hand.gap.join(block for line in lines for block in (written(hand, line), *_words(line, t, hand)))


def _words(line: Line, t: Words, hand: Hand) -> Iterator[str]:
    """The box of each hard word of a line."""
    for term in line.terms:
        first, *others = (hand.words(each) for each in meanings(term))
        named = hand.strong(hand.words(t("easyread.means", term=term.term)))
        told = [t("easyread.word"), f"{named} {first}", *others]
        yield hand.quote(hand.gap.join(told))


def _left_aside(draft: Draft, t: Words, hand: Hand) -> Iterator[str]:
    if not draft.left_aside:
        return
    yield hand.title(t("easyread.left-aside"), 2)
    yield hand.gap.join((t("easyread.left-aside-where"), t("easyread.left-aside-not")))
    for each in draft.left_aside:
        yield hand.title(each.reason, 3)
        yield "\n".join(f"- {hand.words(text)}" for text in each.sentences)


def _title(lines: Sequence[Line], hand: Hand) -> str:
    return " ".join(inline(hand, line.runs).strip() for line in lines)
