"""A French relative told as a sentence: the pronoun that opens it gives way to what it stands for."""

from collections.abc import Callable
from typing import Final, NamedTuple

from limpide.language import flags
from limpide.language.inflection import inflected
from limpide.rewriters.clauses import fits, is_impersonal, subject_and_verb, touches, verb_after
from limpide.rewriters.drafts import Kept, Part, View, capitalised, raised
from limpide.rewriters.fitting import determined
from limpide.rewriters.groups import NE, Group, elided, noun_group, starts_with_vowel, tagged
from limpide.rewriters.splitting_words import splitting_words

_OWNERS: Final = frozenset({"son", "sa", "ses", "leur", "leurs"})
_THEMSELVES: Final = frozenset({"se", "s'"})


class Relative(NamedTuple):
    """Tokens of a relative, the pronoun at its head included, and the group that it speaks of."""

    antecedent: Group
    head: int
    last: int


def told(view: View, relative: Relative, name: str, named: str | None) -> tuple[Part, ...] | None:
    """The sentence that a relative is, without its stop; None where its shape is another.

    `name` is the antecedent as a subject; `named` as an object, where no pronoun may stand for it yet.
    """
    key = view.tokens[relative.head].word.key
    if key in ("que", "qu'"):
        return _whom(view, relative, named)
    if named is None or key in ("qui", "dont"):
        builders: dict[str, Callable[[View, Relative, str], tuple[Part, ...] | None]] = {"dont": _whose, "où": _where}
        return builders.get(key, _who)(view, relative, name)
    return None


def clause_begins(view: View, head: int) -> int:
    """The first token of the clause after a relative pronoun: « on » in « que l’on oublie »."""
    keys = [token.word.key for token in view.tokens[head + 1 : head + 3]]
    return head + 2 if keys == ["l'", "on"] else head + 1


def _who(view: View, relative: Relative, name: str) -> tuple[Part, ...] | None:
    verb = verb_after(view, relative.head + 1, relative.antecedent)
    return (f"{name} ", view.kept(relative.head + 1, relative.last)) if verb is not None else None


def _whose(view: View, relative: Relative, name: str) -> tuple[Part, ...] | None:
    """« dont le siège est à Lyon » as « Son siège est à Lyon »."""
    first = relative.head + 1
    if view.tokens[first].word.key not in ("le", "la", "les", "l'"):
        return None
    found = subject_and_verb(view, first)
    known = splitting_words()
    rest = {view.tokens[at].word.lemma for at in range(first + 1, relative.last + 1)}
    if found is None or found[1] > relative.last or rest & known.taking_of or not _can_be_owned(view, found[0]):
        return None
    group = found[0]
    following = view.of(first + 1)
    owner = "leur" if relative.antecedent.number == "p" else "son"
    is_sure = group.gender or group.number == "p" or owner == "leur" or starts_with_vowel(following)
    made = determined(owner, group.gender or "m", group.number, following)
    return (f"{capitalised(made)} ", view.kept(first + 1, relative.last)) if made and is_sure else None


def _can_be_owned(view: View, group: Group) -> bool:
    """Whether « son » may stand before a group: no part of a whole, no quality, no other owner in it."""
    word = view.tokens[group.head].word
    has_owner = any(token.word.key in _OWNERS for token in view.tokens[group.first : group.last + 1])
    return word.lemma not in splitting_words().parts and word.pos != "adjective" and not has_owner


def _where(view: View, relative: Relative, name: str) -> tuple[Part, ...] | None:
    """« où travaillent dix personnes » as « Dix personnes y travaillent »; « où elle vit » as « Elle y vit »."""
    first = clause_begins(view, relative.head)
    found = subject_and_verb(view, first)
    if found is None or found[1] > relative.last:
        return _turned(view, relative, first, "y")
    group, verb = found
    before = _between(view, group.last + 1, verb)
    if before is None or not _is_somebody(view, group, verb):
        return None
    return *_subject(view, group, f"{before}y"), f"{before}y ", view.kept(verb, relative.last)


def _is_somebody(view: View, group: Group, verb: int) -> bool:
    return view.tokens[group.head].word.key == "on" or not is_impersonal(view, group, verb)


def _between(view: View, first: int, verb: int) -> str | None:
    """« ne » and « se » before a verb, elided before « y »; None where another pronoun stands there."""
    keys = [view.tokens[at].word.key for at in range(first, verb)]
    if not set(keys) <= NE | _THEMSELVES:
        return None
    if not keys:
        return ""
    return "ne s’" if len(keys) == 2 else "n’" if keys[0] in NE else "s’"


def _turned(view: View, relative: Relative, first: int, clitic: str) -> tuple[Part, ...] | None:
    """A relative whose subject stands after its verb: « que dirige Paul » as « Paul la dirige »."""
    own = tagged(view)
    reflexive = view.tokens[first].word.key in _THEMSELVES
    verb = first + 1 if reflexive else first
    end = verb + 1
    if verb >= len(own) or not view.tokens[verb].word.flags & (flags.FINITE | flags.BE | flags.HAVE):
        return None
    if own[verb] == "AUX":
        while end <= relative.last and own[end] == "PART":
            end += 1
    if end > relative.last:
        return None
    group = noun_group(view, end)
    if group is None or group.last > relative.last or not _agrees(view, verb, group):
        return None
    if group.last < relative.last and own[group.last + 1] != "ADP":
        return None
    subject = raised(view, view.tokens[group.first].start, view.tokens[group.last].end)
    form = view.kept(verb, end - 1)
    before = f"s’{clitic} " if reflexive else elided(clitic, view.of(verb)) if clitic != "y" else "y "
    rest: tuple[Part, ...] = ()
    if group.last < relative.last:
        rest = (" ", view.kept(group.last + 1, relative.last))
    return subject, f" {before}", form, *rest


def _agrees(view: View, verb: int, group: Group) -> bool:
    return fits(view, verb, group)


def _whom(view: View, relative: Relative, named: str | None) -> tuple[Part, ...] | None:
    """« que nous avons rencontrée » as « Nous l’avons rencontrée », or « Nous avons rencontré cette personne »."""
    first = clause_begins(view, relative.head)
    clitic = {"p": "les"}.get(relative.antecedent.number) or {"f": "la", "m": "le"}.get(relative.antecedent.gender)
    found = subject_and_verb(view, first)
    if found is None or found[1] > relative.last:
        is_turned = named is None and clitic is not None and view.tokens[first].word.verb != "être"
        return _turned(view, relative, first, clitic) if is_turned and clitic else None
    group, verb = found
    before = [view.tokens[at].word.key for at in range(group.last + 1, verb)]
    if not set(before) <= NE or not _takes_object(view, verb) or not _is_somebody(view, group, verb):
        return None
    if named is not None:
        return _with_object(view, relative, verb, named)
    at = _where_object(view, verb, relative.last)
    if clitic is None or at is None:
        return None
    lead: tuple[Part, ...] = ("ne ",) if before else ()
    if at != verb:
        lead = (view.kept(group.last + 1, at - 1), " ")
    joined = "les " if clitic == "les" else elided(clitic, view.of(at))
    following = view.of(group.last + 1) if at != verb else "ne" if before else clitic
    return *_subject(view, group, following), *lead, joined, view.kept(at, relative.last)


def _takes_object(view: View, verb: int) -> bool:
    """Whether a verb can have an object that « que » stands for: no être, no verb of movement."""
    word = view.tokens[verb].word
    return word.verb != "être" and not word.flags & flags.MOVES


def _where_object(view: View, verb: int, last: int) -> int | None:
    """The verb before which the object pronoun stands: the infinitive after « vouloir », else the verb itself."""
    own = tagged(view)
    infinitives = [at for at in range(verb + 1, last + 1) if own[at] == "INF"]
    if not infinitives:
        return verb
    is_next = infinitives[0] == verb + 1 and len(infinitives) == 1
    return infinitives[0] if is_next and view.tokens[verb].word.verb in splitting_words().before_infinitive else None


def _with_object(view: View, relative: Relative, verb: int, named: str) -> tuple[Part, ...] | None:
    """The clause with its object in its place: the participle no longer agrees with it."""
    own = tagged(view)
    found = subject_and_verb(view, clause_begins(view, relative.head))
    if found is None:
        return None
    opening = found[0].last + 1
    subject = _subject(view, found[0], view.of(opening))
    end = verb
    participle: tuple[Part, ...] = ()
    while end + 1 <= relative.last and own[end + 1] in ("PART", "NEG", "ADV", "INF") and touches(view, end + 1):
        end += 1
    if own[end] == "PART" and view.tokens[verb].word.verb == "avoir":
        form = inflected(view.tokens[end].word.verb, "pp:ms", "fr")
        if form is None:
            return None
        participle = _written(view, end, form)
    rest: tuple[Part, ...] = (" ", view.kept(end + 1, relative.last)) if end < relative.last else ()
    if not participle:
        return *subject, view.kept(opening, end), f" {named}", *rest
    return *subject, view.kept(opening, end - 1), " ", *participle, f" {named}", *rest


def _written(view: View, at: int, form: str) -> tuple[Part, ...]:
    """A word in another form: what both have in common is kept."""
    start, old = view.tokens[at].start, view.of(at)
    common = next((place for place, (was, now) in enumerate(zip(old, form, strict=False)) if was != now), len(form))
    kept = Kept(start, start + common)
    return (kept, form[common:]) if form[common:] else (kept,)


def _subject(view: View, group: Group, following: str) -> tuple[Part, ...]:
    """A subject and the blank after it: « je » elided only before a vowel."""
    start, end = view.tokens[group.first].start, view.tokens[group.last].end
    if view.tokens[group.first].word.key in ("j'", "je"):
        return (capitalised(elided("je", following)),)
    return raised(view, start, end), " "
