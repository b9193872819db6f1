"""Compiles rules/lexicons/languages.csv: how common the small words of eight languages are in each of them.

Build time only, in the environment of build_words.py:
    PYTHONPATH=src python benchmarks/build_detection.py

Figures are Zipf values times ten, from wordfreq; those of Latin, which it lacks, are set by hand in three ranks.
"""

import csv
from pathlib import Path

from wordfreq import top_n_list, zipf_frequency

TARGET = Path(__file__).parents[1] / "rules" / "lexicons" / "languages.csv"
LANGUAGES = ("fr", "en", "es", "de", "it", "pt", "nl")
MOST = 220  # words a language
LATIN = {
    7.2: "et in est non ad ut cum qui quod de ex si a ab per sed quae esse ac aut nec sunt quam hoc",
    6.5: "atque enim ne pro quo etiam eius se autem sine id ita inter nihil quid haec ille sibi quoque "
    "tamen vel omnia sicut "
    "erat fuit ipse suum nunc ante post apud nos vos mihi tibi eum eo eorum his hic nam ergo igitur cuius quibus",
    5.8: "quia dum ubi neque omnis omnes omnium rerum res rem rebus populus dominus deus dei homo homines "
    "hominum terra anno anni "
    "annis magna magnum magis multa multi semper numquam iam tunc inde unde usque contra super sub sive "
    "seu fuerit esset essent "
    "habet habere potest possunt dicit dixit facere fecit fiat causa gratia modo loco tempore terrarum "
    "virtus vita mors amor "
    "lorem ipsum dolor sit amet consectetur adipiscing elit dolore magna aliqua",
}


def main() -> None:
    latin = {word: zipf for zipf, words in sorted(LATIN.items()) for word in words.split()}
    words = {word for lang in LANGUAGES for word in top_n_list(lang, MOST) if word.isalpha()} | set(latin)
    with TARGET.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle, lineterminator="\n")
        writer.writerow(("word", *LANGUAGES, "la"))
        for word in sorted(words):
            figures = [zipf_frequency(word, lang, "large") for lang in LANGUAGES] + [latin.get(word, 0.0)]
            writer.writerow((word, *(round(10 * figure) for figure in figures)))


if __name__ == "__main__":
    main()
