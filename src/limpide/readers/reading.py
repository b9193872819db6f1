"""What a reader gives: the document, and its page where it has markup."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from msgspec import Struct

from limpide.language.scripts import UNDETERMINED, is_latin
from limpide.model import Block, Document

if TYPE_CHECKING:
    from limpide.page.element import Page

Detect = Callable[[str], str | None]


class Reading(Struct, frozen=True):
    document: Document
    page: "Page | None" = None


def judged_lang(blocks: tuple[Block, ...], declared: str | None, *, asked: str, detect: Detect) -> str:
    """The language a document is judged in: the one asked for; else that of its body, where it is sure; else the
    declared one; else French, or `und` for letters that are not Latin. Filler text passes for Latin: the declared
    language then counts."""
    if asked != "auto":
        return asked
    body = " ".join(block.text.plain for block in blocks if block.part == "body" and block.kind in _RUNNING)
    every = " ".join(block.text.plain for block in blocks)
    detected = detect(body[:_SAMPLE]) or detect(every[:_SAMPLE])
    if detected not in (None, "la"):
        return detected
    return declared or ("fr" if is_latin((body or every)[:_SAMPLE]) else UNDETERMINED)


_SAMPLE = 20_000
"""Characters: more of a text makes its language no surer."""
_RUNNING = frozenset({"paragraph", "item", "heading", "cell", "line"})


def primary(lang: str | None) -> str | None:
    """The first subtag of a language tag in lower case (`fr` of `fr-CA`); None for none."""
    return lang.replace("_", "-").split("-")[0].strip().lower() or None if lang else None
