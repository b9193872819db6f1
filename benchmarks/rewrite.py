"""How limpide rewrites the sentences of the rewriting benchmark, beside a word list and doing nothing.

    python benchmarks/rewrite.py GOLD [--limpide COMMAND] [--lt URL]

GOLD holds the sentences with their own scorer and stays outside the repository. Everything is applied on the phenomena;
on real sentences, what is safe alone, then everything. The speed is that of a whole process without parse.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from itertools import accumulate
from pathlib import Path
from typing import Any, Final

from processes import in_turn, median

GOALS: Final = {"fr": 66, "en": 24}
ARTICLE: Final = 1000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--limpide", default=f"{sys.executable} -m limpide")
    parser.add_argument("--lt", help="a LanguageTool server, which counts the errors added")
    asked = parser.parse_args()
    phenomena(asked.gold, asked.limpide)
    sentences(asked.gold, asked.limpide, asked.lt, "safe")
    sentences(asked.gold, asked.limpide, asked.lt, "all")
    speed(asked.gold, asked.limpide)


def phenomena(gold: Path, command: str) -> None:
    rows = _rows(gold / "phenomena.jsonl")
    print(f"{'phenomena passed':28}{'word list':>11}{'nothing':>9}{'goal':>6}{'limpide':>9}  traps left alone")
    for lang in ("fr", "en"):
        part = [row for row in rows if row["lang"] == lang]
        made = rewritten(part, command, lang, "all")
        kept = [made[row["id"]] == row["source"] for row in part if row["phenomenon"] == "no_change_trap"]
        lists = _baseline(gold, part, "wordlist", gold.parents[1] / "data" / "lexicon")
        nothing = {row["id"]: row["source"] for row in part}
        figures = [_passed(gold, part, output) for output in (lists, nothing, made)]
        print(
            f"{lang + ', of ' + str(len(part)):28}{figures[0]:>11}{figures[1]:>9}{GOALS[lang]:>6}{figures[2]:>9}"
            f"  {sum(kept)} of {len(kept)}"
        )


def sentences(gold: Path, command: str, server: str | None, applied: str) -> None:
    """What real sentences keep when only what is safe is applied, or everything."""
    rows = _rows(gold / "rewrite_sentences.jsonl")
    for lang in ("fr", "en"):
        part = [row for row in rows if row["lang"] == lang]
        made = rewritten(part, command, lang, applied)
        changed = sum(made[row["id"]] != row["source"] for row in part)
        score = _score(gold, "bench", part, made, ["--lt", _answering(server)] if server else [])[lang]
        print(f"\n{lang}, {len(part)} sentences, --apply {applied}: {changed} changed")
        shown = ("numbers_kept_pct", "names_kept_pct", "negation_mismatch_pct", "readability_gain", "sari")
        for name in (*shown, *(["lt_errors_added_per_100"] if server else [])):
            print(f"  {name:28}{score[name]:>9}")


def speed(gold: Path, command: str) -> None:
    """Words a second of one process, its start left out, and an article of 1,000 words as a whole process."""
    rows = [row["source"] for row in _rows(gold / "rewrite_sentences.jsonl") if row["lang"] == "fr"]
    lengths = list(accumulate(len(row.split()) for row in rows))
    article = sum(length <= ARTICLE for length in lengths)
    rewrite = [*command.split(), "rewrite"]
    with tempfile.TemporaryDirectory() as folder:
        sizes = {"one": rows[:1], "article": rows[:article], "long": rows}
        for name, part in sizes.items():
            Path(folder, f"{name}.txt").write_text("\n\n".join(part), encoding="utf-8")
        commands = {name: [*rewrite, f"{name}.txt", "--lang", "fr", "--apply", "all"] for name in sizes}
        costs = in_turn(commands, runs=3, cwd=folder)
    spent = median(costs["long"], "cpu") - median(costs["one"], "cpu")
    print(f"\nwords a second of CPU, no parse:  {(lengths[-1] - lengths[0]) / spent:9,.0f}  (goal 5,000)")
    print(f"article of {ARTICLE:,} words, process: {median(costs['article'], 'wall'):9.2f} s  (goal 5)")
    print(f"memory at most:                   {max(cost.memory for cost in costs['long']):9.0f} MB")


def _answering(server: str) -> str:
    """The address that the scorer asks: it wants the version of the interface in it."""
    base = server.rstrip("/")
    return base if base.endswith("/v2") else f"{base}/v2"


def rewritten(rows: Sequence[Mapping[str, Any]], command: str, lang: str, applied: str) -> dict[str, str]:
    """The result of each sentence, by id."""
    lines = "".join(json.dumps({"id": row["id"], "lang": lang, "text": row["source"]}) + "\n" for row in rows)
    run = subprocess.run(
        [*command.split(), "rewrite", "-", "--jsonl", "--apply", applied],
        input=lines,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        check=True,
    )
    return {answer["id"]: answer["result"] for answer in map(json.loads, run.stdout.splitlines())}


def _passed(gold: Path, rows: Sequence[Mapping[str, Any]], output: Mapping[str, str]) -> int:
    total: dict[str, str] = _score(gold, "phenomena", rows, output)["total"]
    return int(next(iter(total.values())).split("/")[0])


def _score(
    gold: Path, mode: str, rows: Sequence[Mapping[str, Any]], output: Mapping[str, str], options: Sequence[str] = ()
) -> Any:
    with tempfile.TemporaryDirectory() as folder:
        bench, system = Path(folder) / "bench.jsonl", Path(folder) / "system.jsonl"
        bench.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        system.write_text(
            "".join(json.dumps({"id": key, "output": text}) + "\n" for key, text in output.items()), encoding="utf-8"
        )
        script = [sys.executable, str(gold / "score.py"), mode, "--bench", str(bench), "--system", str(system)]
        return json.loads(subprocess.run([*script, *options], check=True, stdout=subprocess.PIPE, text=True).stdout)


def _baseline(gold: Path, rows: Sequence[Mapping[str, Any]], kind: str, lexicon: Path) -> dict[str, str]:
    """What a list of words alone makes of the sentences."""
    with tempfile.TemporaryDirectory() as folder:
        bench = Path(folder) / "bench.jsonl"
        bench.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        script = [sys.executable, str(gold / "score.py"), "baseline", "--bench", str(bench), "--kind", kind]
        lists = [str(lexicon / name) for name in ("substitutions_fr.tsv", "simple_words_en.tsv")]
        run = subprocess.run([*script, "--lexicon", *lists], check=True, stdout=subprocess.PIPE, text=True)
        return {row["id"]: row["output"] for row in map(json.loads, run.stdout.splitlines())}


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


if __name__ == "__main__":
    main()
