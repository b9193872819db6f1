import re
from collections import Counter
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from limpide import api, reporting
from limpide.config import Config
from limpide.model import Report, Source, Span, Suppression, UnusedSuppression
from limpide.reporting.quoting import visible
from reporting_cases import LATER, NOW, asking, document, failure, finding, many, of_one, replaced, result, rule, whole

VOID = {"meta", "link", "img", "br", "input", "hr", "rect"}
HOSTILE = "</script><script>alert(1)</script>\"'><img src=x onerror=alert(2)> {{ 7*7 }} <!-- \x00\u202e]]>"


class Page(HTMLParser):
    """What a page holds: its elements with their attributes, its headings, its text."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.open: list[str] = []
        self.stray: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        if self.open and self.open[-1] == tag:
            self.open.pop()
        else:
            self.stray.append(tag)

    def handle_data(self, data):
        self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())

    def attributes(self, name: str) -> list[str]:
        return [attrs[name] or "" for _, attrs in self.elements if name in attrs]


def html(*reports: Report, lang: str = "fr", failures=(), generated=NOW) -> str:
    return reporting.render(reports, failures, "html", lang=lang, generated=generated)


def page(*reports: Report, **options) -> Page:
    return Page(html(*reports, **options))


@pytest.fixture(scope="module", params=["one source", "several sources"])
def made(request) -> Page:
    several = request.param == "several sources"
    return page(whole(), whole(), failures=[failure()]) if several else page(whole())


def test_every_tag_that_opens_closes(made):
    assert made.open == [] and made.stray == []


def test_the_outline_has_one_first_heading_and_skips_no_level(made):
    levels = [int(tag[1]) for tag, _ in made.elements if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_identifiers_are_unique_and_every_inner_link_arrives(made):
    ids = Counter(made.attributes("id"))
    assert [name for name, count in ids.items() if count > 1] == []
    inner = [href[1:] for href in made.attributes("href") if href.startswith("#")]
    assert inner and set(inner) <= set(ids)
    described = {name for value in made.attributes("aria-labelledby") for name in value.split()}
    assert described <= set(ids)


def test_each_finding_links_to_its_passage_and_back():
    made = page(whole())
    links = set(made.attributes("href"))
    ids = set(made.attributes("id"))
    numbers = {name[1:] for name in ids if re.fullmatch(r"f\d+", name)}
    linked = {number for number in numbers if f"#f{number}" in links}
    assert len(linked) == 6
    assert all(f"#t{number}" in links and f"t{number}" in ids for number in linked)


def test_a_page_asks_the_network_for_nothing(made):
    assert not {"link", "iframe", "object", "embed", "base"} & {tag for tag, _ in made.elements}
    assert made.attributes("src") == []
    policy = next(
        attrs["content"] for _, attrs in made.elements if attrs.get("http-equiv") == "Content-Security-Policy"
    )
    assert policy.startswith("default-src 'none'")
    assert not re.search(r"url\(|@import|fetch\(|XMLHttpRequest", html(whole()))


def test_quoted_text_in_another_language_says_so():
    french = html(whole(), lang="fr")
    assert re.search(r'<p class="l paragraph" lang="en" dir="auto"><mark[^>]*>The digital divide', french)
    english = html(whole(), lang="en")
    assert re.search(r'<p class="l paragraph"[^>]* lang="fr" dir="auto">Pour en savoir plus', english)
    assert '<html lang="en">' in english


def test_repeats_stand_under_their_first_place():
    made = html(whole())
    assert "Même faute à 1 autre endroit" in made
    assert made.count("«\u00a0<bdi>cliquez ici</bdi>\u00a0» pose problème.") == 1


def test_advice_that_depends_on_the_place_stands_with_each_finding():
    doc = document(("paragraph", "un deux"))
    advised = replace(rule("word-rare"), help={"fr": "Évitez {text}.", "en": "Avoid {text}."})
    report = Report(doc, (result(advised, [finding(doc, "un"), finding(doc, "deux")]),), None, "all")
    text = page(report).text
    assert "Évitez un." in text and "Évitez deux." in text
    beside_what_to_fix_first_and_in_the_list = 2
    alone = page(of_one(finding(doc, "un"), doc, of=advised)).text
    assert alone.count("Évitez un.") == beside_what_to_fix_first_and_in_the_list


def test_present_text_stands_beside_proposed_text():
    made = html(whole())
    assert "<del>ESS</del>" in made
    assert "<ins>économie sociale et solidaire (ESS)</ins>" in made


def test_what_did_not_run_says_why():
    assert "LanguageTool n’est pas installé." in page(whole()).text


def test_dismissed_findings_stand_apart_with_their_reason():
    text = page(whole()).text
    assert text.index("Constats écartés") < text.index("Citation exacte") < text.index("2027-01-31")
    assert "La règle ne trouve plus rien ici." in text


def test_questions_stand_apart_from_faults_with_their_number():
    text = page(asking(rules=5, each=4)).text
    assert "19 questions attendent une réponse." in text
    assert text.index("Aucun constat.") < text.index("Titre de word-0 : est-ce le cas ici ?")
    assert "limpide answer article.html" in text


def test_the_first_questions_are_open_and_an_answered_one_is_put_away():
    cards = [
        attrs for tag, attrs in page(asking()).elements if tag == "details" or attrs.get("class") == "card question"
    ]
    rows = [index for index, attrs in enumerate(cards) if attrs.get("id", "").endswith("-q")]
    assert ["open" in cards[index + 1] for index in rows] == [True, True, True, False, False]
    text = page(asking()).text
    assert text.index("Questions répondues") < text.index("Réponse : oui — Zoé <b>, 1er novembre 2026. Vu ensemble.")


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_it_never_promises_conformity_and_says_its_limit_once(lang):
    text = page(whole(), lang=lang).text.lower()
    assert "conforme" not in text and "compliant" not in text and "falc validé" not in text
    said = {"fr": "un outil ne vérifie qu’une partie", "en": "a tool checks only a part"}[lang]
    assert text.count(said) == 1


def test_without_a_script_everything_is_shown_and_the_filters_are_not():
    elements = page(whole()).elements
    assert [tag for tag, attrs in elements if "hidden" in attrs] == ["form"]
    assert "filtered" not in " ".join(page(whole()).attributes("class"))


def test_two_runs_differ_by_the_date_alone():
    first, second = html(whole()), html(whole(), generated=LATER)
    assert first.replace("2026-11-24", "2026-12-01") == second != first


def test_two_hundred_findings_weigh_less_than_400_kilobytes():
    made = html(many(200))
    assert made.count('class="fault"') == 200
    assert len(made.encode()) < 400_000


def test_a_source_without_anything_still_gives_a_page():
    text = page(Report(document(), (), None, "all")).text
    assert "L’outil ne trouve aucun obstacle." in text


def test_a_page_of_failures_alone_names_them():
    assert "Le fichier absent.html n’existe pas." in page(failures=[failure()]).text


def test_a_finding_outside_any_text_is_listed_above_it():
    doc = document(("paragraph", "Un texte."))
    source = f"<html><title></title>{doc.source}"
    found = replace(finding(doc, "Un texte."), span=Span(6, 21))
    made = html(of_one(found, replace(doc, source=source, blocks=_shifted(doc.blocks, 21))))
    assert made.index("hors du texte") < made.index('id="t1"') < made.index("Un texte.")


def hostile_report() -> Report:
    doc = document(("heading", HOSTILE), ("paragraph", f"avant {HOSTILE} après"), name=f"{HOSTILE}.html", lang="fr")
    found = finding(doc, f"avant {HOSTILE}")
    found = replace(found, data={"text": HOSTILE}, selector=HOSTILE, fixes=(replaced(found, HOSTILE),))
    gone = replace(finding(doc, "après"), suppressed=Suppression(HOSTILE, HOSTILE, HOSTILE))
    report = of_one(found, doc)
    return replace(
        report,
        results=(result(rule("word-rare"), [found, gone]),),
        unused_suppressions=(UnusedSuppression(HOSTILE, (HOSTILE,), "no finding"),),
        engines={"static": HOSTILE},
        final_url=HOSTILE,
    )


def test_hostile_text_neither_runs_nor_breaks_the_page():
    plain, hostile = page(whole()), page(hostile_report())
    assert hostile.open == [] and hostile.stray == []
    assert (
        [tag for tag, _ in hostile.elements].count("script") == [tag for tag, _ in plain.elements].count("script") == 1
    )
    assert not [name for _, attrs in hostile.elements for name in attrs if name.startswith("on")]
    assert "img" not in {tag for tag, _ in hostile.elements}
    assert "{{ 7*7 }}" in hostile.text and "\u2400" in hostile.text
    assert "\x00" not in html(hostile_report()) and "\u202e" not in html(hostile_report())


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=st.text(st.characters(), min_size=1, max_size=60), words=st.text(st.characters(), min_size=1, max_size=30))
def test_any_text_is_shown_letter_for_letter(text, words):
    doc = document(("paragraph", f"x{text}x{words}x"))
    start = doc.source.index("x") + 1 + len(text)
    found = replace(finding(doc, "x"), span=Span(start, start + len(words) + 1), data={"text": words})
    made = page(of_one(found, doc))
    assert made.open == [] and made.stray == []
    assert made.text.count(" ".join(visible(f"x{text}").split())) >= 1
    assert made.elements[-1][0] == "script"


def _shifted(blocks, by):
    return tuple(replace(block, span=Span(block.span.start + by, block.span.end + by)) for block in blocks)


@pytest.mark.parametrize(
    ("source", "title"),
    [
        ("<header><h1>Le port</h1></header><main><h2>Horaires</h2><p>Tous les jours.</p></main>", "Le port"),
        ("<h2>Horaires</h2><p>Tous les jours.</p><h2>Tarifs</h2><p>Rien à payer.</p>", "port.html"),
        ("<h2>Horaires</h2><p>Tous les jours.</p>", "Horaires"),
    ],
)
def test_the_title_of_the_page_is_that_of_the_text_and_not_of_a_part(source, title):
    report = api.Session(Config(languagetool="off")).audit(Source("dossier/port.html", source.encode()))

    assert f"<title>Rapport sur «\u00a0{title}\u00a0»" in html(report)
