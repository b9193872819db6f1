"""Labels and fields by their order in the source, declarations read as they are written, and pages made to last."""

from collections.abc import Iterator
from itertools import product
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from limpide import readers
from limpide.auditing import audit
from limpide.checks import field_names, presentation
from limpide.glossary import Glossary
from limpide.model import Rule, Source
from limpide.page.rare import declared
from limpide.rules import load
from page_cases import page_of

FIELDS = "input, select, textarea"
LABEL, FIELD, OTHER = '<label for="n">Nom</label>', '<input id="n" type="{}">', "<p>Une phrase</p>"
MODULES = """
    colour_pairs concealment cryptic documents field_names groups hints hovers link_colours presentation requirements
    styling wayfinding windows
"""
MOST_SECONDS = 8


def rules() -> Iterator[Rule]:
    return (rule for rule in load() if rule.check.partition(".")[0] in MODULES.split())


@pytest.mark.parametrize(("kind", "first"), list(product(["text", "checkbox", "radio"], ["label", "field"])))
def test_a_label_on_the_wrong_side_is_asked_about_once(kind: str, first: str) -> None:
    parts = [LABEL, FIELD.format(kind)]
    page = page_of("<form>" + "".join(parts if first == "label" else parts[::-1]) + "</form>")
    fields = page.select(FIELDS)

    asked = [*field_names.after(fields, page=page), *field_names.before(fields, page=page)]

    assert len(asked) == ((first == "label") == (kind != "text"))


@given(st.lists(st.sampled_from([OTHER, "<br>", "<span></span>", "<!-- rien -->", ", : "]), max_size=5))
def test_only_words_or_fields_part_a_label_from_its_field(between: list[str]) -> None:
    page = page_of(f"<form>{LABEL}{''.join(between)}{FIELD.format('text')}</form>")

    parted = list(field_names.apart(page.select(FIELDS), page=page))

    assert len(parted) == (OTHER in between)


@given(st.lists(st.sampled_from(["b", "center", "font", "i", "tt"]), max_size=12))
def test_drawing_tags_are_all_counted(names: list[str]) -> None:
    page = page_of("".join(f"<{name}>mot</{name}>" for name in names))

    found = list(presentation.tags(page.select("body *"), names=frozenset({"center", "font", "tt"})))

    assert sum(int(each.data["count"]) for each in found) == sum(name in ("center", "font", "tt") for name in names)


def test_a_declaration_inside_a_condition_or_a_style_attribute_is_read() -> None:
    page = page_of(
        "<style>/* p{border:0} */ @media print { p { border: 1px solid } } i{color:red}</style>"
        '<p>Un</p><p style="BORDER: None">Deux</p><i>Trois</i>'
    )
    one, two = page.select("p")

    assert declared(page, "border") == {one.index: ["1px solid"], two.index: ["1px solid", "none"]}


@pytest.mark.parametrize(
    "markup",
    [
        "<form>" + "<label for=n{0}>Nom</label><input id=n{0} required>".replace("{0}", "1") * 5_000,
        "<form>" + "".join(f"<label for=n{i}>Nom</label><input id=n{i} required>" for i in range(3_000)),
        "<p>Un mot ou deux" + "<a href=/x>lien bref</a>" * 10_000,
        "<style>a{text-decoration:none;color:#222}</style><p>Un mot ou deux" + "<a href=/x>lien bref</a>" * 5_000,
        "<style>" + "p:hover " * 20_000 + "{display:block}" * 20_000 + "</style><p>texte",
        "<style>writing-mode: animation: border: " + "a" * 1_000_000 + "</style><p>texte",
        "<div style='writing-mode:vertical-lr'>" * 3_000 + "texte",
        "<fieldset>" * 2_000 + "<input><input>",
        "<center hidden>" * 3_000 + "texte",
        "<pre>" + "a     b\n" * 50_000,
        "<p>" + "a b c d " * 20_000,
    ],
    ids=["same", "labels", "links", "styled", "hovers", "values", "vertical", "groups", "hidden", "columns", "letters"],
)
def test_the_checks_end(markup: str) -> None:
    read = readers.read(Source("a.html", f"<!doctype html><html><body>{markup}".encode()))
    chosen = list(rules())
    start = process_time()
    audit(read.document, chosen, {}, page=read.page, glossary=Glossary())

    assert process_time() - start < MOST_SECONDS
