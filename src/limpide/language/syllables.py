"""Syllables of a word by its spelling, where the word base does not know it."""

from typing import Final

from limpide.language.compiled import compiled
from limpide.model import Lang

_SILENT: Final[dict[Lang, str]] = {
    "fr": (
        r"(?<=g)e(?=[aâoôu])|(?<=[iuy])e(?=ment|ri[eo])"
        r"|(?<=[qg])ue?s?$|(?<=[^aàâeéèêëiîïoôuùûüy])es?$|(?<=[iuéy])es?$"
        r"|(?<=ai)ent$|(?<=[èiu]r)ent$|(?<=ss)ent$"
    ),
    "en": (
        r"(?<=[^aeiouyl])e$|(?<=[^aeiouytd])ed$|(?<=[^aeiouysxzchg])es$|(?<=[a-z]{3})e(?=(?:ly|ment|ful|less|ness)$)"
    ),
}
_APART: Final = r"(?<=[bcdfgkptv][lr])(?:[iy](?=[aàâeéèêoôuœ])|u(?=[aeéèêoô])|ou(?=[aeéèê]|i(?!ll)))"
"""After two consonants, « i », « u » and « ou » keep a syllable of their own (crier, cruel, trouer), but « ui »."""
_GLIDE: Final = r"(?:(?<=[qg])u(?=i[eéè]))?(?:ou(?=[aâeéèêiîo])|[iïy](?=[aàâeéèêëoôuœ])|u(?=[aàâeéèêëiîoôy]))?"
_NUCLEUS: Final = (
    r"(?:oe?ui(?=l)|eui(?=l)|eau|[oœ]eu|œu|e[uû]|o[uùû]|o[iî]|au|a[iî]|ei|[aeo]y|(?<!^c)oe|oê|ea|ee|(?<!^c)oo"
    r"|[aàâeéèêëiîïoôöuùûüyæœ])"
)
_VOWELS: Final[dict[Lang, str]] = {
    "fr": f"{_APART}|{_GLIDE}{_NUCLEUS}",
    "en": r"eau|[aeo]u|[ae][iy]|o[aiouy]|ee|ea|ie(?!t)|[iu]ou|(?<=[qg])u[aeiou]|[aeiouy]",
}


def by_rule(word: str, lang: Lang) -> int:
    """The syllables of a word in lower case, at least one: silent endings off, then groups of vowels."""
    return max(1, len(compiled(_VOWELS[lang]).findall(compiled(_SILENT[lang]).sub("", word))))
