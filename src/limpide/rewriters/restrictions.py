"""« Ne » that denies nothing: « ne … que », which says « seulement », and the « ne » of « avant qu’il ne parte »."""

from collections.abc import Iterator
from typing import Final

from limpide.rewriters.drafts import Kept, Part, Proposal, View, raised
from limpide.rewriters.fitting import joined
from limpide.rewriters.groups import NE, starts_with_vowel, tagged
from limpide.rewriters.turning_words import turning_words

_QUE: Final = frozenset({"que", "qu'"})
_REACH: Final = 8  # tokens from « ne » to « que »
_DENYING: Final = frozenset(
    {"pas", "plus", "jamais", "rien", "point", "guère", "aucun", "aucune", "personne", "ni", "nul", "nulle"}
)
_COMPARING: Final = frozenset(
    {"plus", "moins", "mieux", "pire", "meilleur", "meilleure", "autre", "autres", "autrement", "davantage"}
)
_TURNS: Final = frozenset({"avant", "moins", "peur", "crainte", "sans"})
_NOT_INSIDE: Final = frozenset({"DET", "NOUN", "ADP", "PRON", "SUB", "CCONJ", "PROPN"})


def only(view: View) -> Iterator[Proposal]:
    """« n’est refusée que si » as « est refusée seulement si »."""
    for at, token in enumerate(view.tokens):
        what = _restricted(view, at) if token.word.key in NE else None
        if what is None:
            continue
        start, parts = undenied(view, at)
        rest: tuple[Part, ...] = ()
        if what > at + 2:
            rest = (Kept(view.tokens[at + 1].end, view.tokens[what - 1].end),)
        only = "" if _says_only(view, what) else " seulement"
        blank = " " if view.tokens[what].word.key == "qu'" else ""
        yield Proposal(
            start,
            view.tokens[what].end,
            (*parts, *rest, only + blank),
            confidence=0.7,
            allows=frozenset({"negation", "easier"}),
        )


def expletive(view: View) -> Iterator[Proposal]:
    """« avant que vous ne partiez » as « avant que vous partiez »: this « ne » denies nothing."""
    for at, token in enumerate(view.tokens):
        if token.word.key not in NE or not at or not _denies_nothing(view, at) or _is_whole(view, at):
            continue
        start, parts = undenied(view, at)
        yield Proposal(start, view.tokens[at + 1].end, parts, confidence=0.8, allows=frozenset({"negation"}))


def undenied(view: View, at: int) -> tuple[int, tuple[Part, ...]]:
    """Where « ne » and the word after it begin, and that word alone, the one before « ne » elided or not."""
    before, word = view.tokens[at - 1], view.of(at + 1)
    if at and before.word.key == "ce" and starts_with_vowel(word):
        return before.start, (before.word.text[0] + "’", view.kept(at + 1))
    if word.endswith(("'", "’")):
        return view.tokens[at].start, (view.kept(at + 1),)
    start, _, parts = joined(view, at, at + 1, word)
    if not at and view.text[view.tokens[0].start].isupper():
        return start, (raised(view, view.tokens[1].start, view.tokens[1].end),)
    prefix = "".join(part for part in parts if isinstance(part, str)).removesuffix(word)
    kept = view.kept(at + 1)
    return start, (prefix, kept) if prefix else (kept,)


def _says_only(view: View, what: int) -> bool:
    """« n’a qu’une seule salle » says it twice."""
    return any(token.word.key in ("seul", "seule", "seuls", "seules") for token in view.tokens[what + 1 : what + 4])


def _restricted(view: View, at: int) -> int | None:
    """The « que » of the restriction that « ne » opens; None where it is another one."""
    own = tagged(view)
    keys = [token.word.key for token in view.tokens]
    what = next((to for to in range(at + 2, min(len(own), at + _REACH)) if keys[to] in _QUE), None)
    if what is None or what + 1 >= len(own) or "," in view.text[view.tokens[at].start : view.tokens[what].start]:
        return None
    inside = range(at + 1, what)
    if any(own[to] == "NEG" or keys[to] in _DENYING | _COMPARING for to in inside):
        return None
    if any(own[to] in _NOT_INSIDE and not _is_set_phrase(view, to) and not _is_clitic(view, to, at) for to in inside):
        return None
    verbs = {view.tokens[to].word.verb for to in inside}
    follows_verb = own[what + 1] in ("VERB", "AUX", "CLI", "NEG") or (
        own[what + 1] == "PRON" and keys[what + 1] != "ce"
    )
    return None if follows_verb or _is_idiom(view, verbs, what + 1) else what


def _is_idiom(view: View, verbs: set[str], after: int) -> bool:
    """« ne faire que répéter », « n’avoir qu’à », « ne pouvoir que », « n’est que rarement »."""
    tag, key = tagged(view)[after], view.tokens[after].word.key
    if tag == "INF" and verbs & {"faire", "pouvoir", "savoir"}:
        return True
    if key == "à" and verbs & {"avoir", "demander"}:
        return True
    return tag == "ADV" and (key.endswith("ment") or key in ("trop", "très", "peu", "plus", "moins"))


def _is_set_phrase(view: View, at: int) -> bool:
    """« prendre en charge », « mettre à jour »: a preposition and a bare noun."""
    own = tagged(view)
    key = view.tokens[at].word.key
    if own[at] == "NOUN":
        return view.tokens[at - 1].word.key in ("en", "à", "par")
    return key in ("en", "à") and own[at + 1 : at + 2] == ("NOUN",)


def _is_clitic(view: View, at: int, ne: int) -> bool:
    """« ne nous reste que »: a pronoun between « ne » and its verb."""
    return view.tokens[at].word.key in ("nous", "vous", "en", "y") and at <= ne + 2


def _denies_nothing(view: View, at: int) -> bool:
    """Whether « ne » stands after « avant que », « à moins que », a verb of fear, or « plus … que »."""
    for back in range(at - 1, max(-1, at - 6), -1):
        if view.tokens[back].word.key in _QUE and back:
            before = view.tokens[back - 1].word
            return before.key in _TURNS or before.verb in turning_words().fears or _compares(view, back)
    return False


def _compares(view: View, what: int) -> bool:
    """« plus grave qu’on ne le pense »: at most three words from « plus » to « que »."""
    return any(view.tokens[at].word.key in _COMPARING for at in range(max(0, what - 3), what))


def _is_whole(view: View, at: int) -> bool:
    """Whether « pas » or another word makes a true negation of it."""
    own = tagged(view)
    after = at + 1
    while after < len(own) and own[after] in ("CLI", "PRON"):
        after += 1
    return any(token.word.key in _DENYING | _QUE for token in view.tokens[after + 1 : after + 3])
