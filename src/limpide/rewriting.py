"""Safe repairs of a document: those that its findings carry, applied, and judged by reading the result again."""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import cache
from importlib import import_module
from itertools import accumulate

from msgspec import Struct
from msgspec.structs import replace

from limpide.errors import FixError, RuleError
from limpide.model import Edit, Fetch, Finding, Fix, Report, Rule, RuleResult, Span
from limpide.page.element import Page
from limpide.page.frames import WITHIN
from limpide.rewriters.context import Context

Rewriter = Callable[[Finding, Rule, Context], Iterable[Fix]]
Judge = Callable[[str], Report]
"""Reads a text as the source and gives its report, the fixes of rewriters in it."""

_MOST_PASSES = 20
"""Passes after which what still overlaps is left: each pass applies one repair at least of those that overlap."""


class Repair(Struct, frozen=True):
    """A fix, and the finding that it repairs."""

    rule: Rule
    finding: Finding
    fix: Fix


class Repaired(Struct, frozen=True):
    """A text after its repairs, each with the text that it was made on; `before` is the report of the source."""

    text: str
    before: Report
    repairs: tuple[tuple[Repair, str], ...]


def propose(report: Report, page: Page | None, fetch: Fetch | None = None) -> Report:
    """The report, what the rewriters of its rules propose put before what its checks did. Raises RuleError."""
    context = Context(report.document, page, fetch)
    return replace(report, results=tuple(_proposed(result, context) for result in report.results))


def safe(report: Report) -> tuple[Repair, ...]:
    """The first safe fix of each finding that nobody dismissed."""
    return tuple(
        Repair(result.rule, finding, fix)
        for result in report.results
        for finding in result.findings
        if finding.suppressed is None and (fix := next((fix for fix in finding.fixes if fix.safe), None))
    )


def compatible(repairs: Iterable[Repair]) -> tuple[Repair, ...]:
    """The repairs whose edits do not meet: of those that do, the most confident, then the first in the source."""
    taken: list[Span] = []
    kept = []
    for repair in sorted(repairs, key=lambda r: (-r.fix.confidence, r.finding.span, r.rule.id)):
        spans = [edit.span for edit in repair.fix.edits]
        if not any(_meet(span, other) for span in spans for other in _near(taken, span)):
            kept.append(repair)
            for span in spans:
                insort(taken, span)
    return tuple(kept)


def apply(source: str, fixes: Iterable[Fix]) -> str:
    """The source with the edits made, each character outside them as it was. Raises FixError where two edits meet."""
    parts: list[str] = []
    done = 0
    for edit in _in_order(source, fixes):
        parts.extend((source[done : edit.span.start], edit.text))
        done = edit.span.end
    return "".join((*parts, source[done:]))


def repaired(first: Report, judge: Judge, *, only: Collection[str] = (), skip: Collection[str] = ()) -> Repaired:
    """The source of a report with its safe repairs made, until none is left: a second time changes nothing.

    `only` and `skip` are ids of rules. A repair is left out where its own finding stays, or where a rule then fails
    that did not.
    """
    text, report, done = first.document.source, first, list[tuple[Repair, str]]()
    for _ in range(_MOST_PASSES):
        wanted = [repair for repair in safe(report) if _is_asked(repair, only, skip)]
        made = _made(text, report, [repair for repair in wanted if _changes(text, repair.fix)], judge)
        if made is None:
            break
        done.extend((repair, text) for repair in made.repairs)
        text, report = made.text, made.report
    return Repaired(text, first, tuple(done))


class _Made(Struct, frozen=True):
    """A text after one pass, and its report."""

    text: str
    report: Report
    repairs: tuple[Repair, ...]


def _made(text: str, report: Report, wanted: Sequence[Repair], judge: Judge) -> _Made | None:
    """What becomes of a text with these repairs, the harmful ones left out; None where no other is."""
    while chosen := compatible(wanted):
        changed = apply(text, [repair.fix for repair in chosen])
        judged = judge(changed)
        blamed = _blamed(chosen, report, judged)
        if not blamed:
            return _Made(changed, judged, chosen)
        wanted = [repair for repair in wanted if repair not in blamed]
    return None


def _proposed(result: RuleResult, context: Context) -> RuleResult:
    if not result.rule.rewriter or not result.findings:
        return result
    rewriter = _rewriter(result.rule.rewriter, result.rule.path)
    return replace(result, findings=tuple(_with_fixes(f, result.rule, rewriter, context) for f in result.findings))


def _with_fixes(finding: Finding, rule: Rule, rewriter: Rewriter, context: Context) -> Finding:
    if finding.scripted or WITHIN in finding.selector:  # markup that the source lacks, or writes in an attribute
        return finding
    own = tuple(rewriter(finding, rule, context))
    edits = [fix.edits for fix in own]
    return replace(finding, fixes=(*own, *(fix for fix in finding.fixes if fix.edits not in edits)))


@cache
def _rewriter(name: str, path: str) -> Rewriter:
    module, _, function = name.partition(".")
    try:
        found: Rewriter = getattr(import_module(f"limpide.rewriters.{module}"), function)
    except (ModuleNotFoundError, AttributeError) as error:
        raise RuleError(
            f"{path} : la réparation {name} n’existe pas.", f"{path}: rewriter {name} does not exist."
        ) from error
    return found


def _in_order(source: str, fixes: Iterable[Fix]) -> list[Edit]:
    edits = sorted((edit for fix in fixes for edit in fix.edits), key=lambda edit: edit.span)
    end = 0
    for number, edit in enumerate(edits):
        is_inside = 0 <= edit.span.start <= edit.span.end <= len(source)
        if not is_inside or edit.span.start < end or (number and _meet(edits[number - 1].span, edit.span)):
            raise FixError(
                f"Deux réparations touchent le même endroit, ou l’une sort du texte (caractère {edit.span.start}).",
                f"Two repairs touch the same place, or one leaves the text (character {edit.span.start}).",
            )
        end = edit.span.end
    return edits


def _meet(one: Span, other: Span) -> bool:
    """Whether two edits share a character, or are put in at one place."""
    return one == other or (one.start < other.end and other.start < one.end)


def _near(spans: Sequence[Span], span: Span) -> Sequence[Span]:
    """Of spans in order that do not meet, those that this one may meet."""
    first = max(0, bisect_right(spans, Span(span.start, span.start)) - 1)
    return spans[first : bisect_right(spans, Span(span.end, span.end)) + 1]


def _changes(source: str, fix: Fix) -> bool:
    return any(source[edit.span.start : edit.span.end] != edit.text for edit in fix.edits)


def _is_asked(repair: Repair, only: Collection[str], skip: Collection[str]) -> bool:
    return repair.rule.id not in skip and (not only or repair.rule.id in only)


def _blamed(repairs: Sequence[Repair], before: Report, after: Report) -> list[Repair]:
    """The repairs that did not repair, and those at, or next to, a failure that was not there."""
    shift = _Shift([edit for repair in repairs for edit in repair.fix.edits])
    left = _by_rule(_findings(after))
    blamed = [r for r in repairs if r.rule.id in left and left[r.rule.id].meet(shift.moved(r.finding.span))]
    if blamed:
        return blamed
    known = _by_rule((rule, shift.moved(span), failed) for rule, span, failed in _findings(before))
    failures = ((rule, span) for rule, span, failed in _findings(after) if failed)
    fresh = [span for rule, span in failures if not (rule in known and known[rule].meet(span))]
    return [_nearest(span, repairs, shift) for span in fresh]


def _findings(report: Report) -> Iterator[tuple[str, Span, bool]]:
    """Each finding that counts: its rule, its place, whether it is certain."""
    for result in report.results:
        for finding in result.findings:
            if finding.suppressed is None:
                yield result.rule.id, finding.span, finding.outcome == "failed"


def _by_rule(findings: Iterable[tuple[str, Span, bool]]) -> dict[str, "_Places"]:
    found: dict[str, list[Span]] = {}
    for rule, span, _ in findings:
        found.setdefault(rule, []).append(span)
    return {rule: _Places(spans) for rule, spans in found.items()}


class _Places:
    """Places that tell, in the time of a search, whether a span meets one; an empty one meets what is beside it."""

    def __init__(self, spans: Iterable[Span]) -> None:
        widened = sorted(map(_widened, spans))
        self._starts = [span.start for span in widened]
        self._ends = list(accumulate((span.end for span in widened), max))

    def meet(self, span: Span) -> bool:
        place = _widened(span)
        before = bisect_left(self._starts, place.end)
        return before > 0 and self._ends[before - 1] > place.start


def _widened(span: Span) -> Span:
    return span if span.end > span.start else Span(span.start - 1, span.start + 1)


def _nearest(span: Span, repairs: Sequence[Repair], shift: "_Shift") -> Repair:
    def distance(repair: Repair) -> int:
        places = [shift.moved(edit.span) for edit in repair.fix.edits]
        return min(max(0, span.start - place.end, place.start - span.end) for place in places)

    return min(repairs, key=distance)


class _Shift:
    """Where places of a text are after its edits: a place grows with what is put into it or at its edges."""

    def __init__(self, edits: Iterable[Edit]) -> None:
        self._edits = sorted(edits, key=lambda edit: edit.span)
        self._ends = [edit.span.end for edit in self._edits]
        self._growth = list(accumulate(map(_growth, self._edits), initial=0))

    def moved(self, span: Span) -> Span:
        start = self._start(span.start)
        end = span.end + self._growth[bisect_right(self._ends, span.end)]
        return Span(start, max(start, end))

    def _start(self, start: int) -> int:
        before = bisect_left(self._ends, start)
        moved = start + self._growth[before]
        for edit in self._edits[before : before + 2]:
            if edit.span.start < start == edit.span.end:
                moved += _growth(edit)
            elif edit.span.start < start < edit.span.end:
                moved += edit.span.start - start
        return moved


def _growth(edit: Edit) -> int:
    return len(edit.text) - (edit.span.end - edit.span.start)
