"""Long forms of acronyms where a text gives them: « forme longue (SIGLE) », « SIGLE (forme longue) » and their like.

The search of Schwartz and Hearst (PSB 2003, p. 451–462), with initials of content words first, and letters in
another order last, as acronyms of another language need (« Station spatiale internationale (ISS) »).
"""

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Final, NamedTuple

from limpide.language.acronyms import Acronym
from limpide.language.compiled import compiled


class Expansion(NamedTuple):
    """An acronym at one place of a text, and the place of its long form in the same text."""

    acronym: Acronym
    start: int
    end: int


class _Piece(NamedTuple):
    start: int
    end: int
    key: str


_PIECE: Final = r"[^\W_]+(?:\.(?=\w))?"
_STOP: Final = frozenset((
    "de", "des", "du", "d", "da", "do", "la", "le", "les", "l", "un", "une", "et", "a", "à", "au", "aux", "en",
    "pour", "par", "sur", "sous", "dans", "avec", "ou", "s", "di", "del", "della", "of", "the", "and", "for",
    "in", "on", "to", "an", "with", "by", "y", "und", "der", "die", "das", "für", "von",
))  # fmt: skip
_GREEK: Final = {"α": "a", "β": "b", "γ": "g", "δ": "d", "ε": "e", "λ": "l", "μ": "m", "ω": "o"}
_BLANK: Final = r"[\s\u00a0\u202f]*"
_QUOTE: Final = rf"[«“\"]?{_BLANK}"
_ARTICLE: Final = r"(?:l['’]|(?:la|le|les|the)\s)?"
_ALSO: Final = (
    r"(?:ou|or|dite?s?|soit|ci-après|aussi|également|sigle|acronyme|en abrégé|abrégée?(?: en)?|ex|hereafter|also|the"
    r"|l['’]|la|le|les)"
)
_MEANS: Final = (
    r"(?:pour|for|i\.e\.|c['’]est-à-dire|autrement dit|à savoir|soit|(?:acronyme|sigle) de|that is|short for)\s+"
)
_OPENED: Final = rf"{_BLANK}[(\[][\s\u00a0]*(?:{_ALSO}[\s,:]*)*{_QUOTE}$"
_OTHER_NAME: Final = (
    r",?\s+(?:ou|or|dite?s?|soit|alias|également appelée?s?|also called)\s+(?:encore\s+)?" rf"{_ARTICLE}{_QUOTE}$"
)
_AFTER_BRACKET: Final = r"\)\s*[-–—]+\s*$"
_DASHED: Final = r"\s[-–—]\s$"
_CLOSED: Final = rf"s?{_BLANK}[»”\"]?{_BLANK}[)\],;]"
_BRACKET_FOLLOWS: Final = rf"{_BLANK}[»”\"]?{_BLANK}[(\[][\s\u00a0]*(?:{_MEANS})?{_QUOTE}{_ARTICLE}"
_NAME_FOLLOWS: Final = (
    rf"{_BLANK}[»”\"]?(?:,\s*(?:(?:ou|or)\s+|{_MEANS})|{_BLANK}[:=]\s*|\s+[–—-]\s+"
    r"|\s+(?:signifie|veut dire|désigne|stands for|means)\s+"
    r"|\s+est (?:l['’]abréviation|l['’]acronyme|le sigle) d(?:e\s|['’])\s*)"
    rf"{_QUOTE}{_ARTICLE}"
)
_COMMA_FOLLOWS: Final = rf",\s+{_QUOTE}{_ARTICLE}"
_SENTENCE_EDGE: Final = r"[;:!?()\[\]\n]|\.\s"
_PHRASE_EDGE: Final = r"[;()\[\]\n«»“”\"]|\.(?:\s|$)|,\s(?=(?:qui|que|dont|which|who)\b)"
_QUOTED_BEFORE: Final = r"[«“\"][\s\u00a0\u202f]*([^«»“”\"]+?)[\s\u00a0\u202f]*[»”\"][\s\u00a0\u202f]*$"
LEAD: Final = 60  # characters that a lead before an acronym may take, « (ci-après dénommée la »
REACH: Final = 6  # words of a long form beyond twice the letters of its acronym
SHARED_LETTERS: Final = 0.75  # of the letters, where neither order nor number of words agrees (CHMP)


def expansions(text: str, found: Sequence[Acronym]) -> Iterator[Expansion]:
    """The long forms that the text gives right beside its acronyms, in order."""
    for acronym in found:
        place = _before(text, acronym) or _after(text, acronym)
        if place:
            yield Expansion(acronym, *place)


def is_long_form(phrase: str, acronym: str) -> bool:
    """Whether a whole phrase, without its leading article, spells the acronym out."""
    pieces = _pieces(phrase, 0, len(phrase))
    while pieces and pieces[0].key in _STOP:
        pieces = pieces[1:]
    return any(rule(pieces, _letters(acronym)) for rule in (_initials, _permuted))


def _before(text: str, acronym: Acronym) -> tuple[int, int] | None:
    """« forme longue (SIGLE) », « forme longue, ou SIGLE », « (Long Form)--SIGLE »."""
    start, end, form = acronym
    head = max(0, start - 300)
    for lead, is_bracket in ((_OPENED, True), (_OTHER_NAME, False), (_AFTER_BRACKET, False), (_DASHED, False)):
        match = compiled(lead).search(text, max(head, start - LEAD), start)
        if match:
            stands_alone = bool(compiled(_CLOSED).match(text, end)) if is_bracket else lead is _OTHER_NAME
            return _left(text, head, match.start(), _letters(form), form, stands_alone)
    return None


def _left(text: str, head: int, end: int, wanted: str, form: str, stands_alone: bool) -> tuple[int, int] | None:
    quoted = compiled(_QUOTED_BEFORE).search(text, head, end)
    if quoted:
        head, end = quoted.span(1)
    for edge in compiled(_SENTENCE_EDGE).finditer(text, head, end):
        head = edge.end()
    pieces = _pieces(text, head, end)[-(2 * len(wanted) + REACH) :]
    for rule in _rules(stands_alone):
        for first in range(len(pieces) - 1, -1, -1):
            if (
                pieces[first].key not in _STOP
                and rule(pieces[first:], wanted)
                and not _repeats(text, pieces[first:], form)
            ):
                return pieces[first].start, pieces[-1].end
    return _resembling(pieces, wanted) if stands_alone else None


def _after(text: str, acronym: Acronym) -> tuple[int, int] | None:
    """« SIGLE (forme longue) », « SIGLE, ou forme longue », « SIGLE : forme longue »."""
    match = compiled(_BRACKET_FOLLOWS).match(text, acronym.end) or compiled(_NAME_FOLLOWS).match(text, acronym.end)
    rules = _rules(stands_alone=True)
    if not match:
        match, rules = compiled(_COMMA_FOLLOWS).match(text, acronym.end), (_initials,)
    if not match:
        return None
    edge = compiled(_PHRASE_EDGE).search(text, match.end(), match.end() + 200)
    wanted = _letters(acronym.acronym)
    pieces = _pieces(text, match.end(), edge.start() if edge else match.end() + 200)[: 2 * len(wanted) + REACH]
    for rule in rules:
        for last in range(1, len(pieces) + 1):
            if rule(pieces[:last], wanted) and not _repeats(text, pieces[:last], acronym.acronym):
                return pieces[0].start, pieces[last - 1].end
    return None


def _rules(stands_alone: bool) -> tuple[Callable[[Sequence[_Piece], str], bool], ...]:
    return (_initials, _permuted, _spelled) if stands_alone else (_initials, _permuted)


def _initials(pieces: Sequence[_Piece], wanted: str) -> bool:
    """Each letter is the initial of a word, in order; only words of grammar may be passed over."""
    return _can_spell(pieces, wanted, _initial)


def _permuted(pieces: Sequence[_Piece], wanted: str) -> bool:
    """The initials of the content words are the letters, in whatever order."""
    initials = [piece.key[0] for piece in pieces if piece.key not in _STOP]
    return len(wanted) > 2 and bool(pieces) and pieces[-1].key not in _STOP and Counter(initials) == Counter(wanted)


def _spelled(pieces: Sequence[_Piece], wanted: str) -> bool:
    """Each content word gives its initial and perhaps more of its letters, in order (« ARN messager », ARNm)."""
    return _can_spell(pieces, wanted, _letters_of)


def _can_spell(pieces: Sequence[_Piece], wanted: str, take: Callable[[str, str, int], Iterator[int]]) -> bool:
    """Whether the words can give the letters. `take` yields how many are reached when a word gives some of them."""
    reached = {0}
    for piece in pieces:
        after = reached if piece.key in _STOP else set()
        reached = after.union(*(take(piece.key, wanted, count) for count in reached))
    return len(wanted) in reached


def _initial(word: str, wanted: str, count: int) -> Iterator[int]:
    if wanted.startswith(word[0], count):
        yield count + 1


def _letters_of(word: str, wanted: str, count: int) -> Iterator[int]:
    at = 0 if wanted.startswith(word[0], count) else -1
    while at >= 0:
        count += 1
        yield count
        at = word.find(wanted[count], at + 1) if count < len(wanted) else -1


def _resembling(pieces: Sequence[_Piece], wanted: str) -> tuple[int, int] | None:
    """A phrase after a word of grammar that shares most initials with a long acronym of another language."""
    if len(wanted) < 4:
        return None
    best: tuple[float, bool, int] | None = None
    for first, piece in enumerate(pieces):
        initials = [each.key[0] for each in pieces[first:] if each.key not in _STOP]
        opens = first == 0 or pieces[first - 1].key in _STOP
        is_as_long = len(initials) == len(wanted)
        begins = is_as_long or (piece.key[0] in wanted and abs(len(initials) - len(wanted)) == 1)
        shared = (Counter(initials) & Counter(wanted)).total() / len(wanted)
        if piece.key in _STOP or not opens or not begins or shared < SHARED_LETTERS:
            continue
        if best is None or (shared, is_as_long) > best[:2]:
            best = shared, is_as_long, piece.start
    return (best[2], pieces[-1].end) if best else None


def _repeats(text: str, pieces: Sequence[_Piece], form: str) -> bool:
    """Whether the phrase holds the acronym itself, which then explains nothing."""
    return any(text.startswith(form, piece.start) or piece.key == _key(form) for piece in pieces)


def _letters(acronym: str) -> str:
    return "".join(filter(str.isalnum, _key(acronym)))


def _pieces(text: str, start: int, end: int) -> list[_Piece]:
    return [
        _Piece(match.start(), match.end(), _key(match.group()))
        for match in compiled(_PIECE).finditer(text, start, min(end, len(text)))
    ]


def _key(word: str) -> str:
    """Lower case without accents, Greek letters by their names' initials."""
    if word.isascii():
        return word.lower()
    plain = unicodedata.normalize("NFD", word.lower().replace("œ", "oe").replace("æ", "ae"))
    return "".join(_GREEK.get(char, char) for char in plain if not unicodedata.combining(char))
