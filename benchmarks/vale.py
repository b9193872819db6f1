"""Vale set-ups to compare with: 18 French rules of the kinds that our own prose rules have.

One has lists of a handful of words, as a first configuration has; the other the word lists that limpide itself has.
"""

import csv
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

_DATA = Path(__file__).parents[1] / "rules" / "lexicons"
_PATTERNS = {
    "Etc": [r"etc\.", "…"],
    "Impersonnel": [
        "il convient de",
        "il est nécessaire de",
        "il importe de",
        "il y a lieu de",
        "force est de constater",
    ],
    "DoubleNegation": ["n['’]est pas sans", "ne saurait ignorer", "n['’]est pas impossible"],
    "Romains": [r"\b[IVXL]{2,}e\b"],
    "Nominalisations": [r"procéder à la \w+", r"effectuer une \w+", "la mise en œuvre de", "la prise en compte de"],
    "Pourcentages": [r"\d+(?:,\d+)? %"],
    "GrandsNombres": [r"\d{1,3}(?: \d{3})+"],
    "Passif": [r"\b(?:est|sont|était|étaient|sera|seront|été) \w+(?:é|ée|és|ées|i|ie|is|ies|u|ue|us|ues)\b"],
    "Sigles": [r"\b[A-Z]{3,5}\b"],
    "Lourdeurs": ["dans le cadre de", "au niveau de", "en termes de", "en matière de", "à l['’]aune de"],
    "Liens": ["cliquez ici", "en savoir plus", "lire la suite"],
}
_SHORT_LISTS = {
    "Abreviations": [r"ibid\.", r"cf\.", r"p\. ex\.", r"op\. cit\.", r"c\.-à-d\."],
    "Etrangers": ["ex ante", "a priori", "de facto", "ad hoc", "in fine", "via"],
    "Images": ["le fer de lance", "à double tranchant", "la partie émergée de l['’]iceberg"],
    "Jargon": ["matching", "reporting", "feedback", "process", "benchmark", "workshop"],
}
_SHORT_SWAPS = {
    "afin de": "pour",
    "en vue de": "pour",
    "dans le but de": "pour",
    "ainsi que": "et",
    "néanmoins": "mais",
}
_OUR_LISTS = {"Abreviations": "abbreviations", "Etrangers": "foreign_words", "Images": "idioms", "Jargon": "jargon"}
_LONGEST = {"Phrase": ("sentence", 25), "Paragraphe": ("paragraph", 150)}
_WORD = r"\b\w+\b"
_WITH_CASE = ("Romains", "Sigles")
_CONFIGURATION = "StylesPath = styles\nMinAlertLevel = suggestion\n[*.{md,html}]\nBasedOnStyles = Clair\n"


def install(folder: Path, lists: dict[str, str]) -> None:
    """Writes the configuration and the rules into a folder from which Vale is then run."""
    styles = folder / "styles" / "Clair"
    styles.mkdir(parents=True)
    (folder / ".vale.ini").write_text(_CONFIGURATION, encoding="utf-8")
    for name, rule in (_without_lists() | lists).items():
        (styles / f"{name}.yml").write_text(rule, encoding="utf-8")


def short_lists() -> dict[str, str]:
    """The rules that are made of words, a handful each."""
    return {name: _existence(words) for name, words in _SHORT_LISTS.items()} | {"Mots": _substitution(_SHORT_SWAPS)}


def our_lists() -> dict[str, str]:
    """The same rules with the words of our lexicons: 719 to find, 634 to replace."""
    listed = {name: _existence(re.escape(row[0]) for row in _rows(lexicon)) for name, lexicon in _OUR_LISTS.items()}
    return listed | {"Mots": _substitution({re.escape(row[0]): row[2] for row in _rows("substitutions_fr")})}


def _without_lists() -> dict[str, str]:
    patterns = {
        name: _existence(tokens, ignore_case=name not in _WITH_CASE, is_word=False)
        for name, tokens in _PATTERNS.items()
    }
    return patterns | {name: _occurrence(scope, most) for name, (scope, most) in _LONGEST.items()}


def _existence(tokens: Iterable[str], *, ignore_case: bool = True, is_word: bool = True) -> str:
    lines = "".join(f"  - {_quoted(token)}\n" for token in tokens)
    settings = f"ignorecase: {str(ignore_case).lower()}\nnonword: {str(not is_word).lower()}"
    return f'extends: existence\nmessage: "%s"\nlevel: warning\n{settings}\ntokens:\n{lines}'


def _substitution(swaps: Mapping[str, str]) -> str:
    lines = "".join(f"  {_quoted(term)}: {_quoted(simpler)}\n" for term, simpler in swaps.items())
    return f'extends: substitution\nmessage: "%s %s"\nlevel: warning\nignorecase: true\nswap:\n{lines}'


def _occurrence(scope: str, most: int) -> str:
    return f'extends: occurrence\nmessage: "%s"\nlevel: warning\nscope: {scope}\nmax: {most}\ntoken: {_quoted(_WORD)}\n'


def _rows(lexicon: str) -> list[list[str]]:
    """The French rows of one of our lexicons."""
    with (_DATA / f"{lexicon}.csv").open(encoding="utf-8", newline="") as handle:
        return [row for row in csv.reader(handle) if row[1] == "fr"]


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
