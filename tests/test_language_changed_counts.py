"""Counts after a change are those of the changed text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from limpide.language.changed_counts import after, counted
from limpide.language.features import parted, sentence_vector, total
from limpide.language.tokens import tokens

TEXTS = (
    "Le chat mange la grande souris.",
    "Une administration, hélas, procède à la vérification (lente).",
    "Il dort.",
    "Vous aurez du pain et du sel ; puis rien.",
)
VECTORS = [sentence_vector(tokens(text, "fr"), text, "fr") for text in TEXTS]
vectors = st.sampled_from(VECTORS)


@given(
    st.lists(vectors, min_size=1, max_size=12),
    st.dictionaries(st.integers(0, 11), st.lists(vectors, min_size=1, max_size=4), max_size=5),
)
def test_counts_after_a_change_are_those_of_the_whole_text_counted_again(before, wished):
    changes = {at: new for at, new in wished.items() if at < len(before)}
    changed = [each for at, old in enumerate(before) for each in changes.get(at, [old])]

    assert after(counted(before), changes) == pytest.approx(total(changed))


def test_a_sentence_in_two_parts_is_two_sentences():
    counts = after(counted(VECTORS), {1: [parted(VECTORS[1], 2)] * 2})

    assert counts["sentences"] == len(VECTORS) + 1
