"""The bits of `Word.flags`: what a form can be, and how it is written here.

Plain integers: `word.flags & flags.PARTICIPLE` costs a tenth of the same on an IntFlag.
"""

from typing import Final

NOUN: Final = 1 << 0
VERB: Final = 1 << 1
ADJECTIVE: Final = 1 << 2
ADVERB: Final = 1 << 3
PRONOUN: Final = 1 << 4
DETERMINER: Final = 1 << 5
PREPOSITION: Final = 1 << 6
CONJUNCTION: Final = 1 << 7
SUBORDINATOR: Final = 1 << 8
"""A conjunction, pronoun or adverb that opens a subordinate clause (que, dont, lorsque; which, because)."""
FUNCTION: Final = 1 << 9
"""A word of grammar, not of meaning: determiner, pronoun, preposition, conjunction, auxiliary, negation."""
INFINITIVE: Final = 1 << 10
FINITE: Final = 1 << 11
"""Can be a verb form that carries person and tense."""
GERUND: Final = 1 << 12
"""A present participle: -ant, -ing."""
PARTICIPLE: Final = 1 << 13
"""A past participle, of any gender and number."""
BE: Final = 1 << 14
"""A form of être; of be."""
HAVE: Final = 1 << 15
"""A form of avoir; of have."""
MOVES: Final = 1 << 16
"""A form of a verb that forms its past with être (venir, rester): its participle after être is no passive."""
NEGATION: Final = 1 << 17
MODAL: Final = 1 << 18
MASCULINE: Final = 1 << 19
FEMININE: Final = 1 << 20
SINGULAR: Final = 1 << 21
PLURAL: Final = 1 << 22
KNOWN: Final = 1 << 23
"""The form stands in the word base."""
LEXICAL: Final = (1 << 24) - 1
"""The bits that hang on the form alone and stand in the word base; those above hang on how it is written."""

CAPITALISED: Final = 1 << 24
UPPER: Final = 1 << 25
"""Two letters or more, all capitals."""
DIGIT: Final = 1 << 26
"""Holds a digit (A4, COVID-19, 1er)."""
NUMBER: Final = 1 << 27
"""A number in figures, with its blanks, commas and ordinal ending."""
ELIDED: Final = 1 << 28
"""Ends with an apostrophe and leans on the next word (l’, qu’)."""
ADDRESS: Final = 1 << 29
"""A web address, an e-mail address or a file name: one token that is no word."""
INCLUSIVE: Final = 1 << 30
"""Two genders in one word (adhérent·es, adhérent(e)s)."""
CLITIC: Final = 1 << 31
"""A pronoun tied to the verb before it by a hyphen (-il, -t-on, -vous)."""
COUNTED: Final = 1 << 32
"""Counts as a word, as word processors count: « l’école » and « a-t-il » are one each, an address is none."""
