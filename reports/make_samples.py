"""Writes the sample reports of the two example articles, with a fixed date: `make samples`; `--check` only compares."""

import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from msgspec.structs import replace

from limpide import api
from limpide.config import Config
from limpide.sources import find

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "reports" / "samples"
EXAMPLES = ("examples/article.html", "examples/article-en.md")
SUFFIXES = {"html": "html", "json": "json", "sarif": "sarif", "md": "md", "text": "txt"}
GENERATED = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)


def samples() -> Iterator[tuple[str, str]]:
    """Each sample's file name and text, from the static engine alone."""
    with api.Session(Config(languagetool="off")) as session:
        for example in EXAMPLES:
            source = find([str(ROOT / example)], stdin=bytes).found[0].open()
            report = session.audit(replace(source, name=example))
            for name, suffix in SUFFIXES.items():
                yield f"{Path(example).stem}.{suffix}", api.render(report, name, generated=GENERATED)


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
