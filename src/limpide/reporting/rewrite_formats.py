"""A rewriting in the formats that `limpide rewrite` writes."""

from collections.abc import Callable
from pathlib import PurePath
from typing import Final, Literal

from limpide import resources
from limpide.drafting import Rewrite
from limpide.model import Lang
from limpide.reporting.composing import composed
from limpide.reporting.easyread import draft, meanings, no_pictogram
from limpide.reporting.easyread_text import render as render_lines
from limpide.reporting.hands import MARKDOWN, TEXT, Hand, running
from limpide.reporting.pages import environment
from limpide.reporting.rewrite import render_json
from limpide.reporting.rewrite_counts import notes
from limpide.reporting.rewrite_text import rewritten
from limpide.reporting.sheet import render_sheet
from limpide.reporting.words import Words

Form = Literal["html", "md", "text", "json", "sheet"]
FORMS: Final[tuple[Form, ...]] = ("html", "md", "text", "json", "sheet")
_OWN: Final[dict[str, Form]] = {"html": "html", "markdown": "md"}
_HANDS: Final[dict[Form, Hand]] = {"md": MARKDOWN, "text": TEXT}


def own_form(rewrite: Rewrite) -> Form:
    """The format of the source."""
    return _OWN.get(rewrite.document.format, "text")


def is_in_place(rewrite: Rewrite, form: Form) -> bool:
    """Whether a format gives the source back, its changed sentences alone written anew."""
    return rewrite.level == "plain" and form == own_form(rewrite)


def render(rewrite: Rewrite, form: Form, *, lang: Lang, pictogram: Callable[[str], str] = no_pictogram) -> str:
    """The rewriting in a format. `lang` is that of the words that are not the document's.

    `pictogram` gives the address of the picture of a word, for the places of pictures in an easy-read page.
    """
    if form == "json":
        return render_json(rewrite, lang=lang)
    if form == "sheet":
        return render_sheet(rewrite, lang=lang)
    if is_in_place(rewrite, form):
        return rewritten(rewrite)
    return _easy(rewrite, form, lang, pictogram) if rewrite.level == "falc" else _plain(rewrite, form)


def _easy(rewrite: Rewrite, form: Form, lang: Lang, pictogram: Callable[[str], str]) -> str:
    t = Words(lang)
    made, told = draft(rewrite, t, pictogram), notes(rewrite, t)
    if form in _HANDS:
        return render_lines(made, t, _HANDS[form], told)
    folder = resources.data("templates")
    style = (folder / "easyread.css").read_text(encoding="utf-8")
    page = environment(folder).get_template("easyread.html")
    return page.render(draft=made, notes=told, meanings=meanings, lang=lang, t=t, style=style)


def _plain(rewrite: Rewrite, form: Form) -> str:
    passages = composed(rewrite)
    if form in _HANDS:
        return "\n\n".join(running(_HANDS[form], passages)) + "\n"
    name = PurePath(rewrite.document.name).stem
    title = next((each.text for each in passages if each.kind == "title"), name)
    page = environment(resources.data("templates")).get_template("rewritten.html")
    return page.render(passages=passages, title=title, lang=rewrite.document.lang)
