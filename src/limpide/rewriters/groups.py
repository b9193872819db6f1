"""Groups of words: the noun group that begins somewhere, the verb of a sentence, the subject before it."""

from collections.abc import Sequence
from typing import Final, Literal

from msgspec import Struct

from limpide.language import flags
from limpide.language.grammar import Tag, grammar
from limpide.language.inflection import cells, inflected
from limpide.language.tagging import tags
from limpide.language.tokens import Token
from limpide.language.words import Word
from limpide.model import Lang
from limpide.rewriters.drafts import View

Gender = Literal["m", "f", ""]
Number = Literal["s", "p"]

NE: Final = frozenset({"ne", "n'"})
_INSIDE: Final = frozenset({"ADJ", "NOUN", "NUM", "PROPN", "PART"})
_LINKS: Final = frozenset({"de", "d'", "du", "des", "of"})
_SHORTENED: Final = frozenset({"m", "mm", "dr", "pr", "mr", "mrs", "ms"})
_PRONOUNS: Final = {("m", "s"): "il", ("f", "s"): "elle", ("m", "p"): "ils", ("f", "p"): "elles"}
_SPEAKING: Final[dict[str, tuple[Number, Gender, Literal[1, 2, 3]]]] = {
    "je": ("s", "", 1), "j'": ("s", "", 1), "tu": ("s", "", 2), "il": ("s", "m", 3), "elle": ("s", "f", 3),
    "on": ("s", "m", 3), "nous": ("p", "", 1), "vous": ("p", "", 2), "ils": ("p", "m", 3), "elles": ("p", "f", 3),
    "i": ("s", "", 1), "you": ("p", "", 2), "he": ("s", "m", 3), "she": ("s", "f", 3), "it": ("s", "", 3),
    "we": ("p", "", 1), "they": ("p", "", 3),
}  # fmt: skip


class Group(Struct, frozen=True):
    """Tokens `first` to `last` (included) around the noun `head`; `number` and `gender` as the words show them.

    `gender` is empty where nothing shows it. `person` is 1 or 2 for pronouns of speech.
    """

    first: int
    last: int
    head: int
    number: Number
    gender: Gender
    person: Literal[1, 2, 3] = 3

    @property
    def cell(self) -> str:
        """Person and number, as a cell of a verb ends: 3s, 1p."""
        return f"{self.person}{self.number}"


def tagged(view: View) -> tuple[Tag, ...]:
    return tags(view.text, view.lang)


def span(view: View, group: Group) -> tuple[int, int]:
    """The offsets of a group in its sentence."""
    return view.tokens[group.first].start, view.tokens[group.last].end


def noun_group(view: View, at: int, *, with_complements: bool = True) -> Group | None:
    """The noun group that begins at a token, its « de … » complements included; None where none begins."""
    own = tagged(view)
    end = len(own)
    first, last = at, at
    while last < end and own[last] in ("DET", "NUM") and _is_joined(view, first, last):
        last += 1
    head = None
    while last < end and own[last] in _INSIDE and _is_joined(view, first, last):
        if view.lang == "en" and head is not None and _closes(view, own, last):
            break
        if own[last] in ("NOUN", "PROPN") and (head is None or view.lang == "en" or own[last] == "PROPN" == own[head]):
            head = last if head is None or view.lang == "en" else head
        last += 1
    if head is None:
        return None
    last -= 1
    if with_complements:
        last = _with_complements(view, own, last)
    return _agreeing(view, own, first, last, head)


def _closes(view: View, own: Sequence[Tag], at: int) -> bool:
    """Whether an English group ends before a token: an adjective or a participle after its noun, save “bank’s”."""
    return own[at] == "PART" or (own[at] == "ADJ" and not view.tokens[at].word.key.endswith(("'s", "s'")))


def subject(view: View, verb: int) -> Group | None:
    """The group at the head of the sentence that ends right before a verb, or the pronoun there."""
    own = tagged(view)
    start = 0
    before = verb
    while before > 0 and own[before - 1] in ("NEG", "CLI"):
        before -= 1
    if before == 1 and own[0] == "PRON":
        return spoken(view, 0)
    group = noun_group(view, start)
    return group if group is not None and group.last == before - 1 and _is_joined(view, start, before) else None


def verbs(view: View) -> tuple[int, ...]:
    """The tokens that are verbs with a person, auxiliaries included."""
    return tuple(at for at, tag in enumerate(tagged(view)) if tag in ("VERB", "AUX"))


def pronoun(group: Group, lang: Lang, *, is_person: bool = False) -> str | None:
    """The pronoun that stands for a group; None where its gender does not show, in French."""
    if lang == "en":
        return "they" if group.number == "p" else None if is_person else "it"
    return _PRONOUNS.get((group.gender, group.number)) if group.gender else None


def cell_of(token: Token, lang: Lang) -> tuple[str, ...]:
    """The cells that a verb form fills: `ind:pre:3s`, `pp:fs`; none where the table lacks it."""
    word = token.word
    return cells(word.key, word.verb, lang) if word.verb else ()


def conjugated(lemma: str, model: Token, lang: Lang) -> str | None:
    """A verb in the form of another: « vérifierons » for « vérifier » on « procéderons »."""
    return next((form for cell in cell_of(model, lang) if (form := inflected(lemma, cell, lang))), None)


def agreed(participle: str, group: Group, lang: Lang = "fr") -> str | None:
    """The participle of a lemma, agreeing with a group."""
    return inflected(participle, f"pp:{group.gender or 'm'}{group.number}", lang)


def elided(word: str, following: str) -> str:
    """A short word before another: « de » gives « d’ » before a vowel, else the word and a blank."""
    if word[-1:] in "ea" and len(word) <= 3 and starts_with_vowel(following):
        return word[:-1] + "’"
    return word + " "


def starts_with_vowel(word: str) -> bool:
    """Whether a French word makes the one before it elide: most h are mute."""
    first = word[:1].lower()
    return first in "aeiouyàâéèêëîïôûùœæ" or (first == "h" and not word.lower().startswith(grammar("fr").aspirated))


def is_next(view: View, at: int) -> bool:
    """Whether nothing but blanks stands between a token and the one before, but the point of « M. »."""
    between = view.between(at - 1, at).strip(" \u00a0\u202f'’-")
    return not between or (between == "." and view.tokens[at - 1].word.key in _SHORTENED)


def spoken(view: View, at: int) -> Group | None:
    """The group that a pronoun of speech or of the third person is; None for another word."""
    found = _SPEAKING.get(view.tokens[at].word.key)
    return Group(at, at, at, *found) if found else None


def gender_of(word: Word) -> Gender:
    """The gender that a form shows; empty where it shows none, or fits both."""
    bits = word.flags
    if bool(bits & flags.FEMININE) == bool(bits & flags.MASCULINE):
        return ""
    return "f" if bits & flags.FEMININE else "m"


def follows_avoir(view: View, at: int) -> bool:
    """Whether avoir stands before a participle, nothing but adverbs between: « a procédé », not « est réalisée »."""
    before = at - 1
    while before > 0 and tagged(view)[before] in ("ADV", "NEG"):
        before -= 1
    return before >= 0 and bool(view.tokens[before].word.flags & flags.HAVE)


def _with_complements(view: View, own: Sequence[Tag], last: int) -> int:
    """The last token of a group once its « de … » complements are taken in."""
    at = last + 1
    while at < len(own) and view.tokens[at].word.key in _LINKS and _is_joined(view, last, at):
        inner = noun_group(view, at if view.tokens[at].word.key in ("du", "des") and own[at] == "DET" else at + 1)
        if inner is None or not _is_joined(view, at, inner.first):
            break
        last = inner.last
        at = last + 1
    return last


def _agreeing(view: View, own: Sequence[Tag], first: int, last: int, head: int) -> Group:
    keys = [view.tokens[at].word.key for at in range(first, head + 1) if own[at] in ("DET", "NUM", "ADP")]
    bits = view.tokens[head].word.flags
    known = grammar(view.lang)
    is_plural = any(key in known.plural_determiners for key in keys) or (
        not any(key in known.singular_determiners for key in keys)
        and (
            any(
                own[at] == "NUM" and view.tokens[at].word.key not in ("un", "une", "one", "1")
                for at in range(first, head)
            )
            or (bool(bits & flags.PLURAL) and not bits & flags.SINGULAR)
            or _is_english_plural(view, head)
        )
    )
    return Group(first, last, head, "p" if is_plural else "s", _gender(view, own, first, last, head, keys))


def _is_english_plural(view: View, head: int) -> bool:
    word = view.tokens[head].word
    found = cells(word.key, word.lemma, "en") if view.lang == "en" else ()
    return ("N:p" in found and "N:s" not in found) or word.key in grammar("en").plural_nouns


def _gender(view: View, own: Sequence[Tag], first: int, last: int, head: int, keys: Sequence[str]) -> Gender:
    if any(key in grammar(view.lang).feminine_determiners for key in keys):
        return "f"
    if any(key in grammar(view.lang).masculine_determiners for key in keys):
        return "m"
    if own[head] == "PROPN":
        return ""
    for at in (head, *(at for at in range(first, min(last, head + 1) + 1) if own[at] in ("ADJ", "PART"))):
        if shown := gender_of(view.tokens[at].word):
            return shown
    return ""


def _is_joined(view: View, first: int, last: int) -> bool:
    """Whether nothing but blanks stands between two tokens and those in between."""
    return all(is_next(view, at + 1) for at in range(first, last))
