"""Pages that hang or crash other engines: all their facts come within seconds."""

from time import process_time

import pytest

from page_cases import page_of

_SECONDS = 5.0
"""Far over what the slowest takes (0.7 s); work that is not linear takes minutes."""

PAGES = {
    "nested divisions": "<div>" * 3000 + "x",
    "nested parts of a link": "<a href=/x>" + "<span>" * 3000 + "x",
    "nested headers": "<header>" * 3000,
    "nested labels": "<label>" * 3000 + "<input>",
    "nested disabled groups": "<fieldset disabled><input>" * 3000,
    "nested tables": "<table><tr><td>" * 1000,
    "nested buttons": "<div role=button>" * 3000 + "x",
    "nested drawings": "<svg>" * 3000 + "<title>x",
    "many paragraphs": "<p>x</p>" * 10000,
    "many header cells": "<table><tr>" + "<th>x" * 10000,
    "many summaries": "<details>" + "<summary>x</summary>" * 10000,
    "many legends": "<fieldset disabled>" + "<legend><input></legend>" * 10000,
    "labels in a circle": "".join(f"<a href=/ id=l{n} aria-labelledby='l{(n + 1) % 3000}'>x</a>" for n in range(3000)),
    "owners in a circle": "".join(f"<p role=button id=o{n} aria-owns=o{(n + 1) % 3000}>x</p>" for n in range(3000)),
    "a chain of labels": "".join(f"<a href=/ id=l{n}><b aria-labelledby=l{n + 1}>x</b></a>" for n in range(3000)),
    "five megabytes of text": "<p>" + "a few words " * 420_000,
    "a drawing alone": "<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'><a href=/>x</a></svg>",
    "an XML document": "<?xml version='1.0'?><root><a>x</a><b/></root>",
    "frames in frames": "<iframe srcdoc=\"<iframe srcdoc='<p>x'></iframe>\"></iframe>" * 500,
    "formulas in formulas": "<math>" * 1000 + "x",
    "many null characters": "<p>" + "\0" * 100_000,
    "many odd comments": "<!x>" * 20000 + "<!--" * 20000,
    "many lone signs": "<p>" + "< & " * 50000,
    "text in a table": "<table>" + "x<tr>" * 5000,
    "open braces": "<style>" + "{" * 100_000 + "</style>",
    "nested rules": "<style>" + "a{b:c;" * 20000 + "</style>",
    "nested rules that double": "<style>" + "&, & {color:red;" * 200 + "</style><a>x",
    "nested conditions": "<style>" + "@media all{" * 20000 + "p{color:red}</style>",
    "nested brackets": "<style>a" + ":not(" * 20000 + "{color:red}</style><a>x",
    "open quotes": "<style>" + "\"'" * 50000 + "</style>",
    "variables that double": "<style>"
    + ":root{"
    + "".join(f"--v{n}:var(--v{n + 1}) var(--v{n + 1});" for n in range(60))
    + "}a{color:var(--v0)}</style><a>x",
    "many attributes": "<p " + " ".join(f"a{n}=1" for n in range(20000)) + ">",
    "many declarations": '<p style="' + "color:red;" * 50000 + '">x',
}


@pytest.mark.parametrize("markup", PAGES.values(), ids=PAGES.keys())
def test_facts_of_a_hostile_page_come_in_time(markup: str) -> None:
    start = process_time()
    page = page_of(markup)

    for element in page.elements:
        assert isinstance(element.accessible_name, str)
        assert isinstance(element.is_exposed, bool)
        assert isinstance(element.is_focusable, bool)
        assert element.role is None or isinstance(element.role, str)
        assert isinstance(element.style("color"), str)

    assert process_time() - start < _SECONDS
