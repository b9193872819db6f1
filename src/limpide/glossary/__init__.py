"""Acronyms and jargon: what a document says of them, then the project's own file, then the bundled lexicon.

The project's file is the matter of `files` (read and checked) and `adding`, which most runs never load.
"""

from limpide.glossary.entries import Entry, Origin
from limpide.glossary.lexicon import bundled
from limpide.glossary.lookup import Glossary, load_glossary
from limpide.glossary.terms import terms

__all__ = ["Entry", "Glossary", "Origin", "bundled", "load_glossary", "terms"]
