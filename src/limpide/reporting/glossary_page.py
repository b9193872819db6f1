"""A glossary to be read or reused: a table as CSV, a list of definitions as HTML or Markdown."""

import csv
import io
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from limpide.glossary import Entry
from limpide.model import Lang
from limpide.reporting.quoting import markdown

HEADINGS: Final[dict[Lang, tuple[str, ...]]] = {
    "fr": ("sigle", "développement", "explication", "langue"),
    "en": ("term", "expansion", "explanation", "lang"),
}
TITLES: Final[dict[Lang, str]] = {"fr": "Glossaire", "en": "Glossary"}


def written(entries: Sequence[Entry], form: str, lang: Lang) -> str:
    """The glossary in a form, one of FORMS."""
    return FORMS[form](entries, lang)


def alphabetical(entries: Sequence[Entry]) -> list[Entry]:
    """The entries as a reader looks for them: accents and capitals do not count."""
    return sorted(entries, key=lambda entry: _bare(entry.term))


def _bare(term: str) -> str:
    """A term in small letters without accents."""
    return "".join(char for char in unicodedata.normalize("NFD", term.casefold()) if not unicodedata.combining(char))


def _csv(entries: Sequence[Entry], lang: Lang) -> str:
    """A file that limpide reads again as a project's glossary."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(HEADINGS[lang])
    writer.writerows((entry.term, entry.expansion, entry.explanation, entry.lang) for entry in entries)
    return out.getvalue()


def _html(entries: Sequence[Entry], lang: Lang) -> str:
    from limpide.reporting.pages import environment
    from limpide.resources import data

    page = environment(data("templates")).get_template("glossary_page.html")
    return page.render(entries=entries, lang=lang, title=TITLES[lang]) + "\n"


def _markdown(entries: Sequence[Entry], lang: Lang) -> str:
    lines = (f"- **{markdown(entry.term)}**{_colon(lang)} {markdown(_meaning(entry))}" for entry in entries)
    return "\n".join((f"# {TITLES[lang]}", "", *lines, ""))


FORMS: Final[Mapping[str, Callable[[Sequence[Entry], Lang], str]]] = {"csv": _csv, "html": _html, "md": _markdown}


def _meaning(entry: Entry) -> str:
    return " – ".join(filter(None, (entry.expansion, entry.explanation)))


def _colon(lang: Lang) -> str:
    return "\u00a0:" if lang == "fr" else ":"
