"""What a Markdown file holds besides Markdown: front matter, template tags, MDX code. None of it is text."""

import re
from collections.abc import Iterator
from functools import cache, reduce
from typing import Final

from msgspec import Struct

from limpide.model import Span

HOLE: Final = "\ue000"
"""A character for private use: it stands for one that is no text, and is dropped when the text is written."""
_NOT_NEWLINE: Final = re.compile(r"[^\n]")
_FRONT_MATTER: Final = re.compile(
    r"\A(?:---[ \t]*\n(?=[ \t]*(?:\#|[\w\"'-]+[ \t]*:)).*?\n(?:---|\.\.\.)|\+\+\+[ \t]*\n.*?\n\+\+\+)[ \t]*(?:\n|\Z)",
    re.S,
)
_FIELD: Final = re.compile(r"^(title|lang|language)[ \t]*[:=][ \t]*([\"']?)(.+?)\2[ \t]*$", re.M)

_KEPT: Final = r"^[ ]{0,3}(?P<fence>`{3,}+|~{3,}+)[^\n]*\n.*?^[ ]{0,3}(?P=fence)[`~]*[ \t]*$|(?<!`)`[^`\n]+`(?!`)"
_BRACES: Final = reduce(lambda inner, _: rf"\{{(?:[^{{}}]++|{inner})*+\}}", range(5), r"\{[^{}]*+\}")
"""Matched braces with at most five more inside one another."""
_TEMPLATE: Final = (
    r"\{%[^{}]*?%\}",  # Liquid, Jinja, Nunjucks
    rf"\{{{_BRACES}\}}",
    r"\{\#(?:[^#\n]|\#(?!\}))*\#\}",
    r"\{[ \t]*(?::|[.\#][\w-]|[\w-]+=[\"'])[^{}\n]*\}",  # kramdown, Pandoc: attributes of a block, a link, a heading
    r"^[ \t]*:{3,}[^\n]*$",  # containers of VuePress, Docusaurus, Pandoc
    r"^[ \t]*(?i:\[\[?toc\]?\])[ \t]*$",
    r"\[!(?i:note|tip|important|warning|caution)\]",  # GitHub's alerts
)
_MDX: Final = (
    r"^(?:import|export)\b(?:[^\n]+(?:\n(?=[ \t]*\S))?)+",
    rf"[\w:-]+={_BRACES}",
    _BRACES,
    rf"</?[A-Z](?:[^<>\"'{{]++|\"[^\"]*\"|'[^']*'|{_BRACES})*+>|</?>",
)


class FrontMatter(Struct, frozen=True):
    """The fields of a front matter that say something of the text."""

    title: Span | None = None
    lang: str | None = None


def front_matter(source: str) -> tuple[FrontMatter, int]:
    """The front matter at the top of a source, and where the text begins."""
    found = _FRONT_MATTER.match(source)
    if found is None:
        return FrontMatter(), 0
    fields = {field[1]: field for field in _FIELD.finditer(source, found.start(), found.end())}
    title, lang = fields.get("title"), fields.get("lang") or fields.get("language")
    return FrontMatter(Span(*title.span(3)) if title else None, lang[3].strip() if lang else None), found.end()


def blanked(source: str, *, start: int, is_mdx: bool) -> str:
    """The source, as long and with as many lines, without what is no Markdown.

    Blanks stand for all before `start` and for tags that fill their lines, HOLE for each character of other tags.
    """
    return _blank(source[:start]) + _pattern(is_mdx=is_mdx).sub(_without, source[start:])


def tags(source: str) -> Iterator[Span]:
    """What may be template tags and MDX code, which Markdown does not hold."""
    if any(sign in source for sign in ("{", "[!", ":::")):
        yield from (Span(*found.span()) for found in _pattern(is_mdx=True).finditer(source) if not found["kept"])


def _without(found: re.Match[str]) -> str:
    if found["kept"]:
        return found[0]
    text, (start, end) = found.string, found.span()
    before = text[text.rfind("\n", 0, start) + 1 : start]
    line_end = text.find("\n", end)
    after = text[end : line_end if line_end >= 0 else len(text)]
    return _NOT_NEWLINE.sub(" " if not before.strip(" \t>") and not after.strip() else HOLE, found[0])


def _blank(text: str) -> str:
    return _NOT_NEWLINE.sub(" ", text)


@cache
def _pattern(*, is_mdx: bool) -> re.Pattern[str]:
    no_text = "|".join((*_TEMPLATE, *(_MDX if is_mdx else ())))
    return re.compile(rf"(?P<kept>{_KEPT})|(?<!\\)(?:{no_text})", re.M | re.S)
