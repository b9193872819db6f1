"""turbohtml's core loaded by itself, and the whole package after it."""

import subprocess
import sys

ALONE = """
import sys
from limpide.page.parsing import parse
page = parse("<p lang=fr>Un <a href=x>lien</a></p>")
assert "turbohtml" not in sys.modules
link = page.elements[-1]
assert (link.name, link.attr_span("href").start, page.matching(":::")) == ("a", 17, [])
import turbohtml
assert turbohtml.parse("<p>x</p>").select_one("p").text == "x"
assert turbohtml.parse("<p>x</p>", source_locations=True).select_one("p").source_location.start_tag.end_offset == 3
from limpide.page.turbo import turbohtml as core
assert core.Element is turbohtml.Element
"""
AFTER = """
import turbohtml
from limpide.page.parsing import parse
assert parse("<p>x").elements[-1].name == "p"
"""


def test_the_parser_needs_its_core_alone_and_leaves_the_package_whole() -> None:
    assert _errors(ALONE) == ""


def test_the_parser_works_where_the_package_came_first() -> None:
    assert _errors(AFTER) == ""


def _errors(script: str) -> str:
    return subprocess.run([sys.executable, "-c", script], capture_output=True, text=True).stderr
