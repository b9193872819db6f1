"""Words read with the voice of another language: short passages, and names taken from elsewhere in the page."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import cast

from limpide.language.excerpts import shown
from limpide.language.words import open_words
from limpide.model import UNKNOWN, Finding, Lang
from limpide.page.element import Element, TextNode

_WORD = re.compile(r"[^\W\d_]{2,}")
_BASES: tuple[Lang, ...] = ("fr", "en")
_USUAL = 3.0
"""Zipf: a word that everybody uses."""

_SEEN = 1.5
"""Zipf: a word that a language has at all."""

_FEWEST = 2
_LONGEST = 12
"""Words: a longer passage is judged by its small words, by another rule."""

_MOST_OF = 0.5


def doubtful_passages(elements: Iterable[Element]) -> Iterator[Finding]:
    """Each short passage whose words are not of the language that it declares."""
    for element in elements:
        declared = _primary(element.attrs["lang"])
        if element.is_rendered is not True:
            continue
        text = " ".join(node.data for node in element.content if isinstance(node, TextNode))
        words = _WORD.findall(text)
        if not _FEWEST <= len(words) <= _LONGEST or any(child.text.strip() for child in element.children):
            continue
        if _looks_foreign(words, declared):
            yield Finding(
                element.attr_span("lang"),
                data={"text": shown(text), "declared": element.attrs["lang"]},
                selector=element.selector,
            )


def borrowed_names(elements: Iterable[Element]) -> Iterator[Finding]:
    """Each element named by a text in another language than its own: its voice reads words that it does not know."""
    for element in elements:
        own = _primary(element.lang or "")
        sources = map(element.page.by_id, element.attrs["aria-labelledby"].split())
        langs = {_primary(source.lang or "") for source in sources if source is not None and source.lang}
        name = element.accessible_name
        if element.is_exposed is False or name is UNKNOWN or not own or len(langs) != 1 or langs == {own}:
            continue
        other = langs.pop()
        words = _WORD.findall(name)
        is_sure = _knows(own, words) < len(words) <= _knows(other, words)
        yield Finding(
            element.attr_span("aria-labelledby"),
            data={"text": shown(name), "own": own, "other": other},
            outcome=None if is_sure else "needs_review",
            selector=element.selector,
        )


def _looks_foreign(words: Sequence[str], declared: str) -> bool:
    """Whether few words are of the declared language; of one without a base here, whether all are of a known one."""
    if declared in _BASES:
        return _knows(declared, words) < _MOST_OF * len(words)
    return any(sum(_zipf(lang, word) >= _USUAL for word in words) == len(words) for lang in _BASES)


def _knows(lang: str, words: Sequence[str]) -> int:
    """How many words a language has; none where it has no base here."""
    return sum(_zipf(lang, word) >= _SEEN for word in words) if lang in _BASES else 0


def _zipf(lang: str, word: str) -> float:
    found = open_words(cast(Lang, lang)).get(word)
    return found.zipf if found is not None else 0.0


def _primary(tag: str) -> str:
    return re.split(r"[-_]", tag.strip().lower(), maxsplit=1)[0]
