"""What every change is checked for, whoever proposed it: what must be kept, and what must get no worse."""

import re
from collections import Counter
from functools import cache
from typing import Final

from msgspec import Struct

from limpide.language import flags
from limpide.language.readability import points
from limpide.language.sentences import sentences
from limpide.language.tokens import tokens
from limpide.model import Lang
from limpide.proofreading import Grammar
from limpide.rewriters.drafts import Kept, Proposal

LONGEST: Final = 1.8
"""Times the words of the sentence that a change may reach, and so many words more."""
MORE_WORDS: Final = 12
NOISE: Final = 2.0
"""Points that the score of one sentence may lose: it says that much of texts, not of sentences."""
_QUOTED: Final = re.compile(
    r"«[^«»]*(?:»|$)|“[^“”]*(?:”|$)|^[^«»]*»|(?<!\w)\"[^\"]+\"(?!\w)"
    r"|\([^()\d]*[A-ZÀ-Ý][\w’'-]+(?: et al\.| (?:et|and|&) [A-ZÀ-Ý][\w’'-]+)?,? (?:1[5-9]|20)\d\d[a-z]?\b[^()]*\)"
    r"|https?://[^\s<>]+|www\.[^\s<>]+|[\w.+-]+@[\w-]+\.[\w.-]+"
)
"""Words of others, and addresses: what stands between quotation marks, brackets with an author and a year."""
_GROUPED: Final = re.compile(r"(?<=\d)[ \u00a0\u202f.,](?=\d{3}(?!\d))")
_NUMBER: Final = re.compile(r"\d+(?:[.,]\d+)*")
_NEGATION: Final[dict[Lang, re.Pattern[str]]] = {
    "fr": re.compile(r"\b(?:ne|sans|non|aucune?s?|jamais|rien|nul(?:le)?|ni)\b|\bn['’](?=\w)", re.I),
    "en": re.compile(r"\b(?:not|never|no|without|none|cannot|neither|nor)\b|n['’]t\b", re.I),
}
_MODALITIES: Final[dict[Lang, tuple[tuple[str, re.Pattern[str]], ...]]] = {
    "fr": (
        (
            "must",
            re.compile(
                r"\b(?:dois|doit|doiv\w+|dev(?:ons|ez|ais|ait|ions|iez|aient|r\w+)|du[st]|durent|dû|faut|faudra\w*|fallait|fallu"
                r"|convien\w+|obligatoires?|obligée?s?|tenue?s? de|impérati\w+|nécessaires?|requise?s?|exigée?s?)\b",
                re.I,
            ),
        ),
        ("may", re.compile(r"\b(?:peu[xt]|peuvent|pou(?:v\w+|rr\w+)|puiss\w+|possibles?|peut-être|droit)\b", re.I)),
        ("forbidden", re.compile(r"\b(?:interdi\w+|défendue?s?|prohib\w+)\b", re.I)),
    ),
    "en": (
        (
            "must",
            re.compile(
                r"\b(?:must|shall|should|ought|required?|obliged?|mandatory|need(?:s|ed)? to|ha(?:ve|s|d) to)\b", re.I
            ),
        ),
        ("may", re.compile(r"\b(?:can|could|may|might|possible|allowed|permitted|cannot)\b|\bcan['’]t\b", re.I)),
        ("forbidden", re.compile(r"\b(?:forbidden|prohibited|banned)\b", re.I)),
    ),
}
_NAME: Final = re.compile(r"(?:(?:[ldjmtsnc]|qu)['’])?([^\W\d_]+(?:[-'’][^\W\d_]+)*)", re.I)


class Checks(Struct, frozen=True):
    """What was found of a change: True is kept, False is lost, None was not checked.

    `readability` holds the score of the sentence before and after; None under 8 words.
    """

    numbers: bool
    names: bool
    quotations: bool
    negation: bool
    modality: bool
    verb: bool
    length: bool
    readability: tuple[float | None, float | None]
    easier: bool
    links: bool | None = None
    grammar: bool | None = None

    @property
    def is_harder(self) -> bool:
        """Whether the score of the sentence falls, however little: such a change is never made without asking."""
        before, after = self.readability
        return before is not None and after is not None and after < before

    def refusal(self, allows: frozenset[str]) -> str | None:
        """The name of the first check that refuses the change; None where it may be made."""
        return next((name for name in NAMES if getattr(self, name) is False and name not in allows), None)


NAMES: Final = (
    "quotations",
    "numbers",
    "names",
    "negation",
    "modality",
    "verb",
    "length",
    "links",
    "grammar",
    "easier",
)


def checked(before: str, after: str, proposal: Proposal, lang: Lang) -> Checks:
    """The checks of a change of one sentence: `before` and `after` are the whole of it."""
    scores = points(before, lang), points(after, lang)
    return Checks(
        numbers=_numbers(before) == _numbers(after),
        names=_keeps_names(before, after, lang),
        quotations=_keeps_quotations(before, proposal),
        negation=len(_NEGATION[lang].findall(before)) == len(_NEGATION[lang].findall(after)),
        modality=_modality(before, lang) == _modality(after, lang),
        verb=_verbless(after, lang) <= _verbless(before, lang),
        length=len(after.split()) <= LONGEST * len(before.split()) + MORE_WORDS,
        readability=scores,
        easier=scores[0] is None or scores[1] is None or scores[1] >= scores[0] - NOISE,
    )


def _numbers(text: str) -> Counter[str]:
    return Counter(_NUMBER.findall(_GROUPED.sub("", text)))


def _keeps_names(before: str, after: str, lang: Lang) -> bool:
    """Whether every name is still there, and no new one came."""
    low = _names(before, lang), _names(after, lang)
    kept, made = after.lower(), before.lower()
    return all(name in kept for name in low[0]) and all(name in made for name in low[1])


@cache
def _names(text: str, lang: Lang) -> frozenset[str]:
    """The words with a capital, in small letters, that do not begin a sentence."""
    found = set()
    for start, end in sentences(text, lang):
        for match in list(_NAME.finditer(text, start, end))[1:]:
            if match[1][0].isupper():
                found.add(match[1].lower())
    return frozenset(found)


def _keeps_quotations(before: str, proposal: Proposal) -> bool:
    """Whether each quotation that the change touches stays whole among the words that it keeps."""
    kept = [part for part in proposal.parts if isinstance(part, Kept)]
    for found in _QUOTED.finditer(before):
        is_touched = found.start() < proposal.end and proposal.start < found.end()
        if is_touched and not any(part.start <= found.start() and found.end() <= part.end for part in kept):
            return False
    return True


def _modality(text: str, lang: Lang) -> frozenset[str]:
    return frozenset(name for name, pattern in _MODALITIES[lang] if pattern.search(text))


def _verbless(text: str, lang: Lang) -> int:
    """How many sentences have no verb."""
    return sum(
        not any(token.word.flags & (flags.FINITE | flags.INFINITIVE) for token in tokens(text[start:end], lang))
        for start, end in sentences(text, lang)
    )


def new_errors(before: str, after: str, lang: Lang, grammar: Grammar) -> bool:
    """Whether a checker finds in the new sentence an error that it did not find in the old one. Raises ToolMissing."""
    had, has = (Counter(match.rule for match in grammar.check(text, lang=lang)) for text in (before, after))
    return bool(has - had)
