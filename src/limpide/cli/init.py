"""`limpide init`: a commented limpide.toml to start from."""

from pathlib import Path

import click

from limpide.cli.wording import said
from limpide.cli.writing import write_new
from limpide.config import NAME
from limpide.resources import data


@click.command(
    help=said("Écrit un limpide.toml commenté dans ce dossier.", "Writes a commented limpide.toml in this folder.")
)
def init() -> None:
    template = data("templates") / said("limpide.fr.toml", "limpide.en.toml")
    write_new(Path(NAME), template.read_text(encoding="utf-8"))
    click.echo(
        said(f"{NAME} est écrit. Chaque réglage y est expliqué.", f"{NAME} is written. It explains each setting.")
    )
