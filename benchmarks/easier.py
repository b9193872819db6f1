"""How much easier real articles come out, and whether the words of others in them stay.

    python benchmarks/easier.py SOURCE... [--untouched]

For each source: words a sentence, rare words, score and level, as it is and rewritten with every change, plain and easy
to read; then the whole easy-read page. With `--untouched`, the changes inside quotations, reference lines and addresses
instead: none is right, and exit code 1 says that there is one.
"""

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Final, NamedTuple

from limpide import analysing, api, readers, sources
from limpide.drafting import Rewrite, Rewritten
from limpide.glossary import Glossary
from limpide.language.compiled import compiled
from limpide.language.prose import prose
from limpide.model import Document
from limpide.rewriters.operations import Level

BORROWED: Final = (
    r"«[^«»]*»|“[^“”]*”|(?<!\w)\"[^\"]+\"(?!\w)|https?://[^\s<>]+|[\w.+-]+@[\w-]+\.\w+"
    r"|\([^()]*[A-ZÀ-Ý][\w’'-]+,? (?:1[5-9]|20)\d\d[a-z]?[^()]*\)"
)
"""Quotations, addresses, citations: looked for in whole blocks, apart from what the rewriters look for."""
REFERENCE: Final = r"\bpp?\.\s*\d+|\b(?:ISBN|ISSN|doi:)|\bvol\.\s*\d+.*\bn°\s*\d+"
RARE: Final = 3.0
"""Zipf frequency under which a word is rare: once in a million words."""


class Figures(NamedTuple):
    words_a_sentence: float
    rare: float
    score: float | None
    level: str | None


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sources", nargs="+")
    parser.add_argument("--untouched", action="store_true")
    asked = parser.parse_args()
    found = sources.find(asked.sources, stdin=bytes).found
    if asked.untouched:
        touched = [line for source in found for line in touches(source)]
        print(*touched, f"{len(touched)} changes where the words are another’s, in {len(found)} sources", sep="\n")
        return int(bool(touched))
    print(f"{'':34}{'version':10}{'words/sentence':>15}{'rare words':>12}{'score':>8}  level")
    for source in found:
        for name, figures in versions(source):
            score = "–" if figures.score is None else f"{figures.score:.1f}"
            print(
                f"{Path(source.name).name[:32]:34}{name:10}{figures.words_a_sentence:>15.1f}{figures.rare:>11.1%}"
                f"{score:>9}  {figures.level or '–'}"
            )
    return 0


def versions(source: sources.Found) -> Iterator[tuple[str, Figures]]:
    """The figures of the body of a source, then of its plain and of its easy-read version."""
    levels: tuple[Level, ...] = ("plain", "falc")
    for level in levels:
        made = api.rewrite(source.open(), level=level, apply_all=True)
        body = [each for each in made.sentences if each.block.part == "body" and each.status != "left_out"]
        lang = made.document.lang
        if level == "plain":
            yield "source", _figures(_text(body, "source"), lang)
        yield level, _figures(_text(body, "result"), lang)
        if level == "falc":
            yield "falc page", _of(_page(source.name))


def _page(name: str) -> Document:
    """The easy-read draft as a reader gets it: with its headings, its lists and the words that it explains."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "draft.html"
        command = [sys.executable, "-m", "limpide", "rewrite", name, "--level", "falc", "--apply", "all", "-q"]
        subprocess.run([*command, "--format", "html", "-o", str(path)], check=True)
        return readers.read(sources.find([str(path)], stdin=bytes).found[0].open()).document


def _text(sentences: list[Rewritten], name: str) -> str:
    blocks = (group for _, group in groupby(sentences, key=lambda each: each.block.span.start))
    return "\n\n".join(" ".join(getattr(each, name) for each in group) for group in blocks)


def _figures(text: str, lang: str) -> Figures:
    return _of(analysing.text_document(text, lang=lang))


def _of(document: Document) -> Figures:
    sentences = [each for each in prose(document) if not each.is_title_like]
    words = [token.word for each in sentences for token in each.tokens if token.word.text.isalpha()]
    grade = analysing.analyse(document, Glossary()).readability
    return Figures(
        sum(each.words for each in sentences) / len(sentences),
        sum(word.zipf < RARE for word in words) / len(words),
        grade.score,
        grade.level,
    )


def touches(source: sources.Found) -> Iterator[str]:
    """The changes, applied and proposed, that touch words of others."""
    made: Rewrite = api.rewrite(source.open(), apply_all=True)
    for sentence in made.sentences:
        before = sentence.source
        plain, at = sentence.block.text.plain, sentence.block.text.plain.find(before)
        borrowed = [found.span() for found in compiled(BORROWED).finditer(plain)] if at >= 0 else []
        is_reference = bool(compiled(REFERENCE).search(before)) or sentence.block.part in ("notes", "reference")
        for change in sentence.changes:
            place = plain.find(change.before, max(0, at), at + len(before)) if at >= 0 else -1
            inside = [
                plain[start:end]
                for start, end in borrowed
                if place >= 0
                and start < place + len(change.before)
                and place < end
                and plain[start:end] not in change.after
            ]
            if change.status in ("applied", "proposed") and (inside or is_reference):
                yield f"{Path(source.name).name}: {change.operation}: {change.before[:60]} → {change.after[:60]}"


if __name__ == "__main__":
    sys.exit(main())
