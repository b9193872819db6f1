"""How long a repair takes a person, in minutes: estimates of ours, to put work in order, not measures."""

from collections.abc import Iterable
from typing import Final

from limpide.model import Finding, Rule

READY: Final = 0.25  # a safe repair is only read and accepted
PROPOSED: Final = 1.0  # a proposed text is read, and often retouched
REPEATED: Final = 0.5  # the second occurrence of one fault: the answer is known
BY_THEME: Final = {
    "links": 2.0,
    "images": 3.0,
    "media": 15.0,
    "headings": 2.0,
    "tables": 10.0,
    "forms": 4.0,
    "page": 3.0,
    "language": 2.0,
    "readability": 3.0,
    "words": 1.5,
    "typography": 1.0,
    "easyread": 3.0,
    "rendered": 10.0,
}
ELSEWHERE: Final = 3.0  # a theme of a rule pack that is not ours


def minutes(rule: Rule, findings: Iterable[Finding]) -> float:
    """The time for all findings of one fault, the first at full price."""
    costs = [_alone(rule, finding) for finding in findings]
    return sum(costs[:1]) + sum(min(cost, REPEATED) for cost in costs[1:])


def _alone(rule: Rule, finding: Finding) -> float:
    if any(fix.safe for fix in finding.fixes):
        return READY
    return PROPOSED if finding.fixes else BY_THEME.get(rule.theme, ELSEWHERE)
