"""Fits the weights of rules/lexicons/readability_{fr,en}.toml on pairs of an easy and a hard version of one text.

In an environment of its own, with the folder of gold sets:
    pip install numpy scipy msgspec marisa-trie ahocorasick_rs
    PYTHONPATH=src python benchmarks/fit_readability.py BENCH [--write]

The model is a logistic regression on the difference of the two sides, each weight kept on the side that reading
research gives it (a longer sentence never makes a text easier). Out-of-fold figures: five folds, each a fifth of the
file in its order, which keeps the pairs of one article together; the final weights are fitted on all. --write also
writes the figures into docs/readability.md.
"""

import argparse
import json
import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import numpy as np
from scipy.optimize import minimize

from limpide.analysing import text_document
from limpide.language.features import features, sentence_vector, total
from limpide.language.prose import prose
from limpide.language.readability import MOST_DEVIATIONS as MOST
from limpide.model import Lang

DATA = Path(__file__).parents[1] / "rules" / "lexicons"
EASIER = {
    "frequency",
    "lemma_frequency",
    "verb_frequency",
    "rarest_words",
    "verbs",
    "copulas",
    "haves",
    "adverbs",
}  # more of these is never harder; more of the others never easier
PENALTY = {"fr": 3.0, "en": 3.0}
FOLDS = 5
ORIGINAL_SCORE, SIMPLE_SCORE = 38.0, 62.0  # what the middle of either side scores

Rows = np.ndarray
PAGE = Path(__file__).parents[1] / "docs" / "readability.md"
TITLES = {"fr": "French", "en": "English"}
PREFACE = """# The readability score

*Written by `benchmarks/fit_readability.py --write` on {date}. The score, its features and the parts that reports show
stand in `rules/lexicons/readability_fr.toml` and `readability_en.toml`; `src/limpide/language/features.py` counts.*

The score is 100 / (1 + exp(−slope × (sum of weights − centre))): 0 very hard, 100 very easy. A weight is what one
standard deviation of a feature adds to the sum, four deviations at most. Each weight keeps the side that reading
research gives it. No feature is a total: each is a mean, a share, or the worst of three neighbouring sentences,
averaged over the text. A text shorter than three sentences is one such passage.

French pairs: Wikipedia and Vikidia (WiViCo v2, CC BY-SA). English pairs: OneStopEnglish, advanced and elementary
(CC BY-SA 4.0). “Wikipedia is harder than Vikidia” stands for a judgement that nobody made pair by pair: some pairs are
the other way round, and no score can reach them all.
"""


class Fit(NamedTuple):
    """What was fitted for one language; `margins` are out of fold, easy minus hard."""

    lang: Lang
    names: list[str]
    typical: Rows
    deviation: Rows
    weights: Rows
    centre: float
    slope: float
    margins: Rows
    in_sample: float


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("bench", type=Path)
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    fits = [fit_language(lang, arguments.bench) for lang in ("fr", "en")]
    for fit in fits:
        print("\n".join(table(fit)))
        if arguments.write:
            store(fit)
    if arguments.write:
        PAGE.write_text(page(fits), encoding="utf-8")


def fit_language(lang: Lang, bench: Path) -> Fit:
    pairs = list(read_pairs(bench / "readability_pairs" / "readability_pairs.jsonl", lang))
    names = list(text_features(pairs[0][0], lang))
    hard, easy = (np.array([list(text_features(pair[side], lang).values()) for pair in pairs]) for side in (0, 1))
    typical, deviation = np.concatenate([hard, easy]).mean(0), np.concatenate([hard, easy]).std(0) + 1e-9
    hard, easy = (np.clip((side - typical) / deviation, -MOST, MOST) for side in (hard, easy))
    signs = np.array([1.0 if name in EASIER else -1.0 for name in names])
    weights = fitted(easy - hard, signs, PENALTY[lang])
    centre, slope = scale(hard @ weights, easy @ weights)
    margins = out_of_fold(easy - hard, signs, lang)
    in_sample = accuracy((easy - hard) @ weights)
    return Fit(lang, names, typical, deviation, weights, centre, slope, margins, in_sample)


def read_pairs(path: Path, lang: str) -> Iterator[tuple[str, str]]:
    with path.open(encoding="utf-8") as handle:
        for row in map(json.loads, handle):
            if row["lang"] == lang:
                yield row["original"], row["simple"]


def text_features(text: str, lang: Lang) -> dict[str, float]:
    """The features of what `limpide analyse` scores."""
    read = prose(text_document(text, lang=lang))
    kept = read.body_sentences or list(read)
    return features(total([sentence_vector(each.tokens, each.text, lang) for each in kept]))


def out_of_fold(differences: Rows, signs: Rows, lang: str) -> Rows:
    fold = np.arange(len(differences)) * FOLDS // len(differences)
    margins = np.zeros(len(differences))
    for each in range(FOLDS):
        margins[fold == each] = differences[fold == each] @ fitted(differences[fold != each], signs, PENALTY[lang])
    return margins


def fitted(differences: Rows, signs: Rows, penalty: float) -> Rows:
    """Weights that make easy minus hard positive: logistic loss, ridge penalty, signs kept."""

    def loss(weights: Rows) -> tuple[float, Rows]:
        margins = differences @ weights
        slopes = -differences.T @ (1 / (1 + np.exp(margins)))
        return np.logaddexp(0, -margins).sum() + penalty * weights @ weights, slopes + 2 * penalty * weights

    bounds = [(0, None) if sign > 0 else (None, 0) for sign in signs]
    return minimize(loss, np.zeros(len(signs)), jac=True, bounds=bounds, method="L-BFGS-B").x


def accuracy(margins: Rows) -> float:
    return float((np.sum(margins > 0) + 0.5 * np.sum(margins == 0)) / len(margins))


def scale(hard: Rows, easy: Rows) -> tuple[float, float]:
    """The centre and slope that give the middle of both sides their score."""
    logit = [np.log(score / (100 - score)) for score in (ORIGINAL_SCORE, SIMPLE_SCORE)]
    slope = (logit[1] - logit[0]) / (np.median(easy) - np.median(hard))
    return float(np.median(hard) - logit[0] / slope), float(slope)


def table(fit: Fit) -> list[str]:
    """The figures and the weights of a language, in Markdown."""
    low, high = interval(fit.margins)
    weights = sorted(zip(fit.names, fit.weights, strict=True), key=lambda each: -abs(each[1]))
    return [
        f"Pairs: {len(fit.margins)}. Out of fold, the simple side is rated easier in {accuracy(fit.margins):.4f}",
        f"(95 % interval {low:.3f} to {high:.3f}; wrong: {np.sum(fit.margins < 0)}). In sample: {fit.in_sample:.4f}.",
        "",
        "| feature | weight of one deviation | typical value | deviation |",
        "| --- | --- | --- | --- |",
        *(
            f"| `{name}` | {weight + 0.0:+.2f} | {fit.typical[at]:.3f} | {fit.deviation[at]:.3f} |"
            for name, weight in weights
            for at in [fit.names.index(name)]
        ),
        "",
    ]


def interval(margins: Rows) -> tuple[float, float]:
    """The 95 % bootstrap interval of the accuracy, 1,000 draws, fixed seed."""
    random = np.random.default_rng(7)
    drawn = sorted(accuracy(random.choice(margins, len(margins))) for _ in range(1000))
    return drawn[25], drawn[974]


def page(fits: Sequence[Fit]) -> str:
    today = datetime.now(UTC).date().isoformat()
    parts = [PREFACE.format(date=today)]
    for fit in fits:
        parts += [f"## {TITLES[fit.lang]}\n", "\n".join(table(fit))]
    return "\n".join(parts)


def store(fit: Fit) -> None:
    path = DATA / f"readability_{fit.lang}.toml"
    text = path.read_text(encoding="utf-8")
    columns = zip(fit.names, fit.typical, fit.deviation, fit.weights, strict=True)
    lines = [
        f"{name} = {{typical = {typical:.4f}, deviation = {deviation:.4f}, weight = {weight + 0.0:.4f}}}"
        for name, typical, deviation, weight in columns
    ]
    text = re.sub(r"(?s)\[features\]\n.*?\n\n", lambda _: "[features]\n" + "\n".join(lines) + "\n\n", text)
    text = re.sub(r"(?m)^centre = .*", f"centre = {fit.centre:.4f}", text)
    text = re.sub(r"(?m)^slope = .*", f"slope = {fit.slope:.4f}", text)
    path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
