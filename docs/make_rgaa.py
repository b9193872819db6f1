"""The page of the 258 tests of RGAA: what the rules decide or ask, what a person does. make_rules writes it."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from limpide import rules
from limpide.model import Lang, Rule
from limpide.reporting import standards
from limpide.reporting.coverage import MEANINGS, NAMES, Covered, counts, covered
from limpide.reporting.standards import Criterion

PAGES: dict[Lang, str] = {"fr": "rgaa.md", "en": "rgaa.en.md"}
TITLES = {"fr": "Ce que limpide vérifie du RGAA {version}", "en": "What limpide checks of RGAA {version}"}
MADE = {
    "fr": "Page produite par `make docs` à partir des fichiers de `rules/`. Ne la modifiez pas à la main. "
    "Les titres et les consignes sont de nous ; le numéro d’un test mène au [texte officiel]({url}).",
    "en": "Made by `make docs` from the files in `rules/`. Do not edit it by hand. "
    "Titles and instructions are ours; the number of a test leads to the [official text]({url}).",
}
SUMMARY = {"fr": "| couverture | tests | sens |", "en": "| coverage | tests | meaning |"}
HEADS = {
    "fr": "| test | ce qu’il demande | couverture | règles | à la main |",
    "en": "| test | what it asks for | coverage | rules | by hand |",
}


def page(lang: Lang) -> str:
    catalogue = rules.load()
    tests = standards.tested("rgaa")
    found = {test.number: covered("rgaa", test.number, catalogue) for test in tests}
    return "\n".join((*_top(found, lang), *_tables(tests, found, lang))) + "\n"


def _top(found: Mapping[str, Covered], lang: Lang) -> Iterator[str]:
    about = standards.about("rgaa")
    yield f"# {TITLES[lang].format(version=about.version)}\n\n{MADE[lang].format(url=about.url)}\n"
    yield f"{SUMMARY[lang]}\n| --- | ---: | --- |"
    for coverage, count in counts(found.values()).items():
        yield f"| {NAMES[coverage][lang]} | {count} | {MEANINGS[coverage][lang]} |"


def _tables(tests: Sequence[Criterion], found: Mapping[str, Covered], lang: Lang) -> Iterator[str]:
    themes = standards.about("rgaa").themes
    for theme, group in groupby(tests, key=lambda test: test.number.partition(".")[0]):
        yield f"\n## {theme}. {themes[theme][lang]}\n\n{HEADS[lang]}\n| --- | --- | --- | --- | --- |"
        for test in group:
            yield _row(test, found[test.number], lang)


def _row(test: Criterion, found: Covered, lang: Lang) -> str:
    cells = (
        f"[{test.number}]({test.url})",
        test.title[lang],
        NAMES[found.coverage][lang],
        _named(found.rules),
        test.by_hand[lang],
    )
    return f"| {' | '.join(cells)} |"


def _named(found: Sequence[Rule]) -> str:
    return ", ".join(f"`{rule.id}`" for rule in found)
