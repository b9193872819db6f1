"""Which part of a document a block belongs to: body, notes, navigation, reference…

Containers tell it in HTML (landmarks, class and id names); headings and lone lines tell it in every format.
"""

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from limpide.model import Block, Part

_CONTAINER_NAMES: tuple[tuple[re.Pattern[str], Part], ...] = (
    (
        re.compile(
            r"(?:foot|end)?notes?(?:-?(?:list|de-?bas-?de-?page|bas-?page))?|notesbaspage|doc-endnotes|doc-footnote"
        ),
        "notes",
    ),
    (re.compile(r"side-?notes?|sidebar|complementary|aside|encadre|related|share|partage"), "aside"),
    (
        re.compile(
            r"nav(?:bar|igation|entry|-?menu)?|menu|bread-?crumbs?|fil-?d-?ariane|ariane|wikipath|skip(?:-?links?)?|evitement"
            r"|go-?top|back-?to-?top|pager|pagination|toc|sommaire|table-of-contents|toolbar"
        ),
        "navigation",
    ),
    (re.compile(r"banner|site-?header|masthead|bandeau"), "header"),
    (re.compile(r"(?:site|page)?-?footer|contentinfo|pied-?de-?page"), "footer"),
    (
        re.compile(
            r"quotation|how-?to-?cite|citation|references?|bibliograph(?:y|ie)|licen[cs]e|copyright|about-?authors?"
        ),
        "reference",
    ),
)

_HEADING_NAMES: tuple[tuple[re.Pattern[str], Part], ...] = (
    (re.compile(r"(?:end|foot)?notes?(?: de bas de page)?|footnotes", re.I), "notes"),
    (
        re.compile(
            r"(?:pour )?citer (?:cet article|ce texte|ce document)|référence (?:électronique|papier)|licen[cs]e"
            r"|droits d['’]auteur|références?(?: bibliographiques)?|bibliographie|auteur(?:e|s|es|·e|·e·s|·es)?"
            r"|mentions légales|à propos (?:de l['’]auteure?|des auteure?s)|how to cite(?: this article)?"
            r"|cite this (?:article|page)|references|bibliography|(?:about the )?authors?|copyright|works cited",
            re.I,
        ),
        "reference",
    ),
    (
        re.compile(r"sommaire|table des matières|navigation|(?:table of )?contents|on this page|sur cette page", re.I),
        "navigation",
    ),
)

_INTERFACE_LINE = re.compile(
    r"(?:retour (?:en )?haut(?: de (?:la )?page)?|haut de (?:la )?page|retour au sommaire|texte intégral|plan du site"
    r"|(?:aller|accéder|passer) au (?:contenu|menu)(?: principal)?|rechercher|partager"
    r"|imprimer(?: (?:cette page|l['’]article))?|back to top|(?:top of|print|share) (?:the |this )?page|top|full text"
    r"|site map|search|share|skip to (?:main )?content)\W*",
    re.I,
)
_PREVIEW = re.compile(r"^\W*(?:\d{1,3}|[a-z]|\*)?\W*(?P<start>.*?)\s*[\[(](?:\.\.\.|…)[\])]$", re.S)
_NOTE_NUMBER = re.compile(r"^\W*\d{1,3}\W*\s")


def container_part(name: str, role: str, identifiers: Sequence[str]) -> Part | None:
    """The part that an element opens by its name, its role or a word of its class and id; None for none."""
    if name == "nav" or role in ("navigation", "menu", "menubar"):
        return "navigation"
    if name == "aside" or role == "complementary":
        return "aside"
    if role in ("doc-endnotes", "doc-footnote"):
        return "notes"
    for identifier in identifiers:
        word = identifier.lower()
        for pattern, part in _CONTAINER_NAMES:
            if pattern.fullmatch(word):
                return part
    return None


def with_parts(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks with the parts that headings, lines of the interface and previews of notes give them."""
    placed = list(_in_sections(blocks))
    note_starts = {_NOTE_NUMBER.sub("", b.text.plain)[:60].casefold() for b in placed if b.part == "notes"}
    for block in placed:
        is_repeated = block.part == "body" and bool(note_starts) and is_preview(block.text.plain, note_starts)
        yield replace(block, part="aside") if is_repeated else block


def _in_sections(blocks: Sequence[Block]) -> Iterator[Block]:
    section: tuple[int, Part] | None = None
    for block in blocks:
        if block.kind == "heading":
            if section is not None and 0 < block.level <= section[0]:
                section = None
            named = heading_part(block.text.plain)
            if named is not None and block.part == "body":
                section = (block.level, named)
        if block.part != "body":
            yield block
        elif is_interface_line(block.text.plain):
            yield replace(block, part="navigation")
        elif section is not None:
            yield replace(block, part=section[1])
        else:
            yield block


def is_interface_line(text: str) -> bool:
    """Whether a text standing alone belongs to the site, not to the article: « Haut de page », « Texte intégral »."""
    return len(text) < 60 and _INTERFACE_LINE.fullmatch(text) is not None


def heading_part(heading: str) -> Part | None:
    """The part that a heading of this wording opens: « Notes », « Pour citer cet article »…"""
    text = heading.strip(" \t\n:\u00a0\u202f.")
    return next((part for pattern, part in _HEADING_NAMES if pattern.fullmatch(text)), None)


def is_preview(text: str, note_starts: set[str]) -> bool:
    """Whether a text repeats, cut short by « (...) », the start of a note."""
    found = _PREVIEW.match(text)
    if found is None:
        return False
    start = found["start"][:60].casefold()
    return len(start) > 10 and any(note.startswith(start[: len(note)]) for note in note_starts if note)
