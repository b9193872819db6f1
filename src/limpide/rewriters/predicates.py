"""What is said of a subject without a verb, given one: « née à Lyon » as « est née à Lyon »."""

from typing import Final, NamedTuple

from limpide.language import flags
from limpide.language.inflection import inflected
from limpide.rewriters.clauses import COMPLEMENT, is_name, touches
from limpide.rewriters.drafts import Kept, Part, View
from limpide.rewriters.groups import NE, Gender, Group, cell_of, elided, gender_of, noun_group, tagged
from limpide.rewriters.naming import is_person, shows_gender
from limpide.rewriters.splitting_words import splitting_words

_ARTICLES: Final = frozenset({"le", "la", "l'", "un", "une", "mon", "ma", "son", "sa", "notre", "leur"})
_PRONOUNS: Final = frozenset({"se", "s'", "y", "en", "le", "la", "l'", "les", "lui"})
_WHOLE: Final = {"n'": "ne", "s'": "se", "l'": "le"}
_OF: Final = frozenset({"de", "d'", "du", "des"})
_PRESENT: Final = frozenset({"ind:pre", "ind:fut", "cnd:pre"})


class Predicate(NamedTuple):
    """The verb and the words after it that say something of a subject.

    `gender` is what they show of its gender; `names`: it says what the subject is, with an article.
    """

    parts: tuple[Part, ...]
    gender: Gender = ""
    names: bool = False


def predicate(view: View, group: Group, verb: int, first: int, last: int) -> Predicate | None:
    """What tokens `first` to `last` say of the subject of a verb; None where their shape is another."""
    own = tagged(view)
    at = first
    while at < last and view.tokens[at].word.key in NE | _PRONOUNS and own[at] != "NUM":
        at += 1
    if own[at] == "GER":
        return _acting(view, group, verb, first, at, last)
    if is_participle(view, first):
        return _undergoing(view, group, verb, first, last)
    noun = _noun(view, group, first, last)
    if noun is not None:
        return noun
    return _quality(view, group, verb, first, last) if own[first] == "ADJ" else None


def tense(view: View, group: Group, verb: int) -> str:
    """The tense of a main verb: `past` for one that is over, `was` for imparfait and passé simple, else `now`."""
    cell = next((cell for cell in cell_of(view.tokens[verb], "fr") if cell.endswith(group.cell)), "")
    name = cell.rpartition(":")[0]
    if name not in _PRESENT:
        return "was"
    bits = view.tokens[verb].word.flags
    following = range(verb + 1, min(len(view.tokens), verb + 4))
    participle = next((at for at in following if tagged(view)[at] == "PART"), None)
    if participle is None or not bits & (flags.HAVE | flags.BE):
        return "now"
    is_reflexive = view.tokens[verb - 1].word.key in ("se", "s'", "me", "m'")
    has_moved = view.tokens[participle].word.flags & flags.MOVES or is_reflexive
    return "past" if bits & flags.HAVE or has_moved else "now"


def _acting(view: View, group: Group, verb: int, first: int, at: int, last: int) -> Predicate | None:
    """« souhaitant réduire » as « souhaite réduire » or « souhaitait réduire »; « ayant perdu » as « a perdu »."""
    own = tagged(view)
    word = view.tokens[at].word
    if word.verb in splitting_words().impersonal:
        return None
    is_prepositional = word.key in splitting_words().not_participles and not (word.key == "étant" and _may_be(view, at))
    if is_prepositional or any(own[other] == "GER" and own[other - 1] != "ADP" for other in range(at + 1, last + 1)):
        return None
    time = tense(view, group, verb)
    is_compound = word.flags & (flags.HAVE | flags.BE) and _has_participle(view, at, last)
    if is_compound and (word.flags & flags.HAVE or _moves(view, at)):
        cell = "ind:imp" if time == "was" else "ind:pre"
    else:
        cell = "ind:pre" if time == "now" else "ind:imp"
    form = inflected(word.verb, f"{cell}:{group.cell}", "fr")
    if form is None or last == at:
        return None
    before: list[Part] = []
    for place in range(first, at):
        following = form if place == at - 1 else view.of(place + 1)
        key = view.tokens[place].word.key
        before.append(elided(_WHOLE.get(key, key), following))
    return Predicate((*before, f"{form} ", view.kept(at + 1, last)))


def _may_be(view: View, at: int) -> bool:
    """Whether « étant » is no « étant donné »."""
    return at + 1 < len(view.tokens) and view.tokens[at + 1].word.key not in ("donné", "données", "donnée", "entendu")


def _has_participle(view: View, at: int, last: int) -> bool:
    following = range(at + 1, min(last, at + 3) + 1)
    return any(view.tokens[other].word.flags & flags.PARTICIPLE for other in following if touches(view, other))


def _moves(view: View, at: int) -> bool:
    return any(word.flags & flags.MOVES for word in (token.word for token in view.tokens[at + 1 : at + 3]))


def _undergoing(view: View, group: Group, verb: int, first: int, last: int) -> Predicate | None:
    """« fermé le lundi » as « est fermé le lundi », « construite en 1920 » as « a été construite en 1920 »."""
    gender = _agreement(view, group, first)
    if gender is None or first == last:
        return None
    word = view.tokens[first].word
    if word.flags & flags.MOVES:
        helping = _be(group, "now")
    elif _is_dated(view, first + 1, last):
        helping = _have_been(view, group, verb)
    elif word.verb in splitting_words().lasting:
        helping = _be(group, "was" if tense(view, group, verb) == "was" else "now")
    elif word.verb in splitting_words().passing:
        helping = _be(group, "now" if tense(view, group, verb) == "now" else "was")
    elif view.tokens[first + 1].word.key == "par" or _is_in_season(view, first + 1, last):
        helping = _have_been(view, group, verb)
    else:
        return None
    return Predicate((f"{helping} ", _lowered(view, first, last)), gender) if helping else None


def _is_dated(view: View, at: int, last: int) -> bool:
    """Whether a date follows a participle: what was done once."""
    key = view.tokens[at].word.key
    following = view.tokens[at + 1].word if at < last else None
    if key in ("pendant", "lors", "durant"):
        return True
    if following is None or key not in ("en", "le"):
        return False
    is_year = bool(following.flags & flags.NUMBER) and len(following.text) == 4
    is_day = bool(following.flags & (flags.NUMBER | flags.DIGIT)) and key == "le"
    return (is_year and key == "en") or is_day


def _is_in_season(view: View, at: int, last: int) -> bool:
    """Whether a month or a moment that is over follows: « en mars », « l’an dernier »."""
    words = [token.word for token in view.tokens[at : last + 1]]
    if len(words) < 2 or words[1].lemma not in splitting_words().moments:
        return False
    return words[0].key == "en" or (len(words) > 2 and words[2].lemma in ("dernier", "passé"))


def _have_been(view: View, group: Group, verb: int) -> str | None:
    have = inflected("avoir", f"ind:{'imp' if tense(view, group, verb) == 'was' else 'pre'}:{group.cell}", "fr")
    return have and f"{have} été"


def _quality(view: View, group: Group, verb: int, first: int, last: int) -> Predicate | None:
    """« inquiets pour leur emploi » as « sont inquiets pour leur emploi »."""
    gender = _agreement(view, group, first)
    is_repeated = view.tokens[first].word.key in (token.word.key for token in view.tokens[first + 1 : last + 1])
    if gender is None or is_repeated or view.tokens[first].word.lemma in splitting_words().not_qualities:
        return None
    if first < last and tagged(view)[first + 1] not in ("ADP", "CCONJ"):
        return None
    helping = _be(group, "now" if tense(view, group, verb) == "now" else "was")
    if first < last and (_is_dated(view, first + 1, last) or _is_in_season(view, first + 1, last)):
        helping = _have_been(view, group, verb)
    return Predicate((f"{helping} ", _lowered(view, first, last)), gender) if helping else None


def _agreement(view: View, group: Group, at: int) -> Gender | None:
    """What an adjective or participle shows of the gender of its subject; None where it is of another."""
    bits = view.tokens[at].word.flags
    gender = gender_of(view.tokens[at].word)
    is_plural = bool(bits & flags.PLURAL) and not bits & flags.SINGULAR
    is_singular = bool(bits & flags.SINGULAR) and not bits & flags.PLURAL
    if (group.number == "s" and is_plural) or (group.number == "p" and is_singular):
        return None
    if gender and group.gender and gender != group.gender:
        return None
    return gender or group.gender


def _noun(view: View, group: Group, first: int, last: int) -> Predicate | None:
    """« ville de Bretagne » as « est une ville de Bretagne », « médecin » as « est médecin »."""
    own = tagged(view)
    said = noun_group(view, first)
    be = _be(group, "now")
    if said is None or be is None or not _reaches(view, said.last, last) or own[said.head] == "PROPN":
        said = _adjectives(view, first, last)
        if said is None or be is None:
            return None
    if said.number != group.number or group.person == 2 or not _can_be_said(view, said):
        return None
    person = is_person(view, said.head)
    if person and said.gender and group.gender and said.gender != group.gender and shows_gender(view, said.head):
        return None
    key = view.tokens[first].word.key
    if (own[first] == "DET" and key not in _ARTICLES) or (own[first] != "DET" and _could_be_of_complement(view, group)):
        return None
    gender = _shown_gender(view, group, said, is_of_person=person)
    article = "" if own[first] == "DET" else _article(view, said)
    if article is None:
        return None
    parts: tuple[Part, ...] = (f"{be} {article}", _lowered(view, first, last))
    return Predicate(parts, gender, names=bool(article) or own[first] == "DET")


def _shown_gender(view: View, group: Group, said: Group, *, is_of_person: bool) -> Gender:
    """The gender of a name that its quality shows: that of a place or of a person who has a form for each."""
    is_sure = (
        shows_gender(view, said.head) if is_of_person else view.tokens[said.head].word.lemma in splitting_words().places
    )
    return said.gender if is_sure or not is_name(view, group) else ""


def _could_be_of_complement(view: View, group: Group) -> bool:
    """Whether a quality may be that of the complement of a subject: « la saison du Tour, course par étapes »."""
    own = tagged(view)
    complement = range(group.head + 1, group.last + 1)
    return any(own[at] in ("NOUN", "PROPN") and own[at - 1] in ("DET", "ADP") for at in complement)


def _adjectives(view: View, first: int, last: int) -> Group | None:
    """Two words that can both be adjectives, the second a noun here: « anciennes ouvrières du textile »."""
    own = tagged(view)
    if last == first or own[first] != "ADJ" or own[first + 1] != "ADJ":
        return None
    bits = view.tokens[first + 1].word.flags
    if not bits & flags.NOUN:
        return None
    rest = range(first + 2, last + 1)
    if (rest and own[first + 2] != "ADP") or not all(touches(view, at) for at in rest):
        return None
    gender: Gender = gender_of(view.tokens[first + 1].word) or "m"
    return Group(first, last, first + 1, "p" if bits & flags.PLURAL else "s", gender)


def _reaches(view: View, at: int, last: int) -> bool:
    """Whether a group goes to the end of what is said, complements that « à », « en » or « pour » opens included."""
    own = tagged(view)
    rest = range(at + 1, last + 1)
    if not rest:
        return at == last
    is_inside = all(own[other] in COMPLEMENT and touches(view, other) for other in rest)
    return is_inside and own[at + 1] in ("ADP", "PART")


def _can_be_said(view: View, said: Group) -> bool:
    known = splitting_words()
    inside = [token.word for token in view.tokens[said.first : said.head + 1]]
    words = {word.lemma for word in inside} | {word.key for word in inside}
    if words & (known.moments | known.not_qualities) or said.first == said.last:
        return is_person(view, said.head) and not words & (known.moments | known.not_qualities)
    own = tagged(view)
    if any(own[at] == "PROPN" and own[at - 1] in ("NOUN", "ADJ") for at in range(said.head + 1, said.last + 1)):
        return False
    return view.tokens[said.first].word.flags & flags.DIGIT == 0 and tagged(view)[said.first] != "NUM"


def _article(view: View, said: Group) -> str | None:
    """The article that a quality takes after être: none for « médecin », « une » for « ville »; None where not sure."""
    known = splitting_words()
    head = view.tokens[said.head].word
    inside = range(said.first, min(said.head + 1, said.last) + 1)
    is_unique = head.lemma in known.unique and _is_of_one(view, said)
    if is_unique or any(view.tokens[at].word.lemma in known.unique_adjectives for at in inside):
        return _definite(view, said)
    has_adjective = said.first < said.head or tagged(view)[min(said.head + 1, said.last)] == "ADJ"
    if is_person(view, said.head) and not has_adjective:
        return ""
    if said.number == "p":
        return elided("de", view.of(said.first)) if said.first < said.head else "des "
    return {"m": "un ", "f": "une "}.get(said.gender)


def _is_of_one(view: View, said: Group) -> bool:
    """Whether the complement of a noun is one known thing: « de la Bretagne », not « de paysans »."""
    own = tagged(view)
    at = said.head + 1
    if at >= said.last or view.tokens[at].word.key not in _OF:
        return False
    return view.tokens[at].word.key == "du" or own[at + 1] in ("DET", "PROPN")


def _definite(view: View, said: Group) -> str | None:
    if said.number == "p":
        return "les "
    return elided("la" if said.gender == "f" else "le", view.of(said.first)) if said.gender else None


def is_participle(view: View, at: int) -> bool:
    """Whether a token is read as a past participle: not « retraité de la marine », a noun before its complement."""
    word = view.tokens[at].word
    if not word.flags & flags.PARTICIPLE or not word.verb or word.key in splitting_words().not_participles:
        return False
    is_noun = tagged(view)[at] == "NOUN" and at + 1 < len(view.tokens) and view.tokens[at + 1].word.key in _OF
    return not is_noun


def _be(group: Group, time: str) -> str | None:
    return inflected("être", f"ind:{'imp' if time == 'was' else 'pre'}:{group.cell}", "fr")


def _lowered(view: View, first: int, last: int) -> Kept:
    start, end = view.tokens[first].start, view.tokens[last].end
    text = view.text[start:end]
    is_named = tagged(view)[first] == "PROPN" and not is_participle(view, first)
    is_name_there = view.tokens[first].word.flags & flags.UPPER or is_named
    return Kept(start, end) if is_name_there else Kept(start, end, text[:1].lower() + text[1:])
