"""Roman numerals in figures: centuries, chapters, arrondissements, kings."""

from collections.abc import Iterator
from typing import Final

from limpide.language import flags
from limpide.language.compiled import compiled
from limpide.language.counting import counting
from limpide.language.numerals import arabic, roman
from limpide.rewriters.drafts import Kept, Part, Proposal, View
from limpide.rewriters.groups import tagged

_ALLOWS: Final = frozenset({"numbers", "names", "easier"})
_SMALL: Final = frozenset("IVX")
_PIECE: Final = r"[^-‑–]+"
_GAP: Final = " \u00a0\u202f"


def in_figures(view: View) -> Iterator[Proposal]:
    """« XIIe siècle » as « 12e siècle », “Chapter IV” as “Chapter 4”, « Louis XIV » as « Louis 14 »."""
    for at, token in enumerate(view.tokens):
        if not token.word.flags & flags.CAPITALISED or token.word.text[0] not in "IVXLCDM":
            continue
        parts = _written(view, at)
        if parts:
            yield Proposal(
                token.start,
                token.end,
                parts,
                confidence=0.8,
                allows=_ALLOWS,
            )


def _written(view: View, at: int) -> tuple[Part, ...]:
    """The token in figures, its endings and hyphens kept; nothing where it counts nothing."""
    token, made, done = view.tokens[at], list[Part](), view.tokens[at].start
    for piece in compiled(_PIECE).finditer(token.word.text):
        numeral, ending = _parted(piece.group(), view)
        if not numeral or not _counts(view, at, numeral, ending):
            return ()
        start = token.start + piece.start()
        after = start + len(numeral)
        missing = "" if ending or not _lacks_ending(view, at) else counting(view.lang).roman.bare_ending
        made += [*_kept(done, start), f"{arabic(numeral)}{missing}", *_kept(after, token.start + piece.end())]
        done = token.start + piece.end()
    return tuple(made)


def _kept(start: int, end: int) -> tuple[Kept, ...]:
    return (Kept(start, end),) if start < end else ()


def _parted(text: str, view: View) -> tuple[str, str]:
    """A numeral and its ordinal ending; an empty numeral where the text is none."""
    ending = compiled(f"(?:{counting(view.lang).roman.ordinals})s?$").search(text)
    numeral = text[: ending.start()] if ending and text[: ending.start()].isupper() else text
    return (numeral, text[len(numeral) :]) if numeral.isupper() and roman(numeral) == numeral else ("", "")


def _counts(view: View, at: int, numeral: str, ending: str) -> bool:
    """Whether a Roman numeral numbers something: a century, a chapter, a king."""
    known = counting(view.lang).roman
    if len(numeral) == 1 and not _SMALL.issuperset(numeral):
        return False
    if _next_key(view, at) in known.before:
        return True
    if ending and _SMALL.issuperset(numeral) and (_key_before(view, at) in known.ordinal_after or _is_king(view, at)):
        return True
    if ending or not _SMALL.issuperset(numeral) or _is_initial(view, at):
        return False
    if _key_before(view, at) in known.after:
        return view.lang == "fr" or numeral != "I" or view.tokens[at - 1].word.text[:1].isupper()
    is_royal = numeral != "I" and at > 0 and view.tokens[at - 1].word.text in known.kings
    return (len(numeral) > 1 or is_royal) and _is_king(view, at)


def _lacks_ending(view: View, at: int) -> bool:
    """Whether a century is counted without an ending: “the XIX century”."""
    known = counting(view.lang).roman
    return _next_key(view, at) in known.before


def _is_king(view: View, at: int) -> bool:
    """Whether a name stands right before: « Louis XIV », « François Ier »."""
    if not at or view.between(at - 1, at).strip(_GAP) or not view.between(at - 1, at):
        return False
    before = view.tokens[at - 1].word
    is_name = tagged(view)[at - 1] == "PROPN" or (before.text.istitle() and not before.flags & flags.FUNCTION)
    return is_name and before.text.replace("-", "").isalpha() and not before.text.isupper() and len(before.text) > 2


def _is_initial(view: View, at: int) -> bool:
    """Whether a stop follows a single letter, or a quotation mark holds it: « V. Hugo »."""
    end = view.tokens[at].end
    return end - view.tokens[at].start == 1 and view.text[end : end + 1] == "." and end + 1 < len(view.text)


def _key_before(view: View, at: int) -> str:
    return view.tokens[at - 1].word.key if at and not view.between(at - 1, at).strip(_GAP) else ""


def _next_key(view: View, at: int) -> str:
    return view.tokens[at + 1].word.key if at + 1 < len(view.tokens) else ""
