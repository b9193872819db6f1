"""Numbers written as they are easiest to read: figures for words, a word for millions."""

from collections.abc import Iterator
from typing import Final

from limpide.language import flags
from limpide.language.compiled import compiled
from limpide.language.counting import counting
from limpide.language.numerals import grouped, names, spelt, spoken
from limpide.rewriters.drafts import Part, Proposal, View
from limpide.rewriters.groups import starts_with_vowel, tagged

_ALLOWS: Final = frozenset({"numbers", "names", "easier"})
_FEWEST: Final = 100
"""A number of one word is left in words below this, one of several words below 17: « huit heures », « dix-sept »."""
_FEWEST_OF_SEVERAL: Final = 17
_FEWEST_MILLIONS: Final = 1_000_000
_LETTERS: Final = r"[^\W\d_]+"
_GROUPED: Final = r"[1-9]\d{0,2}(?:[ \u00a0\u202f.,]\d{3}){2,}"
_GAP: Final = " \u00a0\u202f-‑"


def in_figures(view: View) -> Iterator[Proposal]:
    """« deux mille trois cents » as « 2 300 », « trois millions » as « 3 millions »: large numbers."""
    for first, last in _runs(view):
        words = _words(view, first, last)
        value = spelt(words, view.lang)
        fewest = _FEWEST_OF_SEVERAL if len(words) > 1 else _FEWEST
        if value is not None and value >= fewest and _stands_free(view, first, last):
            yield _figures(view, first, last, value)


def small_in_figures(view: View) -> Iterator[Proposal]:
    """« trois enfants » as « 3 enfants »: every number that counts a thing, from two up."""
    own = tagged(view)
    for first, last in _runs(view):
        value = spelt(_words(view, first, last), view.lang)
        is_out_of = first > 0 and view.tokens[first - 1].word.key == counting(view.lang).shares.of
        is_counting = is_out_of or (last + 1 < len(own) and own[last + 1] in ("NOUN", "ADJ"))
        if value is not None and value > 1 and is_counting and _stands_free(view, first, last):
            yield _figures(view, first, last, value)


def rounded(view: View) -> Iterator[Proposal]:
    """« 12 347 892 habitants » as « environ 12,3 millions d’habitants »; amounts, codes and numbers to call stay."""
    own = tagged(view)
    for at, token in enumerate(view.tokens):
        if not token.word.flags & flags.DIGIT or not compiled(_GROUPED).fullmatch(token.word.text):
            continue
        value = int("".join(filter(str.isdigit, token.word.text)))
        following = at + 1
        if value < _FEWEST_MILLIONS or following >= len(own) or own[following] not in ("NOUN", "ADJ"):
            continue
        if not view.between(at, following).strip(_GAP) and _may_be_rounded(view, at):
            yield _in_millions(view, at, value)


def _in_millions(view: View, at: int, value: int) -> Proposal:
    start, end = view.tokens[at].start, view.tokens[at + 1].start
    link = "d’" if starts_with_vowel(view.tokens[at + 1].word.text) else "de "
    written = f"{spoken(value, view.lang)} {link if view.lang == 'fr' else ''}"
    return Proposal(start, end, (written,), confidence=0.6, allows=_ALLOWS | {"length"})


def _may_be_rounded(view: View, at: int) -> bool:
    known = counting(view.lang).figures
    around = {token.word.key for token in view.tokens[max(0, at - 2) : at]}
    is_sum = view.tokens[at + 1].word.key in known.money or any(sign in view.text for sign in "€$£")
    return not is_sum and not around & (known.labels | known.qualified)


def _runs(view: View) -> Iterator[tuple[int, int]]:
    """The first and last token of each number in small words."""
    known = names(view.lang)
    joins = counting(view.lang).figures.joins
    at, end = 0, len(view.tokens)
    while at < end:
        if not _is_number_word(view, at, known):
            at += 1
            continue
        last = after = at
        while after + 1 < end and not view.between(after, after + 1).strip(_GAP):
            after += 1
            if _is_number_word(view, after, known):
                last = after
            elif view.tokens[after].word.key not in joins:
                break
        yield at, last
        at = last + 1


def _is_number_word(view: View, at: int, known: dict[str, int]) -> bool:
    text = view.tokens[at].word.text
    if not (text[0].isalpha() and (text.islower() or (at == 0 and text[1:].islower()))):
        return False
    words = compiled(_LETTERS).findall(text.lower())
    joins = counting(view.lang).figures.joins
    return words[0] in known and all(word in known or word in joins for word in words)


def _words(view: View, first: int, last: int) -> list[str]:
    joins = counting(view.lang).figures.joins
    text = view.text[view.tokens[first].start : view.tokens[last].end].lower()
    return [word for word in compiled(_LETTERS).findall(text) if word not in joins]


def _stands_free(view: View, first: int, last: int) -> bool:
    """Whether a number is neither part of a fraction, a range, a name nor an idiom."""
    known, words = counting(view.lang).figures, names(view.lang)
    before = [token.word.key for token in view.tokens[max(0, first - 2) : first]]
    after = [token.word for token in view.tokens[last + 1 : last + 3]]
    if before[-1:] and (before[-1] in known.not_after or (before[-1] in known.ranges and before[0] in words)):
        return False
    if after and (after[0].key in known.not_before or _opens_range(after[0].key, after[-1].key, view)):
        return False
    return len(_words(view, first, last)) > 1 or not _is_large_word(view, first) or not _is_idiom(view, first)


def _is_large_word(view: View, at: int) -> bool:
    known = counting(view.lang)
    return view.tokens[at].word.key in {**known.hundreds, **known.scales}


def _opens_range(key: str, following: str, view: View) -> bool:
    return key in counting(view.lang).figures.ranges and following.partition("-")[0] in names(view.lang)


def _is_idiom(view: View, at: int) -> bool:
    """Whether one word, « cent », « mille », may mean no more than many: no measure stands right after."""
    following = view.tokens[at + 1].word.key if at + 1 < len(view.tokens) else ""
    return following not in counting(view.lang).figures.measures


def _figures(view: View, first: int, last: int, value: int) -> Proposal:
    """The number in figures, its last word kept where that is a million."""
    parts: tuple[Part, ...] = (_written(view, first, value),)
    size = counting(view.lang).scales.get(view.tokens[last].word.key, 0)
    if size >= _FEWEST_MILLIONS and last > first:
        parts = (f"{grouped(value // size, view.lang)}\u00a0", view.kept(last))
    return Proposal(view.tokens[first].start, view.tokens[last].end, parts, confidence=0.7, allows=_ALLOWS)


def _written(view: View, first: int, value: int) -> str:
    before = view.tokens[first - 1].word.key if first else ""
    if 1000 <= value <= 2100 and before in counting(view.lang).figures.year_after:
        return str(value)
    return grouped(value, view.lang)
