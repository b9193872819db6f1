"""Tokens of Markdown to the HTML that readers get, each character of which knows its place in the source."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from html import escape
from typing import Final
from urllib.parse import unquote

from markdown_it.helpers import parseLinkDestination
from markdown_it.token import Token

from limpide.model import Piece
from limpide.page.offsets import Markup
from limpide.readers.addresses import addresses, href_of
from limpide.readers.markdown_html import PlacedHtml, attributes

_BREAK: Final = re.compile(r" *\\?\n[ \t]*")
_MARKS: Final = re.compile(r"[^\w\- ]")
_OWN_ID: Final = re.compile(r"\{[^}\n]*#([\w-]+)")


def render(tokens: Sequence[Token], source: str, placed: Markup) -> Markup:
    """The HTML of the tokens of `placed.text`. `source` is that text as written, template tags and all."""
    rendering = _Rendering(tokens, source, placed)
    rendering.run(tokens)
    return rendering.out.markup()


class _Rendering:
    def __init__(self, tokens: Sequence[Token], source: str, placed: Markup) -> None:
        self.out = PlacedHtml(placed)
        self.source = source
        self.lines = _line_bounds(placed.text)
        self.targets = frozenset(_fragments(tokens))
        self.used: dict[str, int] = {}

    def run(self, tokens: Sequence[Token]) -> None:
        """Renders block tokens, in order; a closing tag stands where the last text before it ends."""
        last = 0
        for index, token in enumerate(tokens):
            content = _content(token)
            if token.type == "inline":
                if content is not None:
                    _Inline(self.out, content, token.children or []).run()
            elif token.type in ("fence", "code_block"):
                self._code(token, content)
            elif token.type == "html_block":
                if content is not None:
                    self.out.copy(content, 0, len(content.text))
            elif token.nesting < 0:
                self.out.put("" if token.hidden else f"</{token.tag}>", last, last)
            elif not token.hidden:
                self._open(token, tokens[index + 1 : index + 2])
            last = self._end(token, content, last)

    def _open(self, token: Token, following: Sequence[Token]) -> None:
        """An opening tag stands for the first line of its block, that of a cell for the cell."""
        start, end = self.lines[token.map[0]] if token.map else (0, 0)
        attrs = dict(token.attrs)
        content = _content(following[0]) if following and following[0].type == "inline" else None
        if content is not None and content.text:
            span = content.span(0, len(content.text))
            start, end = (span.start, span.end) if not token.map else (start, end)
        if token.type == "heading_open" and content is not None:
            attrs["id"] = self._heading_id(content.text, self.source[start:end])
        self.out.put(f"<{token.tag}{attributes(attrs)}>", start, end)

    def _code(self, token: Token, content: Markup | None) -> None:
        start, end = self.lines[token.map[0]] if token.map else (0, 0)
        language = token.info.split()[:1]
        attrs = attributes({"class": f"language-{language[0]}"} if language else {})
        self.out.put(f"<pre><code{attrs}>", start, end if token.type == "fence" else start)
        if content is not None:
            self.out.text(content, 0, len(content.text))
        close = self.lines[min(token.map[1], len(self.lines)) - 1][1] if token.map else end
        self.out.put("</code></pre>", close, close)

    def _end(self, token: Token, content: Markup | None, last: int) -> int:
        if content is not None and content.text:
            return max(last, content.span(len(content.text) - 1, len(content.text)).end)
        if token.map and token.nesting == 0 and token.type != "inline":
            return max(last, self.lines[min(token.map[1], len(self.lines)) - 1][1])
        return last

    def _heading_id(self, text: str, line: str) -> str:
        """The id that publishing tools give a heading: its own, else made of its words, as the links spell it."""
        if own := _OWN_ID.search(line):
            return own[1]
        words = _MARKS.sub("", text.lower().strip()).replace(" ", "-")
        plain = "".join(c for c in unicodedata.normalize("NFD", words) if not unicodedata.combining(c))
        base = plain if plain in self.targets and words not in self.targets else words
        number = self.used.get(base, 0)
        self.used[base] = number + 1
        return f"{base}-{number}" if number else base


class _Inline:
    """One pass over the inline tokens of a content; `at` is how far in the content they have come."""

    def __init__(self, out: PlacedHtml, content: Markup, tokens: Sequence[Token]) -> None:
        self.out = out
        self.content = content
        self.tokens = iter(tokens)
        self.at = 0
        self.text_from = 0
        self.links: list[dict[str, int]] = []

    def run(self) -> None:
        for token in self.tokens:
            if token.type == "text":
                self.at += len(token.content)
                continue
            self._flush()
            self._token(token)
            self.text_from = self.at
        self._flush()

    def _token(self, token: Token) -> None:
        match token.type:
            case "softbreak" | "hardbreak":
                self._break(token)
            case "text_special":
                self._advance(escape(token.content), len(token.markup))
            case "html_inline":
                self.out.copy(self.content, self.at, self.at + len(token.content))
                self.at += len(token.content)
            case "code_inline":
                self._code(token)
            case "image":
                self._image(token)
            case "footnote_call":
                self._advance("<sup></sup>", token.meta["end"] - self.at)
            case "link_open" if token.markup == "autolink":
                self._autolink(token)
            case "link_open":
                self._link_open(token)
            case "link_close":
                self._link_close(token)
            case _:
                self._advance(f"<{'/' if token.nesting < 0 else ''}{token.tag}>", len(token.markup))

    def _advance(self, html: str, length: int) -> None:
        """Markup that stands for the next characters of the content."""
        self._put(html, self.at, self.at + length)
        self.at += length

    def _put(self, html: str, start: int, end: int) -> None:
        span = self.content.span(start, end)
        self.out.put(html, span.start, span.end)

    def _flush(self) -> None:
        """Writes the text gathered since the last tag, bare addresses made links."""
        start = self.text_from
        if start == self.at:
            return
        for span in addresses(self.content.text, start, self.at) if not self.links else ():
            self.out.text(self.content, start, span.start)
            href = href_of(self.content.text[span.start : span.end])
            self._put(f"<a{attributes({'href': href})}>", span.start, span.end)
            self.out.text(self.content, span.start, span.end)
            self._put("</a>", span.end, span.end)
            start = span.end
        self.out.text(self.content, start, self.at)

    def _break(self, token: Token) -> None:
        found = _BREAK.match(self.content.text, self.at)
        self._advance("\n" if token.type == "softbreak" else "<br>", found.end() - self.at if found else 0)

    def _code(self, token: Token) -> None:
        text, marks = self.content.text, len(token.markup)
        start = self.at + marks
        end = start + len(token.content)
        if text[start:end].replace("\n", " ") != token.content or not _closes(text, end, marks):
            end += 2  # one blank was stripped on each side
        self._advance("<code>", marks)
        self.out.text(self.content, start, end)
        self.at = end
        self._advance("</code>", marks)

    def _autolink(self, token: Token) -> None:
        next(self.tokens)
        next(self.tokens)
        end = self.content.text.index(">", self.at)
        self._put("<a ", self.at, self.at + 1)
        self._put(attributes(token.attrs).lstrip(), self.at + 1, end)
        self._put(">", self.at + 1, self.at + 1)
        self.out.text(self.content, self.at + 1, end)
        self.at = end
        self._advance("</a>", 1)

    def _link_open(self, token: Token) -> None:
        self._put("<a", self.at, self.at + 1)
        places: dict[str, int] = {}
        for name, value in token.attrs.items():
            self._put(" ", self.at + 1, self.at + 1)
            places[name] = len(self.out.pieces)
            self._put(attributes({name: str(value)}).lstrip(), self.at + 1, self.at + 1)
        self._advance(">", 1)
        self.links.append(places)

    def _link_close(self, token: Token) -> None:
        """The tail `](address "title")` closes the link; its parts are where the attributes stand."""
        end = token.meta["end"]
        places = self.links.pop()
        for name, (first, last) in _tail(self.content.text, self.at + 1, end).items():
            if name in places:
                piece = self.out.pieces[places[name]]
                span = self.content.span(first, last)
                place = self.out.placed.span(span.start, span.end)
                self.out.pieces[places[name]] = Piece(piece.at, piece.length, place)
        self._advance("</a>", end - self.at)

    def _image(self, token: Token) -> None:
        end, label = token.meta["end"], self.at + 2 + len(token.content)
        places = {"alt": (self.at + 2, label), **_tail(self.content.text, label + 1, end)}
        attrs = {**token.attrs, "alt": _plain(token.children or [])}
        self._put("<img", self.at, self.at + 2)
        for name in ("src", "alt", "title"):
            if name in attrs:
                first, last = places.get("href" if name == "src" else name, (label, end))
                self._put(" ", first, first)
                self._put(attributes({name: str(attrs[name])}).lstrip(), first, last)
        self._put(">", end - 1, end)
        self.at = end


def _content(token: Token) -> Markup | None:
    content = token.meta.get("content")
    return content if isinstance(content, Markup) else None


def _plain(tokens: Sequence[Token]) -> str:
    """The words of an image's label, as CommonMark says."""
    return "".join(_plain(token.children or []) if token.type == "image" else _words(token) for token in tokens)


def _words(token: Token) -> str:
    return " " if token.type.endswith("break") else token.content


def _tail(text: str, start: int, end: int) -> dict[str, tuple[int, int]]:
    """Where the address and the title of `(address "title")` or `[reference]` stand in `text`."""
    if not text.startswith("(", start):
        return {"href": (start, end), "title": (start, end)}
    first = start + 1 + len(text[start + 1 : end]) - len(text[start + 1 : end].lstrip())
    found = parseLinkDestination(text, first, end)
    last = found.pos if found.ok else first
    rest = text[last : end - 1]
    title = last + len(rest) - len(rest.lstrip())
    return {"href": (first, last), "title": (title, title + len(rest.strip()))}


def _closes(text: str, at: int, marks: int) -> bool:
    return text.startswith("`" * marks, at) and not text.startswith("`", at + marks)


def _line_bounds(text: str) -> list[tuple[int, int]]:
    """From the first to the last character of each line that is no blank."""
    bounds, at = [], 0
    for line in text.split("\n"):
        first = at + len(line) - len(line.lstrip())
        bounds.append((first, max(first, at + len(line.rstrip()))))
        at += len(line) + 1
    return bounds


def _fragments(tokens: Sequence[Token]) -> Iterator[str]:
    for token in tokens:
        for child in token.children or ():
            href = str(child.attrs.get("href", ""))
            if href.startswith("#"):
                yield unquote(href[1:])
