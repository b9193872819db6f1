"""Instructions that point at a thing by its place, shape or colour: which of them leave nothing else to find it by."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, NamedTuple

from limpide.language.excerpts import shown
from limpide.model import Block, Finding
from limpide.page.element import Element, Page

_QUOTED = re.compile(r"[«“”\"][^»“”\"]+[»“”\"]")
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_PICTURES = frozenset(("img", "svg", "canvas", "object", "iframe"))
_WORD = re.compile(r"[^\W\d_]{4,}")
_SHAPE_WORD = re.compile(r"[^\W\d_]+")
_Judged = Literal["failed", "needs_review"]


def to_things(
    blocks: Iterable[Block],
    *,
    page: Page | None,
    pattern: re.Pattern[str],
    asking: re.Pattern[str],
    roles: Mapping[str, str],
) -> Iterator[Finding]:
    """Each instruction that says where or how a button, a link or a menu is; the last group that matches is that word.

    The thing is found all the same where it is alone of its role, or bears the word. It is not where several things
    have this role and no name of theirs is in the instruction. `asking` matches what stands before the thing where
    people are told to act on it; elsewhere a person looks.
    """
    found = [(block, match) for block in blocks for match in pattern.finditer(block.text.plain)]
    things = _things(page, frozenset(roles.values())) if found and page is not None else {}
    headings = _headings(page) if found and page is not None else ""
    for block, match in found:
        text, noun = block.text.plain, match[match.lastgroup or 0].casefold().removesuffix("s")
        judged = _of_thing(noun, text, things.get(roles.get(noun, ""), _NONE), headings if noun in roles else "")
        if judged == "failed" and not asking.search(text[: match.start()]):
            judged = "needs_review"
        if judged is not None:
            yield _finding(block, match, judged)


def to_shapes(blocks: Iterable[Block], *, page: Page | None, pattern: re.Pattern[str]) -> Iterator[Finding]:
    """Each instruction to look beside a shape that no name and no other text of the page says."""
    matches = ((block, match) for block in blocks for match in pattern.finditer(block.text.plain))
    found = [(block, match) for block, match in matches if not _QUOTED.search(block.text.plain)]
    if not found or page is None:
        return
    said = Counter(_SHAPE_WORD.findall(page.root.text.casefold()))
    names = {_name(e) for e in page.elements if e.name in _PICTURES and e.is_rendered is True}
    named = " ".join(names)
    for block, match in found:
        shape = match["shape"].casefold()
        is_elsewhere = said[shape] > _SHAPE_WORD.findall(block.text.plain.casefold()).count(shape)
        if not is_elsewhere and shape not in named:
            yield _finding(block, match, "failed" if "" in names else "needs_review")


class _Things(NamedTuple):
    """The things of one role: how many, their names one after the other, and the words in them."""

    number: int
    names: str
    words: frozenset[str]


_NONE = _Things(0, "", frozenset())


def _things(page: Page, roles: frozenset[str]) -> dict[str, _Things]:
    names: dict[str, list[str]] = defaultdict(list)
    for element in page.elements:
        role = element.role
        if isinstance(role, str) and role in roles and element.is_exposed is True:
            names[role].append(_name(element))
    return {
        role: _Things(len(found), " ".join(found), frozenset(_WORD.findall(" ".join(found))))
        for role, found in names.items()
    }


def _headings(page: Page) -> str:
    return " ".join(_name(e) for e in page.elements if e.name in _HEADINGS or e.attrs.get("role") == "heading")


def _of_thing(noun: str, text: str, things: _Things, headings: str) -> _Judged | None:
    if things.number == 1 or noun in things.names or noun in headings:
        return None
    if not things.number:
        return "needs_review"
    if _QUOTED.search(text):
        return None
    return "needs_review" if things.words & frozenset(_WORD.findall(text.casefold())) else "failed"


def _name(element: Element) -> str:
    name = element.accessible_name
    return name.casefold() if isinstance(name, str) else "?"


def _finding(block: Block, match: re.Match[str], outcome: _Judged) -> Finding:
    return Finding(block.text.span(*match.span()), data={"text": shown(match.group())}, outcome=outcome)
