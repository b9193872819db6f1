"""New words put into a French sentence: elision and contraction with what stands around them."""

from collections.abc import Sequence
from typing import Final

from limpide.rewriters.drafts import Part, View
from limpide.rewriters.groups import Gender, Number, starts_with_vowel, tagged

_WHOLE: Final = {
    "d'": "de", "j'": "je", "n'": "ne", "m'": "me", "t'": "te", "s'": "se", "c'": "ce", "qu'": "que",
    "jusqu'": "jusque", "lorsqu'": "lorsque", "puisqu'": "puisque", "quoiqu'": "quoique",
}  # fmt: skip
_ELIDED: Final = {whole: f"{elided[:-1]}’" for elided, whole in _WHOLE.items()}
_ARTICLES: Final = {"le": "l’", "la": "l’"}
_BEFORE_VOWEL: Final = {"ma": "mon", "ta": "ton", "sa": "son", "ce": "cet", **_ARTICLES}
_CONTRACTED: Final = {("de", "le"): "du", ("de", "les"): "des", ("à", "le"): "au", ("à", "les"): "aux"}
_PARTED: Final = {contracted: pair for pair, contracted in _CONTRACTED.items()}
_BY_GENDER: Final = (  # masculine, feminine, plural of each
    ("le", "la", "les", "les"), ("un", "une", "des", "des"), ("ce", "cette", "ces", "ces"), ("mon", "ma", "mes", "mes"),
    ("ton", "ta", "tes", "tes"), ("son", "sa", "ses", "ses"), ("notre", "notre", "nos", "nos"),
    ("votre", "votre", "vos", "vos"), ("leur", "leur", "leurs", "leurs"), ("aucun", "aucune", "aucuns", "aucunes"),
    ("quel", "quelle", "quels", "quelles"), ("tout", "toute", "tous", "toutes"),
    ("certain", "certaine", "certains", "certaines"),
)  # fmt: skip
_LIKE: Final = {"l'": "le", "l’": "le", "cet": "ce"}
_ALWAYS: Final = frozenset({"chaque", "plusieurs", "quelques", "quelque"})


def joined(view: View, first: int, last: int, new: str) -> tuple[int, int, tuple[Part, ...]]:
    """The place and parts that put new words for tokens `first` to `last`, elided or contracted with those beside."""
    start, end = view.tokens[first].start, view.tokens[last].end
    if view.lang == "en":
        return start, end, (new,)
    return placed(view, start, end, new, before=first - 1, after=last + 1)


def placed(view: View, start: int, end: int, new: str, *, before: int, after: int) -> tuple[int, int, tuple[Part, ...]]:
    """The same for offsets, with the tokens `before` and `after` them."""
    new = cased(new, view.text[start:end])
    if view.text[end - 1] in "'’" and new[-1] not in "’ ":
        new += " "
    start, new = _led(view, start, new, before)
    end, new = _followed(view, end, new, after)
    return start, end, (new,)


def spelt(words: Sequence[str]) -> str:
    """Words in their full form, « de le habitat », as they are written: « de l’habitat »."""
    made = ""
    rest = list(words)
    while rest:
        word = rest.pop(0)
        if rest and starts_with_vowel(rest[0]):
            word = _BEFORE_VOWEL.get(word) or _ELIDED.get(word, word)
        elif rest and (word, rest[0]) in _CONTRACTED and not _will_elide(rest):
            word = _CONTRACTED[word, rest.pop(0)]
        made += word if not rest or word.endswith("’") else f"{word} "
    return made


def whole(key: str) -> tuple[str, ...]:
    """A small word in its full form: « d’ » is « de », « au » is « à » and « le »."""
    return _PARTED.get(key) or (_WHOLE.get(key) or _LIKE.get(key) or key,)


def determined(key: str, gender: Gender, number: Number, following: str) -> str | None:
    """A determiner in another gender or number, elided before a vowel; None where it is not one that changes."""
    contracted = _PARTED.get(key)
    if contracted is not None:
        article = determined(contracted[1], gender, number, following)
        return None if article is None else contraction(contracted[0], article)
    made = in_gender(key, gender, number)
    if made is None:
        return None
    return _BEFORE_VOWEL.get(made, made) if number == "s" and starts_with_vowel(following) else made


def in_gender(key: str, gender: Gender, number: Number) -> str | None:
    """A determiner in another gender or number, in full; None where it is not one that changes."""
    if key in _ALWAYS:
        return key
    key = _LIKE.get(key, key)
    row = next((row for row in _BY_GENDER if key in row), None)
    return row[(gender == "f") + 2 * (number == "p")] if row else None


def contraction(preposition: str, article: str) -> str:
    """« de » or « à » with an article: « du », « aux », « de la », « de l’ »."""
    return _CONTRACTED.get((preposition, article), f"{preposition} {article}")


def cased(new: str, old: str) -> str:
    """New words with a capital where the old ones had one."""
    return new[:1].upper() + new[1:] if old[:1].isupper() and not old[1:2].isupper() else new


def trimmed(start: int, old: str, new: str) -> tuple[int, str]:
    """Where old and new words begin to differ, and the new ones from there: no more is replaced than must be."""
    pairs = enumerate(zip(old.replace("'", "’"), new, strict=False))
    shared = new[: next((at for at, (one, other) in pairs if one != other), min(len(old), len(new)))]
    kept = max(shared.rfind(" "), shared.rfind("’")) + 1
    return start + kept, new[kept:]


def touches_next(view: View, at: int) -> bool:
    """Whether nothing but a blank stands between a token and the next."""
    return not view.between(at, at + 1).strip(" \u00a0\u202f’'")


def _will_elide(rest: Sequence[str]) -> bool:
    return rest[0] in _ARTICLES and len(rest) > 1 and starts_with_vowel(rest[1])


def _led(view: View, start: int, new: str, before: int) -> tuple[int, str]:
    """Where the change begins once the word before is elided, contracted or made whole, and what it then says."""
    if before < 0 or view.text[view.tokens[before].end : start].strip():
        return start, new
    token = view.tokens[before]
    key, tag = token.word.key, tagged(view)[before]
    first, blank, rest = new.partition(" ")
    if key in ("de", "d'", "à") and blank and (whole(key)[0], first) in _CONTRACTED:
        return token.start, cased(f"{_CONTRACTED[whole(key)[0], first]} {rest}", token.word.text)
    if key in ("du", "au") and starts_with_vowel(new):
        return token.start, cased(f"{whole(key)[0]} l’{new}", token.word.text)
    if key == "ce" and tag != "DET":
        return start, new
    if key in _WHOLE or starts_with_vowel(new):
        made = spelt((*whole(key), new)) if key not in ("l'", "l’") else ""
        if made and made != f"{view.text[token.start : token.end].lower().replace(chr(39), '’')} {new}":
            return trimmed(token.start, view.text[token.start : start], cased(made, token.word.text))
    return start, new


def _followed(view: View, end: int, new: str, after: int) -> tuple[int, str]:
    """Where the change ends once its last word is elided or contracted with the next, and what it then says."""
    if after >= len(view.tokens) or view.text[end : view.tokens[after].start].strip():
        return end, new
    head, blank, last = new.rpartition(" ")
    last = last.lower() if not blank else last
    token = view.tokens[after]
    if last == "ce" and starts_with_vowel(token.word.text):
        return end, f"{new}t"
    if last in _ELIDED and starts_with_vowel(token.word.text):
        return token.start, cased(f"{head}{blank}{_ELIDED[last]}", new)
    if (last, token.word.key) in _CONTRACTED and tagged(view)[after] == "DET":
        return token.end, cased(f"{head}{blank}{_CONTRACTED[last, token.word.key]}", new)
    return end, new
