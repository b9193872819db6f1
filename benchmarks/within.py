"""Figures taken inside one process: page rules, language rules, growth with size."""

import statistics
import time
from collections.abc import Sequence
from typing import NamedTuple

import texts
from limpide import api, auditing, readers
from limpide.config import Config
from limpide.model import Rule, Source
from limpide.readers.reading import Reading

PAGE_THEMES = frozenset({"links", "images", "media", "headings", "tables", "forms", "page", "language"})


class Times(NamedTuple):
    """Milliseconds to read or load a page, and to judge it."""

    loading: float
    judging: float


def page_rules(content: bytes) -> Times:
    """CPU of reading a page, and of all page rules on it, warm; what language rules need is left out."""
    session = api.Session(Config(profile="all", languagetool="off"))
    rules = [rule for rule in session.rules if rule.theme in PAGE_THEMES]
    rounds = [_page_round(session, content, rules) for _ in range(12)][2:]
    reading, judging = (statistics.median(column) * 1000 for column in zip(*rounds, strict=True))
    print(f"\nPage rules, {len(content) / 1000:.0f} kB, warm")
    print(f"  reading {reading:.1f} ms, {len(rules)} rules {judging:.1f} ms of CPU")
    return Times(reading, judging)


def _page_round(session: api.Session, content: bytes, rules: Sequence[Rule]) -> tuple[float, float]:
    start = time.process_time()
    read = readers.read(Source("page.html", content))
    reading = time.process_time() - start
    return reading, _judging(session, read, rules) - _judging(session, read, ())


def _judging(session: api.Session, read: Reading, rules: Sequence[Rule]) -> float:
    start = time.process_time()
    auditing.audit(read.document, rules, {"grammar": session.grammar}, page=read.page, glossary=session.glossary)
    return time.process_time() - start


def words_a_second(text: str) -> float:
    """Words of a Markdown text that all language rules judge in a second of CPU, reading included, after a warm-up."""
    session = api.Session(Config(profile="all", languagetool="off"))
    session.audit(Source("warm.md", texts.markdown(2000, seed=9).encode()))
    start = time.process_time()
    session.audit(Source("text.md", text.encode()))
    return len(text.split()) / (time.process_time() - start)


def growth() -> None:
    """Time of a whole audit by size of the page, and by depth: linear is a steady figure a megabyte."""
    session = api.Session(Config(profile="all", languagetool="off"))
    print("\nGrowth, whole audit in one process")
    for size in (250_000, 1_000_000, 5_000_000):
        content = texts.page_of(size).encode()
        spent = _auditing(session, content)
        print(f"  {len(content) / 1e6:4.1f} MB: {spent:6.2f} s of CPU, {spent / len(content) * 1e6:.2f} s/MB")
    for depth in (300, 3000):
        spent = _auditing(session, texts.nested(depth).encode())
        print(f"  {depth} nested elements: {spent * 1000:.0f} ms")


def _auditing(session: api.Session, content: bytes) -> float:
    start = time.process_time()
    session.audit(Source("page.html", content))
    return time.process_time() - start
