"""Compiles rules/lexicons/forms_{fr,en}.marisa, every form of each lemma, from Lexique and LemmInflect.

Then lemmas_fr.marisa: the lemmas of the French forms that the word base lacks, or of which it knows no part of speech.

Build time only, in the environment of build_words.py:
    PYTHONPATH=src:benchmarks /tmp/words/bin/python benchmarks/build_forms.py

A cell of a French verb that Lexique lacks is filled as the verbs with the longest common ending fill theirs
(« vérifier » as « confier »), a plural that it lacks by rule. Each run prints how many cells of a tenth left out come
back right.
"""

import csv
import gzip
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

import marisa_trie

from build_words import LEXICONS, decimal, joined, lexique, package
from limpide.language.inflection import TAB
from limpide.language.words import open_words

Cells = dict[str, dict[str, str]]
PERSONS = ("1s", "2s", "3s", "1p", "2p", "3p")
CELLS = (  # of a French verb
    "inf",
    "par:pre",
    *(f"pp:{gender}{number}" for gender in "mf" for number in "sp"),
    *(
        f"{tense}:{person}"
        for tense in ("ind:pre", "ind:imp", "ind:fut", "ind:pas", "cnd:pre", "sub:pre", "sub:imp")
        for person in PERSONS
    ),
    "imp:pre:2s",
    "imp:pre:1p",
    "imp:pre:2p",
)
RAREST = 0.05  # occurrences per million words under which a lemma of Lexique is left out
VOTERS = 7  # verbs with the nearest ending that are asked
FAMILIES = (  # tenses that share a stem, and the endings of their persons
    (
        ("ind:fut", "cnd:pre"),
        (("ai", "as", "a", "ons", "ez", "ont"), ("ais", "ais", "ait", "ions", "iez", "aient")),
    ),
    (("ind:imp",), (("ais", "ais", "ait", "ions", "iez", "aient"),)),
)
ENDINGS = {  # of every verb; Lexique gives some cells the form of another
    "ind:imp": ("ais", "ais", "ait", "ions", "iez", "aient"),
    "ind:fut": ("rai", "ras", "ra", "rons", "rez", "ront"),
    "cnd:pre": ("rais", "rais", "rait", "rions", "riez", "raient"),
}
OF_BE = {
    "sub:pre:2s": "sois", "sub:pre:3p": "soient", "imp:pre:2s": "sois", "imp:pre:1p": "soyons", "imp:pre:2p": "soyez",
}  # fmt: skip
OWN_SUBJUNCTIVE = frozenset(("être", "avoir", "aller", "faire", "pouvoir", "savoir", "vouloir", "valoir", "falloir"))


def main() -> None:
    verbs, names = french()
    verbs = {lemma: completed(cells) for lemma, cells in verbs.items()}
    print(f"held-out cells right: {held_out(verbs):.4f}")
    endings = Endings(verbs)
    filled = {lemma: {**filling(lemma, cells, endings), **cells} for lemma, cells in verbs.items()}
    names = {lemma: {**dict(plurals(cells)), **cells} for lemma, cells in names.items()}
    write("fr", [*keys(filled), *keys(names)])
    write_unlisted(filled, names)
    write("en", english())


def french() -> tuple[Cells, Cells]:
    """The cells of verbs, then those of nouns and adjectives; of two spellings the more frequent."""
    verbs: Cells = defaultdict(dict)
    names: Cells = defaultdict(dict)
    rows = [row for row in lexique() if _is_common(row) and " " not in row["1_ortho"]]
    for row in sorted(rows, key=lambda row: decimal(row["9_freqfilms2"]) + decimal(row["10_freqlivres"])):
        form, lemma, tag = joined(row["1_ortho"]), joined(row["3_lemme"]), row["4_cgram"]
        if tag in ("VER", "AUX"):
            for cell in _verb_cells(row):
                if _may_fill(cell, form, lemma):
                    verbs[lemma][cell] = form
        elif tag in ("NOM", "ADJ"):
            for cell in _name_cells(row, "N" if tag == "NOM" else "A"):
                names[lemma][cell] = form
    verbs["être"].update(OF_BE)
    return {lemma: cells for lemma, cells in verbs.items() if "inf" in cells}, names


def completed(cells: dict[str, str]) -> dict[str, str]:
    """The cells with those that follow from others by rule."""
    cells = dict(cells)
    participle(cells)
    second_group(cells)
    for tenses, endings in FAMILIES:
        stem = _stem(cells, tenses, endings)
        for tense, by_person in zip(tenses, endings, strict=True) if stem else ():
            for person, ending in zip(PERSONS, by_person, strict=True):
                cells.setdefault(f"{tense}:{person}", _joint(stem, ending))
    if (many := cells.get("ind:pre:3p", "")).endswith("ent") and cells["inf"] not in OWN_SUBJUNCTIVE:
        for person, ending in (("1s", "e"), ("2s", "es"), ("3s", "e"), ("3p", "ent")):
            cells.setdefault(f"sub:pre:{person}", many[:-3] + ending)
    for person in ("1p", "2p"):
        if (form := cells.get(f"ind:imp:{person}")) and cells["inf"] not in OWN_SUBJUNCTIVE:
            cells.setdefault(f"sub:pre:{person}", form)
        if form := cells.get(f"ind:pre:{person}"):
            cells.setdefault(f"imp:pre:{person}", form)
    return cells


def second_group(cells: dict[str, str]) -> None:
    """Fills the plural of the present of the verbs like finir."""
    if (gerund := cells.get("par:pre", "")).endswith("issant") and cells["inf"].endswith("ir"):
        for person, ending in (("1p", "ons"), ("2p", "ez"), ("3p", "ent")):
            cells.setdefault(f"ind:pre:{person}", gerund[:-3] + ending)


def participle(cells: dict[str, str]) -> None:
    """Fills the genders and numbers of a participle."""
    if base := cells.get("pp:ms"):
        cells.setdefault("pp:mp", base if base.endswith("s") else base + "s")
        cells.setdefault("pp:fs", base + "e")
        cells.setdefault("pp:fp", base + "es")


def plurals(cells: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The regular plural of each singular."""
    for cell, form in cells.items():
        if cell.endswith("s"):
            yield cell[:-1] + "p", plural(form)


def plural(form: str) -> str:
    if form[-1] in "sxz":
        return form
    if form.endswith("al"):
        return form[:-1] + "ux"
    return form + ("x" if form.endswith(("eau", "eu", "au")) else "s")


def write_unlisted(verbs: Cells, names: Cells) -> None:
    base = open_words("fr")
    found = {
        TAB.join((form, lemma))
        for table in (verbs, names)
        for lemma, cells in table.items()
        for form in cells.values()
        if not base.lists(form)
    }
    marisa_trie.Trie(sorted(found)).save(str(LEXICONS / "lemmas_fr.marisa"))
    print("fr", len(found), "forms that the word base lacks")


def _stem(cells: Mapping[str, str], tenses: Sequence[str], endings: Sequence[Sequence[str]]) -> str:
    """The stem that most forms of a family of tenses show; empty where there is none."""
    stems: Counter[str] = Counter()
    for tense, by_person in zip(tenses, endings, strict=True):
        for person, ending in zip(PERSONS, by_person, strict=True):
            form = cells.get(f"{tense}:{person}", "")
            if form and form.endswith(ending):
                stems[form[: -len(ending)]] += 1
    return stems.most_common(1)[0][0] if stems else ""


def _joint(stem: str, ending: str) -> str:
    """Stem and ending, « mange » and « ç » only before a, â and o."""
    if ending[0] in "aâo":
        return stem + ending
    if stem.endswith("ge"):
        return stem[:-1] + ending
    return stem[:-1] + "c" + ending if stem.endswith("ç") else stem + ending


class Endings:
    """The verbs by their endings, most letters first."""

    def __init__(self, verbs: Cells) -> None:
        self._by_ending: dict[str, list[dict[str, str]]] = defaultdict(list)
        for lemma, cells in verbs.items():
            for length in range(2, min(8, len(lemma)) + 1):
                self._by_ending[lemma[-length:]].append({"inf": lemma, **cells})

    def like(self, lemma: str, cell: str, *, without: str = "") -> Iterator[tuple[str, str]]:
        """(lemma, form) of the verbs with the longest common ending that have this cell."""
        seen: set[str] = {without}
        for length in range(min(8, len(lemma)), 1, -1):
            for cells in self._by_ending.get(lemma[-length:], ()):
                if cell in cells and cells["inf"] not in seen:
                    seen.add(cells["inf"])
                    yield cells["inf"], cells[cell]
                    if len(seen) > VOTERS:
                        return


def filling(lemma: str, cells: Mapping[str, str], endings: Endings) -> dict[str, str]:
    """The cells that a verb lacks, by analogy."""
    return {cell: form for cell in CELLS if cell not in cells and (form := by_analogy(lemma, cell, endings))}


def by_analogy(lemma: str, cell: str, endings: Endings, *, without: str = "") -> str | None:
    votes: Counter[str] = Counter()
    for other, form in endings.like(lemma, cell, without=without):
        shared = min(_shared(other, form), len(other) - 2)
        ending = other[shared:]
        if lemma.endswith(ending):
            votes[lemma[: -len(ending)] + form[shared:]] += 1
    return votes.most_common(1)[0][0] if votes else None


def held_out(verbs: Cells) -> float:
    """The share of the cells of a tenth of the verbs that analogy alone gives right."""
    endings = Endings(verbs)
    asked = right = 0
    for lemma, cells in verbs.items():
        if zlib.crc32(lemma.encode()) % 10:
            continue
        for cell, form in cells.items():
            if cell in CELLS and cell != "inf":
                asked += 1
                right += by_analogy(lemma, cell, endings, without=lemma) == form
    return right / asked


def english() -> list[str]:
    """The forms of English verbs, nouns and adjectives, as LemmInflect lists them; the first of several spellings."""
    found = []
    with gzip.open(package("lemminflect") / "resources" / "infl_lu.csv.gz", "rt", encoding="utf-8") as handle:
        for lemma, pos, *forms in csv.reader(handle):
            first = [form.split("/")[0].lower() for form in forms]
            lemma = lemma.lower()
            if " " in lemma or not lemma.isalpha():
                continue
            if pos == "verb":
                past, participle, gerund, third = [*first, "", "", "", ""][:4]
                cells = {"inf": lemma, "past": past, "pp": participle or past, "ing": gerund, "3s": third}
            elif pos == "noun" and first:
                cells = {"N:s": lemma, "N:p": first[0]}
            elif pos == "adj" and len(first) >= 2:
                cells = {"A:more": first[0], "A:most": first[1]}
            else:
                continue
            found.extend(TAB.join((lemma, cell, form)) for cell, form in cells.items() if form)
    return found


def keys(table: Cells) -> Iterator[str]:
    for lemma, cells in table.items():
        for cell, form in cells.items():
            yield TAB.join((lemma, cell, form))


def write(lang: str, found: Iterable[str]) -> None:
    trie = marisa_trie.Trie(sorted(set(found)))
    trie.save(str(LEXICONS / f"forms_{lang}.marisa"))
    print(lang, len(trie), "forms")


def _is_common(row: Mapping[str, str]) -> bool:
    return decimal(row["7_freqlemfilms2"]) + decimal(row["8_freqlemlivres"]) >= RAREST


def _may_fill(cell: str, form: str, lemma: str) -> bool:
    """Whether a form has the ending that its cell has in every verb."""
    if cell == "inf" or cell.startswith(("par:", "pp:")):
        return (cell == "inf") == (form == lemma)
    own = ENDINGS.get(cell[:7])
    is_person = not cell.endswith("2p") or form.endswith(("ez", "tes"))
    return form != lemma and is_person and (own is None or form.endswith(own[PERSONS.index(cell[-2:])]))


def _verb_cells(row: Mapping[str, str]) -> Iterator[str]:
    for form in row["11_infover"].strip('"').split(";"):
        if form == "par:pas":
            for gender in row["5_genre"] or "mf":
                for number in row["6_nombre"] or "sp":
                    yield f"pp:{gender}{number}"
        elif form:
            yield form


def _name_cells(row: Mapping[str, str], tag: str) -> Iterator[str]:
    for gender in row["5_genre"] or "mf":
        for number in row["6_nombre"] or "sp":
            yield f"{tag}:{gender}{number}"


def _shared(left: str, right: str) -> int:
    """How many first letters two words share."""
    return next((at for at, (a, b) in enumerate(zip(left, right, strict=False)) if a != b), min(len(left), len(right)))


if __name__ == "__main__":
    main()
