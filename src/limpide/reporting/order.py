"""The order in which every report tells its findings: that of the source, then of the rules' ids."""

from limpide.model import Finding, Report, Rule


def in_order(report: Report) -> list[tuple[Finding, Rule]]:
    """Each finding of a report with its rule."""
    pairs = [(finding, result.rule) for result in report.results for finding in result.findings]
    return sorted(pairs, key=lambda pair: (pair[0].span, pair[1].id))
