import pytest

from limpide.model import UNKNOWN
from limpide.page.media import applies
from limpide.page.selectors import selectors
from page_cases import marked, page_of

WINNERS = [
    ("the later of two equal rules", "p{color:red}p{color:blue}", "", "blue"),
    ("the more specific selector", "p.a{color:red}p{color:blue}", "", "red"),
    ("an id before many classes", "#i{color:red}.a.a.a.a{color:blue}", "", "red"),
    ("the style attribute before selectors", "#i{color:red}", "color:blue", "blue"),
    ("what is important before the style attribute", "p{color:red!important}", "color:blue", "red"),
    ("the important style attribute before all", "#i{color:red!important}", "color:blue!important", "blue"),
    ("the last value of a block", "p{color:red;color:blue}", "", "blue"),
    ("inheritance from around", "div{color:red}", "", "red"),
    ("an own rule before a stronger one around", "#d{color:red!important}p{color:blue}", "", "blue"),
    ("inherit said in full", "div{color:red}p{color:blue}#i{color:inherit}", "", "red"),
    ("initial", "div{color:red}p{color:initial}", "", "canvastext"),
    ("unset, which inherits here", "div{color:red}p{color:unset}", "", "red"),
    ("a variable", ":root{--c:red}p{color:var(--c)}", "", "red"),
    ("a variable of a variable", ":root{--a:var(--b);--b:red}p{color:var(--a)}", "", "red"),
    ("the variable nearest to the element", ":root{--c:red}div{--c:blue}p{color:var(--c)}", "", "blue"),
    ("the fallback of a variable without value", "p{color:var(--rien, red)}", "", "red"),
    ("nothing for a variable without value or fallback", "div{color:red}p{color:var(--rien)}", "", "red"),
    ("variables that run in a circle", ":root{--a:var(--b);--b:var(--a)}div{color:red}p{color:var(--a)}", "", "red"),
    ("rules of a screen", "@media screen and (min-width:60em){p{color:red}}", "", "red"),
    ("no rules of print", "p{color:red}@media print{p{color:blue}}", "", "red"),
    ("rules of a nested condition", "@media all{@supports (display:grid){p{color:red}}}", "", "red"),
    ("no rules of keyframes", "p{color:red}@keyframes k{p{color:blue}}", "", "red"),
    ("what no layer holds before layers", "p{color:red}@layer a{#i{color:blue}}", "", "red"),
    ("the later layer", "@layer a,b;@layer b{p{color:red}}@layer a{#i{color:blue}}", "", "red"),
    ("a rule nested in another", "div{& p{color:red}}", "", "red"),
    ("the declarations around a nested rule", "p{color:red;&.z{color:blue}}", "", "red"),
    ("a selector list", "h1, p , h2{color:red}", "", "red"),
    ("the strongest selector of :is", ":is(p,#z){color:red}p.a{color:blue}", "", "red"),
    ("no weight of :where", ":where(#i){color:red}p{color:blue}", "", "blue"),
    ("what is not focused", "p:not(:focus){color:red}", "", "red"),
    ("no state that a reader makes", "p:hover,p:focus{color:red}p:not(.z){color:blue}", "", "blue"),
    ("names of properties in any case", "p{COLOR:Red}", "", "red"),
    ("comments anywhere", "/*a*/p/*b*/{/*c*/color/*d*/:/*e*/red/*f*/;}", "", "red"),
    ("a brace in a string", 'p::before{content:"}"}p{color:red}', "", "red"),
    ("a semicolon in an address", "p{background:url(data:image/png;base64,xx);color:red}", "", "red"),
    ("a block left open", "p{color:red", "", "red"),
    ("rules after one that is wrong", "p{color:blue}p:{color:green}} p{color:red}", "", "blue"),
    ("rules after an import", "@import url(x.css);p{color:red}", "", "red"),
    ("an escaped class", ".md\\:a{color:red}", "", "red"),
]


@pytest.mark.parametrize(("css", "style", "colour"), [case[1:] for case in WINNERS], ids=[case[0] for case in WINNERS])
def test_the_winner_is(css: str, style: str, colour: str) -> None:
    element = marked(f'<style>{css}</style><div id=d><p id=i class="a md:a" data-here style="{style}">x</p></div>')

    assert element.style("color") == colour


SHORTHANDS = [
    ("outline:none", "outline-style", "none"),
    ("outline:0", "outline-width", "0"),
    ("outline:0", "outline-style", "none"),
    ("outline:2px solid red", "outline-style", "solid"),
    ("outline:2px solid red", "outline-width", "2px"),
    ("outline:2px solid RGB(1, 2, 3)", "outline-color", "rgb(1, 2, 3)"),
    ("background:#FFF", "background-color", "#fff"),
    ("background:url(a.png) no-repeat left/cover, red", "background-color", "red"),
    ("background:linear-gradient(red, blue)", "background-color", "transparent"),
    ("background:linear-gradient(red, blue)", "background-image", "linear-gradient(red, blue)"),
    ("--f:#123 url(x.png);background:var(--f)", "background-color", "#123"),
    ("text-decoration:underline dotted red", "text-decoration-line", "underline"),
    ("text-decoration:none", "text-decoration-line", "none"),
    ("font:italic bold 12px/1.5 serif", "font-size", "12px"),
    ("font:italic bold 12px/1.5 serif", "font-style", "italic"),
    ("font:italic bold 12px/1.5 serif", "line-height", "1.5"),
    ("list-style:none", "list-style-type", "none"),
    ("list-style:square inside", "list-style-type", "square"),
    ("all:unset", "font-style", "normal"),
]


@pytest.mark.parametrize(("style", "name", "value"), SHORTHANDS)
def test_a_shorthand_sets_its_longhands(style: str, name: str, value: str) -> None:
    assert marked(f"<em data-here style='{style}'>x</em>").style(name) == value


@pytest.mark.parametrize(
    ("style", "size"),
    [("1.5em", "36px"), ("50%", "12px"), ("2rem", "32px"), ("12pt", "16px"), ("large", "18px"), ("larger", "28.8px")],
)
def test_the_size_of_a_font_comes_in_pixels(style: str, size: str) -> None:
    assert (
        marked(f"<div style=font-size:24px><p data-here style=font-size:{style}>x</p></div>").style("font-size") == size
    )


def test_browsers_have_a_style_of_their_own() -> None:
    page = page_of("<h1>a</h1><em>b</em><td>c</td><a href=/x>d</a><center>e</center>")

    assert page.select("h1")[0].style("font-size") == "32px"
    assert page.select("em")[0].style("font-style") == "italic"
    assert page.select("a")[0].style("text-decoration-line") == "underline"
    assert page.select("center")[0].style("text-align") == "center"


def test_a_missing_sheet_makes_values_unknown_but_those_that_are_set() -> None:
    page = page_of("<link rel=stylesheet href=absent.css><p style=color:red>x</p>")
    paragraph = page.select("p")[0]

    assert paragraph.style("background-color") is UNKNOWN
    assert paragraph.style("color") == "red"
    assert paragraph.style("display") == "block"


def test_a_property_that_is_not_read_is_unknown() -> None:
    assert marked("<p data-here style=margin:0>x</p>").style("margin-top") is UNKNOWN


@pytest.mark.parametrize(
    "query",
    [
        "",
        "all",
        "screen",
        "only screen",
        "not print",
        "print, screen",
        "(min-width: 1280px)",
        "(max-width: 80em)",
        "(width >= 600px)",
        "(400px < width <= 1280px)",
        "(orientation: landscape)",
        "not all and (max-width: 600px)",
        "(not (max-width: 600px))",
        "(max-width: 1px) or (min-width: 1px)",
        "(hover)",
        "screen and (min-width: 1px) and (max-height: 720px)",
        "(prefers-color-scheme: light)",
    ],
)
def test_a_media_query_holds_on_the_supposed_screen(query: str) -> None:
    assert applies(query)


@pytest.mark.parametrize(
    "query",
    [
        "print",
        "speech",
        "not screen",
        "(min-width: 1281px)",
        "(max-width: 600px)",
        "(width < 1280px)",
        "(prefers-reduced-motion: reduce)",
        "(prefers-reduced-motion)",
        "(prefers-color-scheme: dark)",
        "(forced-colors: active)",
        "(min-width: beaucoup)",
        "(",
        "(min-width: 1px) and (max-width: 2px)",
    ],
)
def test_another_media_query_does_not(query: str) -> None:
    assert not applies(query)


@pytest.mark.parametrize(
    ("selector", "weight"),
    [
        ("*", (0, 0, 0)),
        ("p", (0, 0, 1)),
        ("ul li a", (0, 0, 3)),
        (".a > .b", (0, 2, 0)),
        ("#a .b p", (1, 1, 1)),
        ("a[href^='x, y']:hover", (0, 2, 1)),
        ("p::before", (0, 0, 2)),
        ("p:before", (0, 0, 2)),
        (":not(#a, p)", (1, 0, 0)),
        (":where(#a) p", (0, 0, 1)),
        ("li:nth-child(2n + 1)", (0, 1, 1)),
    ],
)
def test_specificity_is_counted_in_ids_classes_and_names(selector: str, weight: tuple[int, int, int]) -> None:
    total = selectors(selector)[0].specificity

    assert (total >> 20, total >> 10 & 1023, total & 1023) == weight


def test_rules_about_focus_are_found_with_their_place() -> None:
    markup = "<p>a</p>\r\n<style>\r\np{color:red}\r\n/* a */ a:focus, b:focus-visible { outline : none }</style>"
    page = page_of(markup)

    rules = page.facts.focus_rules()

    assert [rule.selector for rule in rules] == ["a:focus", "b:focus-visible"]
    assert rules[0].declarations["outline-style"] == "none"
    span = rules[0].span
    assert span is not None
    assert markup[span.start : span.end] == "a:focus, b:focus-visible { outline : none }"


def test_a_rule_of_a_linked_sheet_has_no_place() -> None:
    page = page_of("<link rel=stylesheet href=a.css>", {"a.css": "a:focus{outline:0}"})

    assert [(rule.selector, rule.sheet, rule.span) for rule in page.facts.focus_rules()] == [("a:focus", 0, None)]
