"""`limpide rewrite`: the plain-language or easy-read version of a text, every change listed."""

import contextlib
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final, Literal, NamedTuple

import click
from msgspec import Struct

from limpide import api, settling, sources
from limpide.analysing import text_document
from limpide.cli import options
from limpide.cli.analyse import configured, one_source, opened
from limpide.cli.consent import model
from limpide.cli.jsonl import Wanted, answer_all, lines
from limpide.cli.pictograms import finder
from limpide.cli.problems import Problems
from limpide.cli.wording import announced, said, terminal_lang
from limpide.drafting import Rewrite
from limpide.errors import UsageError
from limpide.glossary import Glossary
from limpide.model import Lang, Source
from limpide.proofreading import Grammar
from limpide.reporting.quoting import encodable
from limpide.reporting.rewrite import render_line
from limpide.reporting.rewrite_counts import told
from limpide.reporting.rewrite_formats import FORMS, Form, is_in_place, own_form, render
from limpide.reporting.rewrite_text import rewritten
from limpide.reporting.words import Words
from limpide.rewriters.authors import Author
from limpide.rewriters.operations import Level, by_id
from limpide.rules import unknown


class Asked(Struct, frozen=True):
    """What the options say; None where the configuration decides."""

    source: str
    jsonl: bool
    level: Level
    apply: Literal["safe", "all"]
    only: tuple[str, ...]
    skip: tuple[str, ...]
    lang: Literal["auto", "fr", "en"] | None
    glossary: Path | None
    config_file: Path | None
    form: Form | None
    output: Path | None
    languagetool: str | None
    llm: str | None
    llm_model: str | None
    llm_consent: str | None
    offline: bool
    allow_local: bool
    quiet: bool
    verbose: bool


@click.command(
    help=said(
        "Écrit une version plus facile d’un texte, phrase par phrase. Rien n’est écrit sur la source.",
        "Writes an easier version of a text, sentence by sentence. Nothing is written over the source.",
    )
)
@click.argument("source")
@click.option(
    "--level",
    type=click.Choice(["plain", "falc"]),
    default="plain",
    help=said(
        "plain : langage clair. falc : brouillon facile à lire.", "plain: plain language. falc: easy-read draft."
    ),
)
@click.option(
    "--apply",
    type=click.Choice(["safe", "all"]),
    default="safe",
    help=said(
        "safe : applique ce qui est sûr et liste le reste. all : applique tout.",
        "safe: applies what is safe and lists the rest. all: applies everything.",
    ),
)
@click.option("--only", multiple=True, metavar="OPERATION", help=said("Cette opération seule.", "This operation only."))
@click.option("--skip", multiple=True, metavar="OPERATION", help=said("Sans cette opération.", "Without it."))
@options.jsonl
@options.lang
@options.glossary
@options.configuration_file
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMS),
    help=said("Format de sortie (celui de la source).", "Format of the output (that of the source)."),
)
@options.output_file
@options.grammar
@click.option(
    "--llm", metavar="URL", help=said("Modèle de langue, en second auteur.", "A language model, as second author.")
)
@click.option("--llm-model", metavar="NAME", help=said("Nom du modèle.", "Name of the model."))
@click.option(
    "--llm-consent",
    metavar="HOST",
    help=said("Accepte d’envoyer le texte à cette machine.", "Agrees that the text is sent to this machine."),
)
@options.offline
@options.allow_local
@click.option("-q", "--quiet", is_flag=True, help=said("N’écrit pas de résumé.", "Writes no summary."))
@options.verbose
@click.pass_context
def rewrite(context: click.Context, /, **given: object) -> None:
    asked = Asked(**given)  # type: ignore[arg-type]  # click has checked them
    for name in (*asked.only, *asked.skip):
        if name not in by_id():
            raise UsageError(*unknown("opération", "operation", name, by_id()))
    _check_output(asked)
    problems = Problems()
    config = configured(asked.config_file, asked.lang, asked.glossary, problems)
    glossary = settling.glossary(config, on_problem=problems)
    author = model(asked.llm, asked.llm_model, asked.llm_consent, offline=asked.offline)
    code = 0
    with _grammar(asked.languagetool) as checker, contextlib.suppress(BrokenPipeError):
        means = _Means(config.lang, glossary, author, checker, finder(config))
        if asked.jsonl:
            with opened(asked.output) as output:
                code = answer_all(lines(asked.source), partial(_answer, asked, means), output)
        else:
            _write(asked, means)
    if author is not None and author.silent:
        silent = author.silent
        text = said(f"Phrases sans réponse du modèle : {silent}.", f"Sentences that the model left: {silent}.")
        click.echo(announced(text), err=True)
    context.exit(problems.exit_code or code)


def _check_output(asked: Asked) -> None:
    """Nothing where the answer can be written where it is asked for. Raises UsageError."""
    if asked.jsonl and asked.form not in (None, "json"):
        raise UsageError("--jsonl écrit du JSON : retirez --format.", "--jsonl writes JSON: leave out --format.")
    source = Path(asked.source)
    if asked.output is not None and asked.output.exists() and source.exists() and asked.output.samefile(source):
        raise UsageError(
            f"{asked.output} est le texte d’origine : limpide ne l’écrase pas. Donnez un autre nom à -o.",
            f"{asked.output} is the source: limpide does not write over it. Give -o another name.",
        )


class _Means(NamedTuple):
    """With what a text is rewritten."""

    lang: str
    glossary: Glossary
    author: Author | None
    grammar: Grammar | None
    pictogram: Callable[[str], str]


def _grammar(mode: str | None) -> contextlib.AbstractContextManager[Grammar | None]:
    """The grammar checker that was asked for; none where it was not: it costs seconds to start. Raises ToolMissing."""
    if mode in (None, "off"):
        return contextlib.nullcontext()
    from limpide.tools.languagetool import open_grammar

    return open_grammar(mode)


def _answer(asked: Asked, means: _Means, wanted: Wanted) -> bytes:
    made = api.rewrite(
        text_document(wanted.text, lang=wanted.lang or means.lang),
        glossary=means.glossary,
        level=asked.level,
        apply_all=asked.apply == "all",
        only=asked.only,
        skip=asked.skip,
        author=means.author,
        grammar=means.grammar,
    )
    return render_line(made, wanted.id, result=rewritten(made), lang=terminal_lang())


def _write(asked: Asked, means: _Means) -> None:
    """Writes the version of one source, and says on the error stream what was changed."""
    source = one_source(asked.source, sources.Access(asked.offline, asked.allow_local))
    made = api.rewrite(
        source,
        lang=means.lang,
        glossary=means.glossary,
        level=asked.level,
        apply_all=asked.apply == "all",
        only=asked.only,
        skip=asked.skip,
        author=means.author,
        grammar=means.grammar,
    )
    form = asked.form or _form_of(asked.output) or own_form(made)
    content = _content(source, made, form, means.pictogram)
    with opened(asked.output) as output:
        output.write(content)
    if not asked.quiet:
        click.echo(announced(told(made, Words(terminal_lang()))), err=True)


def _content(source: Source, made: Rewrite, form: Form, pictogram: Callable[[str], str]) -> bytes:
    """The version in a format; the source itself with its changes keeps its encoding. Raises FixError."""
    lang: Lang = terminal_lang() if form == "json" else "en" if made.document.lang == "en" else "fr"
    text = render(made, form, lang=lang, pictogram=pictogram)
    if is_in_place(made, form):
        return api.written_again(source, text).content
    return encodable(text).encode()


def _form_of(output: Path | None) -> Form | None:
    """The format that the name of a file asks for."""
    return _SUFFIXES.get(output.suffix.lower()) if output is not None else None


_SUFFIXES: Final[dict[str, Form]] = {
    ".html": "html",
    ".htm": "html",
    ".md": "md",
    ".markdown": "md",
    ".txt": "text",
    ".json": "json",
}
