from markdown_it import MarkdownIt

from limpide import reporting
from limpide.reporting.text import render_text
from reporting_cases import NOW, document, failure, finding, of_one, rule, whole

HOSTILE = "<img src=x onerror=alert(1)> [lien](javascript:alert(2)) `code` **gras** | # \x1b[31m"


def text(*reports, name="text", lang="fr", failures=()):
    return reporting.render(reports, failures, name, lang=lang, generated=NOW)


def test_the_summary_says_the_score_the_counts_and_what_comes_first():
    made = text(whole())
    assert "6 passages gênent la lecture." in made
    assert "41 sur 100" in made
    assert "Bloquant\u00a0: 2 · Grave\u00a0: 2 · Gênant\u00a0: 2 · Mineur\u00a0: 0 · Questions\u00a0: 1" in made
    assert made.index("1. Titre de link-purpose") < made.index("2. Titre de acronym-expanded")


def test_the_summary_names_the_sources_that_failed():
    assert "absent.html\n  Could not be read: File absent.html does not exist." in text(failures=[failure()], lang="en")


def test_colours_come_only_when_asked_for():
    plain = render_text([whole()], [], lang="fr", color=False)
    coloured = render_text([whole()], [], lang="fr", color=True)
    assert "\x1b" not in plain
    assert "\x1b[1;31mBloquant\x1b[0m" in coloured


def test_escape_codes_of_a_source_do_not_reach_the_terminal():
    doc = document(("paragraph", HOSTILE), name="a\x1b[2J.html")
    made = text(of_one(finding(doc, HOSTILE), doc))
    assert "\x1b" not in made and "\u241b[31m" in made


def test_at_most_five_lines_come_first():
    doc = document(("paragraph", "un deux trois quatre cinq six sept"))
    from limpide.model import Report
    from reporting_cases import result

    results = tuple(result(rule(f"rule-{word}"), [finding(doc, word)]) for word in doc.blocks[0].text.plain.split())
    made = text(Report(doc, results, None, "all"))
    assert "  5. " in made and "  6. " not in made


def test_markdown_says_the_same_as_the_page():
    made = text(whole(), name="md", failures=[failure()])
    for said in (
        "## article.html",
        "**6 passages gênent la lecture.",
        "Texte proposé, sans risque\u00a0: Une enquête sur l’économie sociale et solidaire (ESS)",
        "(ligne 2, 2)",
        "Raison\u00a0: Citation exacte",
        "LanguageTool n’est pas installé.",
        "**ESS**\u00a0: économie sociale et solidaire.",
        "Lecture impossible\u00a0: Le fichier absent.html n’existe pas.",
    ):
        assert said in made, said


def test_markdown_shows_hostile_text_letter_for_letter():
    doc = document(("paragraph", HOSTILE), name=HOSTILE)
    tokens = MarkdownIt("commonmark").parse(text(of_one(finding(doc, HOSTILE), doc), name="md"))
    kinds = {child.type for token in tokens for child in token.children or ()} | {token.type for token in tokens}
    assert not {"html_inline", "html_block", "link_open", "image", "code_block"} & kinds
    assert "<img src=x onerror=alert(1)>" in "".join(c.content for t in tokens for c in t.children or ())
