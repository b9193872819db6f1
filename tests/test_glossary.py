"""Where the meaning of a term comes from, glossary files, and what the checks say of unexplained terms."""

import csv
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from limpide import glossary as glossaries
from limpide import readers, resources
from limpide.auditing import run_examples
from limpide.errors import GlossaryError
from limpide.glossary import Entry, Glossary, load_glossary
from limpide.glossary.adding import append
from limpide.glossary.files import problems, read_entries
from limpide.glossary.lexicon import Acronyms
from limpide.language.prose import prose
from limpide.model import Example, Rule, Source, Term
from limpide.rules import read as read_rule

LEXICONS = resources.data("rules") / "lexicons"
RULES = [
    path for path in (resources.data("rules") / "words").glob("*.toml") if path.stem.startswith(("acronym-", "jargon-"))
]


def terms_of(html: str, glossary: Glossary | None = None) -> dict[str, Term]:
    document = readers.read(Source("essai.html", html.encode()), lang="fr").document
    found = glossaries.terms(document, prose(document), glossary or Glossary())
    return {term.term: term for term in found}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    path = tmp_path / "glossaire.csv"
    path.write_text("sigle;développement;explication\nESS;entente des sols secs;groupe de jardiniers\n", "utf-8")
    return path


def test_the_document_comes_before_the_project(project: Path) -> None:
    html = "<p>L’économie sociale et solidaire (ESS) grandit.</p>"
    term = terms_of(html, load_glossary(project))["ESS"]
    assert (term.expansion, term.origin) == ("économie sociale et solidaire", "document")
    assert html[term.definition.start : term.definition.end] == "économie sociale et solidaire"


def test_the_project_comes_before_the_lexicon(project: Path) -> None:
    term = terms_of("<p>L’ESS grandit.</p>", load_glossary(project))["ESS"]
    assert (term.expansion, term.explanation, term.origin) == (
        "entente des sols secs",
        "groupe de jardiniers",
        "glossary",
    )


@pytest.mark.parametrize(
    ("acronym", "expansion"), [("ESS", "économie sociale et solidaire"), ("GAFA", "Google, Apple, Facebook, Amazon")]
)
def test_the_lexicon_expands_and_explains_the_acronyms_of_the_project(acronym: str, expansion: str) -> None:
    term = terms_of(f"<p>Le pouvoir des {acronym} grandit.</p>")[acronym]
    assert (term.expansion, term.origin) == (expansion, "lexicon")
    assert term.explanation


def test_several_senses_are_choices_and_never_asserted() -> None:
    term = terms_of("<p>Une SCIC naît à Brest.</p>")["SCIC"]
    assert term.expansion is None
    assert len(term.choices) > 1
    assert term.choices[0] == "société coopérative d’intérêt collectif"


def test_a_lone_sense_from_public_services_is_a_choice_too() -> None:
    term = terms_of("<p>Elle dirige la ZUPC chaque jour.</p>")["ZUPC"]
    assert (term.expansion, len(term.choices)) == (None, 1)


def test_a_long_form_written_elsewhere_chooses_between_senses() -> None:
    html = "<p>Une SCIC naît.</p><p>La société coopérative d’intérêt collectif plaît.</p>"
    term = terms_of(html)["SCIC"]
    assert (term.expansion, term.origin) == ("société coopérative d’intérêt collectif", "document")


def test_a_long_form_in_the_plural_is_recognised() -> None:
    html = "<p>Des systèmes de gestion de contenus existent.</p><p>Le CMS plaît.</p>"
    term = terms_of(html)["CMS"]
    assert (term.expansion, term.origin) == ("système de gestion de contenu", "document")
    assert html[term.definition.start : term.definition.end] == "systèmes de gestion de contenus"


def test_markup_that_expands_an_acronym_is_the_document_itself() -> None:
    term = terms_of('<p>La <abbr title="régie des eaux du Val">REV</abbr> ouvre.</p>')["REV"]
    assert (term.expansion, term.origin) == ("régie des eaux du Val", "document")


def test_a_list_of_terms_and_a_table_define_their_acronyms() -> None:
    listed = terms_of("<p>La REV ouvre.</p><dl><dt>REV</dt><dd>Régie des eaux du Val</dd></dl>")["REV"]
    tabled = terms_of("<p>La REV ouvre.</p><table><tr><td>Régie des eaux du Val</td><td>REV</td></tr></table>")["REV"]
    assert listed.expansion == tabled.expansion == "Régie des eaux du Val"


def test_jargon_is_found_in_the_plural_and_explained_once() -> None:
    found = terms_of("<p>Trois tiers-lieux ouvrent. Un tiers-lieu ferme.</p>")
    assert list(found) == ["tiers-lieu"]
    assert found["tiers-lieu"].kind == "jargon"


def test_a_word_with_another_meaning_elsewhere_is_no_jargon() -> None:
    assert terms_of("<p>Ils ont des points communs et vivent en commun.</p>") == {}
    assert "communs" in terms_of("<p>Elle défend les communs.</p>")


def test_a_word_of_a_proper_name_is_no_jargon() -> None:
    assert terms_of("<p>Ouvrez le logiciel Val Cloud Studio.</p>") == {}
    assert "cloud" in terms_of("<p>Cloud et nuages. Les Verts ont un cloud.</p>")


def test_the_jargon_of_a_project_is_found(tmp_path: Path) -> None:
    path = tmp_path / "g.csv"
    path.write_text("term,explanation\nroue de secours,solution de remplacement\n", "utf-8")
    term = terms_of("<p>Il faut une roue de secours.</p>", load_glossary(path))["roue de secours"]
    assert (term.explanation, term.origin) == ("solution de remplacement", "glossary")


def test_a_term_inside_a_longer_one_is_not_a_term_of_its_own() -> None:
    assert set(terms_of("<p>Ils ouvrent l’open data et le data center.</p>")) == {"open data", "data center"}
    assert set(terms_of("<p>Ils ouvrent l’open data avec la data.</p>")) == {"open data", "data"}


@pytest.mark.parametrize("name", ["acronyms", "jargon", "substitutions_fr", "simple_words_en"])
def test_lexicons_are_sorted_one_row_a_line_with_source_and_licence(name: str) -> None:
    lines = (LEXICONS / f"{name}.csv").read_text("utf-8").splitlines()
    rows = list(csv.DictReader(lines))
    assert len(rows) == len(lines) - 1
    assert all(row["source"] and row["licence"] for row in rows)
    keys = [row["term"].encode() for row in rows]
    assert keys == sorted(keys)


def test_every_acronym_of_the_lexicon_is_found_by_bisection() -> None:
    rows = list(csv.DictReader((LEXICONS / "acronyms.csv").read_text("utf-8").splitlines()))
    bundled = Glossary()
    assert all(row["term"] in bundled for row in rows[::7])
    assert all(row["expansion"] in {e.expansion for e in bundled.find(row["term"])} for row in rows[::70])


@given(st.text(max_size=6))
@settings(deadline=None)
def test_what_the_lexicon_does_not_list_is_not_found(form: str) -> None:
    listed = {line.split(",")[0] for line in (LEXICONS / "acronyms.csv").read_text("utf-8").splitlines()[1:]}
    assert (form in Glossary()) == (form in listed)


def test_opening_the_lexicon_takes_less_than_ten_milliseconds() -> None:
    start = time.process_time()
    opened = Acronyms(LEXICONS / "acronyms.csv")
    assert "ESS" in opened
    assert time.process_time() - start < 0.010


def test_explanations_are_short() -> None:
    rows = csv.DictReader((LEXICONS / "jargon.csv").read_text("utf-8").splitlines())
    assert [row["term"] for row in rows if len(row["explanation"].split()) > 20] == []


@pytest.mark.parametrize(
    "content",
    [
        b"sigle,d\xc3\xa9veloppement,explication,langue\nREV,r\xc3\xa9gie du Val,de l'eau,fr\n",
        b"\xef\xbb\xbfTerme;D\xc3\xa9veloppement;En clair;Langue\r\nREV;r\xc3\xa9gie du Val;de l'eau;fr\r\n",
        "term\texpansion\texplanation\tlang\nREV\trégie du Val\tde l'eau\tfr\n".encode("cp1252"),
        "\ufeffacronym;long form;definition;language\nREV;régie du Val;de l'eau;fr\n".encode("utf-16-le"),
    ],
)
def test_tables_are_read_whatever_their_headings_separator_and_encoding(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "g.csv"
    path.write_bytes(content)
    assert [(e.term, e.expansion, e.explanation, e.lang) for e in read_entries(path)] == [
        ("REV", "régie du Val", "de l'eau", "fr")
    ]


@pytest.mark.parametrize(
    "text",
    [
        '[[termes]]\nsigle = "REV"\n"développement" = "régie du Val"\n',
        '[[terms]]\nterm = "REV"\nexpansion = "régie du Val"\n',
        'REV = "régie du Val"\n',
        '[REV]\nexpansion = "régie du Val"\n',
    ],
)
def test_toml_is_read_in_its_usual_shapes(tmp_path: Path, text: str) -> None:
    path = tmp_path / "g.toml"
    path.write_text(text, "utf-8")
    assert [(e.term, e.expansion) for e in read_entries(path)] == [("REV", "régie du Val")]


@pytest.mark.parametrize(
    ("name", "text", "line"),
    [
        ("g.csv", "a,b\n", 1),
        ("g.csv", "sigle,couleur\nREV,bleu\n", 1),
        ("g.csv", "", 1),
        ("g.csv", "sigle,explication\nREV,eau\n\n,rien\n", 4),
        ("g.csv", "sigle,explication\nREV,\n", 2),
        ("g.csv", "sigle,explication,langue\nREV,eau,de\n", 2),
        ("g.csv", "sigle,explication\nREV,eau\nREV,eau\n", 3),
        ("g.csv", 'sigle,explication\n"RA\nB",eau\nREV,eau,trop\n', 4),
        ("g.csv", 'sigle,explication\nREV,"eau\n', 2),
        ("g.toml", '[[t]]\nterme = "A"\nexplication = "a"\n\n[[t]]\nterme = "B"\n', 5),
        ("g.toml", 'REV = "eau"\nX = \n', 2),
        ("g.toml", 'REV = "eau"\nX = 3\n', 2),
    ],
)
def test_a_wrong_line_is_named_with_its_file_and_number(tmp_path: Path, name: str, text: str, line: int) -> None:
    path = tmp_path / name
    path.write_text(text, "utf-8")
    assert [problem.line for problem in problems(path)][:1] == [line]
    with pytest.raises(GlossaryError) as raised:
        read_entries(path)
    assert raised.value.text["en"].startswith(f"{path}: line {line}: ")
    assert raised.value.text["fr"].startswith(f"{path} : ligne {line} : ")


def test_every_wrong_line_is_listed(tmp_path: Path) -> None:
    path = tmp_path / "g.csv"
    path.write_text("sigle,explication\nA,\n,b\nC,c,c\n", "utf-8")
    assert [problem.line for problem in problems(path)] == [2, 3, 4]


def test_a_glossary_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(GlossaryError):
        load_glossary(tmp_path / "absent.csv")


@pytest.mark.parametrize(
    "held",
    [
        b"explication;sigle;note\r\nde l'\xe9au ;REV; garder  \r\n\r\n",
        b"\xef\xbb\xbfsigle,explication,extra note,source\n".replace(b"extra note", b"note"),
        "\ufeffsigle;explication\r\nREV;eau".encode("utf-16-le"),
    ],
)
def test_adding_a_term_keeps_every_byte_of_the_file(tmp_path: Path, held: bytes) -> None:
    path = tmp_path / "g.csv"
    path.write_bytes(held)
    before = read_entries(path)
    append(path, [Entry("ÉTÉ", explanation="saison; chaude")])
    assert path.read_bytes().startswith(held)
    after = read_entries(path)
    assert [entry.term for entry in after] == [*(entry.term for entry in before), "ÉTÉ"]
    assert after[-1].explanation == "saison; chaude"


def test_adding_keeps_the_style_of_toml(tmp_path: Path) -> None:
    path = tmp_path / "g.toml"
    path.write_text('# nos mots\n[[mots]]\nterme = "A"\nexplication = "a"', "utf-8")
    append(path, [Entry("B", explanation='dit "bé"\\')])
    assert path.read_text("utf-8").startswith('# nos mots\n[[mots]]\nterme = "A"\nexplication = "a"\n\n[[mots]]\n')
    assert read_entries(path)[-1].explanation == 'dit "bé"\\'


def test_what_a_file_cannot_hold_is_refused_and_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "g.csv"
    path.write_bytes(b"sigle,explication\nREV,\xe9t\xe9\n")
    held = path.read_bytes()
    with pytest.raises(GlossaryError):
        append(path, [Entry("ΩΨ", explanation="grec")])
    with pytest.raises(GlossaryError):
        append(path, [Entry("REV", expansion="régie")])
    assert path.read_bytes() == held


@given(
    st.text(st.characters(blacklist_categories=("Cs", "Cc")), min_size=1).filter(str.strip),
    st.sampled_from((".csv", ".toml")),
)
def test_any_term_comes_back_as_it_was_added(tmp_path_factory: pytest.TempPathFactory, word: str, suffix: str) -> None:
    path = tmp_path_factory.mktemp("g") / f"g{suffix}"
    append(path, [Entry(word.strip(), explanation="mot")])
    assert [entry.term for entry in read_entries(path)] == [word.strip()]


@pytest.mark.parametrize("path", RULES, ids=lambda path: path.stem)
def test_the_examples_of_the_rules_hold(path: Path) -> None:
    results = list(run_examples(read_rule(path), {}, glossary=Glossary()))
    assert len(results) > 3
    for example, result in results:
        assert (result.outcome, example.source) == (example.outcome, example.source)
        assert example.count in (None, len(result.findings))


def findings_of(rule: str, html: str) -> list[tuple[str, dict[str, str]]]:
    document = readers.read(Source("essai.html", html.encode()), lang="fr").document
    run = run_examples(with_example(rule, html), {}, glossary=Glossary())
    (_, result), *_ = run
    return [(document.source[f.span.start : f.span.end], dict(f.data)) for f in result.findings]


def with_example(rule: str, html: str) -> Rule:
    found = read_rule(resources.data("rules") / "words" / f"{rule}.toml")
    return replace(found, examples=(Example("failed", html),))


def test_a_long_form_given_later_is_said_with_its_line() -> None:
    html = "<p>La REV ouvre.</p>\n<p>Elle est belle.</p>\n<p>La régie des eaux du Val (REV) plaît.</p>"
    (finding,) = findings_of("acronym-expanded-first", html)
    assert finding == (
        "REV",
        {"acronym": "REV", "expansion": "régie des eaux du Val", "meaning": "régie des eaux du Val", "line": "3"},
    )


def test_a_fix_mends_the_article_and_touches_nothing_else() -> None:
    html = "<p>Les acteurs de l’ESS arrivent.</p>"
    (_, result), *_ = run_examples(with_example("acronym-expanded", html), {}, glossary=Glossary())
    (fix,) = result.findings[0].fixes
    (edit,) = fix.edits
    mended = html[: edit.span.start] + edit.text + html[edit.span.end :]
    assert mended == "<p>Les acteurs de l’économie sociale et solidaire (ESS) arrivent.</p>"
    assert not fix.safe


def test_a_fix_never_swallows_a_tag() -> None:
    html = "<p>Vive l’<b>ESS</b> et la <i>R</i>SE.</p>"
    (_, result), *_ = run_examples(with_example("acronym-expanded", html), {}, glossary=Glossary())
    for finding in result.findings:
        for fix in finding.fixes:
            assert "<" not in html[fix.edits[0].span.start : fix.edits[0].span.end]
