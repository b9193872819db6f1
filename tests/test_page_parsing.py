import pytest
from hypothesis import given
from hypothesis import strategies as st

from limpide.model import Text
from limpide.page.element import CommentNode, Element, Page, TextNode
from limpide.page.parsing import parse
from page_cases import page_of

_TAGS = [
    "p",
    "a href=x",
    "b",
    "table",
    "tr",
    "td",
    "select",
    "option",
    "svg",
    "title",
    "template",
    "style",
    "pre",
    "li",
]
_FRAGMENTS = st.one_of(
    st.sampled_from([f"<{tag}>" for tag in _TAGS]),
    st.sampled_from([f"</{tag.split()[0]}>" for tag in _TAGS]),
    st.sampled_from(
        ["&amp;", "&eacute", "&#233;", "&lt", "&", "<", "<!--", "-->", "<!x>", "<?x?>", "</ x>", "<![CDATA[", "]]>"]
    ),
    st.sampled_from(
        ["\r\n", "\r", "\n", "\0", "\ufeff", "é", "𝒜", "<p class='a b' id=i>", "{", "}", ":focus{", "content:'x"]
    ),
    st.text(max_size=6),
)
MARKUP = st.lists(_FRAGMENTS, max_size=30).map("".join)


def texts(page: Page) -> list[TextNode]:
    return [node for node in page.root.nodes() if isinstance(node, TextNode)]


@given(MARKUP)
def test_any_markup_gives_a_page_whose_places_are_inside_the_source(markup: str) -> None:
    page = parse(markup)

    spans = [span for element in page.elements for span in (element.span, element.mark)]
    spans += [piece.span for node in texts(page) for piece in node.pieces]
    spans += [node.span for node in page.root.nodes() if isinstance(node, CommentNode)]
    assert all(0 <= span.start <= span.end <= len(markup) for span in spans)


@given(MARKUP)
def test_each_character_of_a_text_comes_from_its_place_in_the_source(markup: str) -> None:
    for node in texts(parse(markup)):
        assert sum(piece.length for piece in node.pieces) == len(node.data)
        for piece in node.pieces:
            written = markup[piece.span.start : piece.span.end]
            read = node.data[piece.at : piece.at + piece.length]
            if len(written) == len(read):
                assert all(
                    a == b or b == "\ufffd" or (a, b) == ("\r", "\n") for a, b in zip(written, read, strict=True)
                )


@given(MARKUP)
def test_every_element_of_any_markup_has_facts(markup: str) -> None:
    page = page_of(markup)

    for element in page.elements:
        facts = (element.role, element.accessible_name, element.is_rendered, element.is_exposed, element.is_focusable)
        assert [type(fact) for fact in facts[1:]] == [str, bool, bool, bool]
        assert isinstance(element.style("color"), str)


@given(MARKUP)
def test_an_element_stands_where_its_name_is_written(markup: str) -> None:
    for element in parse(markup).elements:
        if element.is_in_source:
            written = markup[element.mark.start + 1 : element.mark.end].lower()
            assert written.startswith(
                ("image" if element.name == "img" else element.name.lower(), element.name.lower())
            )


PLACES = [
    ("<p>Un &amp; deux</p>", "Un & deux", "Un &amp; deux"),
    ("<p>caf&eacute;s</p>", "é", "&eacute;"),
    ("<p>a\r\nb</p>", "\n", "\r\n"),
    ("<p>a\rb</p>", "\n", "\r"),
    ("<p>&#x1F600;!</p>", "!", "!"),
    ("<p>1 < 2 & 3</p>", "< 2 &", "< 2 &"),
    ("<pre>\nligne</pre>", "ligne", "ligne"),
    ("<p>a&nbspb</p>", "\u00a0", "&nbsp"),
    ("<p>a</i>b</p>", "ab", "a</i>b"),
    ("<title>a &amp;</title>", "&", "&amp;"),
    ("<title>a <b> c</title>", "<b>", "<b>"),
    ("<textarea>\n&lt;b></textarea>", "<b>", "&lt;b>"),
    ("<style>a{}/* &amp; */</style>", "&amp;", "&amp;"),
    ("<p>&amp;</p>", "&", "&amp;"),
    ("<p>&amp;lt;</p>", "&lt;", "&amp;lt;"),
    ("<noscript><p>x</p></noscript>", "<p>x", "<p>x"),
]


@pytest.mark.parametrize(("markup", "text", "written"), PLACES)
def test_a_text_knows_where_it_is_written(markup: str, text: str, written: str) -> None:
    node = texts(parse(markup))[0]
    at = node.data.index(text)

    span = Text(node.data, node.pieces).span(at, at + len(text))

    assert markup[span.start : span.end] == written


@pytest.mark.parametrize(
    ("markup", "comments"),
    [
        ("<!-- a --><p>b<!--c--></p>", ["<!-- a -->", "<!--c-->"]),
        ("<p>a</p><?php b ?>", ["<?php b ?>"]),
        ("<!x><p>a", ["<!x>"]),
        (
            "<!doctype html><html><!-- a --><body>b</body><!-- c --></html><!-- d -->",
            ["<!-- a -->", "<!-- c -->", "<!-- d -->"],
        ),
        ("<p><!--> a</p>", ["<!-->"]),
        ("<p><!-- a --!> b</p>", ["<!-- a --!>"]),
        ("<p>a<!-- fin", ["<!-- fin"]),
    ],
)
def test_a_comment_knows_where_it_is_written(markup: str, comments: list[str]) -> None:
    nodes = [node for node in parse(markup).root.nodes() if isinstance(node, CommentNode)]

    assert sorted(markup[node.span.start : node.span.end] for node in nodes) == sorted(comments)


def test_attributes_keep_their_text_and_place() -> None:
    markup = "<p class='a  b' hidden data-x=\"&lt;\">x</p>"
    paragraph = parse(markup).select("p")[0]

    assert dict(paragraph.attrs) == {"class": "a b", "hidden": "", "data-x": "<"}
    span = paragraph.attr_span("data-x")
    assert markup[span.start : span.end] == 'data-x="&lt;"'


def test_the_language_of_an_element_is_the_nearest_declared() -> None:
    page = parse("<html lang=fr><p>a<i lang=la>b<b>c</b></i></p><p lang=''>d</p>")

    assert [element.lang for element in page.select("p, i, b")] == ["fr", "la", "la", ""]


@pytest.mark.parametrize("markup", ["<p>a</p>", "texte seul", "<style>a{}</style>"])
def test_markup_without_a_frame_is_a_fragment(markup: str) -> None:
    assert parse(markup).is_fragment


@pytest.mark.parametrize("markup", ["<!doctype html><p>a", "<html><p>a", "<body>a", "<head></head>a"])
def test_markup_with_a_frame_is_none(markup: str) -> None:
    assert not parse(markup).is_fragment


def test_a_path_finds_its_element_again() -> None:
    page = parse("<div><p>a</p><p id=x>b<i>c</i></p><p>d</p></div>")

    for element in page.elements:
        assert page.matching(element.selector) == [element]


def test_elements_without_a_tag_are_left_out_of_a_fragment() -> None:
    assert [element.name for element in parse("<p>a</p>").select("*")] == ["p"]


def test_an_element_reaches_to_its_end_tag() -> None:
    markup = "<div><p>a<p>b</div>c"
    page = parse(markup)

    written = {element.name: markup[element.span.start : element.span.end] for element in page.select("div")}
    assert written == {"div": "<div><p>a<p>b</div>"}


def test_the_children_of_an_element_are_its_elements() -> None:
    root = parse("<p>a<b>c</b><!-- d --><i>e</i></p>").select("p")[0]

    assert [child.name for child in root.children] == ["b", "i"]
    assert all(isinstance(child, Element) for child in root.children)
