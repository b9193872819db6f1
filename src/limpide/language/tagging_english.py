"""The part of speech of each token of an English sentence: what a form can be, settled by the words around it."""

from collections.abc import Sequence
from functools import cache
from typing import Final, NamedTuple

from limpide.language import flags
from limpide.language.grammar import Tag, grammar
from limpide.language.inflection import cells
from limpide.language.numerals import names
from limpide.language.tokens import Token
from limpide.language.words import Word

_GOVERNS: Final = frozenset({"VERB", "INF", "GER"})
_DO: Final = frozenset({"do", "does", "did"})
_WILL: Final = frozenset({"will", "would"})
_AUXILIARY: Final = flags.BE | flags.HAVE | flags.MODAL
_SIGNS: Final = ',;:()—–“”"'
_ENDINGS: Final = ("'m", "'re", "'ve", "'ll", "'d", "n't")
_WITH_S: Final = frozenset(
    {"it's", "he's", "she's", "that's", "there's", "here's", "who's", "what's", "where's", "how's", "let's"}
)
_SUBJECTS: Final = frozenset({"i", "you", "he", "she", "it", "we", "they", "there"})
_PARTICLES: Final = frozenset({"in", "out", "up", "off", "on", "down", "back", "away"})
_RELATIVES: Final = frozenset({"that", "which", "who"})
_EITHER: Final = frozenset({"before", "after", "since", "until", "till", "as", "than"})
"""Words that open a clause or a group: what follows decides."""
_BEFORE_OBJECT: Final = flags.DETERMINER | flags.PRONOUN | flags.PREPOSITION | flags.NUMBER | flags.CAPITALISED
_BY_POS: Final[dict[str, Tag]] = {
    "noun": "NOUN", "verb": "VERB", "adjective": "ADJ", "adverb": "ADV", "pronoun": "PRON", "determiner": "DET",
    "preposition": "ADP", "conjunction": "CCONJ", "numeral": "NUM",
}  # fmt: skip


class _Place(NamedTuple):
    """A token under way, with what was settled before it. `last` is None after a sign, as at the start."""

    text: str
    found: Sequence[Token]
    at: int
    before: Sequence[Tag]
    last: Tag | None

    @property
    def word(self) -> Word:
        return self.found[self.at].word

    @property
    def following(self) -> Word | None:
        return self.found[self.at + 1].word if self.at + 1 < len(self.found) else None


def tagged(text: str, found: Sequence[Token]) -> tuple[Tag, ...]:
    """The tag of each token of a sentence."""
    made: list[Tag] = []
    for at in range(len(found)):
        last = made[-1] if made and not _is_parted(text, found, at) else None
        made.append(_tag(_Place(text, found, at, made, last)))
    return tuple(made)


def _tag(place: _Place) -> Tag:
    key, bits = place.word.key, place.word.flags
    if bits & (flags.NUMBER | flags.DIGIT) or (key in _numerals() and key != "one"):
        return "NUM"
    return _closed(place, key, bits) or _auxiliary(place, key, bits) or _open(place, key, bits)


def _closed(place: _Place, key: str, bits: int) -> Tag | None:
    """The tag of a word of grammar; None for others."""
    if key == "born":
        return "PART"
    if key.endswith(_ENDINGS) or key in _WITH_S:
        return "AUX"
    if key.endswith(("'s", "s'")):
        return "ADJ"
    if key == "one":
        return "NUM" if _leads_noun(place) else "PRON"
    if key == "her":
        return "DET" if _leads_noun(place) else "PRON"
    if key == "that":
        return _that(place)
    if key in _EITHER:
        return "SUB" if _opens_clause(place) else "ADP"
    if key == "like" and (place.last in ("PRON", "AUX", "NEG", "NOUN") or _follows_to(place)):
        return None
    if key in grammar("en").quantifiers and place.at == 0 and _may_act(place):
        return "PRON"
    if key in grammar("en").quantifiers:
        return "DET" if _leads_noun(place) or _leads_determiner(place) else "PRON"
    return grammar("en").tags.get(key)


def _that(place: _Place) -> Tag:
    if place.last is None and place.at == 0:
        return "DET" if _leads_noun(place) else "PRON"
    if place.last == "ADP":
        return "DET" if _leads_noun(place) else "PRON"
    return "SUB"


def _auxiliary(place: _Place, key: str, bits: int) -> Tag | None:
    if not bits & _AUXILIARY and key not in _DO and key not in _WILL:
        return None
    if bits & flags.GERUND and place.last != "AUX":
        return "GER"
    if place.last in ("DET", "ADJ") and bits & flags.NOUN:
        return "NOUN"
    if bits & flags.CAPITALISED and place.last in ("ADP", "NUM"):
        return "PROPN"
    if _follows_to(place) and not bits & flags.BE:
        return "INF"
    return "VERB" if bits & flags.HAVE and _has_object(place) else "AUX"


def _has_object(place: _Place) -> bool:
    """“has breakfast”, “have a car”: a form of have that carries no other verb."""
    word = place.following
    if word is None or place.at == 0 or _is_parted(place.text, place.found, place.at + 1):
        return False
    tag = grammar("en").tags.get(word.key)
    is_noun = word.flags & flags.NOUN and not word.flags & (flags.ADVERB | flags.PRONOUN | flags.PARTICIPLE)
    return tag == "DET" or (bool(is_noun) and tag is None)


def _open(place: _Place, key: str, bits: int) -> Tag:
    if _is_name(place, bits):
        return "PROPN"
    if bits & flags.PARTICIPLE and _after_auxiliary(place):
        return "PART"
    if bits & flags.GERUND and key.endswith("ing"):
        return _gerund(place, bits)
    if bits & flags.INFINITIVE and (_follows_to(place) or _follows_modal(place) or _goes_on(place)):
        return "INF"
    if place.last in ("DET", "ADJ", "ADP", "NUM") or (place.last in _GOVERNS and bits & flags.NOUN):
        return _attributive(place, bits)
    if bits & flags.FINITE and _is_verb(place, bits):
        return "VERB"
    return _by_pos(place.word, bits)


def _gerund(place: _Place, bits: int) -> Tag:
    if place.last in ("DET", "ADJ", "NUM"):
        return "ADJ" if _leads_noun(place) else "NOUN"
    return "NOUN" if place.word.pos == "noun" and place.last == "NOUN" else "GER"


def _attributive(place: _Place, bits: int) -> Tag:
    """The tag of a word in a noun group that has begun."""
    is_quality = bits & (flags.ADJECTIVE | flags.PARTICIPLE) and place.word.pos != "noun"
    if is_quality and _leads_noun(place) and not (bits & flags.NOUN and (_may_act(place) or _acts_next(place))):
        return "ADJ"
    if bits & flags.NOUN or not bits & flags.KNOWN:
        return "NOUN"
    if bits & flags.ADJECTIVE:
        return "ADJ"
    if place.last == "ADJ" and bits & flags.FINITE and not bits & flags.PARTICIPLE:
        return "VERB"
    return "PART" if bits & flags.PARTICIPLE else _by_pos(place.word, bits)


def _is_verb(place: _Place, bits: int) -> bool:
    """Whether a form that can be a verb with a person is one here."""
    if place.last == "PRON":
        return True
    if place.last == "SUB":
        return not bits & flags.NOUN or (place.found[place.at - 1].word.key in _RELATIVES and _leads_object(place))
    if place.at == 0:
        if bits & flags.INFINITIVE and _commands(place):
            return True
        return not bits & (flags.NOUN | flags.PARTICIPLE) or (place.word.pos == "verb" and not bits & flags.PARTICIPLE)
    has_verb = _has_verb(place.before)
    if place.last is None and not has_verb and bits & flags.PARTICIPLE and _finite_follows(place):
        return False
    if place.last in (None, "CCONJ"):
        return _is_joined_verb(place, bits) if has_verb else _resumes(place, bits)
    if has_verb:
        return not bits & (flags.NOUN | flags.ADJECTIVE | flags.PARTICIPLE) and place.word.pos == "verb"
    if bits & (flags.NOUN | flags.ADJECTIVE):
        return not _verb_follows(place) and _leads_object(place) and _agrees(place)
    return not (bits & flags.PARTICIPLE and _verb_follows(place))


def _commands(place: _Place) -> bool:
    """Whether a bare form at the head of a sentence is an order: “Fill in the form”, “Send us a letter”."""
    at = place.at + 1
    if at < len(place.found) and place.found[at].word.key in _PARTICLES:
        at += 1
    if at >= len(place.found) or _is_parted(place.text, place.found, at) or _verb_follows(place):
        return False
    return grammar("en").tags.get(place.found[at].word.key) in ("DET", "PRON")


def _resumes(place: _Place, bits: int) -> bool:
    """Whether the verb of a subject stands here, after what was put between commas."""
    if not bits & (flags.NOUN | flags.ADJECTIVE | flags.PARTICIPLE):
        return True
    return not {"3s", "past"}.isdisjoint(_forms(place.word)) and _leads_object(place) and not _verb_follows(place)


def _is_joined_verb(place: _Place, bits: int) -> bool:
    """Whether a form after a comma or “and” goes on a row of verbs: it stands in the same form as the one before."""
    forms = {form for at, tag in enumerate(place.before) if tag == "VERB" for form in _forms(place.found[at].word)}
    if not forms & _forms(place.word):
        return False
    return not bits & flags.NOUN or _goes_with_row(place, sum(tag == "VERB" for tag in place.before))


def _goes_with_row(place: _Place, verbs: int) -> bool:
    """Whether a word that may be a noun is one more verb of a row: an object follows, or two verbs stand already."""
    return _leads_object(place) if place.word.pos == "verb" or verbs > 1 else _leads_group(place)


def _leads_group(place: _Place) -> bool:
    """Whether a determiner or a pronoun follows, a particle before it or not: no noun of a list stands before one."""
    at = place.at + 1
    if at + 1 < len(place.found) and place.found[at].word.key in _PARTICLES:
        at += 1
    if at >= len(place.found) or _is_parted(place.text, place.found, place.at + 1):
        return False
    key = place.found[at].word.key
    return grammar("en").tags.get(key) in ("DET", "PRON") or key in grammar("en").quantifiers or key == "her"


def _agrees(place: _Place) -> bool:
    """Whether an ambiguous form agrees with the noun before: “the pool opens”, “the pools open”."""
    if place.last != "NOUN":
        return True
    noun = place.found[place.at - 1].word
    if noun.key in grammar("en").plural_nouns:
        return "3s" not in _forms(place.word)
    if "3s" in _forms(place.word):
        return "N:p" not in cells(noun.key, noun.lemma, "en") or noun.key == noun.lemma
    return "past" in _forms(place.word) or "N:p" in cells(noun.key, noun.lemma, "en")


def _forms(word: Word) -> set[str]:
    return {cell for cell in cells(word.key, word.verb, "en") if cell in ("3s", "past", "inf")} if word.verb else set()


def _leads_object(place: _Place) -> bool:
    """Whether what follows can be an object, a complement, an adverb or a sign, but no noun that makes a compound."""
    word = place.following
    if word is None or _is_parted(place.text, place.found, place.at + 1):
        return True
    is_other = word.flags & (flags.ADVERB | flags.ADJECTIVE) and not word.flags & flags.NOUN
    return bool(word.flags & _BEFORE_OBJECT or is_other or word.key in _numerals() or word.flags & flags.PLURAL)


def _leads_noun(place: _Place) -> bool:
    """Whether a noun, or an adjective before one, follows with no sign between."""
    word = place.following
    if word is None or _is_parted(place.text, place.found, place.at + 1):
        return False
    if word.key in grammar("en").tags or word.key in _EITHER or word.flags & _AUXILIARY:
        return False
    is_unknown = not word.flags & (flags.KNOWN | flags.ADDRESS)
    return bool(word.flags & (flags.NOUN | flags.ADJECTIVE | flags.NUMBER) or is_unknown or word.key in _numerals())


def _may_act(place: _Place) -> bool:
    """“Some think”, “Many work”: a word that is mostly a verb follows."""
    word = place.following
    return word is not None and word.pos == "verb" and bool(word.flags & flags.FINITE)


def _acts_next(place: _Place) -> bool:
    """“The firm makes bikes”: a form in -s follows that can be the verb, with its object after it."""
    if place.last != "DET" or place.at + 2 >= len(place.found) or _has_verb(place.before):
        return False
    verb = place._replace(at=place.at + 1)
    return "3s" in _forms(verb.word) and _leads_object(verb) and not _verb_follows(verb)


def _leads_determiner(place: _Place) -> bool:
    """“all the cakes”, “both my parents”."""
    following = place.following
    return (
        place.word.key in ("all", "both", "half")
        and following is not None
        and (grammar("en").tags.get(following.key) == "DET")
    )


def _verb_follows(place: _Place) -> bool:
    """Whether a form that can only be a verb stands later in the clause."""
    for at in range(place.at + 1, len(place.found)):
        word = place.found[at].word
        if _is_parted(place.text, place.found, at) or grammar("en").tags.get(word.key) in ("SUB", "CCONJ"):
            return False
        if word.flags & flags.CAPITALISED:
            continue
        if word.key in _DO or word.key in _WILL or word.flags & _AUXILIARY:
            return not word.flags & flags.GERUND
        if word.key == "to":
            return False
        is_other = flags.NOUN | flags.ADJECTIVE | flags.PARTICIPLE | flags.GERUND
        if word.flags & flags.FINITE and not word.flags & is_other and place.found[at - 1].word.key != "to":
            return True
    return False


def _finite_follows(place: _Place) -> bool:
    """Whether another form that can be a verb with a person stands anywhere later."""
    later = (token.word.flags for token in place.found[place.at + 1 :])
    return any(bits & flags.FINITE and not bits & flags.CAPITALISED for bits in later)


def _opens_clause(place: _Place) -> bool:
    word = place.following
    return word is not None and (word.key in _SUBJECTS or _verb_follows(place))


def _follows_to(place: _Place) -> bool:
    """Whether “to” stands before, alone or with an adverb."""
    back = place.at - 1
    if back > 0 and place.before[back] in ("ADV", "NEG"):
        back -= 1
    return back >= 0 and place.found[back].word.key == "to"


def _follows_modal(place: _Place) -> bool:
    """Whether a modal or a form of do stands before, with nothing between but adverbs and negations."""
    for back in range(place.at - 1, max(-1, place.at - 4), -1):
        word = place.found[back].word
        if place.before[back] == "AUX":
            return not word.flags & (flags.BE | flags.HAVE) and word.key not in _WITH_S
        if place.before[back] not in ("ADV", "NEG"):
            return False
    return False


def _goes_on(place: _Place) -> bool:
    """“to fill in the form and send it”: a bare form after a comma or “and” goes on a row of infinitives."""
    if place.last not in (None, "CCONJ"):
        return False
    if place.word.flags & flags.NOUN and not _goes_with_row(place, sum(tag == "INF" for tag in place.before)):
        return False
    latest = next((tag for tag in reversed(place.before) if tag in ("VERB", "INF")), None)
    return latest == "INF" and "inf" in _forms(place.word)


def _after_auxiliary(place: _Place) -> bool:
    """Whether be or have stands before, with nothing between but adverbs, negations and joined participles."""
    for back in range(place.at - 1, max(-1, place.at - 6), -1):
        word = place.found[back].word
        if place.before[back] in ("AUX", "GER"):
            return bool(word.flags & (flags.BE | flags.HAVE)) or word.key.endswith(("n't", "'s", "'re", "'ve", "'m"))
        if place.before[back] not in ("ADV", "NEG", "PRON", "PART", "CCONJ"):
            return False
    return False


def _is_parted(text: str, found: Sequence[Token], at: int) -> bool:
    """Whether a sign stands between a token and the one before."""
    return at > 0 and any(sign in text[found[at - 1].end : found[at].start] for sign in _SIGNS)


def _is_name(place: _Place, bits: int) -> bool:
    if not bits & flags.CAPITALISED:
        return False
    following = place.following
    is_followed = following is not None and following.flags & flags.CAPITALISED
    return place.at > 0 or not bits & flags.KNOWN or bool(is_followed and not bits & flags.FUNCTION)


def _has_verb(before: Sequence[Tag]) -> bool:
    """Whether the clause has its verb already."""
    for tag in reversed(before):
        if tag == "SUB":
            return False
        if tag in ("VERB", "AUX"):
            return True
    return False


@cache
def _numerals() -> frozenset[str]:
    return frozenset(names("en"))


def _by_pos(word: Word, bits: int) -> Tag:
    tag = _BY_POS.get(word.pos, "X")
    if tag == "VERB":
        if bits & flags.NOUN:
            return "NOUN"
        return "PART" if bits & flags.PARTICIPLE else "INF" if bits & flags.INFINITIVE else "VERB"
    if tag == "X" and bits & (flags.NOUN | flags.ADJECTIVE):
        return "NOUN" if bits & flags.NOUN else "ADJ"
    return tag
