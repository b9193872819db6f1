"""« Il vous appartient de signer » said with its subject: « Vous devez signer »."""

from collections.abc import Iterator
from typing import Final

from limpide.language.inflection import inflected
from limpide.rewriters.drafts import Proposal, View
from limpide.rewriters.fitting import joined, touches_next, whole
from limpide.rewriters.groups import cell_of, tagged
from limpide.rewriters.turning_words import turning_words

_SUBJECTS: Final = {"vous": ("vous", "2p"), "nous": ("nous", "1p"), "te": ("tu", "2s"), "me": ("je", "1s")}
_FACTS: Final = ("ind", "cnd")


def addressed(view: View) -> Iterator[Proposal]:
    """What falls to someone, told to them."""
    for at in range(len(view.tokens) - 4):
        keys = [token.word.key for token in view.tokens[at : at + 5]]
        subject = _SUBJECTS.get(whole(keys[1])[0]) if keys[0] == "il" else None
        found = _duty(view, at + 2) if subject else None
        if subject is None or found is None:
            continue
        last, simpler = found
        told = [cell[:-2] for cell in cell_of(view.tokens[at + 2], "fr") if cell.endswith("3s") and cell[:3] in _FACTS]
        forms = {inflected(simpler, f"{tense}{subject[1]}", "fr") for tense in told}
        form = forms.pop() if len(forms) == 1 else None
        if form:
            start, end, parts = joined(view, at, last, f"{subject[0]} {form}")
            yield Proposal(start, end, parts, confidence=0.7, allows=frozenset({"modality"}))


def _duty(view: View, at: int) -> tuple[int, str] | None:
    """The last token of « appartient de » before an infinitive, and the verb that says it."""
    word = view.tokens[at].word
    link, said = at + 1, word.verb
    if word.verb == "être":
        link, said = at + 2, f"être {view.tokens[at + 1].word.key}"
    simpler = turning_words().told_to.get(said, "")
    is_whole = simpler and link + 1 < len(view.tokens) and all(touches_next(view, n) for n in range(at - 2, link))
    if not is_whole or whole(view.tokens[link].word.key)[0] != "de" or tagged(view)[link + 1] not in ("INF", "CLI"):
        return None
    return link, simpler
