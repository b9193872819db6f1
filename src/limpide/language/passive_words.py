"""What is known of single words that passives hang on: rules/lexicons/passives.toml, read once."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from msgspec import Struct, convert

from limpide.language.tokens import Token
from limpide.model import Lang
from limpide.resources import data, kept


class PassiveWords(Struct, frozen=True, forbid_unknown_fields=True):
    states: frozenset[str]
    never: frozenset[str]
    between: frozenset[str]
    groups: frozenset[str]
    forms: frozenset[str]
    reflexives: frozenset[str]
    pronouns: frozenset[str]
    degrees: frozenset[str]
    done_to_things: frozenset[str]
    agents: frozenset[str]
    not_agents: frozenset[str]


@cache
def passive_words(lang: Lang) -> PassiveWords:
    path = data("rules") / "lexicons" / "passives.toml"
    return kept(f"passives-{lang}", [path, Path(__file__)], PassiveWords, lambda: _read(path, lang))


def phrase(tokens: Sequence[Token], place: int, length: int) -> str:
    """The words from `place` on as the lexicon writes them: in lower case, no blank after an apostrophe."""
    return " ".join(token.word.key for token in tokens[place : place + length]).replace("' ", "'")


def _read(path: Path, lang: Lang) -> PassiveWords:
    import tomllib

    return convert(tomllib.loads(path.read_text(encoding="utf-8"))[lang], PassiveWords)
