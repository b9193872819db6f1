"""An acronym replaced by its long form in a sentence: « l’ESS » → « l’économie sociale et solidaire (ESS) »."""

from typing import Final, NamedTuple

from limpide.language import flags
from limpide.language.compiled import compiled
from limpide.language.words import open_words
from limpide.model import Lang


class Replacement(NamedTuple):
    """`text` takes the place of what stands from `start` to `end`."""

    start: int
    end: int
    text: str


_LEAD: Final[dict[Lang, str]] = {
    "fr": (
        r"(?i)(?<![\w’'])((?:l|d|qu)[’']|(?:le|la|du|au|un|une|de|ce|cet|cette|ma|ta|sa|que|les|des|aux|ces|mes|tes|ses|nos|vos"
        r"|leurs|plusieurs|quelques|certaine?s|toutes les|tous les|deux|trois|quatre|cinq|six|dix|\d+)[ \u00a0\u202f])$"
    ),
    "en": r"(?i)(?<!\w)((?:an|a)[ \u00a0])$",
}
_SINGULAR_LEADS: Final = frozenset((
    "l’", "d’", "qu’", "le ", "la ", "du ", "au ", "un ", "une ", "de ", "ce ", "cet ", "cette ",
    "ma ", "ta ", "sa ", "que ",
))  # fmt: skip
_FEMININE: Final = {"le ": "la ", "du ": "de la ", "au ": "à la ", "un ": "une ", "ce ": "cette ", "cet ": "cette "}
_MASCULINE: Final = {"la ": "le ", "une ": "un ", "cette ": "ce "}
_BEFORE_VOWEL: Final = {
    "le ": "l’", "la ": "l’", "du ": "de l’", "au ": "à l’", "de ": "d’", "ce ": "cet ",
    "de la ": "de l’", "à la ": "à l’", "ma ": "mon ", "ta ": "ton ", "sa ": "son ", "que ": "qu’",
}  # fmt: skip
_BEFORE_CONSONANT: Final = {"d’": "de ", "qu’": "que ", "cet ": "ce "}
_FRENCH_VOWEL: Final = r"(?i)[aâàeéèêëiîïoôœuùûüyh]"
_ASPIRATED: Final = r"(?i)h(?:aut|ors|andicap|asard|all|ameau|angar|arcèlement|ygh)|ou[ist]\b|onz|y(?!eux)"
_ENGLISH_VOWEL: Final = r"(?i)[aeio]|hour|hono|u(?!ni[^nm]|s[aeu])"
_PREPOSITION: Final = r"\s(?=(?:de|du|des|à|au|aux|par|pour|en|sans|sur|sous|dans|avec)\b|d[’'])"
_SENTENCE_STARTS: Final = r"(?:^|[.!?…]\s)[\s«“\"]*$"
_INVARIABLE: Final = frozenset(("et", "non", "très", "ou"))


def spelled_out(plain: str, start: int, end: int, expansion: str, lang: Lang) -> Replacement:
    """The acronym that stands at `plain[start:end]` with its long form, the article before it mended if need be.

    Where the article or the plural cannot be mended with certainty, the long form follows in brackets.
    """
    form = plain[start:end]
    if plain[start - 1 : start] == "(" and plain[end : end + 1] == ")":
        return Replacement(start, end, f"{expansion}, {form}")
    lead = compiled(_LEAD[lang]).search(plain, max(0, start - 20), start)
    if lead:
        return _after_lead(plain, lead.start(1), start, end, expansion, lang)
    if lang == "en" and form.endswith("s") and form[:-1].isupper():
        return Replacement(start, end, f"{_english_plural(expansion)} ({form})")
    if _is_list_of_names(expansion):
        return _followed(start, end, form, expansion)
    starts_sentence = bool(compiled(_SENTENCE_STARTS).search(plain, max(0, start - 5), start))
    return Replacement(start, end, f"{_capitalised(expansion) if starts_sentence else expansion} ({form})")


def _after_lead(plain: str, first: int, start: int, end: int, expansion: str, lang: Lang) -> Replacement:
    """What replaces an acronym after an article; the article itself only if it changes."""
    lead, form = plain[first:start], plain[start:end]
    before = plain[max(0, first - 3) : first]
    mended = _french(lead, before, expansion) if lang == "fr" else _english(lead, expansion)
    if mended is None:
        return _followed(start, end, form, expansion)
    if mended.startswith(lead):
        return Replacement(start, end, f"{mended.removeprefix(lead)} ({form})")
    return Replacement(first, end, f"{mended} ({form})")


def _followed(start: int, end: int, form: str, expansion: str) -> Replacement:
    return Replacement(start, end, f"{form} ({expansion})")


def _french(lead: str, before: str, expansion: str) -> str | None:
    """Article and long form; None where gender or plural is not sure."""
    key = lead.lower().replace("'", "’").replace("\u00a0", " ").replace("\u202f", " ")
    if _is_list_of_names(expansion):
        return None
    if key not in _SINGULAR_LEADS:
        plural = french_plural(expansion)
        return f"{lead}{plural}" if plural else None
    starts_with_vowel = bool(compiled(_FRENCH_VOWEL).match(expansion)) and not compiled(_ASPIRATED).match(expansion)
    agreed = _agreed(key, before, expansion)
    if agreed is None or (key == "l’" and not starts_with_vowel):
        return None
    mended = (_BEFORE_VOWEL if starts_with_vowel else _BEFORE_CONSONANT).get(agreed, agreed)
    if mended == key:
        return lead + expansion
    return (_capitalised(mended) if lead[0].isupper() else mended) + expansion


def _agreed(key: str, before: str, expansion: str) -> str | None:
    """The article in the gender of the long form's first noun; None where more than the article would change."""
    noun = _first_noun(expansion)
    gender = noun & (flags.MASCULINE | flags.FEMININE)
    if noun & (flags.SINGULAR | flags.PLURAL) == flags.PLURAL:
        return None
    wanted = {flags.FEMININE: _FEMININE, flags.MASCULINE: _MASCULINE}.get(gender, {})
    if key == "la " and key in wanted and before.lower().endswith(("de ", "à ")):
        return None
    return wanted.get(key, key)


def _first_noun(phrase: str) -> int:
    """What is known of the first noun: its flags, 0 where there is none."""
    known = open_words("fr").memo
    found = (known[word].flags for word in phrase.lower().split())
    return next((each for each in found if each & flags.NOUN), 0)


def _english(lead: str, expansion: str) -> str:
    article = "an " if compiled(_ENGLISH_VOWEL).match(expansion) else "a "
    return (_capitalised(article) if lead[0].isupper() else article) + expansion


def french_plural(phrase: str) -> str | None:
    """The plural of a common noun with its adjectives; None for a proper name, which has none."""
    if any(word[:1].isupper() for word in phrase.split()[1:]):
        return None
    head, *rest = compiled(_PREPOSITION).split(phrase, maxsplit=1)
    return " ".join([*map(_plural_word, head.split()), *rest])


def _plural_word(word: str) -> str:
    if word in _INVARIABLE or word[-1] in "sxz":
        return word
    if word.endswith("al") and word != "bal":
        return word[:-1] + "ux"
    return word + ("x" if word.endswith(("eau", "eu")) else "s")


def _english_plural(phrase: str) -> str:
    if phrase[-2:-1] not in "aeiou" and phrase.endswith("y"):
        return phrase[:-1] + "ies"
    return phrase + ("es" if phrase.endswith(("s", "x", "ch", "sh")) else "s")


def _is_list_of_names(expansion: str) -> bool:
    return all(part.strip()[:1].isupper() for part in expansion.split(",")) and "," in expansion


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]
