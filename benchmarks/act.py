"""How limpide stands on the ACT cases, without and with a browser, beside the best that others reach.

    python benchmarks/act.py GOLD [--limpide COMMAND] [--mode static|rendered] [--rules]

GOLD is the folder of the cases, with their own runner and scorer; it stays outside the repository. The figures of
others are those published by the ACT Rules implementers or measured on the same 685 cases.
"""

import argparse
import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

MODES: Final = ("static", "rendered")
OTHERS: Final = {  # mode: (whose, found, false, approved rules consistent, proposed rules consistent)
    "static": (("best without a browser", 104, 0, 28, 10),),
    "rendered": (
        ("best published tool", 134, 0, 32, None),
        ("QualWeb", 128, 4, 30, None),
        ("Alfa", 124, 13, None, None),
        ("axe-core", 120, 3, None, None),
    ),
}
GOALS: Final = {"static": (125, 1, 31, 14, 40), "rendered": (155, 2, 33, None, 40)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--limpide", default=f"{sys.executable} -m limpide")
    parser.add_argument("--mode", choices=MODES, action="append", help="one mode only")
    parser.add_argument("--rules", action="store_true", help="a line for each ACT rule, too")
    asked = parser.parse_args()
    for mode in asked.mode or MODES:
        by_rule, summary = scored(asked.gold, asked.limpide, mode)
        if asked.rules:
            print(by_rule)
        print("\n".join(table(mode, summary)), flush=True)


def scored(gold: Path, command: str, mode: str) -> tuple[str, Mapping[str, Any]]:
    """What the cases' own scorer says of a command: its lines by rule, and its summary."""
    script = [sys.executable, str(gold / "run.py"), "--limpide", command, "--table"]
    run = subprocess.run(
        [*script, "--rendered"] if mode == "rendered" else script, check=True, stdout=subprocess.PIPE, text=True
    )
    lines, _, summary = run.stdout.partition("\n{\n")
    return lines, json.loads("{" + summary)


def table(mode: str, summary: Mapping[str, Any]) -> Iterator[str]:
    found, failed = summary["act_failed_detected"]
    false, right = summary["act_false_positives"]
    approved = summary["approved_rules"]["consistent"]
    proposed = summary["proposed_rules"]["consistent"]
    review = summary["agnostic_ok_review_only"]
    yield f"\n{mode}: of {failed} failed cases and {right} others"
    yield f"{'':26}{'found':>8}{'false':>8}{'approved':>10}{'proposed':>10}{'questions':>11}"
    for whose, *figures in OTHERS[mode]:
        yield _row(whose, (*figures, None))
    yield _row("goal", GOALS[mode])
    yield _row("limpide", (found, false, approved, proposed, review))


def _row(whose: str, figures: tuple[int | None, ...]) -> str:
    shown = ("–" if figure is None else str(figure) for figure in figures)
    return f"{whose:26}" + "".join(f"{each:>{width}}" for each, width in zip(shown, (8, 8, 10, 10, 11), strict=True))


if __name__ == "__main__":
    main()
