"""Markdown to tokens that know their place: CommonMark with tables, strikethrough and footnotes.

markdown-it gives lines only. Here each token with a content carries, as `meta["content"]`, that content as a Markup
of the source; a link, an image or a footnote call carries the offset of its `meta["end"]` in its content.
"""

import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, code, fence, heading, html_block, lheading, paragraph, table
from markdown_it.rules_inline import StateInline, image, link
from markdown_it.token import Token

from limpide.model import Piece, Span
from limpide.page.offsets import Markup

BlockRule = Callable[[StateBlock, int, int, bool], bool]
InlineRule = Callable[[StateInline, bool], bool]

_ABOVE_ALL: Final = ["paragraph", "reference", "blockquote"]
_LINES: Final[tuple[tuple[str, BlockRule, list[str]], ...]] = (
    ("code", code, []),
    ("fence", fence, [*_ABOVE_ALL, "list"]),
    ("html_block", html_block, _ABOVE_ALL),
    ("heading", heading, _ABOVE_ALL),
    ("lheading", lheading, []),
    ("paragraph", paragraph, []),
)
_BEFORE_CONTENT: Final = {"fence": 1}
"""Lines of a token above its content."""
_LINE: Final = re.compile(r"[^\n]*\n|[^\n]+")
_DEFINITION: Final = re.compile(r"\[\^([^\]\s]+)\]:[ \t]*")
_CALL: Final = re.compile(r"\[\^([^\]\s]+)\]")
_DEEPEST: Final = 60
"""Quotes and lists inside one another; markdown-it recurses."""


def tokens(source: str, *, is_mdx: bool) -> list[Token]:
    """The block tokens of a source; inline ones hold theirs as children. MDX has no indented code."""
    parser = MarkdownIt("commonmark", {"html": True, "maxNesting": _DEEPEST})
    parser.enable(["table", "strikethrough"]).disable(["text_join", "fragments_join", *(["code"] if is_mdx else [])])
    block, inline = parser.block.ruler, parser.inline.ruler
    for name, rule, above in _LINES:
        block.at(name, _with_lines(rule), {"alt": above})
    block.at("table", _table, {"alt": ["paragraph", "reference"]})
    block.before("reference", "footnote", _footnote, {"alt": ["paragraph", "reference"]})
    inline.at("link", _with_end(link))
    inline.at("image", _with_end(image))
    inline.before("link", "footnote_call", _footnote_call)
    return parser.parse(source, {"footnotes": set()})


def _with_lines(rule: BlockRule) -> BlockRule:
    """A block rule whose tokens carry the place of each of their lines."""

    def placed(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        first = len(state.tokens)
        found = rule(state, start, end, silent)
        if found and not silent:
            for token in state.tokens[first:]:
                if token.content:
                    above = _BEFORE_CONTENT.get(token.type, 0)
                    token.meta["content"] = Markup(token.content, tuple(_lines(state, token.content, start + above)))
        return found

    return placed


def _lines(state: StateBlock, content: str, first: int) -> Iterator[Piece]:
    """The place of each line of a content, the marks of quotes and lists before it left out."""
    at = 0
    while first < state.lineMax - 1 and content[:1].strip() and not _line(state, first).strip():
        first += 1  # a line of odd blanks, part of the paragraph but trimmed
    for number, line in enumerate(_LINE.findall(content), first):
        text = line.strip(" \t\n")
        before = len(line) - len(line.lstrip(" \t"))
        last = state.eMarks[number]
        place = max(state.src.find(text, state.bMarks[number] + max(0, state.tShift[number]), last), 0)
        if before:
            yield Piece(at, before, Span(max(0, place - before), place))
        after = place + len(line.rstrip("\n")) - before
        if after > place:
            yield Piece(at + before, after - place, Span(place, after))
        if line.endswith("\n"):
            yield Piece(at + len(line) - 1, 1, Span(after, min(max(after, last) + 1, len(state.src))))
        at += len(line)


def _line(state: StateBlock, number: int) -> str:
    return state.src[state.bMarks[number] + max(0, state.tShift[number]) : state.eMarks[number]]


def _table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    first = len(state.tokens)
    found = table(state, start, end, silent)
    cells: Iterator[Markup] = iter(())
    for token in state.tokens[first:] if found and not silent else ():
        if token.type == "tr_open" and token.map:
            cells = _cells(state, token.map[0])
        elif token.type == "inline":
            token.meta["content"] = next(cells, Markup(""))
    return found


def _cells(state: StateBlock, line: int) -> Iterator[Markup]:
    """The cells of a table's row, `\\|` read as a bar that is no border."""
    first, last = state.bMarks[line] + state.tShift[line], state.eMarks[line]
    row = state.src[first:last].rstrip()
    borders = [found.start() for found in re.finditer(r"\|", row) if row[found.start() - 1 : found.start()] != "\\"]
    bounds = [-1, *borders, len(row)]
    for index, (left, right) in enumerate(pairwise(bounds)):
        if right == left + 1 and index in (0, len(bounds) - 2):
            continue
        cell = row[left + 1 : right]
        start = left + 1 + len(cell) - len(cell.lstrip())
        yield _cell(cell.strip(), first + start)


def _cell(raw: str, place: int) -> Markup:
    pieces: list[Piece] = []
    at = 0
    for found in re.finditer(r"\\\||(?:[^\\]|\\(?!\|))+", raw):
        length = 1 if found[0] == "\\|" else len(found[0])
        pieces.append(Piece(at, length, Span(place + found.start(), place + found.end())))
        at += length
    return Markup(raw.replace("\\|", "|"), tuple(pieces))


def _footnote(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """`[^1]: text`, and the indented blocks below it: a note."""
    found = _DEFINITION.match(state.src, state.bMarks[start] + state.tShift[start], state.eMarks[start])
    if found is None or state.is_code_block(start):
        return False
    if silent:
        return True
    state.env["footnotes"].add(found[1])
    opening = state.push("footnote_open", "div", 1)
    opening.attrs = {"role": "doc-footnote", "id": f"fn-{found[1]}"}
    outside = state.bMarks[start], state.tShift[start], state.sCount[start], state.parentType
    state.bMarks[start], state.tShift[start] = found.end(), 0
    state.blkIndent += 4
    state.sCount[start] = state.blkIndent
    state.md.block.tokenize(state, start, end)
    state.blkIndent -= 4
    state.bMarks[start], state.tShift[start], state.sCount[start], state.parentType = outside
    opening.map = [start, state.line]
    state.push("footnote_close", "div", -1)
    return True


def _footnote_call(state: StateInline, silent: bool) -> bool:
    found = _CALL.match(state.src, state.pos, state.posMax)
    if found is None or found[1] not in state.env["footnotes"]:
        return False
    if not silent:
        state.push("footnote_call", "sup", 0)
    state.pos = found.end()
    if not silent:
        state.tokens[-1].meta["end"] = state.pos
    return True


def _with_end(rule: InlineRule) -> InlineRule:
    """An inline rule whose last token carries where it ends."""

    def placed(state: StateInline, silent: bool) -> bool:
        found = rule(state, silent)
        if found and not silent:
            state.tokens[-1].meta["end"] = state.pos
        return found

    return placed
