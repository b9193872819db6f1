"""Inclusive forms with a sign inside, written as they are said: « étudiant·es » as « étudiants et étudiantes »."""

from collections.abc import Iterator
from typing import Final

from msgspec.structs import replace

from limpide.language import flags
from limpide.language.tokens import Token
from limpide.language.words import open_words
from limpide.rewriters.drafts import Kept, Part, Proposal, View, capitalised, is_opening
from limpide.rewriters.fitting import cased, determined
from limpide.rewriters.pairs import Pair, is_determiner, is_gendered, is_person, is_said_once, pair, shown_signs

_GAP: Final = " \u00a0\u202f'’"
_UNFINISHED: Final = ("de", "à")


def spoken(view: View) -> Iterator[Proposal]:
    """Both forms of a noun, with their determiners and adjectives, in place of those with signs."""
    if not shown_signs(view.text):
        return
    view = _with_slashes(view) if "/" in view.text else view
    own = [pair(token.word.text) for token in view.tokens]
    at = 0
    while at < len(own):
        if own[at] is None:
            at += 1
            continue
        last = _last(view, own, at)
        first = at - 3 if _has_both_articles(view, at) else at - 1 if at and _leads(view, at) else at
        made = _agreeing(view, own, at, last) if _is_said_of(view, at) else _both(view, own, first, last)
        if made is not None:
            yield made
        at = last + 1


def _with_slashes(view: View) -> View:
    """The sentence with « étudiants/étudiantes », « le/la », « salarié/e » as one token each."""
    made: list[Token] = []
    for token in view.tokens:
        if made and view.text[made[-1].end : token.start] == "/":
            whole = view.text[made[-1].start : token.end]
            if pair(whole) is not None:
                made[-1] = Token(made[-1].start, token.end, open_words("fr").memo[whole])
                continue
        made.append(token)
    return replace(view, tokens=tuple(made))


def _last(view: View, own: list[Pair | None], at: int) -> int:
    """The last token with signs of the group that one opens: determiners and adjectives between belong to it."""
    last = end = at
    first = own[at]
    is_article = first is not None and is_gendered(first.man.lower())
    while end + 1 < len(own) and not view.between(end, end + 1).strip(_GAP):
        end += 1
        if own[end] is not None:
            last = end
        elif not _belongs(view, end, follows_article=is_article):
            break
    return last


def _belongs(view: View, at: int, *, follows_article: bool) -> bool:
    """Whether a token without signs may stand inside a group: « tous·tes les », « un·e bénévole engagé·e »."""
    word = view.tokens[at].word
    if follows_article and word.flags & (flags.NOUN | flags.ADJECTIVE) and not word.flags & flags.FUNCTION:
        return True
    return is_determiner(word.key) or word.key in ("la", "très", "plus")


def _leads(view: View, at: int) -> bool:
    """Whether the token before is the determiner of the group."""
    key = view.tokens[at - 1].word.key
    return (is_determiner(key) or is_gendered(key)) and not view.between(at - 1, at).strip(_GAP)


def _has_both_articles(view: View, at: int) -> bool:
    """Whether both articles stand before already: « le ou la directeur·rice »."""
    keys = [token.word.key for token in view.tokens[max(0, at - 3) : at]]
    return len(keys) == 3 and keys[1] in ("ou", "et") and is_gendered(keys[0]) and is_gendered(keys[2])


def _both(view: View, own: list[Pair | None], first: int, last: int) -> Proposal | None:
    """Masculine words, « et » or « ou », feminine words."""
    men, women = _sides(view, own, first, last)
    if first + 3 <= last and own[first + 3] is not None and _has_both_articles(view, first + 3):
        men, women = [men[0], *men[3:]], [women[0], *women[3:]]
    if not men or not women or women[-1] in _UNFINISHED or "/" in view.text[view.tokens[last].end :][:1]:
        return None
    marks = [each for each in own[first : last + 1] if each is not None]
    joint = " et " if marks[-1].is_plural else " ou "
    start, end = view.tokens[first].start, view.tokens[last].end
    kept = _opening(view, own, first, last)
    text = _spelt(men)
    parts: tuple[Part, ...] = (text + joint + _spelt(women),)
    if kept is not None and text.startswith(view.text[kept.start : kept.end]):
        parts = (kept, text[kept.end - kept.start :] + joint + _spelt(women))
    elif is_opening(view, start):
        parts = (capitalised(str(parts[0])),)
    return _proposal(start, end, parts)


def _opening(view: View, own: list[Pair | None], first: int, last: int) -> Kept | None:
    """The determiner that stays as it is."""
    return view.kept(first) if own[first] is None and first < last else None


def _sides(view: View, own: list[Pair | None], first: int, last: int) -> tuple[list[str], list[str]]:
    """The words of each gender, those said once on the masculine side only."""
    men, women = [], []
    for at in range(first, last + 1):
        found, text = own[at], view.tokens[at].word.text
        key = view.tokens[at].word.key
        if found is None and at == first and is_gendered(key):
            pairs = [each for each in own[first : last + 1] if each is not None]
            men.append(cased(determined(key, "m", "s", pairs[0].man) or text, text))
            women.append(determined(key, "f", "s", pairs[0].woman) or text)
        elif found is None:
            is_article = key == "la" and at > first and own[at - 1] is not None
            men += [] if is_article else [text]
            women += [text.lower()] if not is_said_once(key) else []
        else:
            men.append(found.man)
            women.append(found.woman.lower() if at == first else found.woman)
    return men, women


def _spelt(words: list[str]) -> str:
    """Words with their blanks: none after an apostrophe."""
    made = ""
    for word in words:
        made += word if word.endswith(("'", "’")) else f"{word} "
    return made.rstrip()


def _is_said_of(view: View, at: int) -> bool:
    """Whether a form says something of a group named before it: « les étudiants et les étudiantes sont invité·es »."""
    back = at
    while back and view.tokens[back - 1].word.flags & (flags.ADVERB | flags.BE | flags.HAVE | flags.NEGATION):
        back -= 1
        if view.tokens[back].word.flags & flags.BE:
            return back > 1 and not any(is_person(token.word.key) for token in view.tokens[max(0, back - 3) : back])
    return False


def _agreeing(view: View, own: list[Pair | None], first: int, last: int) -> Proposal | None:
    """The masculine alone, which agrees with both words said before."""
    words = [found.man if (found := own[at]) else view.tokens[at].word.text for at in range(first, last + 1)]
    return _proposal(view.tokens[first].start, view.tokens[last].end, (" ".join(words),))


def _proposal(start: int, end: int, parts: tuple[Part, ...]) -> Proposal:
    return Proposal(
        start,
        end,
        parts,
        confidence=0.7,
        allows=frozenset({"easier", "names", "length", "negation"}),
    )
