"""French set phrases, connectives, Latin and borrowed wordings that never change: the simpler ones in their place."""

from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from typing import Final

from limpide.language import flags
from limpide.language.lexicons import Entry
from limpide.language.phrases import Match, phrases, replacement
from limpide.language.tokens import tokens
from limpide.rewriters.agreement import agreed, number_of
from limpide.rewriters.drafts import Part, Proposal, View
from limpide.rewriters.fitting import placed
from limpide.rewriters.groups import gender_of, tagged
from limpide.rewriters.infinitives import leads_infinitive, without
from limpide.rewriters.sharing import Sharing, sharing
from limpide.rewriters.wordings import is_sure, lost_checks, suits_place, usual

_INFLECTED: Final = ("verb", "adj", "noun")
_QUALITY: Final = flags.ADJECTIVE | flags.PARTICIPLE
_SHORTEST_HEARD: Final = 5  # letters: « pour » twice disturbs nobody
_ALONE: Final = frozenset({"mais", "et"})


def phrases_replaced(view: View) -> Iterator[Proposal]:
    """Wordings that never change: « afin de », « dans le cadre de », « ad hoc »."""
    for match in phrases(_fixed(), "fr").find(view.text):
        new = replacement(match, view.text)
        first, last = _tokens(view, match)
        new = new and _agreeing(view, match.entry, first, new)
        new = new and _with_article(view, match, last, new)
        if (
            new is None
            or _is_said(view, new, match)
            or _repeats(view, new, match.entry)
            or not suits_place(view, match.entry.term, first, last)
        ):
            continue
        shared = sharing(view, last + 1, "" if _keeps_preposition(match, new) else match.tail)
        made = _made(view, match, new, shared, places=(first - 1, last + 1))
        if made is not None:
            sure = is_sure(match.entry) and not shared.is_doubtful
            confidence = 0.9 if sure else 0.6
            yield Proposal(*made, safe=sure, confidence=confidence, allows=lost_checks(match.entry))


def _made(
    view: View, match: Match, new: str, shared: Sharing, *, places: tuple[int, int]
) -> tuple[int, int, tuple[Part, ...]] | None:
    """The place and parts of a change. Infinitives that shared its preposition lose it; a noun that did refuses it."""
    before, after = places
    start, end = match.start, match.end
    if new.lower() in _ALONE and view.text[end : end + 2] == ", ":
        end += 1
    start, end, parts = placed(view, start, end, new, before=before, after=after)
    if not shared.places or shared.is_doubtful:
        return start, end, parts
    if not leads_infinitive(view, after):
        return None
    gap = view.text[end : view.tokens[after].start]
    end, rest = without(view, after, shared.places)
    return start, end, (*parts, gap, *rest)


def _keeps_preposition(match: Match, new: str) -> bool:
    """Whether what stood before the words that follow still does: « à proximité de » is « près de »."""
    ends = new.lower().replace("’", "'").strip().rpartition(" ")[2]
    family = ("de", "d'", "du", "des") if match.tail in ("de", "d'", "du", "des") else ("à", "au", "aux", "jusqu'à")
    return match.entry.simpler.rpartition(" ")[2] in ("de", "à") and ends in family


def _tokens(view: View, match: Match) -> tuple[int, int]:
    """The first and the last token of a phrase."""
    first = bisect_left(view.tokens, match.start, key=lambda token: token.start)
    return first, bisect_left(view.tokens, match.end, key=lambda token: token.start) - 1


def _repeats(view: View, new: str, entry: Entry) -> bool:
    """Whether the simpler word would stand twice in the sentence: « pendant la guerre, pendant l’hiver »."""
    word = new.partition(" ")[0].lower()
    is_heard = word == "mais" or len(word) >= _SHORTEST_HEARD
    return is_heard and entry.kind != "conj" and any(token.word.key == word for token in view.tokens)


def _is_said(view: View, new: str, match: Match) -> bool:
    """Whether the text gives the simpler words of a foreign one itself."""
    return match.entry.kind.startswith(("latin", "english")) and new.lower() in view.text.lower()


def _with_article(view: View, match: Match, last: int, new: str) -> str | None:
    """« en dépit de difficultés » is « malgré des difficultés »; None where a singular noun wants another article."""
    is_bare = match.tail in ("de", "d'") and not new.rstrip("’ ").lower().endswith((" de", " d"))
    if not is_bare or last + 1 >= len(view.tokens):
        return new
    if view.tokens[last + 1].word.flags & flags.UPPER:
        return None
    if tagged(view)[last + 1] not in ("NOUN", "ADJ"):
        return new
    is_plural = tagged(view)[last + 1] == "NOUN" and number_of(view, last + 1) == "p"
    return f"{new.rstrip()} des" if is_plural else None


def _agreeing(view: View, entry: Entry, first: int, new: str) -> str | None:
    """A foreign wording that stands as an adjective: its simpler one agrees with the noun before."""
    word = tokens(new, "fr")[0].word if entry.kind in ("latin", "english") and " " not in new else None
    if word is None or not word.flags & _QUALITY or not first or tagged(view)[first - 1] != "NOUN":
        return new
    gender = gender_of(view.tokens[first - 1].word)
    return agreed(word, gender, number_of(view, first - 1)) if gender else None


@cache
def _fixed() -> tuple[Entry, ...]:
    return tuple(entry for entry in usual() if not entry.kind.startswith(_INFLECTED) and ">" not in entry.kind)
