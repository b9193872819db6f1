"""`limpide standards`: what each standard asks, what the rules cover of it, its official text brought in."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from limpide import rules as catalogue
from limpide.cli.wording import said, terminal_lang
from limpide.errors import UsageError
from limpide.model import Rule
from limpide.reporting import official
from limpide.reporting import standards as known
from limpide.reporting.coverage import MEANINGS, NAMES, Covered, counts, covered
from limpide.reporting.standards import STANDARDS, Criterion, Standard


@click.group(
    help=said(
        "Les référentiels : leurs critères, et ce que les règles en vérifient.",
        "The standards: their criteria, and what the rules check of them.",
    )
)
def standards() -> None:
    pass


@standards.command(
    name="list",
    help=said(
        "Liste les référentiels, leur version, et combien de critères les règles couvrent.",
        "Lists the standards, their version, and how many criteria the rules cover.",
    ),
)
def list_standards() -> None:
    rules = catalogue.load()
    for name in STANDARDS:
        about = known.about(name)
        click.echo(f"{name} {about.version} – {about.title[terminal_lang()]}")
        click.echo(f"  {_sizes(name)}")
        found = counts(covered(name, each.number, rules) for each in known.tested(name))
        click.echo(
            "  "
            + " · ".join(f"{NAMES[kind][terminal_lang()]}{said(' :', ':')} {count}" for kind, count in found.items())
        )


def _sizes(name: Standard) -> str:
    every = known.criteria(name)
    tests = sum(bool(each.of) for each in every)
    whole = said(f"{len(every) - tests} critères", f"{len(every) - tests} criteria")
    return whole + said(f", {tests} tests", f", {tests} tests") if tests else whole


@standards.command(
    help=said(
        "Montre un critère ou un test : « rgaa 1.1.1 », « wcag 1.4.3 ».",
        "Shows a criterion or a test: “rgaa 1.1.1”, “wcag 1.4.3”.",
    )
)
@click.argument("standard", metavar="STANDARD")
@click.argument("number", metavar="NUMBER")
def show(standard: str, number: str) -> None:
    name = _named(standard)
    criterion = _numbered(name, number)
    for line in _lines(name, criterion, catalogue.load()):
        click.echo(line)


def _named(standard: str) -> Standard:
    found = next((name for name in STANDARDS if name == standard.lower()), None)
    if found is None:
        raise UsageError(*catalogue.unknown("référentiel", "standard", standard, STANDARDS))
    return found


def _numbered(name: Standard, number: str) -> Criterion:
    found = known.criterion(name, number)
    if found is None:
        every = [each.number for each in known.criteria(name)]
        raise UsageError(*catalogue.unknown(f"critère de {name}", f"criterion of {name}", number, every))
    return found


def _lines(name: Standard, criterion: Criterion, rules: Sequence[Rule]) -> Iterator[str]:
    lang = terminal_lang()
    yield f"{name} {criterion.number} – {criterion.title[lang]}\n"
    if criterion.level:
        yield _labelled(said("Niveau", "Level"), criterion.level)
    if criterion.url:
        yield _labelled(said("Texte officiel", "Official text"), criterion.url)
    yield from _coverage_lines(name, criterion, rules)
    if criterion.by_hand:
        yield _labelled(said("À la main", "By hand"), criterion.by_hand[lang])
    yield from _official_lines(name, criterion.number)


def _coverage_lines(name: Standard, criterion: Criterion, rules: Sequence[Rule]) -> Iterator[str]:
    """The coverage and its rules; of a criterion that has tests, those of each test."""
    tests = [each for each in known.criteria(name) if each.of == criterion.number]
    if not tests:
        found = covered(name, criterion.number, rules)
        yield _labelled(said("Couverture", "Coverage"), _explained(found))
        width = max((len(rule.id) for rule in found.rules), default=0)
        yield from (f"  {rule.id:{width}} {rule.title[terminal_lang()]}" for rule in found.rules)
    for test in tests:
        kind = covered(name, test.number, rules).coverage
        yield f"  {test.number:8s} {test.title[terminal_lang()]} ({NAMES[kind][terminal_lang()]})"


def _explained(found: Covered) -> str:
    lang = terminal_lang()
    return f"{NAMES[found.coverage][lang]} – {MEANINGS[found.coverage][lang]}"


def _official_lines(name: Standard, number: str) -> Iterator[str]:
    lines = official.texts().get(number, ()) if name == "rgaa" else ()
    if lines:
        yield "\n" + said("Ce que dit le référentiel :", "What the standard says:")
    yield from (f"  {line}" for line in lines)


def _labelled(label: str, text: str) -> str:
    return f"{label}{said(' :', ':')} {text}"


@standards.command(
    help=said(
        "Ajoute le texte officiel du RGAA (criteres.json), montré à côté de nos titres.",
        "Adds the official text of RGAA (criteres.json), shown beside our titles.",
    )
)
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def add(file: Path) -> None:
    kept = official.add(file)
    click.echo(
        said(
            f"Le texte officiel est là : {kept}. Essayez : limpide standards show rgaa 1.1.1",
            f"The official text is here: {kept}. Try: limpide standards show rgaa 1.1.1",
        )
    )
