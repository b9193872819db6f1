"""« Bien que » and « quoique »: two sentences, the first said plainly and the second opened by « mais »."""

from collections.abc import Iterator

from limpide.language.inflection import inflected
from limpide.rewriters.drafts import Kept, Part, Proposal, View, lowered, raised
from limpide.rewriters.fitting import spelt, touches_next, whole
from limpide.rewriters.groups import cell_of, tagged

_OPENERS = frozenset({"quoique", "quoiqu'"})
_PHRASES = frozenset({"bien", "encore", "malgré"})
_LINKS = frozenset({"que", "qu'"})
_MOODS = {"sub:pre": "ind:pre", "sub:imp": "ind:imp"}
_LEANING = frozenset({"ne", "n'", "se", "s'", "me", "m'", "te", "t'", "j'", "je", "le", "la"})


def split(view: View) -> Iterator[Proposal]:
    """« Bien que la salle soit petite, on entre » gives « La salle est petite. Mais on entre »."""
    for at in range(len(view.tokens)):
        link = _link(view, at)
        verb = _verb(view, link) if link is not None else None
        if link is None or verb is None:
            continue
        if at == 0:
            yield from _before(view, link, verb)
        elif view.text[view.stop :].strip() == "." and not _comma(view, verb):
            yield from _after(view, at, link, verb)


def _link(view: View, at: int) -> int | None:
    """The « que » of the conjunction that begins at a token."""
    key = view.tokens[at].word.key
    if key in _OPENERS:
        return at
    is_phrase = key in _PHRASES and at + 1 < len(view.tokens) and view.tokens[at + 1].word.key in _LINKS
    return at + 1 if is_phrase and touches_next(view, at) else None


def _verb(view: View, link: int) -> int | None:
    """The verb in the subjunctive after « que », its subject touching it; None where none can be told of facts."""
    for at in range(link + 1, len(view.tokens)):
        if not touches_next(view, at - 1) or tagged(view)[at] in ("SUB", "CCONJ"):
            return None
        if tagged(view)[at] in ("VERB", "AUX"):
            return at if at > link + 1 and _indicative(view, at) else None
    return None


def _indicative(view: View, at: int) -> str | None:
    token = view.tokens[at]
    forms = {
        inflected(token.word.verb, _MOODS[cell[:7]] + cell[7:], "fr")
        for cell in cell_of(token, "fr")
        if cell[:7] in _MOODS and cell[-2] != "2" and not (cell[-2:] == "1s" and _opens_third(view, at))
    }
    return forms.pop() if len(forms) == 1 else None


def _opens_third(view: View, at: int) -> bool:
    return all(token.word.key not in ("je", "j'") for token in view.tokens[max(0, at - 3) : at])


def _before(view: View, link: int, verb: int) -> Iterator[Proposal]:
    comma = _comma(view, verb)
    if comma is None or not view.tokens or comma + 1 >= len(view.text):
        return
    rest = comma + 1 + (len(view.text) - comma - 1 - len(view.text[comma + 1 :].lstrip()))
    if not _has_verb(view, rest):
        return
    parts = (*_said(view, link, verb, comma), ". Mais ", lowered(view, rest, view.stop))
    yield Proposal(view.tokens[0].start, view.stop, parts, confidence=0.7)


def _after(view: View, at: int, link: int, verb: int) -> Iterator[Proposal]:
    start = view.tokens[at - 1].end
    if tagged(view)[at - 1] in ("CCONJ", "SUB", "AUX", "ADP") or not _has_verb(view, 0, at):
        return
    said = _said(view, link, verb, view.stop)
    first = said[0]
    assert isinstance(first, Kept)
    parts = (". Pourtant, ", Kept(first.start, first.end), *said[1:])
    yield Proposal(start, view.stop, parts, confidence=0.6)


def _said(view: View, link: int, verb: int, end: int) -> tuple[Part, ...]:
    """The clause after « que », told in the indicative."""
    form = _indicative(view, verb) or ""
    start, key = view.tokens[verb].start, view.tokens[verb - 1].word.key
    if verb - 1 > link + 1 and key in _LEANING:
        start, form = view.tokens[verb - 1].start, spelt((*whole(key), form))
    head = raised(view, view.tokens[link + 1].start, start)
    return head, form, Kept(view.tokens[verb].end, end)


def _comma(view: View, verb: int) -> int | None:
    found = view.text.find(",", view.tokens[verb].end)
    return found if found >= 0 else None


def _has_verb(view: View, start: int, last: int | None = None) -> bool:
    own = tagged(view)
    return any(own[at] in ("VERB", "AUX") for at, token in enumerate(view.tokens[:last]) if token.start >= start)
