"""Settings and rule files that do not hold: each said when met, the run going on without it."""

from collections.abc import Iterable

import click

from limpide.cli.wording import announced, line, said
from limpide.errors import LimpideError
from limpide.model import Failure, Lang


class Problems:
    """Takes each problem as a function would, and tells it once on the error stream."""

    def __init__(self) -> None:
        self.met: list[LimpideError] = []

    def __call__(self, problem: LimpideError) -> None:
        if problem.text not in (each.text for each in self.met):
            self.met.append(problem)
            click.echo(line(problem), err=True)

    @property
    def exit_code(self) -> int:
        """The code of the gravest: 2 before 3; 0 where there is none."""
        return min((problem.exit_code for problem in self.met), default=0)


def tell(failures: Iterable[Failure], lang: Lang) -> None:
    """Says what could not be audited, a line each."""
    for failure in failures:
        name = said("entrée standard", "standard input") if failure.name == "-" else failure.name
        reason = failure.error[lang]
        click.echo(announced(said(f"{name} : {reason}", f"{name}: {reason}")), err=True)
