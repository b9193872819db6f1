"""Acronyms in running text: words in capitals that are no numerals, codes, names or shouting."""

from bisect import bisect_right
from collections.abc import Callable, Container, Iterable, Iterator
from operator import itemgetter
from typing import Final, NamedTuple

from limpide.language import flags
from limpide.language.compiled import compiled
from limpide.language.words import open_words
from limpide.model import Lang


class Acronym(NamedTuple):
    """A short form and its place in the text. `acronym` is without the plural s that the place may hold."""

    start: int
    end: int
    acronym: str


_UPPER: Final = "A-ZÀ-ÖØ-Þ"
_ADDRESS: Final = r"(?:https?://|ftp://|www\.)\S+|[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+"
_DOTTED: Final = rf"(?P<dotted>(?:[{_UPPER}]\.){{2,}}[{_UPPER}]?(?!\w))"
_CANDIDATE: Final = rf"(?<!\w)(?:{_ADDRESS}|{_DOTTED}|(?P<chunk>[{_UPPER}\d][\w&]*(?:[-‑/][\w&]+)*))"
_PART: Final = r"[^-‑/]+"
_ORDINAL: Final = r"(?:[abc]|e|er|re|ère|ème|eme|ième|nd|nde|E|ER|ÈME)?"
_ROMAN: Final = r"(?=[IVXLCDM])M{0,3}(?:CM|CD|D?C{0,4})(?:XC|XL|L?X{0,4})(?:IX|IV|V?I{0,4})" + _ORDINAL + "$"
_SMALL_ROMAN: Final = frozenset("IVX")
_SHAPE: Final = r"A[A&]+|&A|A{2,}a{1,2}(?:A{1,3})?|Aa{1,2}A"  # capitals as A, small letters as a
_PLURAL: Final = rf"[{_UPPER}]{{2,}}s$"
_CAPITALS: Final = rf"[{_UPPER}]{{2,}}"
_RUN: Final = rf"(?<![{_UPPER}])[{_UPPER}]+(?:\(\w+\))?(?:(?:[ \u00a0\u202f]+|['’-])[{_UPPER}]+(?:\(\w+\))?)+(?!\w)"
_LETTERS: Final = r"[^\W\d_]+"
_SEPARATOR: Final = r"\n|[.!?]\s+"
_WORD_BEFORE: Final = r"([^\W\d_]+)[.'’\s\u00a0\u202f]{1,3}$"
_NAME_AFTER: Final = rf",?\s+(?:[{_UPPER}][a-zà-ÿ]+|[{_UPPER}]\.)"
_CAPITALISED_WORD_AFTER: Final = rf"\s+[{_UPPER}][a-zà-ÿ]+"
_DOMAIN_AFTER: Final = r"\.\w"
_TICKER_BEFORE: Final = r"(?:NYSE|NASDAQ|LSE|EPA|Nasdaq|Euronext)\s?:\s?$"
_CONSONANT_CLUSTER: Final = r"[bcdfghjklmnpqrstvwxz]{4}|^[bcdfghjkmnpqtvwxz][bcdfgjkmnpqtvwxz]|[bcdfghjkmnpqtvwxz]{3}$"
_VOWEL: Final = r"[aeiouyàâäéèêëîïôöùûüœæ]"

_UNITS: Final = frozenset((
    "Go", "Gb", "GB", "GHz", "GW", "GWh", "Ko", "KB", "KW", "KWH", "Mo", "Mb", "MB", "MHz", "MW", "MWh", "To",
    "TB", "TW", "TWh", "UA", "VA",
))  # fmt: skip
_CURRENCIES: Final = frozenset((
    "AUD", "CAD", "CHF", "CNY", "EUR", "FCFA", "GBP", "JPY", "USD", "XOF", "XPF",
))  # fmt: skip
_TITLES: Final = frozenset((
    "m", "mm", "mme", "mmes", "mlle", "dr", "me", "pr", "mr", "mrs", "ms", "prof", "sir", "maître", "monsieur",
    "madame", "saint",
))  # fmt: skip
_LEADS: Final = frozenset((
    "le", "la", "les", "l", "un", "une", "des", "du", "de", "d", "au", "aux", "ce", "cet", "cette", "ces", "son",
    "sa", "ses", "leur", "leurs", "notre", "nos", "votre", "vos", "mon", "ma", "mes", "chaque", "plusieurs",
    "the", "a", "an", "of", "this", "that", "these", "those", "its", "his", "her", "our", "your", "their", "each",
    "by",
))  # fmt: skip
_LABELS: Final = frozenset(("NB", "PS", "PPS", "RE", "FW", "TR"))
_MEANINGS: Final = flags.NOUN | flags.VERB | flags.ADJECTIVE | flags.ADVERB
LONGEST: Final = 12
LONGEST_UNPROVED: Final = 5  # letters; a longer pronounceable form needs a determiner or brackets, else it is a name


def acronyms(text: str, lang: Lang, *, known: Container[str] = frozenset()) -> list[Acronym]:
    """The acronyms of a text, every occurrence, in order.

    `known` holds forms that are acronyms whatever they look like (« Insee », « W3C », « CIM-10 »).
    """
    return list(_Reader(text, lang, known).found())


def letters(acronym: str) -> str:
    """The acronym without dots, as lexicons write it."""
    return acronym.replace(".", "") if "." in acronym else acronym


def looks_like_name(acronym: str) -> bool:
    """Whether a form in capitals can be read aloud as a word: perhaps a name or a word that somebody stressed."""
    lowered = letters(acronym).lower()
    return len(lowered) >= 4 and lowered.isalpha() and _is_pronounceable(lowered)


def _shape(form: str) -> str:
    return "".join("A" if char.isupper() else "a" if char.islower() else char for char in form)


def _is_pronounceable(lowered: str) -> bool:
    vowels = len(compiled(_VOWEL).findall(lowered))
    return vowels * 4 >= len(lowered) and vowels < len(lowered) and not compiled(_CONSONANT_CLUSTER).search(lowered)


class _Reader:
    """One reading of a text: what is shouted is found once, and every candidate is judged in its context."""

    def __init__(self, text: str, lang: Lang, known: Container[str]) -> None:
        self.text = text
        self.lang: Lang = lang
        self.known = known
        self.shouted = _merged(_shouted_spans(text, self._is_wordlike))

    def found(self) -> Iterator[Acronym]:
        for match in compiled(_CANDIDATE).finditer(self.text):
            if match["dotted"]:
                yield from self._dotted(match.start(), match.end())
            elif match["chunk"]:
                yield from self._chunk(match.start(), match["chunk"])

    def _dotted(self, start: int, end: int) -> Iterator[Acronym]:
        """Initials before a name (« J.R. Dupont ») are no acronym, but for those after a determiner."""
        is_initials = (
            compiled(_CAPITALISED_WORD_AFTER).match(self.text, end) and self._word_before(start).lower() not in _LEADS
        )
        if not is_initials:
            yield Acronym(start, end, self.text[start:end])

    def _chunk(self, start: int, chunk: str) -> Iterator[Acronym]:
        end = start + len(chunk)
        if self.text[start - 1 : start] == "." or compiled(_DOMAIN_AFTER).match(self.text, end):
            return
        whole = chunk in self.known and (len(chunk) > 3 or not chunk[1:].islower())
        if whole and not compiled(_PART).fullmatch(chunk):
            yield Acronym(start, end, chunk)
        elif whole or not any(char.isdigit() for char in chunk):
            for part in compiled(_PART).finditer(chunk):
                yield from self._part(start + part.start(), part.group())

    def _part(self, start: int, part: str) -> Iterator[Acronym]:
        form = part[:-1] if compiled(_PLURAL).match(part) and part not in self.known else part
        end = start + len(part)
        if self._has_shape(form) and self._stands(start, end, form):
            yield Acronym(start, end, form)

    def _has_shape(self, form: str) -> bool:
        if form in self.known:
            return len(form) > 1 and (len(form) > 3 or not form[1:].islower())
        return bool(compiled(_SHAPE).fullmatch(_shape(form))) and len(form) <= LONGEST and len(set(form)) > 1

    def _stands(self, start: int, end: int, form: str) -> bool:
        if self._is_numeral(form) or self._is_measure(start, end, form) or self._is_shouted(start):
            return False
        if form in _LABELS and self.text[end : end + 2].strip().startswith(":"):
            return False
        return self._is_proved(start, end) or not (self._is_name(start, end, form) or self._is_word(form))

    def _is_numeral(self, form: str) -> bool:
        return bool(compiled(_ROMAN).match(form)) and (form not in self.known or _SMALL_ROMAN.issuperset(form))

    def _is_measure(self, start: int, end: int, form: str) -> bool:
        if form not in _UNITS and form not in _CURRENCIES:
            return bool(compiled(_TICKER_BEFORE).search(self.text, max(0, start - 12), start))
        before, after = self.text[max(0, start - 2) : start].strip(), self.text[end : end + 2].strip()
        return before[-1:].isdigit() or after[:1].isdigit()

    def _is_shouted(self, start: int) -> bool:
        at = bisect_right(self.shouted, start, key=itemgetter(0)) - 1
        return at >= 0 and start < self.shouted[at][1]

    def _is_proved(self, start: int, end: int) -> bool:
        """Stands alone in brackets, or after a determiner: neither happens to a name of a person."""
        before = self.text[max(0, start - 1) : start]
        if before in "([" and before:
            return self.text[end : end + 1] in tuple(")],;")
        return self._word_before(start).lower() in _LEADS

    def _is_name(self, start: int, end: int, form: str) -> bool:
        before = self._word_before(start)
        if before.lower() in _TITLES:
            return True
        if form in self.known or not form.isupper() or not looks_like_name(form):
            return False
        follows_first_name = len(before) > 1 and before.istitle() and before.lower() not in _LEADS
        return len(form) > LONGEST_UNPROVED or follows_first_name or bool(compiled(_NAME_AFTER).match(self.text, end))

    def _is_word(self, form: str) -> bool:
        """An ordinary word that somebody put in capitals (« ne faites PAS »)."""
        found = open_words(self.lang).memo[form.lower()].flags
        if not form.isupper() or not found & (flags.FUNCTION | _MEANINGS):
            return False
        return bool(found & flags.FUNCTION) or self._is_wordlike(form)

    def _is_wordlike(self, form: str) -> bool:
        return len(form) >= 4 and form not in self.known and _is_pronounceable(form.lower())

    def _word_before(self, start: int) -> str:
        match = compiled(_WORD_BEFORE).search(self.text, max(0, start - 30), start)
        return match[1] if match else ""


def _shouted_spans(text: str, is_wordlike: Callable[[str], bool]) -> Iterator[tuple[int, int]]:
    """Places where words follow each other in capitals: titles, and sentences in which everything is stressed."""
    for run in compiled(_RUN).finditer(text):
        words = compiled(_LETTERS).findall(run.group())
        wordlike = sum(map(is_wordlike, words))
        if wordlike and (len(words) >= 3 or wordlike == len(words)):
            yield run.span()
    for start, end in _lines(text):
        if _is_capital_line(text[start:end], is_wordlike):
            yield start, end


def _merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return merged


def _lines(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for separator in compiled(_SEPARATOR).finditer(text):
        yield start, separator.start()
        start = separator.end()
    yield start, len(text)


def _is_capital_line(line: str, is_wordlike: Callable[[str], bool]) -> bool:
    words = compiled(_CAPITALS).findall(line)
    capitals = sum(map(len, words))
    return capitals > 5 and capitals * 10 > 7 * sum(map(str.isalpha, line)) and any(map(is_wordlike, words))
