"""Writes the tables of docs/precision/README.md from its sheets; with `--check`, only compares."""

import csv
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

FOLDER = Path(__file__).parent / "precision"
PAGE = FOLDER / "README.md"
CHANGES = FOLDER / "rewrites.csv"
FEWEST = 10
"""Findings read, under which a share would mean nothing."""

HEADS = {
    "fr": "| règle | lus | vrais | faux | incertains | précision |",
    "en": "| rule | read | true | false | unsure | precision |",
}
CHANGE_HEADS = {
    "fr": "| opération | faite ou proposée | lues | justes | fausses | incertaines |",
    "en": "| operation | applied or proposed | read | right | wrong | unsure |",
}
STATUSES = {"fr": {"applied": "faite", "proposed": "proposée"}, "en": {"applied": "applied", "proposed": "proposed"}}
ALL = {"fr": "toutes", "en": "all"}
TOO_FEW = {"fr": "non mesuré", "en": "not measured"}
PERCENT = {"fr": "{:.0f}\u00a0%", "en": "{:.0f}%"}
_TABLE = re.compile(r"(<!-- table (\w+) -->\n).*?(<!-- end -->)", re.S)
_CHANGES = re.compile(r"(<!-- changes (\w+) -->\n).*?(<!-- end -->)", re.S)


def verdicts() -> Mapping[str, Counter[str]]:
    """How many findings of each rule were judged true, false or unsure, all sheets together."""
    counts: dict[str, Counter[str]] = {}
    for sheet in sorted(set(FOLDER.glob("*.csv")) - {CHANGES}):
        with sheet.open(encoding="utf-8", newline="") as handle:
            for row in csv.DictReader(handle):
                counts.setdefault(row["rule"], Counter())[row["verdict"]] += 1
    return dict(sorted(counts.items()))


def page(text: str) -> str:
    """The page with its tables made again."""
    counts, changes = verdicts(), changes_judged()
    text = _TABLE.sub(lambda found: found[1] + "\n".join(_table(counts, found[2])) + "\n" + found[3], text)
    return _CHANGES.sub(lambda found: found[1] + "\n".join(_changes(changes, found[2])) + "\n" + found[3], text)


def changes_judged() -> Mapping[tuple[str, str], Counter[str]]:
    """How many changes of each operation were judged true, false or unsure, applied and proposed apart."""
    counts: dict[tuple[str, str], Counter[str]] = {}
    with CHANGES.open(encoding="utf-8", newline="") as handle:
        for row in csv.DictReader(handle):
            for operation in (row["operation"], ""):
                counts.setdefault((row["status"], operation), Counter())[row["verdict"]] += 1
    return dict(sorted(counts.items()))


def _changes(counts: Mapping[tuple[str, str], Counter[str]], lang: str) -> Iterator[str]:
    yield f"{CHANGE_HEADS[lang]}\n| --- | --- | ---: | ---: | ---: | ---: |"
    for (status, operation), count in counts.items():
        figures = (count.total(), count["true"], count["false"], count["unsure"])
        name = f"`{operation}`" if operation else f"**{ALL[lang]}**"
        yield f"| {name} | {STATUSES[lang][status]} | {' | '.join(map(str, figures))} |"


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
