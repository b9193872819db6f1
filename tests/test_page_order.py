"""What stands inside an element, found by places in one list, against a walk through the tree."""

import time

from hypothesis import given
from hypothesis import strategies as st

from limpide import api
from limpide.config import Config
from limpide.model import Source
from limpide.page.element import CommentNode, Element, TextNode
from limpide.page.parsing import parse

TAGS = st.sampled_from(
    ["<p>", "</p>", "<div class=A>", "</div>", "<table>", "<td>", "<svg>", "</svg>", "<!-- c -->", "mot "]
)


@given(st.lists(TAGS, max_size=40).map("".join))
def test_the_nodes_the_elements_and_the_text_inside_an_element_are_those_of_its_tree(source: str) -> None:
    for element in parse(source).elements:
        nodes = _walked(element)
        assert list(element.nodes()) == nodes
        assert list(element.descendants()) == [node for node in nodes if isinstance(node, Element)]
        assert element.text == "".join(node.data for node in nodes if isinstance(node, TextNode))


@given(st.lists(TAGS, max_size=40).map("".join))
def test_a_selector_that_needs_what_the_page_lacks_finds_what_it_would_find(source: str) -> None:
    page = parse(source)
    assert list(page.matching("td, .a:not(svg *), [class=A]")) == [
        element for element in page.elements if element.name == "td" or "class" in element.attrs
    ]


def test_a_table_of_ten_thousand_rows_is_judged_in_seconds() -> None:
    rows = "<tr><th>a<td>b" * 10_000
    start = time.process_time()
    api.Session(Config(profile="all", languagetool="off")).audit(Source("p.html", f"<table>{rows}</table>".encode()))
    assert time.process_time() - start < 20


def _walked(element: Element) -> list[Element | TextNode | CommentNode]:
    found: list[Element | TextNode | CommentNode] = []
    for node in element.content:
        found.append(node)
        if isinstance(node, Element):
            found.extend(_walked(node))
    return found
