"""French wording in the code keeps French typography: no-break blanks before double marks and inside quotes."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCES = Path(__file__).parents[1] / "src" / "limpide"
PLAIN_BLANK = re.compile(r" [:;!?](?= |$)|« | »")
"""Only French has a blank before these marks."""
SCRIPT = re.compile(r"=>|\(\?|\[\^")
"""Strings that are JavaScript or regular expressions."""


def wordings(code: str) -> Iterator[str]:
    """The strings of a module, without docstrings."""
    tree = ast.parse(code)
    docs = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs:
            yield node.value


def misprints(code: str) -> list[str]:
    return [text for text in wordings(code) if PLAIN_BLANK.search(text) and not SCRIPT.search(text)]


@pytest.mark.parametrize("path", sorted(SOURCES.rglob("*.py")), ids=lambda path: str(path.relative_to(SOURCES)))
def test_french_in_the_code_has_no_plain_blank_where_a_line_may_not_break(path: Path) -> None:
    assert misprints(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("wrong", ['f"{path} : absent."', '"« ESS"', '"ESS »"', '"Vraiment ?"', '"oui ; non"'])
def test_a_plain_blank_is_seen(wrong: str) -> None:
    assert misprints(f"said({wrong})") != []
