"""Writes the tables of docs/precision/README.md from its sheets; with `--check`, only compares."""

import csv
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

FOLDER = Path(__file__).parent / "precision"
PAGE = FOLDER / "README.md"
FEWEST = 10
"""Findings read, under which a share would mean nothing."""

HEADS = {
    "fr": "| règle | lus | vrais | faux | incertains | précision |",
    "en": "| rule | read | true | false | unsure | precision |",
}
TOO_FEW = {"fr": "non mesuré", "en": "not measured"}
PERCENT = {"fr": "{:.0f}\u00a0%", "en": "{:.0f}%"}
_TABLE = re.compile(r"(<!-- table (\w+) -->\n).*?(<!-- end -->)", re.S)


def verdicts() -> Mapping[str, Counter[str]]:
    """How many findings of each rule were judged true, false or unsure, all sheets together."""
    counts: dict[str, Counter[str]] = {}
    for sheet in sorted(FOLDER.glob("*.csv")):
        with sheet.open(encoding="utf-8", newline="") as handle:
            for row in csv.DictReader(handle):
                counts.setdefault(row["rule"], Counter())[row["verdict"]] += 1
    return dict(sorted(counts.items()))


def page(text: str) -> str:
    """The page with its tables made again."""
    counts = verdicts()
    return _TABLE.sub(lambda found: found[1] + "\n".join(_table(counts, found[2])) + "\n" + found[3], text)


def _table(counts: Mapping[str, Counter[str]], lang: str) -> Iterator[str]:
    yield f"{HEADS[lang]}\n| --- | ---: | ---: | ---: | ---: | ---: |"
    for rule, count in counts.items():
        figures = (count.total(), count["true"], count["false"], count["unsure"])
        yield f"| `{rule}` | {' | '.join(map(str, figures))} | {_precision(count, lang)} |"


def _precision(count: Counter[str], lang: str) -> str:
    """The share of true findings among those that were judged true or false."""
    sure = count["true"] + count["false"]
    if count.total() < FEWEST or not sure:
        return TOO_FEW[lang]
    return PERCENT[lang].format(100 * count["true"] / sure)


def main() -> None:
    text = PAGE.read_text(encoding="utf-8")
    made = page(text)
    if "--check" not in sys.argv:
        PAGE.write_text(made, encoding="utf-8")
    elif made != text:
        sys.exit("docs/precision/README.md: not fresh, run `make docs`")


if __name__ == "__main__":
    main()
