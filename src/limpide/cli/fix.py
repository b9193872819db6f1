"""`limpide fix`: the safe repairs alone, shown as a diff or written to the files."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from difflib import unified_diff
from pathlib import Path
from typing import Any, Final, Literal

import click
from msgspec import Struct
from msgspec.structs import replace

from limpide import api, rules, sources
from limpide import config as configuration
from limpide.cli import options
from limpide.cli.problems import Problems
from limpide.cli.replacing import replace_content
from limpide.cli.wording import announced, said, terminal_lang
from limpide.config import Config
from limpide.errors import LimpideError, UsageError
from limpide.model import Source
from limpide.rewriting import Repair, Repaired

_OPERATIONS: Final = {
    "declare-language": ("dire la langue", "say the language"),
    "describe-file": ("dire le format et le poids du fichier", "say the format and the size of the file"),
    "mark-abbreviation": ("joindre au sigle son nom complet (abbr)", "join the full name to the acronym (abbr)"),
    "mark-list": ("baliser la liste", "mark the list up"),
    "remove-heading": ("retirer le titre vide", "remove the empty heading"),
}
"""What repairs do, where the wording of their rule may speak of another repair."""


class Asked(Struct, frozen=True):
    """What the options say; None where the configuration decides."""

    source: tuple[str, ...]
    writes: bool
    only: tuple[str, ...]
    skip: tuple[str, ...]
    lang: Literal["auto", "fr", "en"] | None
    profile: str | None
    glossary: Path | None
    config_file: Path | None
    offline: bool
    allow_local: bool
    quiet: bool
    verbose: bool

    def config(self, problems: Problems) -> Config:
        """The project's configuration under the options, without grammar: none of its repairs is safe."""
        base = configuration.load(self.config_file, start=Path.cwd(), on_problem=problems)
        over: dict[str, Any] = {
            "lang": self.lang,
            "profile": self.profile,
            "languagetool": "off",
            "glossary": str(self.glossary.absolute()) if self.glossary else None,
        }
        return replace(base, **{name: value for name, value in over.items() if value is not None})


@click.command(
    help=said(
        "Fait les réparations sûres : --diff les montre, --write les écrit. Le reste du fichier ne change pas.",
        "Makes the safe repairs: --diff shows them, --write writes them. The rest of the file does not change.",
    )
)
@click.argument("source", nargs=-1, required=True)
@click.option(
    "--write/--diff",
    "writes",
    help=said("Écrit les fichiers, ou montre les changements (--diff).", "Writes files, or shows changes (--diff)."),
)
@click.option(
    "--only", metavar="RULE", multiple=True, help=said("Cette règle seulement.", "This rule only."), default=()
)
@click.option("--skip", metavar="RULE", multiple=True, help=said("Sans cette règle.", "Without this rule."))
@options.lang
@options.profile
@options.glossary
@options.configuration_file
@click.option("--offline", is_flag=True, help=said("Aucune requête.", "No request at all."))
@click.option(
    "--allow-local",
    is_flag=True,
    help=said("Autorise les adresses de cette machine.", "Allows addresses of this machine."),
)
@click.option("-q", "--quiet", is_flag=True, help=said("N’écrit pas de résumé.", "Writes no summary."))
@options.verbose
@click.pass_context
def fix(context: click.Context, /, **given: Any) -> None:
    asked = Asked(**given)
    problems = Problems()
    config = asked.config(problems)
    if asked.writes:
        _refuse_unwritable(asked.source)
    with api.Session(config, on_problem=problems) as session:
        only, skip = (_ids(names, session) for names in (asked.only, asked.skip))
        changed = sum(_treated(each, session, asked, problems, only, skip) for each in _found(asked, config))
    if not asked.quiet:
        click.echo(announced(_closing(changed, writes=asked.writes)), err=True)
    context.exit(problems.exit_code or int(bool(changed) and not asked.writes))


def _found(asked: Asked, config: Config) -> Sequence[sources.Found]:
    access = sources.Access(asked.offline, asked.allow_local)
    search = sources.find(asked.source, exclude=config.exclude, access=access, stdin=sys.stdin.buffer.read)
    if not search.found:
        raise UsageError(
            f"rien à réparer ici ({search.left_out} fichiers laissés de côté).",
            f"nothing to repair here ({search.left_out} files left out).",
        )
    return search.found


def _refuse_unwritable(arguments: Iterable[str]) -> None:
    for argument in arguments:
        if argument == "-" or sources.is_address(argument):
            raise UsageError(
                f"« {argument} » n’est pas un fichier : limpide ne peut que montrer les changements (--diff).",
                f"“{argument}” is no file: limpide can only show the changes (--diff).",
            )


def _ids(names: Iterable[str], session: api.Session) -> frozenset[str]:
    """The ids of rules that run here. Raises UsageError with the nearest one."""
    by_id = {rule.id: rule for rule in session.rules}
    found = set()
    for name in names:
        if name in session.known and not any(name in (rule.id, *rule.formerly) for rule in session.rules):
            raise UsageError(
                f"la règle {name} n’est pas dans ce profil. Ajoutez --profile all.",
                f"rule {name} is not in this profile. Add --profile all.",
            )
        found.add(rules.named(name, by_id, where="limpide fix").id)
    return frozenset(found)


def _treated(
    found: sources.Found,
    session: api.Session,
    asked: Asked,
    problems: Problems,
    only: frozenset[str],
    skip: frozenset[str],
) -> int:
    """How many repairs a source gets, shown or written; one that cannot be treated is said, and gets none."""
    try:
        source = found.open()
        made = session.fix(source, only=only, skip=skip)
        if not made.repairs:
            return 0
        if asked.writes:
            again = api.written_again(source, made.text)
            replace_content(Path(found.name), before=source.content, after=again.content)
    except LimpideError as error:
        problems(_named(error, found.name))
        return 0
    if not asked.writes:
        click.echo("".join(_diff(source, made)), nl=False)
    elif not asked.quiet:
        for each in _told(found.name, made):
            click.echo(each)
    return len(made.repairs)


def _named(error: LimpideError, name: str) -> LimpideError:
    """The error with the name of its source in front."""
    if error.text["en"].startswith(name):
        return error
    fr, en = ("entrée standard", "standard input") if name == "-" else (name, name)
    return type(error)(f"{fr}\u00a0: {error.text['fr']}", f"{en}: {error.text['en']}")


def _diff(source: Source, made: Repaired) -> Iterator[str]:
    """The changes as a unified diff that `patch` applies: lines keep their ends."""
    name = "stdin" if source.name == "-" else source.name
    for each in unified_diff(_lines(made.before.document.source), _lines(made.text), name, name):
        yield each if each.endswith("\n") else f"{each}\n\\ No newline at end of file\n"


def _lines(text: str) -> list[str]:
    """Lines that end with a line feed, as `patch` counts them."""
    *lines, last = text.split("\n")
    return [*(f"{each}\n" for each in lines), *filter(None, [last])]


def _told(name: str, made: Repaired) -> Iterator[str]:
    """A line a repair: its place in the text that it was made on, its rule, what it does."""
    from limpide.reporting.quoting import visible

    for repair, text in made.repairs:
        row = text.count("\n", 0, repair.finding.span.start) + 1
        yield visible(f"{name}:{row} {repair.rule.id}{said(' :', ':')} {_what(repair)}")


def _what(repair: Repair) -> str:
    from limpide.reporting.wordings import description

    if operation := _OPERATIONS.get(repair.fix.operation):
        return said(*operation)
    return description(repair.rule, repair.finding, repair.fix, terminal_lang())


def _closing(changed: int, *, writes: bool) -> str:
    if not changed:
        return said("aucune réparation sûre à faire.", "no safe repair to make.")
    if writes:
        return said(f"réparations faites\u00a0: {changed}.", f"repairs made: {changed}.")
    return said(
        f"réparations sûres\u00a0: {changed}. Pour les écrire, ajoutez --write.",
        f"safe repairs: {changed}. To write them, add --write.",
    )
