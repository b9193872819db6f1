"""Whether the marks of emphasis still mark once words have moved around them (CommonMark 0.31, 6.2)."""

import unicodedata
from collections.abc import Mapping, Sequence

_MARKS = "*_~"


def flank(written: Sequence[str], edges: Mapping[int, bool], before: str, after: str) -> bool:
    """Whether each mark of emphasis among the written parts opens or closes what it should.

    `edges` are the places of the marks of elements, and whether they close; `before` and `after` are the signs of the
    source around, empty at its ends.
    """
    for at, closes in edges.items():
        part = written[at]
        if part and not part.strip(_MARKS):
            left = ("".join(written[:at]) or before)[-1:]
            right = ("".join(written[at + 1 :]) or after)[:1]
            inner, outer = (left, right) if closes else (right, left)
            if not _flanks(inner, outer, is_underscore="_" in part):
                return False
    return True


def _flanks(inner: str, outer: str, *, is_underscore: bool) -> bool:
    if not inner.strip():
        return False
    is_apart = not outer.strip() or _is_punctuation(outer)
    return is_apart or not (is_underscore or _is_punctuation(inner))


def _is_punctuation(sign: str) -> bool:
    return unicodedata.category(sign)[0] in "PS"
