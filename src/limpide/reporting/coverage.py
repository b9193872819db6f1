"""How far the rules cover a criterion: decided, its faults only, by a question, or by hand."""

from collections import Counter
from collections.abc import Iterable
from typing import Final, Literal, get_args

from msgspec import Struct

from limpide.model import Lang, Rule
from limpide.reporting.standards import Standard

Coverage = Literal["decided", "fails_only", "question", "manual"]
COVERAGES: Final[tuple[Coverage, ...]] = get_args(Coverage)
NAMES: Final[dict[Coverage, dict[Lang, str]]] = {
    "decided": {"fr": "décidé", "en": "decided"},
    "fails_only": {"fr": "fautes seulement", "en": "faults only"},
    "question": {"fr": "question", "en": "question"},
    "manual": {"fr": "à la main", "en": "by hand"},
}
MEANINGS: Final[dict[Coverage, dict[Lang, str]]] = {
    "decided": {
        "fr": "Les règles disent seules si c’est conforme, non conforme ou sans objet.",
        "en": "The rules alone say whether it conforms, fails or does not apply.",
    },
    "fails_only": {
        "fr": "Une faute trouvée est sûre. Si rien n’est trouvé, une personne confirme.",
        "en": "A fault that is found is sure. Where none is found, a person confirms.",
    },
    "question": {
        "fr": "Les règles posent une question précise, à l’endroit concerné.",
        "en": "The rules ask a precise question, at the place concerned.",
    },
    "manual": {
        "fr": "Une personne fait la vérification. Nous disons comment.",
        "en": "A person makes the check. We say how.",
    },
}


class Covered(Struct, frozen=True):
    """A criterion or a test of one, with the rules that its coverage rests on."""

    number: str
    coverage: Coverage
    rules: tuple[Rule, ...]


def covered(standard: Standard, number: str, rules: Iterable[Rule]) -> Covered:
    """The best coverage that the rules and their examples give.

    A rule counts for what its own examples show: each outcome that it can give, else the criterion stays by hand.
    """
    citing = tuple(rule for rule in rules if number in getattr(rule.standards, standard))
    kinds = {rule.id: _coverage(rule, number) for rule in citing}
    best = next((coverage for coverage in COVERAGES if coverage in kinds.values()), COVERAGES[-1])
    return Covered(number, best, tuple(rule for rule in citing if kinds[rule.id] != "manual"))


def counts(found: Iterable[Covered]) -> dict[Coverage, int]:
    """How many criteria have each coverage, the best one first."""
    counted = Counter(each.coverage for each in found)
    return {coverage: counted[coverage] for coverage in COVERAGES}


def _coverage(rule: Rule, number: str) -> Coverage:
    """What one rule does for a criterion that it cites."""
    shown = {example.outcome for example in rule.examples}
    quiet = bool(shown & {"passed", "inapplicable"})
    if number in rule.decides and shown >= {"passed", "failed", "inapplicable"}:
        return "decided"
    if rule.on_find == "failed" and shown >= {"failed", "passed"}:
        return "fails_only"
    return "question" if quiet and "needs_review" in shown else "manual"
