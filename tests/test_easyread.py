"""The easy-read draft: complete, one sentence a line, and never more than a draft."""

import re
from html import unescape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from limpide import api
from limpide.drafting import Rewrite
from limpide.model import Source
from limpide.reporting.easyread import Draft, draft
from limpide.reporting.rewrite_formats import Form, render
from limpide.reporting.words import Words

ARTICLE = """<!DOCTYPE html><html lang="fr"><body>
<nav><a href="/">Accueil</a></nav>
<main>
<h1>Le jardin de la rue Haute</h1>
<p>Entretien avec Maud Kerlou, jardinière.</p>
<p><b>Qui vient au jardin ?</b></p>
<p>Le jardin accueille les voisins du quartier. Ils plantent des salades. L’ESS paie une partie des outils.</p>
<figure><img src="img/plan.png" alt="plan.png"><figcaption>Le plan du jardin.</figcaption></figure>
<img src="img/trait.png" alt="">
<p><b>Que faut-il apporter ?</b></p>
<p>- des gants ;<br>- un chapeau.</p>
<ol><li>Poussez la porte. Elle est verte.</li><li>Lisez <a href="/regles">les règles</a>.</li></ol>
<blockquote><p>Un jardin rend patient.</p></blockquote>
<p>Le mot <i lang="en">compost</i> vient de loin. <a href="javascript:alert(1)">Ici</a> ou <a href="#n1">là</a>.</p>
</main>
<footer><p>Mentions légales</p></footer>
</body></html>"""


def rewritten(source: str, media_type: str = "text/html", **options) -> Rewrite:
    return api.rewrite(Source("jardin.html", source.encode(), media_type), level="falc", **options)


def drafted(source: str, media_type: str = "text/html") -> Draft:
    return draft(rewritten(source, media_type, apply_all=True), Words("fr"))


def folded(text: str) -> str:
    return " ".join(text.split())


def shown(page: str) -> str:
    """The text of a page, without its tags."""
    return folded(unescape(re.sub(r"<[^>]+>", "", page.partition("</head>")[2])))


def test_the_title_stands_once():
    page = render(rewritten(ARTICLE), "html", lang="fr")
    assert re.findall(r"<h1>(.*)</h1>", page) == ["Le jardin de la rue Haute"]
    assert shown(page).count("Le jardin de la rue Haute") == 2  # and what picture to choose for it


@pytest.mark.parametrize(
    ("source", "title", "parts"),
    [
        ("<p>Avant.</p><h2>Un</h2><p>Oui.</p><h2>Deux</h2><p>Non.</p>", "jardin", ["Un", "Deux"]),
        ("<h2>Un</h2><p>Oui.</p><h2>Deux</h2><p>Non.</p>", "jardin", ["Un", "Deux"]),
        ("<h2>Un</h2><p>Oui.</p><h3>Deux</h3><p>Non.</p>", "Un", ["Deux"]),
        ("<title>Le parc</title><h2>Un</h2><p>Oui.</p><h2>Deux</h2><p>Non.</p>", "Le parc", ["Un", "Deux"]),
    ],
)
def test_the_title_of_a_part_never_becomes_that_of_the_whole(source, title, parts):
    made = drafted(f"<html lang=fr>{source}")
    assert made.text == title
    assert [section.text for section in made.sections if section.title] == parts


def test_the_subject_is_said_in_the_words_of_the_author_without_the_byline():
    made = drafted(ARTICLE)
    assert [passage.text for passage in made.opening] == ["Entretien avec Maud Kerlou, jardinière."]
    assert [line.text for line in made.about] == ["Le jardin accueille les voisins du quartier."]
    assert made.parts == ("Qui vient au jardin ?", "Que faut-il apporter ?")


def test_a_text_without_parts_does_not_begin_with_its_first_sentence_twice():
    first = "Le jardin ouvre chaque samedi matin. Les voisins plantent des salades."
    others = "Le jardin accueille aussi des poules rousses. Elles pondent. Les enfants rient. Ils reviennent."
    made = drafted(f"<h1>Le jardin</h1><p>{first} {others}</p>")
    assert [line.text for line in made.about] == ["Le jardin accueille aussi des poules rousses."]


def test_a_short_paragraph_all_in_bold_is_the_title_of_a_part():
    parts = [section.text for section in drafted(ARTICLE).sections]
    assert parts == ["Qui vient au jardin ?", "Que faut-il apporter ?"]


def test_a_text_without_titles_gets_none():
    made = drafted("Nous plantons des salades. " * 12, "text/plain")
    assert [section.title for section in made.sections] == [()]
    assert made.text == "jardin"


def test_each_sentence_has_its_line():
    made = drafted(ARTICLE)
    (lines,) = [passage.lines for passage in made.sections[0].passages if passage.kind == "paragraph"]
    assert [line.text.split()[0] for line in lines] == ["Le", "Ils", "L’économie"]


def test_lists_typed_by_hand_steps_and_quotations_are_what_they_say():
    kinds = [(passage.kind, len(passage.items)) for passage in drafted(ARTICLE).sections[1].passages]
    assert kinds == [("list", 2), ("steps", 2), ("quote", 0), ("paragraph", 0)]


def test_an_item_keeps_its_sentences_together():
    (steps,) = [passage for passage in drafted(ARTICLE).sections[1].passages if passage.kind == "steps"]
    assert [line.text for line in steps.items[0]] == ["Poussez la porte.", "Elle est verte."]


def test_a_hard_word_is_explained_at_its_first_use_alone():
    explained = [
        (line.text, term.term)
        for section in drafted(ARTICLE + "<p>L’ESS aide.</p>").sections
        for passage in section.passages
        for line in (*passage.lines, *(line for item in passage.items for line in item))
        for term in line.terms
        if term.term == "ESS"
    ]
    assert [term for _, term in explained] == ["ESS"]
    assert "outils" in explained[0][0]


def test_each_picture_has_a_place_with_what_the_author_says_of_it():
    page = shown(render(rewritten(ARTICLE), "html", lang="fr"))
    assert "Image : Le plan du jardin. Fichier : plan.png" in page
    assert "trait.png" not in page


def test_a_part_without_picture_has_a_place_for_one():
    made = drafted(ARTICLE)
    assert [section.needs_picture for section in made.sections] == [False, True]
    assert made.needs_picture


def test_links_and_other_languages_stay_and_nothing_runs():
    page = render(rewritten(ARTICLE), "html", lang="fr")
    assert '<a href="/regles">les règles</a>' in page
    assert '<span lang="en">compost</span>' in page
    assert "javascript:" not in page and 'href="#n1"' not in page


@pytest.mark.parametrize("form", ["html", "md", "text"])
def test_the_first_lines_say_that_it_is_a_draft_and_a_block_waits_for_its_readers(form: Form):
    page = render(rewritten(ARTICLE), form, lang="fr")
    body = page.partition("</head>")[2] or page
    text = shown(page) if form == "html" else page
    assert folded(re.sub(r"<[^>]+>|\*", "", body)).startswith("Ce texte est un brouillon.")
    assert "handicap intellectuel" in text
    assert re.search(r"Relu par\s:.*Noms\s:.*Date\s:", text, re.S)


@pytest.mark.parametrize("form", ["html", "md", "text", "sheet"])
@pytest.mark.parametrize("lang", ["fr", "en"])
def test_it_never_claims_more_than_a_draft(form: Form, lang):
    page = render(rewritten("<h1>Le jardin</h1><p>Il est vert.</p>"), form, lang=lang)
    assert not re.search(r"validé|FALC|logo|easy[- ]to[- ]read|<img|<svg", page.partition("</head>")[2] or page)


def test_a_text_that_is_easy_says_so():
    easy = rewritten("<h1>Le jardin</h1><p>Le jardin est vert. Il est ouvert le samedi.</p>")
    assert "Ce texte est déjà facile" in render(easy, "html", lang="fr")
    assert "Ce texte est déjà facile" in render(easy, "text", lang="fr")


def test_nothing_runs_and_nothing_is_lost_in_a_hostile_text():
    source = "<h1>&lt;script&gt;x&lt;/script&gt;</h1><p>Il écrit &lt;img onerror=x&gt; ici.</p>"
    page = render(rewritten(source), "html", lang="fr")
    assert "<script>" not in page and "<img" not in page
    assert "Il écrit <img onerror=x> ici." in unescape(page)


SENTENCES = st.sampled_from(
    [
        "Le site a été fermé par la mairie en 2021.",
        "Nous avons procédé à la vérification de votre dossier.",
        "Il convient de remplir ce formulaire (en deux exemplaires) avant le 3 mai.",
        "Pour vous inscrire, apportez une photo, une carte, un chèque, un stylo et un cahier.",
        "« Je reviens », dit Ana.",
        "Voir https://a.example/b.",
        "Qui vient ?",
        "La CAF, qui paie, répond.",
        "- un ; - deux ; - trois",
        "Das ist ein Satz.",
    ]
)
TAGS = st.sampled_from(
    ["p", "h1", "h2", "h4", "li", "td", "dd", "figcaption", "blockquote", "pre", "nav", "footer", "aside", "b", "div"]
)
WRAPPED = {
    "li": "<ul><li>{}</li></ul>",
    "td": "<table><tr><td>{}</td></tr></table>",
    "dd": "<dl><dt>a</dt><dd>{}</dd></dl>",
    "figcaption": '<figure><img src="a.png"><figcaption>{}</figcaption></figure>',
    "b": "<p><b>{}</b></p>",
}


@st.composite
def documents(draw: st.DrawFn) -> str:
    made = []
    for name in draw(st.lists(TAGS, min_size=1, max_size=6)):
        inside = " ".join(draw(st.lists(SENTENCES, min_size=1, max_size=3)))
        made.append(WRAPPED.get(name, f"<{name}>{{}}</{name}>").format(inside))
    return f'<!DOCTYPE html><html lang="fr"><body>{"".join(made)}</body></html>'


@settings(max_examples=40, deadline=None)
@given(source=documents(), form=st.sampled_from(["html", "md", "text", "sheet"]), apply_all=st.booleans())
def test_every_sentence_is_rewritten_kept_or_listed_as_left_aside(source, form, apply_all):
    made = rewritten(source, apply_all=apply_all)
    page = render(made, form, lang="fr")
    told = signs(shown(without_boxes(page)) if form in ("html", "sheet") else page)
    for sentence in made.sentences:
        wanted = sentence.source if sentence.status == "left_out" else sentence.result
        assert all(signs(part) in told for part in ([wanted] if form in ("html", "sheet") else wanted.split()))
    assert signs("".join(each.source for each in made.sentences)) == signs("".join(texts(made)))


def without_boxes(page: str) -> str:
    return re.sub(r'<div class="word".*?</div>', "", page, flags=re.S)


def texts(made: Rewrite) -> list[str]:
    """The text of every block that stands in no other."""
    return [b.text.plain for b in made.document.blocks if b.kind not in ("link", "image", "field", "button")]


def signs(text: str) -> str:
    """Letters and digits alone: marks and blanks belong to formats."""
    return "".join(filter(str.isalnum, text))
