"""Writes the pages made from the rule files: `python docs/make_rules.py`; `--check` only compares.

rules.md and regles.md list the rules, rgaa.md and rgaa.en.md the tests of RGAA.
"""

import sys
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import make_rgaa

from limpide import rules
from limpide.model import Lang, Rule

PAGES: dict[Lang, str] = {"fr": "regles.md", "en": "rules.md"}
TITLES = {"fr": "Règles de limpide", "en": "The rules of limpide"}
MADE = {
    "fr": "Page produite par `make docs` à partir des fichiers de `rules/`. Ne la modifiez pas à la main.",
    "en": "Made by `make docs` from the files in `rules/`. Do not edit it by hand.",
}
HEADS = {
    "fr": "| règle | ce qu’elle demande | gravité | WCAG | RGAA | profils |",
    "en": "| rule | what it asks for | severity | WCAG | RGAA | profiles |",
}
GOOD_PRACTICE = {"fr": "bonne pratique", "en": "good practice"}


def page(lang: Lang) -> str:
    catalogue = rules.load()
    profiles = {name: {rule.id for rule in rules.in_profile(catalogue, name)} for name in rules.profiles()}
    return "\n".join(_lines(catalogue, profiles, lang)) + "\n"


def _lines(catalogue: tuple[Rule, ...], profiles: dict[str, set[str]], lang: Lang) -> Iterator[str]:
    yield f"# {TITLES[lang]}\n\n{MADE[lang]}"
    for theme, group in groupby(catalogue, key=lambda rule: rule.theme):
        yield f"\n## {theme}\n\n{HEADS[lang]}\n| --- | --- | --- | --- | --- | --- |"
        for rule in group:
            standards = rule.standards
            wcag = GOOD_PRACTICE[lang] if rule.is_good_practice else ", ".join(standards.wcag)
            rgaa = ", ".join(standards.rgaa)
            inside = ", ".join(name for name, ids in profiles.items() if rule.id in ids)
            yield f"| `{rule.id}` | {rule.title[lang]} | {rule.impact} | {wcag} | {rgaa} | {inside} |"


def pages() -> Iterator[tuple[str, str]]:
    """Each page's file name and text."""
    yield from ((name, page(lang)) for lang, name in PAGES.items())
    yield from ((name, make_rgaa.page(lang)) for lang, name in make_rgaa.PAGES.items())


def main() -> None:
    folder = Path(__file__).parent
    stale = []
    for name, text in pages():
        path = folder / name
        if "--check" in sys.argv:
            stale += [name] if not path.exists() or path.read_text(encoding="utf-8") != text else []
        else:
            path.write_text(text, encoding="utf-8")
    if stale:
        sys.exit(f"{', '.join(stale)}: not fresh, run `make docs`")


if __name__ == "__main__":
    main()
