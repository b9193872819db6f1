"""What axe-core says of a drawn page, beside our rules: what both say of an element is said once."""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Final

from msgspec.structs import replace

from limpide import resources
from limpide.model import IMPACTS, Finding, Impact, Rule, RuleResult, Standards
from limpide.page.chromium_page import LivePage
from limpide.page.element import Element
from limpide.rendering import Remark

PREFIX: Final = "axe-"
_THEMES: Final[Mapping[str, str]] = {
    "cat.color": "rendered",
    "cat.forms": "forms",
    "cat.keyboard": "rendered",
    "cat.language": "language",
    "cat.tables": "tables",
    "cat.time-and-media": "media",
}
_WCAG: Final = re.compile(r"wcag(\d)(\d)(\d{1,2})")


def missing(reason: Mapping[str, str]) -> RuleResult:
    """What stands for axe where it did not run."""
    return RuleResult(_rule("axe-core", Standards(), "serious", "page", _TITLE, _TITLE, ""), "untested", reason=reason)


def joined(results: Sequence[RuleResult], remarks: Iterable[Remark], page: LivePage) -> list[RuleResult]:
    """The results of our rules, marked where axe says the same, and those of what axe alone says."""
    known = _Known(results, page)
    alone: dict[str, list[tuple[Remark, Element]]] = {}
    for remark in remarks:
        element = page.element(remark.key)
        if element is not None and not known.mark(element, _criteria(remark.tags)):
            alone.setdefault(remark.rule, []).append((remark, element))
    return [*known.marked(), *(_result(alone[name], page) for name in sorted(alone))]


class _Known:
    """The findings of our rules by element; questions say nothing of their own."""

    def __init__(self, results: Sequence[RuleResult], page: LivePage) -> None:
        self._results = results
        self._places: dict[int, list[tuple[int, int]]] = {}
        self._both: set[tuple[int, int]] = set()
        for number, result in enumerate(results):
            for nth, finding in enumerate(result.findings if not result.rule.only_asks else ()):
                element = page.root if result.rule.whole_page else page.named(finding.selector)
                if element is not None:
                    self._places.setdefault(element.index, []).append((number, nth))

    def mark(self, element: Element, criteria: frozenset[str]) -> bool:
        """Whether we say the same of an element, of one criterion at least; from then on it counts as said by both."""
        same = [at for at in self._places.get(element.index, ()) if not criteria.isdisjoint(self._tested(at[0]))]
        self._both.update(same)
        return bool(same)

    def marked(self) -> Iterator[RuleResult]:
        for number, result in enumerate(self._results):
            findings = tuple(
                replace(finding, also=("axe",)) if (number, nth) in self._both else finding
                for nth, finding in enumerate(result.findings)
            )
            yield replace(result, findings=findings)

    def _tested(self, number: int) -> tuple[str, ...]:
        return self._results[number].rule.standards.wcag


def _result(said: Sequence[tuple[Remark, Element]], page: LivePage) -> RuleResult:
    """What axe says of one of its rules."""
    remark = said[0][0]
    impact = max((each.impact for each, _ in said), key=IMPACTS.index)
    fr, en = wordings().get(remark.rule, (f"{remark.help}.", f"{remark.help}."))
    theme = next((_THEMES[tag] for tag in remark.tags if tag in _THEMES), "page")
    rule = _rule(remark.rule, _standards(remark.tags), impact, theme, {"fr": fr, "en": en}, _help(remark), remark.url)
    findings = [_finding(each, element) for each, element in said]
    return RuleResult(rule, "passed", passed=len(said), findings=tuple(findings))


def _finding(remark: Remark, element: Element) -> Finding:
    return Finding(element.mark, outcome="failed" if remark.is_sure else "needs_review", selector=element.selector)


def _rule(
    name: str,
    standards: Standards,
    impact: Impact,
    theme: str,
    message: Mapping[str, str],
    advice: Mapping[str, str],
    url: str,
) -> Rule:
    return Rule(
        id=name if name.startswith(PREFIX) else PREFIX + name,
        theme=theme,
        check="",
        title={lang: f"{text.rstrip('.')} (axe-core)" if url else text for lang, text in message.items()},
        message=_plain(message),
        help=_plain(advice),
        why=_WHY,
        fix={},
        impact=impact,
        on_find="failed",
        standards=standards,
        formerly=(),
        langs=(),
        targets=(),
        select="*",
        parts=(),
        whole_page=False,
        params={},
        rewriter="",
        examples=(),
        path=url,
        origin="axe",
    )


def _help(remark: Remark) -> dict[str, str]:
    return {
        "fr": f"Corrigez cet élément. La page de la règle {remark.rule} l’explique en anglais\u00a0: {remark.url}",
        "en": f"Repair this element. The page of the rule {remark.rule} explains it: {remark.url}",
    }


def _plain(wording: Mapping[str, str]) -> dict[str, str]:
    """Wording without placeholders: braces are characters like others."""
    return {lang: text.replace("{", "{{").replace("}", "}}") for lang, text in wording.items()}


def _criteria(tags: Iterable[str]) -> frozenset[str]:
    """WCAG's criteria among the tags of a rule: `wcag111` is 1.1.1."""
    return frozenset(".".join(found.groups()) for tag in tags if (found := _WCAG.fullmatch(tag)))


def _standards(tags: Sequence[str]) -> Standards:
    return Standards(
        wcag=tuple(sorted(_criteria(tags))),
        rgaa=tuple(tag.removeprefix("RGAA-") for tag in tags if tag.startswith("RGAA-")),
        en301549=tuple(tag.removeprefix("EN-") for tag in tags if tag.startswith("EN-9.")),
    )


@cache
def wordings() -> Mapping[str, tuple[str, str]]:
    path = resources.data("rules") / "lexicons" / "axe.csv"
    with path.open(encoding="utf-8", newline="") as lines:
        return {row["rule"]: (row["fr"], row["en"]) for row in csv.DictReader(lines)}


_TITLE: Final = {"fr": "Seconde lecture par axe-core", "en": "Second reading by axe-core"}
_WHY: Final = {
    "fr": "Un autre outil de contrôle, axe-core, le signale.",
    "en": "Another checking tool, axe-core, says so.",
}
