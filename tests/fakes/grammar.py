"""A grammar checker that knows a few faults by heart."""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from limpide.model import Lang
from limpide.proofreading import GrammarMatch

FAULTS: Final[Mapping[Lang, Mapping[str, tuple[str, str, tuple[str, ...]]]]] = {
    "fr": {
        "les chat": ("D_N", "AGREEMENT", ("le chat", "les chats")),
        "elle peuvent": ("ACCORD_R_PERS_VERBE", "CAT_GRAMMAIRE", ("elles peuvent", "elle peut")),
    },
    "en": {"(?<=she )have": ("HE_VERB_AGR", "GRAMMAR", ("has",))},
}
"""What LanguageTool says of these words, written as patterns: rule, category, replacements."""


class FakeGrammar:
    """A `model.Grammar` without a server. `texts` keeps what it was given."""

    version = "fake"

    def __init__(self, faults: Mapping[Lang, Mapping[str, tuple[str, str, tuple[str, ...]]]] = FAULTS) -> None:
        self.texts: list[str] = []
        self._faults = faults

    def check(self, text: str, *, lang: Lang) -> Sequence[GrammarMatch]:
        self.texts.append(text)
        found = [
            GrammarMatch(match.start(), match.end(), rule, category, "grammar", "Accord.", replacements)
            for fault, (rule, category, replacements) in self._faults[lang].items()
            for match in re.finditer(rf"\b{fault}\b", text, re.I)
        ]
        return sorted(found, key=lambda match: match.start)
