"""The figures of the language side beside the best known elsewhere, on gold sets that stay outside the repository.

    python benchmarks/language.py GOLD [--limpide COMMAND]

GOLD holds `score_language.py` and its sets. What textstat and groups of vowels reach is measured in the same run; the
other figures of the first column are those of docs/readability.md's sources. A figure on data that was fitted on is in
sample: the out-of-fold one stands beside it, as `fit_readability.py` wrote it.
"""

import argparse
import json
import re
import subprocess
import sys
import tempfile
import zlib
from collections.abc import Callable
from functools import partial
from pathlib import Path

import textstat

from limpide.language.syllables import by_rule
from limpide.language.words import open_words

ROOT = Path(__file__).parents[1]
HELD_OUT = 10  # one lemma in so many was kept from those who wrote the rule
VOWELS = re.compile(r"[aeiouyàâäéèêëîïôöùûüœæ]+")
SILENT = re.compile(r"(?<=[^aeiouyàâéèêëîïôûù])e(?:s|nt)?$")
ENGLISH_PAIRS = 112 / 113
ELSEWHERE = {  # measure: (name in score_language.py, best figure known elsewhere, whose)
    "passives, French GSD": ("passives fr GSD eval", 0.921, "être and a participle"),
    "passives, French PUD": ("passives fr PUD eval", 0.904, "être and a participle"),
    "passives, English EWT": ("passives en EWT eval", 0.891, "spaCy"),
    "sentences, French UD": ("sentences fr UD", 0.994, "choppa-srx"),
    "sentences, French handmade": ("sentences fr handmade", 0.920, "50 abbreviations"),
    "sentences, English UD": ("sentences en UD", 0.996, ""),
    "acronyms found": ("acronyms found", None, ""),
    "acronyms, definition paired": ("acronyms: definition paired", None, ""),
    "levels, English, Spearman": ("levels en OneStopEnglish", None, ""),
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--limpide", default=f"{sys.executable} -m limpide")
    asked = parser.parse_args()
    scores = scored(asked.gold, asked.limpide)
    print(f"\n{'measure':44}{'elsewhere':>10}  {'':24}{'limpide':>9}   95 % interval")
    pairs("fr", textstat_accuracy(asked.gold), "textstat", scores["pairs fr sentence WiViCo"])
    pairs("en", ENGLISH_PAIRS, "one error", scores["pairs en document OneStopEnglish"])
    for measure, (name, figure, whose) in ELSEWHERE.items():
        line(measure, figure, whose, scores[name]["value"], _interval(scores[name]))
    lemmas = held_out()
    peer, here = right(lemmas, vowel_groups), right(lemmas, partial(by_rule, lang="fr"))
    line("syllables by rule, lemmas held out", peer, "groups of vowels", here)


def scored(gold: Path, command: str) -> dict[str, dict[str, float]]:
    """What the gold sets' own script says of a command."""
    with tempfile.TemporaryDirectory() as folder:
        result = Path(folder) / "scores.json"
        script = [sys.executable, str(gold / "score_language.py"), "--limpide", command, "--json", str(result)]
        subprocess.run(script, check=True, stdout=subprocess.DEVNULL)
        found: dict[str, dict[str, float]] = json.loads(result.read_text(encoding="utf-8"))
        return found


def pairs(lang: str, peer: float, whose: str, score: dict[str, float]) -> None:
    """Both figures of ours, in sample and out of fold, beside the best elsewhere."""
    line(f"pairs, {lang}, in sample", peer, whose, score["value"], _interval(score))
    page = (ROOT / "docs" / "readability.md").read_text(encoding="utf-8")
    part = page.split("\n## ")[1 if lang == "fr" else 2]
    held, low, high = re.findall(r"easier in ([\d.]+)[\s\S]*?interval ([\d.]+) to ([\d.]+)", part)[0]
    line(f"pairs, {lang}, out of fold", peer, whose, float(held), f"[{low}, {high}]")


def textstat_accuracy(gold: Path) -> float:
    """The share of French pairs whose simple side is rated easier, by the best of textstat's formulas for French."""
    textstat.set_lang("fr")
    formulas = (textstat.flesch_reading_ease, lambda text: -textstat.lix(text), lambda text: -textstat.rix(text))
    with (gold / "readability_pairs" / "readability_pairs.jsonl").open(encoding="utf-8") as handle:
        rows = [row for row in map(json.loads, handle) if row["lang"] == "fr"]
    return max(accuracy([(score(row["original"]), score(row["simple"])) for row in rows]) for score in formulas)


def accuracy(pairs: list[tuple[float, float]]) -> float:
    """The share of pairs whose second side is higher; equal counts one half."""
    return sum((easy > hard) + 0.5 * (easy == hard) for hard, easy in pairs) / len(pairs)


def held_out() -> list[tuple[str, int]]:
    """Lemmas of the French word base that the rule was not written on, with the syllables that Lexique counts."""
    lemmas = open_words("fr").lemmas()
    return [(form, count) for form, count in lemmas if count and zlib.crc32(form.encode()) % HELD_OUT == 0]


def right(words: list[tuple[str, int]], count: Callable[[str], int]) -> float:
    return sum(count(form) == syllables for form, syllables in words) / len(words)


def vowel_groups(form: str) -> int:
    return max(1, len(VOWELS.findall(SILENT.sub("", form))))


def line(measure: str, elsewhere: float | None, whose: str, here: float, interval: str = "") -> None:
    peer = "–" if elsewhere is None else f"{elsewhere:.3f}"
    print(f"{measure:44}{peer:>10}  {whose:24}{here:9.3f}   {interval}")


def _interval(score: dict[str, float]) -> str:
    return f"[{score['low']:.3f}, {score['high']:.3f}]" if "low" in score else ""


if __name__ == "__main__":
    main()
