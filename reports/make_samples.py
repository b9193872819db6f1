"""Writes the samples of the two example articles, with a fixed date: `make samples`; `--check` only compares."""

import os
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from msgspec.structs import replace

from limpide import api
from limpide.config import Config
from limpide.model import Source
from limpide.reporting.rewrite_formats import Form, render
from limpide.sources import find

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "reports" / "samples"
EXAMPLES = ("examples/article.html", "examples/article-en.md")
SUFFIXES = {"html": "html", "json": "json", "sarif": "sarif", "md": "md", "text": "txt"}
GENERATED = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)


def samples() -> Iterator[tuple[str, str]]:
    """Each sample's file name and text, from the static engine alone and without what the user brought in."""
    os.environ["XDG_DATA_HOME"] = os.devnull
    with api.Session(Config(languagetool="off")) as session:
        for example in EXAMPLES:
            source = find([str(ROOT / example)], stdin=bytes).found[0].open()
            report = session.audit(replace(source, name=example))
            for name, suffix in SUFFIXES.items():
                yield f"{Path(example).stem}.{suffix}", api.render(report, name, generated=GENERATED)
        source = find([str(ROOT / EXAMPLES[0])], stdin=bytes).found[0].open()
        yield "article-easyread.html", _draft(source, "html")
        yield "article-sheet.html", _draft(source, "sheet")


def _draft(source: Source, form: Form) -> str:
    """The easy-read version of an article: every change made in the draft, the safe ones alone in the sheet."""
    made = api.rewrite(replace(source, name=EXAMPLES[0]), level="falc", apply_all=form == "html")
    return render(made, form, lang="fr")


def main() -> None:
    stale = []
    for name, text in samples():
        path = SAMPLES / name
        if "--check" in sys.argv:
            stale += [name] if not path.exists() or path.read_text(encoding="utf-8") != text else []
        else:
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
    if stale:
        sys.exit(f"{', '.join(stale)}: not fresh, run `make samples`")


if __name__ == "__main__":
    main()
