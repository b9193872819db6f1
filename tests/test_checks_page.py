"""Checks of markup, beyond what the examples of rules show: places, repairs, unknown facts, time."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from limpide import readers
from limpide.auditing import audit
from limpide.errors import ReadError
from limpide.glossary import Glossary
from limpide.model import UNKNOWN, Edit, Fetch, Finding, RuleResult, Source, Unknown
from limpide.page.element import Element
from limpide.page.static import StaticFacts
from limpide.rules import load, read

RULES = {rule.id: rule for rule in load()}
PAGE = '<!doctype html>\n<html lang="fr"><head><title>Le port</title>{head}</head><body>{body}</body></html>'


def judged(
    rule: str,
    source: str,
    *,
    suffix: str = "html",
    lang: str = "fr",
    fetch: Fetch | None = None,
    facts: Callable[[StaticFacts], StaticFacts] | None = None,
) -> RuleResult:
    reading = readers.read(Source(f"page.{suffix}", source.encode(), fetch=fetch), lang=lang)
    page = reading.page
    if page is not None and facts is not None and isinstance(page.facts, StaticFacts):
        page.facts = facts(page.facts)
    report = audit(reading.document, [RULES[rule]], {}, page=page, glossary=Glossary())
    return report.results[0]


def only(result: RuleResult) -> Finding:
    [finding] = result.findings
    return finding


def applied(source: str, edits: tuple[Edit, ...]) -> str:
    for edit in sorted(edits, key=lambda edit: edit.span, reverse=True):
        source = source[: edit.span.start] + edit.text + source[edit.span.end :]
    return source


def repaired(rule: str, source: str, **options: str) -> str:
    """The source with the first repair of each finding."""
    findings = judged(rule, source, **options).findings  # type: ignore[arg-type]  # suffix and lang only
    return applied(source, tuple(edit for finding in findings for edit in finding.fixes[0].edits))


class UnnamedFacts(StaticFacts):
    """A provider that cannot tell names."""

    def accessible_name(self, element: Element) -> str | Unknown:
        return UNKNOWN


def unnamed(facts: StaticFacts) -> StaticFacts:
    return UnnamedFacts(facts.page)


def refused(href: str) -> bytes:
    raise ReadError("Rien ici.", "Nothing here.")


REPAIRED = [
    (
        "link-fragment",
        PAGE.format(head="", body='<a href="#l%E2%80%99annexe">Voir</a><h2 id="lannexe">Annexe</h2>'),
        PAGE.format(head="", body='<a href="#lannexe">Voir</a><h2 id="lannexe">Annexe</h2>'),
    ),
    pytest.param(
        "viewport-zoom",
        '<meta name="viewport" content="width=device-width,user-scalable=no, initial-scale=1">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        id="the rest of a viewport is kept",
    ),
    pytest.param(
        "link-new-window",
        '<p><a target="_blank" href="/a"><b>Le port</b> </a></p>',
        '<p><a target="_blank" href="/a"><b>Le port (nouvelle fenêtre)</b> </a></p>',
        id="a notice follows the last word of a link",
    ),
    pytest.param(
        "link-text-number",
        '<p>Le quai<sup><a id="a2" href="#n2">[2]</a></sup>.</p>',
        '<p>Le quai<sup><a aria-label="note 2" id="a2" href="#n2">[2]</a></sup>.</p>',
        id="a note call gets its name in its start tag",
    ),
    pytest.param(
        "link-proxy",
        "<p><a class=\"x\" href='https://0-www-example-org.proxy.example.edu/a?b=1&amp;c=2'>Un article</a></p>",
        '<p><a class="x" href="https://www.example.org/a?b=1&amp;c=2">Un article</a></p>',
        id="an address without its proxy keeps its path",
    ),
    pytest.param(
        "link-proxy",
        '<p><a href="https://0-a-example-org.proxy.example.edu/b">https://0-a-example-org.proxy.example.edu/b</a></p>',
        '<p><a href="https://a.example.org/b">https://a.example.org/b</a></p>',
        id="an address is mended in the text too",
    ),
    pytest.param(
        "link-text-url",
        '<p><a href="https://example.org/port-en-hiver">https://example.org/port-en-hiver</a></p>',
        '<p><a href="https://example.org/port-en-hiver">Port en hiver (example.org)</a></p>',
        id="a raw address becomes the words that it holds",
    ),
    pytest.param(
        "page-title",
        '<!doctype html><html lang="fr"><head><meta charset="utf-8"></head>'
        "<body><h1>Quais &amp; docks</h1></body></html>",
        '<!doctype html><html lang="fr"><head><title>Quais &amp; docks</title><meta charset="utf-8"></head>'
        "<body><h1>Quais &amp; docks</h1></body></html>",
        id="a title takes the words of the main heading",
    ),
    pytest.param(
        "page-language",
        "<!doctype html>\r\n<html class=a><head><title>T</title></head><body><p>Le port.</p></body></html>",
        '<!doctype html>\r\n<html lang="fr" class=a><head><title>T</title></head><body><p>Le port.</p></body></html>',
        id="a page says its language, after CRLF too",
    ),
    pytest.param(
        "image-decorative-title",
        '<p><img src="a.png" title="Un quai" alt=""></p>',
        '<p><img src="a.png"  alt=""></p>',
        id="a decorative image loses its title",
    ),
    pytest.param(
        "passage-language",
        "<p>Il dit « the boat will leave the harbour at nine » chaque matin.</p>",
        '<p>Il dit « <span lang="en">the boat will leave the harbour at nine</span> » chaque matin.</p>',
        id="a quotation gets its language",
    ),
    pytest.param(
        "passage-language",
        "<p>Il dit <em class=x>the boat will leave the harbour at nine</em> chaque matin.</p>",
        '<p>Il dit <em lang="en" class=x>the boat will leave the harbour at nine</em> chaque matin.</p>',
        id="italics get their language",
    ),
]


@pytest.mark.parametrize(("rule", "before", "after"), REPAIRED)
def test_a_repair_gives_the_source_that_one_would_write(rule: str, before: str, after: str) -> None:
    source = before if "<html" in before or "<meta" not in before else PAGE.format(head=before, body="")
    wanted = after if "<html" in before or "<meta" not in before else PAGE.format(head=after, body="")

    assert repaired(rule, source) == wanted


@pytest.mark.parametrize(
    ("rule", "before", "after"),
    [
        (
            "link-text-url",
            "Voir <https://example.org/port-en-hiver>.",
            "Voir [Port en hiver (example.org)](https://example.org/port-en-hiver).",
        ),
        (
            "link-text-url",
            "[https://example.org/port-en-hiver](https://example.org/port-en-hiver)",
            "[Port en hiver (example.org)](https://example.org/port-en-hiver)",
        ),
        (
            "link-proxy",
            'Lire [le plan](https://0-a-example-org.proxy.example.edu/b "Un plan").',
            'Lire [le plan](https://a.example.org/b "Un plan").',
        ),
        ("link-proxy", "<https://0-a-example-org.proxy.example.edu/b>", "<https://a.example.org/b>"),
        (
            "link-new-window",
            '<a href="/p" target="_blank">Le plan</a>',
            '<a href="/p" target="_blank">Le plan (nouvelle fenêtre)</a>',
        ),
    ],
)
def test_a_repair_of_markdown_is_markdown(rule: str, before: str, after: str) -> None:
    assert repaired(rule, before, suffix="md") == after


@pytest.mark.parametrize(("rule", "before", "after"), REPAIRED)
def test_a_repaired_source_passes_the_rule(rule: str, before: str, after: str) -> None:
    source = after if "<html" in after or "<meta" not in after else PAGE.format(head=after, body="")

    assert judged(rule, source).outcome == "passed"


@pytest.mark.parametrize(
    ("rule", "source", "place"),
    [
        ("link-name", '<p>Voir <a href="/a"></a>.</p>', '<a href="/a"></a>'),
        ("heading-order", "<h1>Un</h1><h3>Deux &amp; trois</h3>", "Deux &amp; trois"),
        ("table-headers", "<table id=t>" + "<tr><td>1<td>2" * 3 + "</table>", "<table id=t>"),
        ("image-alternative", "<p>Un<img src=a.png>.</p>", "<img src=a.png>"),
        ("role-valid", "<p role=boutton>Un</p>", "role=boutton"),
        ("text-capitals", "<p>Dit&nbsp;: NE PAS OUVRIR CETTE PORTE.</p>", "NE PAS OUVRIR CETTE PORTE"),
    ],
)
def test_a_finding_points_at_what_is_wrong(rule: str, source: str, place: str) -> None:
    span = only(judged(rule, source)).span

    assert source[span.start : span.end] == place


@pytest.mark.parametrize("rule", ["link-name", "button-name", "field-label", "frame-title", "heading-empty"])
def test_an_element_whose_name_is_unknown_is_left_to_a_person(rule: str) -> None:
    source = "<h2></h2><p><a href=/a></a><button></button><input><iframe src=a></iframe></p>"

    assert judged(rule, source).outcome == "failed"
    assert judged(rule, source, facts=unnamed).outcome == "needs_review"


@pytest.mark.parametrize("rule", ["text-justified", "text-capitals-style", "focus-outline"])
def test_a_rule_that_lacks_a_style_sheet_is_untested_and_names_the_sheet(rule: str) -> None:
    page = PAGE.format(head="<link rel=stylesheet href=a.css>", body="<p>Un texte.</p>")

    missing = judged(rule, page, fetch=refused)

    assert missing.outcome == "untested"
    assert missing.reason is not None
    assert all("a.css" in missing.reason[lang] for lang in ("fr", "en"))
    assert judged(rule, page, fetch=lambda _: b"p { color: red }").outcome == "passed"


def test_what_the_other_sheets_prove_is_told_without_the_missing_one() -> None:
    head = "<link rel=stylesheet href=a.css><style>p { text-align: justify }</style>"

    assert judged("text-justified", PAGE.format(head=head, body="<p>Un texte.</p>"), fetch=refused).outcome == "failed"


def test_a_script_that_writes_the_page_leaves_its_inner_links_untested() -> None:
    body = '<a href="#L_annexe">L’annexe</a><h2 id="l-annexe">Annexe</h2>'
    script = "<script>document.body.innerHTML += ''</script>"

    assert judged("link-fragment", PAGE.format(head="", body=body)).outcome == "failed"
    assert judged("link-fragment", PAGE.format(head=script, body=body)).outcome == "untested"
    assert judged("link-fragment", PAGE.format(head=script, body='<p id=a><a href="#a">A</a>')).outcome == "passed"


def test_a_document_whose_language_is_taken_wrongly_is_not_called_foreign_block_by_block() -> None:
    english = "<p>The library opens on Monday morning and the children can come with their parents at {n}.</p>"
    french = "<p>La bibliothèque ouvre le lundi matin, et les enfants peuvent venir avec leurs parents.</p>"

    assert judged("passage-language", english * 12).findings == ()
    assert len(judged("passage-language", english + french * 12).findings) == 1


def test_a_focus_rule_of_a_linked_sheet_is_left_to_a_person() -> None:
    page = PAGE.format(head="<link rel=stylesheet href=a.css>", body="<p><a href=/a>Un</a></p>")

    result = judged("focus-outline", page, fetch=lambda _: b"a:focus { outline: 0 }")

    assert result.outcome == "needs_review"


@pytest.mark.parametrize(
    ("rule", "source", "suffix"),
    [
        ("link-proxy", "Voir https://0-www-example-org.proxy.example.edu/a pour la suite.\n", "txt"),
        ("link-text-url", "Voir https://example.org/a/b pour la suite.\n", "txt"),
        ("link-file", "Voir [le plan](plan.pdf).\n", "md"),
        ("links-repeated", "[Le plan](/p) du port. [Le plan](/p) des quais.\n", "md"),
        ("link-new-window", '<a href="/p" target="_blank">Le plan</a>\n', "md"),
        ("table-headers", "<table>" + "<tr><td>1</td><td>2</td></tr>" * 3 + "</table>\n", "md"),
    ],
)
def test_a_rule_of_links_speaks_in_every_format(rule: str, source: str, suffix: str) -> None:
    assert len(judged(rule, source, suffix=suffix).findings) == 1


def test_links_with_one_text_and_several_addresses_make_one_finding() -> None:
    links = "".join(f'<p>On y lit <a href="/{number}">Le plan du port</a> du jour.</p>' for number in range(9))

    finding = only(judged("links-same-text", links))

    assert finding.data["count"] == "9"
    assert links[finding.span.start : finding.span.end] == '<a href="/1">Le plan du port</a>'


def test_a_skip_link_hidden_until_focused_passes() -> None:
    style = "<style>.skip { position: absolute; left: -9999px } .skip:focus { left: 0 }</style>"
    body = '<a class="skip" href="#c">Aller au contenu</a><main id="c"><h1>Le port</h1></main>'

    assert judged("skip-link", PAGE.format(head=style, body=body)).outcome == "passed"


@pytest.mark.parametrize(
    ("check", "params", "text", "found"),
    [
        ("present", r'params.pattern = "\bquai \d+"', "Le quai 3 et le quai 12.", ["quai 3", "quai 12"]),
        ("absent", r'params.pattern = "\bquai\b"', "Le port ouvre.", ["Le port ouvre."]),
        ("absent", r'params.pattern = "\bport\b"', "Le port ouvre.", []),
        ("instead", 'params.swaps = {navire = "bateau"}', "Navire au quai, navires en mer.", ["Navire"]),
        ("repeated", r'params.pattern = "\w+"', "Le le port du port port.", ["Le le", "port port"]),
        ("beyond", "params.most = 5", "Le port", ["Le port"]),
        ("beyond", "params.most = 7", "Le port", []),
    ],
)
def test_a_rule_needs_no_code_for_a_pattern(
    tmp_path: Path, check: str, params: str, text: str, found: list[str]
) -> None:
    path = tmp_path / "own-rule.toml"
    path.write_text(OWN_RULE.replace("CHECK", check) + params.replace("\\", "\\\\") + "\n", "utf-8")
    reading = readers.read(Source("page.html", f"<p>{text}</p>".encode()), lang="fr")

    [result] = audit(reading.document, [read(path)], {}, page=reading.page, glossary=Glossary()).results

    places = [reading.document.source[finding.span.start : finding.span.end] for finding in result.findings]
    assert places == found


def test_a_better_word_keeps_the_capital_of_the_first_one(tmp_path: Path) -> None:
    path = tmp_path / "own-rule.toml"
    path.write_text(OWN_RULE.replace("CHECK", "instead") + 'params.swaps = {navire = "bateau"}\n', "utf-8")
    source = "<p>Navire au quai. Un navire en mer.</p>"
    reading = readers.read(Source("page.html", source.encode()), lang="fr")

    [result] = audit(reading.document, [read(path)], {}, page=reading.page, glossary=Glossary()).results

    edits = tuple(edit for finding in result.findings for edit in finding.fixes[0].edits)
    assert applied(source, edits) == "<p>Bateau au quai. Un bateau en mer.</p>"


OWN_RULE = """
id = "own-rule"
check = "patterns.CHECK"
targets = ["paragraph", "line"]
impact = "minor"
title = {fr = "Un titre", en = "A title"}
message = {fr = "Un message", en = "A message"}
help = {fr = "Une aide", en = "A help"}
why = {fr = "Une raison", en = "A reason"}
examples = []
"""

PIECES = [
    '<p>Un <a href="/{n}" target=_blank>plan</a> et <a href="#{n}">la suite</a></p>',
    '<div><a href="/{n}">En savoir plus</a></div>',
    "<p>Un mot. <a href=/b>Le plan</a> <a href=/b>Le plan</a></p>",
    "<p>- un stylo</p><p>Un texte</p>",
    "<p><b>Un titre</b></p><p>Une suite.</p>",
    '<p>« the boat will leave at nine » <em>the only way to learn it</em> <i lang="en">boat</i></p>',
    "<table>" + "<tr><td>a<td>b" * 3 + "</table>",
]


@pytest.mark.parametrize("piece", PIECES)
def test_many_pieces_cost_no_more_each_than_a_few(piece: str) -> None:
    rules = [
        rule
        for rule in RULES.values()
        if rule.theme in ("links", "headings", "tables") or rule.id == "passage-language"
    ]

    def cost(count: int) -> float:
        body = "".join(piece.replace("{n}", str(number)) for number in range(count))
        reading = readers.read(Source("page.html", PAGE.format(head="", body=body).encode()), lang="fr")
        start = time.process_time()
        audit(reading.document, rules, {}, page=reading.page, glossary=Glossary())
        return (time.process_time() - start) / count

    few, many = min(cost(200) for _ in range(3)), min(cost(2000) for _ in range(2))

    assert many < 4 * few
