"""The plural of a long form: « petites et moyennes entreprises », “members of parliament”."""

from typing import Final

from limpide.language import flags
from limpide.language.acronym_words import acronym_words
from limpide.language.compiled import compiled
from limpide.language.inflection import cells, inflected
from limpide.language.words import open_words
from limpide.model import Lang
from limpide.rewriters.drafts import capitalised_as

_WORD: Final = r"[^\s’'-]+[’']?|[\s-]+"


def plural(phrase: str, lang: Lang) -> str | None:
    """A noun phrase in the plural, up to its first preposition; None where no table has one of its words.

    One that begins with a preposition has none: « les sans domicile fixe ».
    """
    pieces: list[str] = compiled(_WORD).findall(phrase)
    stops = acronym_words(lang).stops
    if pieces and pieces[0].lower() in stops:
        return phrase
    end = next((at for at, piece in enumerate(pieces) if at and piece.lower().replace("'", "’") in stops), len(pieces))
    made = _french(pieces[:end]) if lang == "fr" else _english(pieces[:end])
    return None if made is None else "".join((*made, *pieces[end:]))


def _french(pieces: list[str]) -> list[str] | None:
    """Every noun and adjective in the plural; there is one at least."""
    made = [_many(piece) for piece in pieces]
    if not any(made):
        return None
    return [new or old for new, old in zip(made, pieces, strict=True)]


def _english(pieces: list[str]) -> list[str] | None:
    """The last noun in the plural."""
    last = max((at for at, piece in enumerate(pieces) if piece.strip()), default=None)
    if last is None:
        return None
    word = open_words("en").memo[pieces[last]]
    many = inflected(word.lemma, "N:p", "en")
    return [*pieces[:last], capitalised_as(many, pieces[last]), *pieces[last + 1 :]] if many else None


def _many(piece: str) -> str | None:
    """A French noun or adjective in the plural; None for any other word."""
    word = open_words("fr").memo[piece]
    if word.pos == "adverb" or word.flags & flags.NEGATION:
        return None
    for lemma in dict.fromkeys((word.lemma, word.key)):
        for cell in cells(word.key, lemma, "fr"):
            if cell[:2] in ("N:", "A:") or cell.startswith("pp:"):
                many = inflected(lemma, f"{cell[:-1]}p", "fr")
                if many:
                    return capitalised_as(many, piece)
    return None
