"""English openings and appositions made sentences: “Built in 1920, the school …”, “Leeds, a city of …, opens …”."""

from collections.abc import Iterator, Sequence
from typing import Final

from limpide.language import flags
from limpide.language.compiled import compiled
from limpide.language.inflection import cells, inflected
from limpide.rewriters.drafts import Kept, Part, Proposal, View, lowered, raised
from limpide.rewriters.english import finite, is_person, words
from limpide.rewriters.english_groups import is_clear, main_clause, taken_up
from limpide.rewriters.groups import Group, noun_group, span, tagged

SHORTEST: Final = 2  # tokens of an opening worth a sentence
_ARTICLES: Final = frozenset({"a", "an", "the", "one"})
_ENDS: Final = " .!?…”\"')"


def participles(view: View) -> Iterator[Proposal]:
    """“Wanting to save time, the council hired” as “The council wanted to save time. It hired”."""
    own = tagged(view)
    if not own or own[0] not in ("GER", "PART") or view.tokens[0].word.key in words().no_openers:
        return
    comma = _comma(view, 0)
    if comma is None or comma + 1 < SHORTEST or not (_tells(view) or is_clear(view, 1, comma)):
        return
    found = main_clause(view, comma + 1)
    if found is None:
        return
    group, verb = found
    opening, taken = _participial(view, group, verb, comma), taken_up(view, group)
    if opening is None or taken is None:
        return
    yield Proposal(
        view.tokens[0].start,
        view.tokens[group.last].end,
        (raised(view, *span(view, group)), " ", *opening, ". ", taken),
        confidence=0.7,
    )


def after_subject(view: View) -> Iterator[Proposal]:
    """“Leeds, a city of 800,000 people, opens a centre” as “Leeds is a city of 800,000 people. It opens a centre”."""
    own = tagged(view)
    first = _comma(view, 0)
    second = _comma(view, first + 1) if first is not None else None
    if first is None or second is None or second + 1 >= len(own):
        return
    group = noun_group(view, 0)
    verb = _verb_after(view, second + 1)
    if group is None or group.last != first or verb is None or not _is_quality(view, group, first + 1, second):
        return
    taken = _again(view, group, first + 1)
    if _is_named(view, group, first + 1, second):
        if _is_past(view, verb):
            return
        taken = view.of(first + 1, second)
    if taken is None:
        return
    be = _tense(view, verb, first + 1)
    yield Proposal(
        view.tokens[first].end,
        view.tokens[second + 1].start,
        (f" {finite('be', be, group.cell)} ", Kept(*_bounds(view, first + 1, second)), ". ", f"{taken} "),
        confidence=0.7,
    )


def at_end(view: View) -> Iterator[Proposal]:
    """“The prize went to Ann Lee, a nurse from Leeds.” as two sentences, the name said again."""
    own = tagged(view)
    commas = [at for at in range(len(own) - 1) if "," in view.between(at, at + 1)]
    if not commas or view.text[view.stop :].strip(_ENDS):
        return
    comma = commas[-1]
    first = comma
    while first and own[first - 1] == "PROPN" and not view.between(first - 1, first).strip():
        first -= 1
    if (
        "," in view.between(first - 1, first)
        or own[comma] != "PROPN"
        or first == 0
        or own[first - 1] in ("CCONJ", "DET", "ADJ", "NOUN")
    ):
        return
    if view.tokens[comma + 1].word.key not in ("a", "an") or not _is_quality(
        view, Group(first, comma, comma, "s", ""), comma + 1, len(own) - 1
    ):
        return
    name = view.text[view.tokens[first].start : view.tokens[comma].end]
    verb = next((at for at, tag in enumerate(own) if tag in ("VERB", "AUX")), None)
    if verb is None or any(own[at] == "CCONJ" for at in range(comma + 1, len(own))):
        return
    be = finite("be", _tense(view, verb, comma + 1), "3s")
    yield Proposal(
        view.tokens[comma].end,
        view.stop,
        (". ", f"{name} {be} ", Kept(view.tokens[comma + 1].start, view.stop)),
        confidence=0.5,
    )


def before_subject(view: View) -> Iterator[Proposal]:
    """“A former teacher, Ann Lee runs the club” as “Ann Lee is a former teacher. Ann Lee runs the club”."""
    own = tagged(view)
    if not own or view.tokens[0].word.key not in ("a", "an"):
        return
    quality, comma = noun_group(view, 0), _comma(view, 0)
    if (
        quality is None
        or comma is None
        or not is_clear(view, 0, comma)
        or view.between(comma, comma + 1).strip() != ","
    ):
        return
    found = main_clause(view, comma + 1)
    if found is None or quality.head >= comma + 1 or own[found[0].head] not in ("PROPN", "PRON"):
        return
    group, verb = found
    taken = taken_up(view, group)
    if taken is None or group.number == "p":
        return
    yield Proposal(
        view.tokens[0].start,
        view.tokens[group.last].end,
        (
            raised(view, *span(view, group)),
            f" {finite('be', _tense(view, verb, 0), group.cell)} ",
            lowered(view, *_bounds(view, 0, comma)),
            f". {taken}",
        ),
        confidence=0.6,
    )


def _tells(view: View) -> bool:
    """“Fearing that …”: the opening holds a clause of its own."""
    return tagged(view)[0] == "GER" and len(view.tokens) > 1 and view.tokens[1].word.key in ("that", "how", "whether")


def in_brackets(view: View) -> Iterator[Proposal]:
    """“The pool (closed on Mondays) is warm” as “The pool is closed on Mondays. It is warm”, a name between commas."""
    found = compiled(r" \(([^()]{3,})\)").search(view.text)
    if found is None:
        return
    own = tagged(view)
    inside = [at for at, token in enumerate(view.tokens) if found.start() < token.start < found.end()]
    group = noun_group(view, 0)
    if not inside or group is None or group.last != inside[0] - 1 or inside[-1] + 1 >= len(own):
        return
    after, kept = inside[-1] + 1, Kept(*found.span(1))
    verb = _verb_after(view, after)
    if verb is None or view.text[found.end() : view.tokens[after].start].strip():
        return
    if _is_named(view, group, inside[0], inside[-1]) and not view.tokens[inside[0]].word.flags & flags.UPPER:
        yield Proposal(found.start(), found.end(), (", ", kept, ","), confidence=0.6)
    elif own[inside[0]] in ("PART", "ADJ") and is_clear(view, inside[0], inside[-1]):
        taken = taken_up(view, group)
        if taken is not None:
            is_done = own[inside[0]] == "PART" and view.tokens[inside[0]].word.key not in words().states
            be = finite("be", "past" if is_done or _is_past(view, verb) else "present", group.cell)
            parts: tuple[Part, ...] = (f" {be} ", *_dated(view, inside, kept), f". {taken} ")
            yield Proposal(found.start(), view.tokens[after].start, parts, confidence=0.6)


def _dated(view: View, inside: Sequence[int], whole: Kept) -> tuple[Part, ...]:
    """“born 10 July” with the preposition that a sentence needs: “born on 10 July”, “born in 1988”."""
    first, second = view.tokens[inside[0]], view.tokens[inside[1]] if len(inside) > 1 else None
    if second is None or not second.word.flags & flags.NUMBER:
        return (whole,)
    is_year = len(second.word.key) == len("1988") and len(inside) == len(("born", "1988"))
    return Kept(whole.start, first.end), " in " if is_year else " on ", Kept(second.start, whole.end)


def _comma(view: View, first: int) -> int | None:
    """The token right before the next comma; None where another sign comes first."""
    for at in range(first, len(view.tokens) - 1):
        gap = view.between(at, at + 1).strip()
        if gap:
            return at if gap == "," else None
    return None


def _participial(view: View, group: Group, verb: int, comma: int) -> tuple[Part, ...] | None:
    """The opening with a verb that has a person, in a tense that goes with that of the main verb."""
    own = tagged(view)
    word = view.tokens[0].word
    is_past = _is_past(view, verb) or (group.cell == "3s" and own[verb] == "VERB" and not _is_present(view, verb))
    rest = view.kept(1, comma)
    if own[0] == "PART":
        tense = "present" if word.key in words().states and not is_past else "past"
        start, end = view.tokens[0].start, view.tokens[comma].end
        return f"{finite('be', tense, group.cell)} ", Kept(
            start, end, view.text[start].lower() + view.text[start + 1 : end]
        )
    told = word.verb if word.key not in ("being", "having") else {"being": "be", "having": "have"}[word.key]
    form = finite(told, "past" if is_past else "present", group.cell) if told else None
    return (f"{form} ", rest) if form else None


def _verb_after(view: View, at: int) -> int | None:
    """The verb with a person at a token, an adverb before it at most."""
    own = tagged(view)
    if own[at] == "ADV" and at + 1 < len(own):
        at += 1
    return at if own[at] in ("VERB", "AUX") else None


def _is_quality(view: View, group: Group, first: int, last: int) -> bool:
    """Whether tokens say what a group is: “a city of”, or a role after a person's name, with no verb inside."""
    own = tagged(view)
    quality = noun_group(view, first)
    if _is_named(view, group, first, last):
        return True
    if (
        quality is None
        or not is_clear(view, first, last)
        or (own[quality.head] == "PROPN" and quality.first == quality.head)
    ):
        return False
    if any(own[at] in ("GER", "INF") for at in range(first, quality.last)) or quality.number != group.number:
        return False
    key = view.tokens[first].word.key
    if key in _ARTICLES:
        is_bare = group.first == group.head or own[group.head] == "PROPN"
        return key != "the" or is_bare or view.tokens[group.first].word.key in ("my", "our", "your")
    is_role = view.tokens[quality.head].word.key in words().roles or any(
        view.tokens[at].word.key in words().roles for at in range(quality.first, quality.last + 1)
    )
    return is_role and own[group.head] == "PROPN"


def _is_named(view: View, group: Group, first: int, last: int) -> bool:
    """“Our director, Jane Smith,”: the name of a person who was told by a role."""
    own = tagged(view)
    is_name = all(own[at] == "PROPN" for at in range(first, last + 1))
    return is_name and own[group.first] == "DET" and group.number == "s" and is_person(view.tokens[group.head].word)


def _again(view: View, group: Group, quality: int) -> str | None:
    """What takes up a subject that was just said to be a place, a thing or someone."""
    inner = noun_group(view, quality)
    is_bare = tagged(view)[group.head] == "PROPN" or group.first == group.head
    if is_bare and inner is not None and _is_place(view, inner):
        return "It" if group.number == "s" else "They"
    return taken_up(view, group)


def _is_place(view: View, quality: Group) -> bool:
    plain = noun_group(view, quality.first, with_complements=False)
    return plain is not None and view.tokens[plain.head].word.lemma in words().places


def _tense(view: View, verb: int, quality: int) -> str:
    """The tense in which to say what something is: places stay what they are."""
    inner = noun_group(view, quality)
    if inner is not None and _is_place(view, inner):
        return "present"
    return "past" if _is_past(view, verb) else "present"


def _is_past(view: View, verb: int) -> bool:
    word = view.tokens[verb].word
    if word.flags & (flags.BE | flags.HAVE | flags.MODAL) or word.key in ("did", "would", "could"):
        return word.key in ("was", "were", "had", "did", "would", "could", "wasn't", "weren't", "hadn't", "didn't")
    found = cells(word.key, word.verb, "en")
    return "past" in found and word.key != inflected(word.verb, "inf", "en")


def _is_present(view: View, verb: int) -> bool:
    word = view.tokens[verb].word
    return word.key.endswith("s") or bool(word.flags & flags.HAVE)


def _bounds(view: View, first: int, last: int) -> tuple[int, int]:
    return view.tokens[first].start, view.tokens[last].end
