"""Pages made to make the checks of style and structure run for ever: they end."""

from time import process_time

import pytest

from limpide import readers
from limpide.auditing import audit
from limpide.errors import ReadError
from limpide.glossary import Glossary
from limpide.model import Source
from limpide.rules import load

RULES = [
    rule
    for rule in load()
    if rule.check.partition(".")[0] in ("contrast", "bypass", "orientation", "overflow", "owned")
]
MOST_SECONDS = 8
DEPTH = 3_000


@pytest.mark.parametrize(
    "markup",
    [
        "<div style='position:absolute;color:#999'>" * DEPTH + "texte",
        "<div style='opacity:.99;background:linear-gradient(red,blue)'>" * DEPTH + "texte",
        "<nav>" + "<a href='#fin'></a>" * 10_000 + "</nav>" + "<i></i>" * 10_000 + "<b id=fin></b>",
        "<style>" + "@media (orientation: portrait) {" * 20_000 + "</style><p>texte",
        "<style>p{background:" + "linear-gradient(" * 5_000 + "</style><p>texte",
        "<p style='color:rgb(" + "(" * 50_000 + "'>texte",
        "<div role=list>" * DEPTH + "texte",
        "<div role=list id=a aria-owns='b'></div><div role=list id=b aria-owns='a'></div>",
    ],
    ids=["floats", "gradients", "links", "media", "functions", "brackets", "lists", "owners"],
)
def test_the_checks_end(markup: str) -> None:
    read = readers.read(Source("a.html", f"<!doctype html><html><body>{markup}".encode()))
    start = process_time()
    audit(read.document, RULES, {}, page=read.page, glossary=Glossary())

    assert process_time() - start < MOST_SECONDS


def test_comments_before_a_foreign_root_are_read_once() -> None:
    start = process_time()

    with pytest.raises(ReadError):
        readers.read(Source("a.xml", b"<!-- a --> " * 1_500 + b"<rss/>"))
    assert process_time() - start < MOST_SECONDS
