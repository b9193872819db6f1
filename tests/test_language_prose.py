"""Sentences and words joined to a document."""

from limpide.language.prose import prose
from limpide.model import Block, Document, Piece, Span, Text


def block(text: str, **given: object) -> Block:
    settings = {"kind": "paragraph", "lang": "fr", **given}
    span = Span(100, 100 + len(text))
    return Block(span=span, text=Text(text, (Piece(0, len(text), span),)), **settings)  # type: ignore[arg-type]  # any field


def document(*blocks: Block) -> Document:
    return Document("essai", "text", "fr", "", blocks)


def test_a_sentence_knows_its_words_and_its_place_in_the_source() -> None:
    first = block("Il pleut. L’été est fini.")
    sentence = prose(document(first)).sentences(first)[1]
    assert sentence.text == "L’été est fini."
    assert sentence.span == Span(110, 125)
    assert sentence.words == 3
    assert [token.word.key for token in sentence.tokens] == ["l'", "été", "est", "fini"]
    assert sentence.span_of(sentence.tokens[1]) == Span(112, 115)
    assert sentence.span_of(sentence.tokens[2], sentence.tokens[3]) == Span(116, 124)


def test_titles_and_menu_lines_are_no_sentences_of_the_body() -> None:
    heading = block("La ville change.", kind="heading", level=1)
    entry = block("Haut de page")
    text = block("La ville change vite.")
    assert [each.text for each in prose(document(heading, entry, text)).body_sentences] == ["La ville change vite."]


def test_a_long_line_with_a_verb_is_a_sentence_even_without_a_stop() -> None:
    assert not next(iter(prose(document(block("nous avons demandé à la mairie de réparer le toit"))))).is_title_like


def test_notes_are_read_but_stand_outside_the_body() -> None:
    note = block("Ce terme vient du grec.", part="notes")
    found = prose(document(note))
    assert len(found.sentences(note)) == 1
    assert found.body_sentences == []


def test_links_code_and_other_languages_have_no_sentences() -> None:
    link = block("Lisez la suite.", kind="link", parent=0)
    code = block("print(1). Fin.", kind="code")
    german = block("Das ist ein Haus. Es ist groß.", lang="de")
    assert list(prose(document(link, code, german))) == []


def test_a_block_is_read_in_its_own_language() -> None:
    english = block("Mr. Smith left. He was late.", lang="en-GB")
    assert len(prose(document(english)).sentences(english)) == 2
