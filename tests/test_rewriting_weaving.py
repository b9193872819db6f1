"""A changed sentence put back into its markup: nothing lost, nothing torn, nothing touched around it."""

import re
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from limpide import api, readers
from limpide.drafting import Rewrite
from limpide.model import Block, Source, Span
from limpide.reporting.rewrite_text import rewritten
from limpide.rewriters.drafts import Draft, Kept, Proposal, Surroundings, part
from limpide.rewriters.overlaps import Marks, Overlaps
from limpide.rewriters.weaving import Markup, Woven

WORDS = ["nous", "lisons", "chaque", "lettre", "avec", "vous", "dans", "le", "jardin", "de", "la", "maison", "bleue"]
BEFORE, AFTER = (
    "<!DOCTYPE html><html lang='fr'><body><h1>Titre</h1>\n<p>Avant&nbsp;tout. ",
    " Fin &amp; suite.</p>\n</body>",
)
ENTITIES = {"lettre": "lett&eacute;re", "jardin": "jardi&ntilde;"}


def read(source: str, media_type: str) -> tuple[list[Block], Marks]:
    found = readers.read(Source("page", source.encode(), media_type), lang="fr")
    assert found.page is not None
    return [block for block in found.document.blocks if block.kind not in ("link", "image")], Marks(found.page)


def marked(tokens: list[str]) -> st.SearchStrategy[str]:
    """The words with elements around some of them, one inside the other at most twice."""
    return st.lists(
        st.tuples(st.integers(0, len(tokens) - 1), st.integers(1, 4), st.sampled_from("abies")), max_size=4
    ).map(lambda marks: html(tokens, marks))


def html(tokens: list[str], marks: list[tuple[int, int, str]]) -> str:
    """Each mark opens before a word and closes after another, if that crosses no mark made before it."""
    spans: list[tuple[int, int, str]] = []
    for start, length, name in marks:
        end = min(start + length, len(tokens))
        crosses = any(s < end and start < e and not (s <= start and end <= e) for s, e, _ in spans)
        is_link_in_link = name == "a" and any(s < end and start < e and other == "a" for s, e, other in spans)
        if not crosses and not is_link_in_link and all((start, end) != (s, e) for s, e, _ in spans):
            spans.append((start, end, name))
    opening = {"a": '<a href="?n={n}&amp;x">', "b": '<b id="n{n}">', "i": '<i lang="en" class="k{n}">'}
    opening |= {"e": '<em data-n="{n}">', "s": '<!-- n{n} --><span title="{n}">'}
    names = {"a": "a", "b": "b", "i": "i", "e": "em", "s": "span"}
    made = []
    for at, word in enumerate(tokens):
        opened = [(e, n, name) for n, (s, e, name) in enumerate(spans) if s == at]
        closed = [(s, n, name) for n, (s, e, name) in enumerate(spans) if e == at + 1]
        # A mark of the second kind is longer or later than the one around it, never both the same.
        made.append(
            "".join(opening[name].format(n=n) for _, n, name in sorted(opened, key=lambda each: (-each[0], each[1])))
        )
        made.append(ENTITIES.get(word, word))
        made.append(
            "".join(f"</{names[name]}>" for _, _, name in sorted(closed, key=lambda each: (-each[0], -each[1])))
        )
        made.append(" ")
    return "".join(made[:-1])


def changed(block: Block, start: int, end: int, chosen: st.DataObject) -> tuple[Draft, bool]:
    """The sentence with some of its words moved about or replaced, and whether none was replaced."""
    made = Draft(part(block.text, start, end), "fr", Surroundings())
    only_moved = True
    for _ in range(chosen.draw(st.integers(1, 2))):
        (view,) = made.views()[:1]
        first = chosen.draw(st.integers(0, len(view.tokens) - 1))
        last = chosen.draw(st.integers(first, min(first + 4, len(view.tokens) - 1)))
        order = chosen.draw(st.permutations(range(first, last + 1)))
        new = chosen.draw(st.sets(st.sampled_from(range(first, last + 1)), max_size=2))
        only_moved = only_moved and not new
        parts: list[str | Kept] = []
        for number, at in enumerate(order):
            parts.append(" " if number else "")
            parts.append("neuf < 3" if at in new else Kept(view.tokens[at].start, view.tokens[at].end))
        span = view.tokens[first].start, view.tokens[last].end
        made = made.changed(view, Proposal(*span, tuple(parts)))
    return made, only_moved


def woven(source: str, media_type: str, chosen: st.DataObject) -> tuple[str, str, bool] | None:
    """The new source, the plain text that it must have, and whether words were only moved."""
    blocks, page = read(source, media_type)
    block = blocks[-1]
    start = block.text.plain.index(". ") + 2
    end = block.text.plain.index(".", start) + 1
    markup = Markup.of(source, "html" if "html" in media_type else "markdown", page, block, start, end)
    made, only_moved = changed(block, start, end, chosen)
    found = markup.woven(made.text) if markup else None
    if found is None:
        return None
    plain = block.text.plain[:start] + made.plain + block.text.plain[end:]
    return source[: found.span.start] + found.text + source[found.span.end :], plain, only_moved


@settings(max_examples=150, deadline=None)
@given(inside=marked(WORDS), chosen=st.data())
def test_each_element_of_html_stays_once_and_whole_around_its_words(inside, chosen):
    source = f"{BEFORE}{inside}.{AFTER}"
    result = woven(source, "text/html", chosen)
    if result is None:
        return
    text, plain, only_moved = result
    assert text.startswith(BEFORE) and text.endswith(AFTER)
    assert Counter(re.findall(r"<[!/a-z][^>]*>", text)) == Counter(re.findall(r"<[!/a-z][^>]*>", source))
    assert read(text, "text/html")[0][-1].text.plain.split() == plain.split()
    if only_moved:
        assert Counter(re.findall(r"&\w+;", text)) == Counter(re.findall(r"&\w+;", source))
        assert links(text) == links(source)


def links(source: str) -> dict[str, list[str]]:
    found = readers.read(Source("page", source.encode(), "text/html"), lang="fr").document.blocks
    return {block.attrs["href"]: sorted(block.text.plain.split()) for block in found if block.kind == "link"}


@settings(max_examples=150, deadline=None)
@given(
    at=st.integers(0, 9),
    length=st.integers(1, 3),
    signs=st.sampled_from([("[", "](http://a.example/b_c)"), ("*", "*"), ("**", "**")]),
    chosen=st.data(),
)
def test_each_mark_of_markdown_stays_around_its_words(at, length, signs, chosen):
    held = [*WORDS[:at], signs[0] + " ".join(WORDS[at : at + length]) + signs[1], *WORDS[at + length :]]
    source = f"# Titre\n\nAvant tout. {' '.join(held)}. Fin.\n\n- un\n"
    blocks, page = read(source, "text/markdown")
    block = blocks[1]
    start, end = block.text.plain.index(". ") + 2, block.text.plain.rindex(". ") + 1
    made, _ = changed(block, start, end, chosen)
    markup = Markup.of(source, "markdown", page, block, start, end)
    assert markup is not None
    found = markup.woven(made.text)
    if found is None:
        return
    text = source[: found.span.start] + found.text + source[found.span.end :]
    assert text.startswith("# Titre\n\nAvant tout. ") and text.endswith(" Fin.\n\n- un\n")
    plain = block.text.plain[:start] + made.plain + block.text.plain[end:]
    assert read(text, "text/markdown")[0][1].text.plain == plain
    assert text.count(signs[0]) == source.count(signs[0])


LISTED = "Apportez :\n- une photo\n- une carte."


def listed(source: str, form: str, media_type: str, number: int = -1) -> Woven | None:
    """What is written for « Apportez une photo, une carte. » made a list in a block of a source."""
    if form == "text":
        found = readers.read(Source("page", source.encode(), media_type), lang="fr").document.blocks
        blocks, page = [*found], None
    else:
        blocks, page = read(source, media_type)
    block = blocks[number]
    start = block.text.plain.index("Apportez")
    text = part(block.text, start, block.text.plain.index("carte.") + 6)
    draft = Draft(text, "fr", Surroundings())
    (view,) = draft.views()
    first, second = view.text.index("une photo"), view.text.index("une carte")
    parts = (" :\n- ", Kept(first, first + 9), "\n- ", Kept(second, second + 9))
    made = draft.changed(view, Proposal(view.tokens[0].end, second + 9, parts))
    markup = Markup.of(source, form, page, block, start, start + len(text.plain))  # type: ignore[arg-type]  # a name
    assert made.plain == LISTED and markup is not None
    return markup.woven(made.text)


def test_a_list_closes_its_html_paragraph_and_keeps_its_links():
    source = "<p id=x>Bonjour. Apportez une photo, <a href=c>une carte</a>. </p><p>Merci.</p>"
    found = listed(source, "html", "text/html", 0)
    assert found is not None
    made = source[: found.span.start] + found.text + source[found.span.end :]
    list_made = "<ul>\n<li>une photo</li>\n<li><a href=c>une carte</a>.</li>\n</ul>"
    assert made == f"<p id=x>Bonjour. Apportez :</p>\n{list_made}<p>Merci.</p>"


@pytest.mark.parametrize(
    "source",
    [
        "<p>Apportez une photo, une carte. Merci.</p>",
        "<ul><li>Apportez une photo, une carte.</li></ul>",
        "<ul><li><p>Apportez une photo, une carte.</p></li></ul>",
        "<table><tr><td>Apportez une photo, une carte.</td></tr></table>",
        "<h2>Apportez une photo, une carte.</h2>",
        "<p><b>Apportez une photo, une carte.</b></p>",
        "<p>Apportez <em>une photo, une carte</em>.</p>",
        "<p>Apportez une photo, une carte.<!-- à voir --></p>",
        "<div>Apportez une photo, une carte.</div>",
        "<blockquote><p>Apportez une photo, une carte.</p></blockquote>",
    ],
)
def test_html_has_no_list_where_none_can_stand(source):
    assert listed(source, "html", "text/html", 0) is None


@pytest.mark.parametrize(
    ("source", "made"),
    [
        ("Apportez une photo, une *carte*.\n", "Apportez :\n\n- une photo\n- une *carte*.\n"),
        ("Apportez une photo, une carte.\n# B\n", "Apportez :\n\n- une photo\n- une carte.\n\n# B\n"),
        ("Apportez une photo, une carte.\n\n- b\n", "Apportez :\n\n* une photo\n* une carte.\n\n- b\n"),
        ("Apportez une photo, une carte.\r\n\r\nB\r\n", "Apportez :\r\n\r\n- une photo\r\n- une carte.\r\n\r\nB\r\n"),
    ],
)
def test_a_markdown_list_stands_between_blank_lines(source, made):
    found = listed(source, "markdown", "text/markdown", 0)
    assert found is not None
    assert source[: found.span.start] + found.text + source[found.span.end :] == made


@pytest.mark.parametrize(
    "source",
    [
        "Apportez une photo, une carte. Merci.\n",
        "- Apportez une photo, une carte.\n",
        "Apportez *une photo, une carte*.\n",
        "> Apportez une photo, une carte.\n",
    ],
)
def test_markdown_has_no_list_where_none_can_stand(source):
    assert listed(source, "markdown", "text/markdown", 0) is None


def test_a_text_has_one_item_a_line():
    found = listed("Apportez une photo, une carte.\n\nMerci.\n", "text", "text/plain", 0)
    assert found is not None and found.text == LISTED


def test_a_text_has_no_list_inside_a_paragraph():
    assert listed("Apportez une photo, une carte. Merci.\n", "text", "text/plain", 0) is None


def test_an_easy_read_draft_has_a_list_inside_a_paragraph_but_not_inside_a_title():
    assert listed("<p>Apportez une photo, une carte. Merci.</p>", "lines", "text/html", 0) is not None
    assert listed("<h2>Apportez une photo, une carte.</h2>", "lines", "text/html", 0) is None


def test_new_words_are_escaped_as_their_format_asks():
    for form, media_type, shown in (("html", "text/html", "a &lt; b_c"), ("markdown", "text/markdown", r"a \< b\_c")):
        source = "<p>Bonjour.</p>" if form == "html" else "Bonjour.\n"
        blocks, page = read(source, media_type)
        draft = Draft(blocks[0].text, "fr", Surroundings())
        made = draft.changed(draft.views()[0], Proposal(0, 7, ("a < b_c",)))
        markup = Markup.of(source, form, page, blocks[0], 0, 8)
        assert markup is not None
        assert markup.woven(made.text).text == f"{shown}."


SENTENCES = [
    "Afin de <1>venir au jardin</1>, <2>lisez</2> le plan.",
    "Le site a été <1>fermé</1> par <2>la mairie</2> en 2021.",
    "Nous avons procédé à <1>la vérification</1> de <2>votre dossier</2>.",
    "L’<1>ESS</1>, qui <2>paie</2>, répond à la demande.",
    "Pour vous inscrire, apportez <1>une photo</1>, une carte, un chèque, <2>un stylo</2> et un cahier.",
    "Il convient de <1>remplir ce formulaire</1> (<2>en deux exemplaires</2>) avant le 3 mai.",
    "Le 12 mai, <1>le service</1> a répondu ; <2>la mairie</2> a envoyé une lettre.",
]
HTML_MARKS = ('<a href="?{n}">', "</a>"), ('<b id="n{n}">', "</b>"), ('<!-- {n} --><i lang="en">', "</i>"), ("", "")
MARKDOWN_MARKS = ("[", "](?{n})"), ("**", "**"), ("*", "*"), ("", "")


def dressed(sentence: str, marks: tuple[tuple[str, str], ...], number: int) -> str:
    """A sentence with its two places marked."""
    for at, (opening, closing) in enumerate(marks, 1):
        name = f"{number}{at}"
        sentence = sentence.replace(f"<{at}>", opening.format(n=name)).replace(f"</{at}>", closing.format(n=name))
    return sentence


def chosen(marks: tuple[tuple[str, str], ...]) -> st.SearchStrategy[list[tuple[str, tuple[tuple[str, str], ...]]]]:
    one = st.tuples(st.sampled_from(SENTENCES), st.tuples(st.sampled_from(marks), st.sampled_from(marks)))
    return st.lists(one, min_size=1, max_size=3)


def outside(source: str, found: Rewrite) -> list[str]:
    """What stands between the sentences that were changed."""
    parts, done = [], 0
    for span in sorted(each.woven.span for each in found.sentences if each.woven):
        parts.append(source[done : span.start])
        done = span.end
    return [*parts, source[done:]]


@settings(max_examples=40, deadline=None)
@given(picked=chosen(HTML_MARKS), apply_all=st.booleans())
def test_whatever_the_operations_html_keeps_each_tag_and_what_is_around(picked, apply_all):
    inside = " ".join(dressed(text, marks, number) for number, (text, marks) in enumerate(picked))
    source = (
        f'<!DOCTYPE html><html lang="fr"><body><h1>Plan</h1>\n<!-- a --><p class=x>{inside}</p>\n<p>Fin.</p></body>'
    )
    found = api.rewrite(Source("a.html", source.encode(), "text/html"), apply_all=apply_all, lang="fr")
    made = rewritten(found)
    assert tags(made) == tags(source)
    assert in_order(outside(source, found), made)
    assert found.sentences[0].result == "Plan" and found.sentences[-1].result == "Fin."


def tags(source: str) -> Counter[str]:
    """The tags and comments, but for those of a list that was made."""
    return Counter(
        tag for tag in re.findall(r"<[^>]*>", source) if tag not in ("</p>", "<ul>", "</ul>", "<li>", "</li>")
    )


def in_order(parts: list[str], text: str) -> bool:
    """Whether a text has all these parts, one after the other, but for the end of a paragraph."""
    at = 0
    for part_of in parts:
        found = text.find(part_of, at)
        if found < 0:
            return False
        at = found + len(part_of)
    return True


@settings(max_examples=40, deadline=None)
@given(picked=chosen(MARKDOWN_MARKS), apply_all=st.booleans())
def test_whatever_the_operations_markdown_keeps_its_links_and_what_is_around(picked, apply_all):
    inside = " ".join(dressed(text, marks, number) for number, (text, marks) in enumerate(picked))
    source = f"# Plan\n\n{inside}\n\n> Fin.\n"
    found = api.rewrite(Source("a.md", source.encode(), "text/markdown"), apply_all=apply_all, lang="fr")
    made = rewritten(found)
    again = readers.read(Source("a.md", made.encode(), "text/markdown"), lang="fr").document
    assert [b.attrs["href"] for b in again.blocks if b.kind == "link"] == re.findall(r"\]\(([^)]*)\)", source)
    assert in_order(outside(source, found), made)
    shown = " ".join(b.text.plain for b in again.blocks if b.kind != "link")
    assert "*" not in shown
    wanted = " ".join(each.result.replace("\n- ", " ") for each in found.sentences)
    assert shown.split() == wanted.split()


@pytest.mark.parametrize(("source", "is_woven"), [("Un *mot*age ici.\n", False), ("Un a_b *mot* ici.\n", True)])
def test_emphasis_that_would_no_longer_show_is_refused(source, is_woven):
    blocks, page = read(source, "text/markdown")
    draft = Draft(blocks[0].text, "fr", Surroundings())
    (view,) = draft.views()
    start = view.text.index("mot")
    made = draft.changed(view, Proposal(start, start + 3, ("(le mot)",)))
    markup = Markup.of(source, "markdown", page, blocks[0], 0, len(view.text))
    assert markup is not None
    assert (markup.woven(made.text) is not None) is is_woven


@given(
    spans=st.lists(st.tuples(st.integers(0, 30), st.integers(0, 12)), max_size=20),
    start=st.integers(0, 40),
    length=st.integers(1, 10),
)
def test_the_places_that_meet_a_region_are_those_that_a_look_at_all_finds(spans, start, length):
    things = [(Span(at, at + long), number) for number, (at, long) in enumerate(spans)]
    wanted = [number for span, number in things if span.start < start + length and start < span.end]
    assert sorted(Overlaps(things).meeting(Span(start, start + length))) == wanted
