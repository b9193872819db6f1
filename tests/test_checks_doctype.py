"""The doctype of a page, wherever the source has one: in a comment, a script or an attribute it is text."""

import time

import pytest

from limpide import readers, rules
from limpide.auditing import audit
from limpide.glossary import Glossary
from limpide.model import Outcome
from limpide.sources import Source

REST = '<html lang="fr"><head><title>Le marché</title></head><body><p>Il ouvre à huit heures.</p>{}</body></html>'
NAMES = ("doctype-present", "doctype-valid", "doctype-first")
RULES = [rule for rule in rules.load() if rule.id in NAMES]


def outcomes(source: str) -> dict[str, Outcome]:
    read = readers.read(Source("page.html", source.encode()), lang="fr")
    report = audit(read.document, RULES, {}, page=read.page, glossary=Glossary())
    return {result.rule.id: result.outcome for result in report.results}


@pytest.mark.parametrize(
    "text",
    [
        "<!-- <!doctype html> -->",
        "<script>const debut = '<!doctype html>'</script>",
        "<textarea><!doctype html></textarea>",
        '<p title="<!doctype html>">Le marché</p>',
        "<p>&lt;!doctype html&gt;</p>",
    ],
)
def test_a_doctype_that_is_text_declares_nothing(text: str) -> None:
    assert outcomes(REST.format(text)) == {
        "doctype-present": "failed",
        "doctype-valid": "inapplicable",
        "doctype-first": "inapplicable",
    }


def test_a_doctype_among_the_content_is_there_but_late() -> None:
    assert outcomes(REST.format("<!-- fin --><!doctype html>")) == {
        "doctype-present": "passed",
        "doctype-valid": "passed",
        "doctype-first": "failed",
    }


def test_a_byte_order_mark_and_comments_may_come_first() -> None:
    first = "\ufeff<!-- a -->\n<?xml version='1.0'?><!-- b -->\n<!DOCTYPE html PUBLIC '-//W3C//DTD HTML 4.01//EN'>"
    assert set(outcomes(first + REST.format("")).values()) == {"passed"}


@pytest.mark.parametrize(
    "source",
    [
        "<html>" + "<script>'<!doctype html>'</script>" * 5_000,
        "<html>" + "<!-- <!doctype html> -->" * 5_000,
        '<!doctype html public "' + "' \"" * 100_000 + ">" + REST,
    ],
    ids=["scripts", "comments", "quotes"],
)
def test_many_doctypes_take_linear_time(source: str) -> None:
    begin = time.process_time()
    outcomes(source)
    assert time.process_time() - begin < 8
