"""A noun replaced by another: determiner, adjectives, verb and attribute take its gender and number."""

from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from limpide.language import flags
from limpide.language.inflection import cells, inflected
from limpide.language.tagging import tags
from limpide.language.tokens import tokens
from limpide.language.words import Word
from limpide.rewriters.drafts import Kept, Part, View
from limpide.rewriters.fitting import cased, in_gender, spelt, touches_next, trimmed, whole
from limpide.rewriters.groups import Gender, Number, noun_group, tagged

_BITS: Final = {"m": flags.MASCULINE, "f": flags.FEMININE, "s": flags.SINGULAR, "p": flags.PLURAL}
_NOMINAL: Final = flags.NOUN | flags.ADJECTIVE | flags.PARTICIPLE
_POINTING: Final = {
    "f": frozenset({"elle", "elles", "celle", "celles", "laquelle", "lesquelles", "auxquelles", "desquelles"}),
    "m": frozenset({"il", "ils", "lui", "celui", "ceux", "lequel", "lesquels", "auquel", "auxquels", "duquel"}),
}
_OWNERS: Final = frozenset({"leur", "leurs", "ils", "elles", "ceux", "celles", "eux"})
_ATTACHING: Final = frozenset({"NOUN", "PROPN", "DET", "ADJ", "NUM"})


class Noun(Struct, frozen=True):
    """Tokens `first` to `last` of a noun, and the gender and number that it has and gets."""

    first: int
    last: int
    had: tuple[Gender, Number]
    gets: tuple[Gender, Number]

    @property
    def agrees_anew(self) -> bool:
        return self.had != self.gets


def renamed(view: View, noun: Noun, new: str) -> tuple[int, int, tuple[Part, ...]] | None:
    """The place and parts that put a noun for another, all that goes with it agreeing.

    None where a word cannot be made to agree, or where a pronoun further on may stand for it.
    """
    first = _first(view, noun.first)
    left = _left(view, noun, first)
    right = _right(view, noun)
    if left is None or right is None:
        return None
    start, end = view.tokens[first].start, view.tokens[noun.last].end
    old = view.text[start:end]
    start, text = trimmed(start, old, cased(spelt([*left, new]), old))
    parts: list[Part] = [text]
    for at, written in right:
        token = view.tokens[at]
        parts += [Kept(end, token.start), cased(written, token.word.text)]
        end = token.end
    return start, end, tuple(parts)


def agreed(word: Word, gender: Gender, number: Number) -> str | None:
    """An adjective or participle in another gender or number; None where no table has it."""
    made = None
    if word.verb and any(cell.startswith("pp:") for cell in cells(word.key, word.verb, "fr")):
        made = inflected(word.verb, f"pp:{gender or 'm'}{number}", "fr")
    made = made or inflected(word.lemma, f"A:{gender or 'm'}{number}", "fr")
    return made or (word.key if suits(word, gender, number) else None)


def suits(word: Word, gender: Gender, number: Number) -> bool:
    """Whether a form can have a gender and a number as it is."""
    return all(word.flags & _BITS[each] for each in (gender, number) if each)


def number_of(view: View, at: int) -> Number:
    """The number of a noun as its form or its determiner shows it."""
    word = view.tokens[at].word
    bits = word.flags
    if word.key != word.lemma and word.key[-1] in "sx" and word.lemma[-1] not in "sx":
        return "p"
    if bool(bits & flags.PLURAL) == bool(bits & flags.SINGULAR):
        group = noun_group(view, _first(view, at), with_complements=False)
        return group.number if group else "s"
    return "p" if bits & flags.PLURAL else "s"


def in_number(phrase: str, gender: Gender, number: Number) -> str | None:
    """A noun and the words that go with it, in a number: « aides en argent », « personnes qui paient »."""
    if number == "s":
        return phrase
    made, own, found = "", tags(phrase, "fr"), tokens(phrase, "fr")
    at = next((n for n, token in enumerate(found) if token.word.flags & flags.NOUN and own[n] in ("NOUN", "PRON")), 0)
    stop = next((n for n in range(at + 1, len(own)) if not found[n].word.flags & _NOMINAL), len(own))
    for index, token in enumerate(found):
        word = token.word
        if index == at:
            form = inflected(word.lemma, f"N:{gender}p", "fr") or inflected(word.key, f"N:{gender}p", "fr")
        elif index < stop:
            form = agreed(word, gender, "p") or inflected(word.lemma, f"N:{gender}p", "fr")
        elif found[index - 1].word.key == "qui" and index - 1 == stop:
            form = _in_third_plural(word)
        else:
            form = token.word.text
        if form is None:
            return None
        made += phrase[found[index - 1].end if index else 0 : token.start] + form
    return made + phrase[found[-1].end :]


def _in_third_plural(word: Word) -> str | None:
    return _with_person(word, "3s", "3p")


def _with_person(word: Word, had: str, gets: str) -> str | None:
    """A verb in another person: the form of the first tense that it can be."""
    found = (cell for cell in cells(word.key, word.verb, "fr") if cell.endswith(had)) if word.verb else ()
    return next((form for cell in found if (form := inflected(word.verb, cell[:-2] + gets, "fr"))), None)


def _first(view: View, at: int) -> int:
    """The first word that goes with a noun, the preposition that contracts with its article included."""
    own = tagged(view)
    first = at
    while first and own[first - 1] in ("DET", "ADJ", "NUM") and touches_next(view, first - 1):
        first -= 1
    key = view.tokens[first - 1].word.key if first and touches_next(view, first - 1) else ""
    opening = view.tokens[first].word.key
    if key in ("du", "des", "au", "aux") or (key in ("de", "à", "d'", "jusqu'") and opening not in ("du", "des")):
        return first - 1
    return first


def _left(view: View, noun: Noun, first: int) -> list[str] | None:
    """The words before a noun, in full, as they agree with the new one."""
    made: list[str] = []
    for at in range(first, noun.first):
        word, tag = view.tokens[at].word, tagged(view)[at]
        if tag == "ADJ":
            form = agreed(word, *noun.gets) if noun.agrees_anew else word.text
            if form is None:
                return None
            made.append(form)
            continue
        made.extend(_small(view, at, noun))
    if made and noun.gets[1] == "s" and made[-1] in ("beau", "nouveau", "vieux"):
        return None
    return made


def _small(view: View, at: int, noun: Noun) -> Iterator[str]:
    key = view.tokens[at].word.key
    if key == "des" and not noun.agrees_anew:
        yield key
    elif key == "des" and noun.gets[1] == "s" and (at == 0 or tagged(view)[at - 1] not in ("NOUN", "PROPN")):
        yield in_gender("un", *noun.gets) or key
    elif key in ("des", "aux") and noun.gets[1] == "p":
        yield key
    else:
        for word in whole(key):
            yield in_gender(word, *noun.gets) or word


def _right(view: View, noun: Noun) -> list[tuple[int, str]] | None:
    """The words after a noun that change with it; None where one cannot, or might."""
    if not noun.agrees_anew:
        return []
    own = tagged(view)
    at = noun.last
    wanted = []
    while at + 1 < len(own) and own[at + 1] in ("ADJ", "PART") and touches_next(view, at):
        if not suits(view.tokens[at + 1].word, *noun.had):
            break
        at += 1
        wanted.append(at)
    made = [(index, agreed(view.tokens[index].word, *noun.gets)) for index in wanted]
    made += _predicate(view, noun, at)
    found = [(index, form) for index, form in made if form is not None]
    if len(found) < len(made) or _has_stray(view, noun, at, {index for index, _ in made}):
        return None
    return [(index, form) for index, form in sorted(found) if form != view.tokens[index].word.key]


def _predicate(view: View, noun: Noun, last: int) -> Iterator[tuple[int, str | None]]:
    """The verb whose subject is the noun, and what être or a relative makes agree with it."""
    own, end = tagged(view), len(view.tokens)
    at = last + 1
    is_object = at < end and view.tokens[at].word.key in ("que", "qu'")
    if at < end and view.tokens[at].word.key == "qui":
        at += 1
    elif not is_object:
        if not _is_subject(view, noun):
            return
        group = noun_group(view, _first(view, noun.first))
        at = max(last, group.last if group else last) + 1
    if is_object:
        at = next((n for n in range(at + 1, min(end, at + 6)) if own[n] == "AUX"), end)
    while at < end and own[at] in ("NEG", "CLI"):
        at += 1
    if at == end or own[at] not in ("VERB", "AUX"):
        return
    word = view.tokens[at].word
    if not is_object and noun.had[1] != noun.gets[1]:
        yield at, _with_person(word, f"3{noun.had[1]}", f"3{noun.gets[1]}")
    is_agreeing = is_object or bool(word.flags & flags.BE)
    at += 1
    while at < end and (own[at] in ("NEG", "ADV", "CLI") or view.tokens[at].word.key == "été"):
        is_agreeing = is_agreeing or view.tokens[at].word.key == "été"
        at += 1
    while is_agreeing and at < end and own[at] in ("ADJ", "PART") and touches_next(view, at - 1):
        yield at, agreed(view.tokens[at].word, *noun.gets)
        at += 2 if at + 2 < end and own[at + 1] == "CCONJ" and own[at + 2] in ("ADJ", "PART") else 1


def _is_subject(view: View, noun: Noun) -> bool:
    """Whether a noun opens its clause: no preposition rules it and no verb stands before."""
    first, own = _first(view, noun.first), tagged(view)
    if view.tokens[first].word.key in ("de", "d'", "du", "à", "au", "aux", "jusqu'"):
        return False
    if first and view.tokens[first].word.key == "des" and own[first - 1] == "NOUN":
        return False
    return first == 0 or own[first - 1] in ("SUB", "CCONJ", "ADV") or not touches_next(view, first - 1)


def _has_stray(view: View, noun: Noun, last: int, changed: set[int]) -> bool:
    """Whether a word away from the noun may agree with it or stand for it."""
    own = tagged(view)
    old, new = noun.had, noun.gets
    for at, token in enumerate(view.tokens):
        key, bits = token.word.key, token.word.flags
        if at > last and own[at] in ("PRON", "CLI", "SUB", "ADP") and _points(key, noun):
            return True
        if at > last and own[at] == "CLI" and key in ("le", "la", "l'", "les"):
            return True
        is_apart = at not in changed and (at > last or at < noun.first - 1) and own[at] in ("ADJ", "PART")
        is_others = at > 0 and (own[at - 1] in _ATTACHING or (own[at - 1] == "AUX" and at < noun.first))
        if not is_apart or (is_others and touches_next(view, at - 1)):
            continue
        if (
            suits(token.word, *old)
            and not (bits & _BITS[new[0]] and bits & _BITS[new[1]])
            and not _is_left(view, at, noun)
        ):
            return True
    return False


def _is_left(view: View, at: int, noun: Noun) -> bool:
    return _first(view, noun.first) <= at < noun.first


def _points(key: str, noun: Noun) -> bool:
    if noun.had[1] != noun.gets[1] and key in _OWNERS:
        return True
    return noun.had[0] != noun.gets[0] and key in _POINTING.get(noun.had[0], frozenset())
