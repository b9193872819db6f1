"""Draws the findings that a person reads to measure precision: 20 a rule, all if fewer, with a fixed seed.

    python benchmarks/draw_findings.py SOURCE... [--theme THEME] [--profile PROFILE] [--languagetool off] > drawn.jsonl
    python benchmarks/draw_findings.py SOURCE... [--theme THEME] --sheet docs/precision/prose.csv

One JSON object a finding: rule, file, fingerprint, outcome, message, the passage and its surroundings. With `--sheet`,
the drawn findings that the sheet does not judge, and the lines of the sheet that are not drawn any more; exit code 1
where there is one. The sheets of docs/precision keep rule, file, fingerprint, verdict and reason only: no passage of a
text that is not ours.
"""

import argparse
import csv
import json
import random
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from limpide import api, sources
from limpide.config import Config
from limpide.errors import ReadError
from limpide.model import Finding, Report, Rule

AROUND = 160
"""Characters shown on each side of a passage."""

LONGEST = 600
"""Characters of a passage that are shown."""

Row = dict[str, str | int]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sources", nargs="+")
    parser.add_argument("--profile", default="editorial")
    parser.add_argument("--theme", action="append", help="a folder of rules/, or a rule; several may be given")
    parser.add_argument("--per-rule", type=int, default=20)
    parser.add_argument("--languagetool", default="auto")
    parser.add_argument("--sheet", type=Path, help="a sheet to be compared with what is drawn")
    asked = parser.parse_args()
    config = Config(profile=asked.profile, languagetool=asked.languagetool)
    rows = list(drawn(asked.sources, config, themes=asked.theme or (), per_rule=asked.per_rule))
    if asked.sheet is None:
        print(*(json.dumps(row, ensure_ascii=False) for row in rows), sep="\n")
        return 0
    unlike = list(_unlike(rows, asked.sheet))
    print(*unlike, sep="\n")
    return int(bool(unlike))


def drawn(names: Sequence[str], config: Config, *, themes: Sequence[str], per_rule: int) -> Iterator[Row]:
    """The drawn findings, rule by rule, each with `of`: how many the rule has in all."""
    by_rule: dict[str, list[Row]] = defaultdict(list)
    with api.Session(config) as session:
        session.rules = tuple(rule for rule in session.rules if not themes or {rule.theme, rule.id} & set(themes))
        for source in sources.find(names, stdin=bytes).found:
            for row in _rows(session, source):
                by_rule[str(row["rule"])].append(row)
    for rule, rows in sorted(by_rule.items()):
        rows.sort(key=_key)
        for row in sorted(random.Random(f"limpide {rule}").sample(rows, min(per_rule, len(rows))), key=_key):
            yield {**row, "of": len(rows)}


def _rows(session: api.Session, source: sources.Found) -> Iterator[Row]:
    try:
        report = session.audit(source.open())
    except ReadError as error:
        print(f"{source.name}: {error.text['en']}", file=sys.stderr)
        return
    for result in report.results:
        yield from (_row(report, result.rule, finding) for finding in result.findings)


def _row(report: Report, rule: Rule, finding: Finding) -> Row:
    source, span = report.document.source, finding.span
    return {
        "rule": rule.id,
        "file": Path(report.document.name).name,
        "fingerprint": finding.fingerprint,
        "outcome": finding.outcome or rule.on_find,
        "message": rule.message["fr"].format_map(finding.data),
        "before": source[max(0, span.start - AROUND) : span.start],
        "passage": source[span.start : min(span.end, span.start + LONGEST)],
        "after": source[span.end : span.end + AROUND],
        "fix": " | ".join(edit.text for fix in finding.fixes for edit in fix.edits),
    }


def _unlike(rows: Sequence[Row], sheet: Path) -> Iterator[str]:
    """One line for each difference between what is drawn and what a sheet judges."""
    with sheet.open(encoding="utf-8", newline="") as handle:
        judged = {(row["rule"], row["file"], row["fingerprint"]) for row in csv.DictReader(handle)}
    found = {_key(row) for row in rows}
    yield from (f"not judged: {' '.join(key)}" for key in sorted(found - judged))
    yield from (f"not drawn: {' '.join(key)}" for key in sorted(judged - found))


def _key(row: Row) -> tuple[str, str, str]:
    return str(row["rule"]), str(row["file"]), str(row["fingerprint"])


if __name__ == "__main__":
    sys.exit(main())
