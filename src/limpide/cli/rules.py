"""`limpide rules`: the catalogue, one rule in full, a new rule to fill, the examples run."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from limpide import rules as catalogue
from limpide.cli import options
from limpide.cli.problems import Problems
from limpide.cli.wording import said, terminal_lang
from limpide.cli.writing import write_new
from limpide.config import Config
from limpide.errors import RuleError, UsageError
from limpide.model import Example, Lang, Rule, RuleResult
from limpide.resources import data

if TYPE_CHECKING:
    from limpide import api

_FOLDER = click.option(
    "--rules",
    "folders",
    multiple=True,
    type=click.Path(file_okay=False, path_type=Path),
    help=said("Dossier de règles à ajouter.", "Folder of rules to add."),
)


@click.group(help=said("Le catalogue des règles.", "The catalogue of rules."))
def rules() -> None:
    pass


@rules.command(name="list", help=said("Liste les règles, par thème.", "Lists the rules, by theme."))
@_FOLDER
@click.option(
    "--profile",
    help=said("Seulement celles d’un profil.", "Only those of a profile."),
)
def list_rules(folders: tuple[Path, ...], profile: str | None) -> None:
    theme = ""
    every = catalogue.load(folders)
    for rule in catalogue.in_profile(every, profile) if profile else every:
        if rule.theme != theme:
            theme = rule.theme
            click.echo(f"\n{theme}")
        click.echo(f"  {rule.id:28s} {rule.title[terminal_lang()]}")


@rules.command(help=said("Montre une règle en entier.", "Shows one rule in full."))
@_FOLDER
@click.argument("rule_id", metavar="RULE")
def show(folders: tuple[Path, ...], rule_id: str) -> None:
    from limpide.reporting.words import Words

    lang = terminal_lang()
    rule = _named(rule_id, {rule.id: rule for rule in catalogue.load(folders)})
    click.echo(f"{rule.id} – {rule.title[lang]}\n")
    for label, text in (
        (said("Pourquoi", "Why"), rule.why[lang]),
        (said("Que faire", "What to do"), rule.help[lang]),
        (said("Gravité", "Severity"), Words(lang)(f"impact.{rule.impact}")),
        (said("Références", "References"), _references(rule)),
        (said("Réglages", "Settings"), ", ".join(rule.params) or "–"),
    ):
        click.echo(f"{label}{said(' :', ':')} {text}")
    for example in rule.examples:
        click.echo(f"\n[{example.outcome}] {example.source.strip()}")


def _references(rule: Rule) -> str:
    if rule.is_good_practice:
        return said("bonne pratique", "good practice")
    named = (
        ("WCAG", rule.standards.wcag),
        ("RGAA", rule.standards.rgaa),
        ("EN 301 549", rule.standards.en301549),
        ("FALC", rule.standards.falc),
        ("ACT", rule.standards.act),
    )
    return " · ".join(f"{name} {', '.join(numbers)}" for name, numbers in named if numbers)


@rules.command(help=said("Prépare une règle à remplir.", "Prepares a rule to fill in."))
@click.argument("rule_id", metavar="RULE")
@click.option(
    "--theme",
    required=True,
    type=click.Choice(catalogue.THEMES),
    help=said("Dossier de la règle.", "Folder of the rule."),
)
@click.option(
    "--into",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("rules"),
    show_default=True,
    help=said("Dossier de règles.", "Folder of rules."),
)
def new(rule_id: str, theme: str, into: Path) -> None:
    if not catalogue.ID.fullmatch(rule_id):
        raise UsageError(
            f"« {rule_id} » : un nom de règle s’écrit en minuscules, comme phrase-longue.",
            f"“{rule_id}”: a rule's name is in lower case, such as sentence-long.",
        )
    path = into / theme / f"{rule_id}.toml"
    template = (data("templates") / "rule.toml").read_text(encoding="utf-8")
    write_new(path, template.replace("RULE-ID", rule_id))
    click.echo(said(f"{path} est prêt : remplissez chaque clé.", f"{path} is ready: fill in each key."))
    click.echo(
        said(
            f"Puis : limpide rules test --rules {into} {rule_id}", f"Then: limpide rules test --rules {into} {rule_id}"
        )
    )


@rules.command(name="import-vale", help=said("Fait des règles d’un style Vale.", "Makes rules of a Vale style."))
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option(
    "--into",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("rules"),
    show_default=True,
    help=said("Dossier de règles.", "Folder of rules."),
)
@click.option(
    "--lang",
    type=click.Choice(["fr", "en"]),
    default="en",
    show_default=True,
    help=said("Langue des textes que le style juge.", "Language of the texts that the style judges."),
)
def import_vale(folder: Path, into: Path, lang: Lang) -> None:
    from limpide.vale import imported

    taken = 0
    for each in imported(folder, lang=lang):
        if each.refusal is not None:
            click.echo(
                said(
                    f"{each.name} : laissé, car {each.refusal['fr']}.",
                    f"{each.name}: left, because {each.refusal['en']}.",
                )
            )
            continue
        write_new(into / "words" / f"{each.rule_id}.toml", each.toml)
        taken += 1
    click.echo(said(f"Règles écrites dans {into} : {taken}.", f"Rules written into {into}: {taken}."))


@rules.command(help=said("Vérifie les exemples de chaque règle.", "Runs the examples that every rule carries."))
@_FOLDER
@click.argument("rule_ids", nargs=-1, metavar="[RULE]...")
@options.grammar
@click.pass_context
def test(
    context: click.Context, folders: tuple[Path, ...], rule_ids: tuple[str, ...], languagetool: str | None
) -> None:
    problems = Problems()
    every = {rule.id: rule for rule in catalogue.load(folders, on_problem=problems)}
    chosen = [_named(name, every) for name in rule_ids] or list(every.values())
    counts = Counter(_tested(chosen, problems, languagetool or "auto"))
    click.echo(
        said(
            f"Règles : {len(chosen)}. Exemples justes : {counts['right']}, faux : {counts['wrong']}, "
            f"non testés : {counts['untested']}.",
            f"Rules: {len(chosen)}. Examples right: {counts['right']}, wrong: {counts['wrong']}, "
            f"not tested: {counts['untested']}.",
        )
    )
    context.exit(problems.exit_code or int(counts["wrong"] > 0))


def _tested(chosen: Sequence[Rule], problems: Problems, languagetool: str) -> Iterator[str]:
    """`right`, `wrong` or `untested` for each example of the rules; what is wrong is told."""
    from limpide import api

    with api.Session(Config(languagetool=languagetool), on_problem=problems) as session:
        for rule in chosen:
            try:
                yield from _verdicts(rule, session)
            except RuleError as error:
                problems(error)


def _verdicts(rule: Rule, session: "api.Session") -> Iterator[str]:
    from limpide.api import check_wording
    from limpide.auditing import run_examples

    examples = run_examples(rule, {"grammar": session.grammar, "browser": session.browser}, glossary=session.glossary)
    for number, (example, result) in enumerate(examples, 1):
        check_wording(result)
        verdict = _verdict(example, result)
        if verdict == "wrong":
            click.echo(_mismatch(rule, number, example, result))
        yield verdict


def _verdict(example: Example, result: RuleResult) -> str:
    if result.outcome == "untested":
        return "untested"
    is_right = result.outcome == example.outcome and example.count in (None, len(result.findings))
    return "right" if is_right else "wrong"


def _mismatch(rule: Rule, number: int, example: Example, result: RuleResult) -> str:
    wanted = example.outcome if example.count is None else f"{example.outcome} ({example.count})"
    got = f"{result.outcome} ({len(result.findings)})"
    said_first = said(
        f"{rule.path}, exemple {number} : attendu {wanted}, obtenu {got}.",
        f"{rule.path}, example {number}: wanted {wanted}, got {got}.",
    )
    return f"{said_first}\n    {example.source.strip()}"


def _named(rule_id: str, every: Mapping[str, Rule]) -> Rule:
    if found := catalogue.with_id(rule_id, every):
        return found
    raise UsageError(*catalogue.unknown("règle", "rule", rule_id, every))
