"""The two words that an inclusive form stands for: « acteur·rices » for « acteurs » and « actrices »."""

from functools import cache
from typing import Final

from msgspec import Struct

from limpide.language.compiled import compiled
from limpide.language.lexicons import word_lists
from limpide.language.words import open_words
from limpide.rewriters.drafts import capitalised_as

_SIGNS: Final = r"[·•‧./-]|\(|\)"
_SIGN: Final = "·•‧(/"
_PLURALS: Final = ("s", "x")
_ENDINGS: Final = r"(?:ne|le|te|se|ve|fe|che|que|trice|rice|ice|euse|esse|ière|ère|sse|lle|elle|ive|e|ine|igne|enne)s?"
_SHAPE: Final = (
    rf"[^\W\d_]{{2,}}(?:[·•‧](?:{_ENDINGS})(?:[·•‧]s)?|[·•‧]\w+|\((?:{_ENDINGS})\)s?|\((?:{_ENDINGS[:-2]})\)\(s\)"
    rf"|\.(?:{_ENDINGS})(?:\.s)?|-(?:{_ENDINGS})-s|-(?:es|e)|/(?:{_ENDINGS})(?:/s)?|/\w+)"
)
_LONGEST_OVERLAP: Final = 6


class Pair(Struct, frozen=True):
    man: str
    woman: str
    is_plural: bool


class _Words(Struct, frozen=True, forbid_unknown_fields=True):
    determiners: frozenset[str]
    gendered: frozenset[str]
    once: frozenset[str]
    persons: frozenset[str]


class _File(Struct, frozen=True, forbid_unknown_fields=True):
    pairs: dict[str, tuple[str, str]]
    words: _Words


def shown_signs(text: str) -> bool:
    """Whether a sentence may hold an inclusive form: a quick look."""
    return any(sign in text for sign in _SIGN) or "." in text[:-1] or "-e" in text


def is_determiner(key: str) -> bool:
    return key.replace("’", "'") in _data().words.determiners


def is_gendered(key: str) -> bool:
    """Whether a determiner shows a gender: the feminine of a pair takes another."""
    return key in _data().words.gendered


def is_said_once(key: str) -> bool:
    return key in _data().words.once


def is_person(key: str) -> bool:
    """Whether a subject is a pronoun of which nobody knows the gender."""
    return key.replace("’", "'") in _data().words.persons


def pair(word: str) -> Pair | None:
    """The masculine and the feminine of a form with signs; None for any other word, or where the base lacks one."""
    if word.isalpha() or not compiled(_SHAPE).fullmatch(word):
        return None
    listed = _data().pairs.get(compiled(r"[•‧./()-]+").sub("·", word.lower()).rstrip("·"))
    if listed is not None:
        return Pair(capitalised_as(listed[0], word), listed[1], listed[0].endswith(_PLURALS))
    return _made(word)


def _made(word: str) -> Pair | None:
    pieces = [piece for piece in compiled(_SIGNS).split(word) if piece]
    stem, endings = pieces[0], pieces[1:]
    if len(endings[0]) > _LONGEST_OVERLAP or ("/" in word and _is_feminine(endings[0].rstrip("s"), stem)):
        return _written_whole(stem, endings[0])
    is_plural = endings[-1] == "s" or (len(endings[-1]) > 1 and endings[-1].endswith("s"))
    ending = endings[0].removesuffix("s") if is_plural else endings[0]
    man = stem if not is_plural or stem.endswith(_PLURALS) else stem + "s"
    single = stem if not is_plural else _singular(stem, ending)
    woman = _feminine(single, ending)
    if woman is None or not _is_known(man) or ("." in word and not _is_known(woman)):
        return None
    return Pair(man, woman + ("s" if is_plural and not woman.endswith("s") else ""), is_plural)


def _written_whole(man: str, woman: str) -> Pair | None:
    """« étudiants/étudiantes »: both words as they stand, where they are of the same family."""
    is_pair = _is_feminine(woman.rstrip("s"), man) and _is_known(man) and _is_known(woman)
    is_plural = man.endswith(_PLURALS)
    return Pair(man, woman, is_plural) if is_pair and is_plural == woman.endswith("s") else None


def _singular(stem: str, ending: str) -> str:
    """The stem without a plural s that the writer left on it: « acteurs·rices »."""
    bare = stem.removesuffix("s")
    return bare if bare != stem and _is_known(bare) else stem


def _feminine(stem: str, ending: str) -> str | None:
    """The stem with a feminine ending: the longest overlap that makes a known word; an e is added."""
    if ending == "e":
        return f"{stem[:-2]}ère" if stem.endswith("er") and _is_known(f"{stem[:-2]}ère") else f"{stem}e"
    for cut in range(min(_LONGEST_OVERLAP, len(stem) - 1)):
        made = stem[: len(stem) - cut] + ending
        if made.lower() != stem.lower() and _is_known(made) and _is_feminine(made, stem):
            return made
    return None


def _is_feminine(made: str, stem: str) -> bool:
    """Whether a form shares enough with its stem, and ends as a feminine: « actrice » of « acteur »."""
    return made.lower()[:3] == stem.lower()[:3] and made.endswith("e")


def _is_known(word: str) -> bool:
    return word.lower() in open_words("fr")


@cache
def _data() -> _File:
    return word_lists("inclusive_fr", _File, __file__)
