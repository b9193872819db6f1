"""The agreement check: matches of a grammar checker led back to the source."""

from hypothesis import given
from hypothesis import strategies as st

from fakes.grammar import FakeGrammar
from limpide.checks.grammar import agreement
from limpide.model import Block, Finding, Piece, Span, Text

CATEGORIES = frozenset({"D_N", "GRAMMAR"})


def block(plain: str, at: int = 0, lang: str = "fr") -> Block:
    span = Span(at, at + len(plain))
    return Block("paragraph", span, Text(plain, (Piece(0, len(plain), span),)), lang)


def found(*blocks: Block) -> list[Finding]:
    return list(agreement(blocks, grammar=FakeGrammar(), categories=CATEGORIES))


def test_a_match_is_found_at_its_place_with_a_proposed_fix() -> None:
    (finding,) = found(block("Un mot.", 10), block("Voici les chat.", 40))

    assert finding.span == Span(46, 54)
    assert finding.data == {"text": "les chat", "suggestion": "les chats"}
    (fix,) = finding.fixes
    assert not fix.safe
    assert [(edit.span, edit.text) for edit in fix.edits] == [(Span(46, 54), "les chats")]


def test_a_match_of_another_category_is_left_out() -> None:
    assert found(block("Elle peuvent venir.")) == []


def test_each_language_is_checked_apart() -> None:
    findings = found(block("She have a garden.", 0, "en"), block("Voici les chat.", 30), block("les chat", 60, "de"))

    assert sorted(finding.span for finding in findings) == [Span(4, 8), Span(36, 44)]


def test_a_sentence_may_begin_with_a_capital() -> None:
    assert len(found(block("« Les chat dorment. » Les chat jouent !"))) == 2


def test_a_match_that_touches_a_name_is_left_out() -> None:
    assert found(block("Voici les Chat."), block("Voici LES chat."), block("LES CHAT")) == []


def test_no_match_spans_two_blocks() -> None:
    faults = {"fr": {r"les\s+chat": ("D_N", "AGREEMENT", ("le chat",))}}
    grammar = FakeGrammar(faults)

    assert list(agreement([block("voir les"), block("chat noir", 20)], grammar=grammar, categories=CATEGORIES)) == []


def test_markup_inside_a_match_takes_away_the_fix_not_the_finding() -> None:
    text = Text("les chat", (Piece(0, 4, Span(3, 7)), Piece(4, 4, Span(10, 14))))

    (finding,) = found(Block("paragraph", Span(0, 20), text, "fr"))

    assert (finding.span, finding.fixes) == (Span(3, 14), ())


def test_many_blocks_make_few_calls() -> None:
    grammar = FakeGrammar()

    findings = list(
        agreement([block("Voici les chat.", 20 * n) for n in range(1000)], grammar=grammar, categories=CATEGORIES)
    )

    assert [finding.span.start for finding in findings] == [20 * n + 6 for n in range(1000)]
    assert len(grammar.texts) == 2
    assert max(map(len, grammar.texts)) <= 10_002


@given(
    st.lists(
        st.sampled_from(["", " ", "les chat", "voir les chat", "😀 les chat\n\nles chat", "x" * 9_000]), max_size=8
    )
)
def test_every_finding_quotes_its_own_block(plains: list[str]) -> None:
    blocks = [block(plain, 20_000 * n) for n, plain in enumerate(plains)]

    findings = found(*blocks)

    assert len(findings) == sum(plain.count("les chat") for plain in plains)
    assert all(
        plains[f.span.start // 20_000][f.span.start % 20_000 : f.span.end % 20_000] == f.data["text"] for f in findings
    )
