"""Draws the rewritten sentences that a person reads aloud: so many with a fixed seed, applied and proposed apart.

    python benchmarks/draw_changes.py SOURCE... [--most 100] > drawn.jsonl
    python benchmarks/draw_changes.py SOURCE... --sheet docs/precision/rewrites.csv

One JSON object a change: operation, status, file, key, before, after, and the whole sentence before and after. With
`--sheet`, the drawn changes that the sheet does not judge; exit code 1 where there is one. The sheet keeps operation,
status, file, key, verdict and reason only: no passage of a text that is not ours.
"""

import argparse
import csv
import json
import random
import sys
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path

from limpide import api, sources
from limpide.drafting import Change, Rewritten
from limpide.errors import ReadError

Row = dict[str, str | float | None]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sources", nargs="+")
    parser.add_argument("--most", type=int, default=100, help="changes drawn of each status")
    parser.add_argument("--sheet", type=Path, help="a sheet to be compared with what is drawn")
    asked = parser.parse_args()
    rows = list(drawn(asked.sources, most=asked.most))
    if asked.sheet is None:
        print(*(json.dumps(row, ensure_ascii=False) for row in rows), sep="\n")
        return 0
    with asked.sheet.open(encoding="utf-8", newline="") as handle:
        judged = {(row["operation"], row["key"]) for row in csv.DictReader(handle)}
    missing = [row for row in rows if (row["operation"], row["key"]) not in judged]
    print(*(f"not judged: {row['operation']} {row['file']} {row['key']}" for row in missing), sep="\n")
    return int(bool(missing))


def drawn(names: Sequence[str], *, most: int) -> Iterator[Row]:
    """The drawn changes: those applied as safe, then those only proposed."""
    every = [row for source in sources.find(names, stdin=bytes).found for row in _rows(source)]
    for status in ("applied", "proposed"):
        rows = sorted((row for row in every if row["status"] == status), key=lambda row: str(row["key"]))
        random.Random(0).shuffle(rows)
        yield from rows[:most]


def _rows(source: sources.Found) -> Iterator[Row]:
    try:
        made = api.rewrite(source.open())
    except ReadError as error:
        print(error, file=sys.stderr)
        return
    for sentence in made.sentences:
        for change in sentence.changes:
            if change.status in ("applied", "proposed"):
                yield _row(source.name, sentence, change)


def _row(name: str, sentence: Rewritten, change: Change) -> Row:
    before, after = change.checks.readability
    return {
        "operation": change.operation,
        "status": change.status,
        "file": Path(name).name,
        "key": sha256(f"{sentence.source}\0{change.before}\0{change.after}".encode()).hexdigest()[:12],
        "before": change.before,
        "after": change.after,
        "sentence": sentence.source,
        "score_before": before,
        "score_after": after,
    }


if __name__ == "__main__":
    sys.exit(main())
