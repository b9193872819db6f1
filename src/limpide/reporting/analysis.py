"""An analysis as data, `limpide.analysis/1`: the shape that CONTRACT.md gives."""

from msgspec import Struct, json

from limpide.analysing import Analysis, PassiveUse, ScoredSentence
from limpide.model import Span, Term

Place = tuple[int, int]


class SentenceData(Struct, frozen=True, gc=False):
    start: int
    end: int
    words: int
    score: float | None


class PassiveData(Struct, frozen=True, gc=False):
    start: int
    end: int
    verb_start: int
    verb: str
    kind: str
    agent: Place | None


class AcronymData(Struct, frozen=True):
    start: int
    end: int
    acronym: str
    expansion: str | None
    origin: str | None
    definition: Place | None
    choices: tuple[str, ...]


class TermData(Struct, frozen=True, gc=False):
    start: int
    end: int
    term: str
    explanation: str | None


class AnalysisData(Struct, frozen=True):
    """One object of the output. `id` is as it came with a text; of a source, its name."""

    id: object
    lang: str
    words: int | None
    syllables: int | None
    score: float | None
    level: str | None
    level_range: tuple[str, str] | None
    reason: str | None
    sentences: list[SentenceData]
    passives: list[PassiveData]
    acronyms: list[AcronymData]
    terms: list[TermData]


class ProblemData(Struct, frozen=True):
    """What stands in the place of an analysis where a line cannot be read."""

    id: object
    error: str


def render(analysis: Analysis, key: object) -> str:
    """The analysis as JSON text for a reader."""
    return json.format(json.encode(analysis_data(analysis, key)), indent=2).decode() + "\n"


def render_line(analysis: Analysis, key: object) -> bytes:
    """The analysis as one line of JSON."""
    return json.encode(analysis_data(analysis, key)) + b"\n"


def problem_line(error: str, key: object) -> bytes:
    """Why a line has no analysis, as one line of JSON."""
    return json.encode(ProblemData(key, error)) + b"\n"


def analysis_data(analysis: Analysis, key: object) -> AnalysisData:
    """The analysis as typed values."""
    read = analysis.readability
    reason = read.reason[analysis.lang if analysis.lang in read.reason else "en"] if read.reason else None
    return AnalysisData(
        key,
        analysis.lang,
        analysis.words,
        analysis.syllables,
        read.score,
        read.level,
        read.level_range,
        reason,
        [_sentence(each) for each in analysis.sentences],
        [_passive(each) for each in analysis.passives],
        [_acronym(term) for term in analysis.terms if term.kind == "acronym"],
        [_term(term) for term in analysis.terms if term.kind == "jargon"],
    )


def _sentence(sentence: ScoredSentence) -> SentenceData:
    return SentenceData(*_place(sentence.span), sentence.words, sentence.score)


def _passive(found: PassiveUse) -> PassiveData:
    agent = _place(found.agent) if found.agent else None
    return PassiveData(*_place(found.span), found.participle.start, found.verb, found.kind, agent)


def _acronym(term: Term) -> AcronymData:
    definition = _place(term.definition) if term.definition else None
    return AcronymData(*_place(term.span), term.term, term.expansion, term.origin, definition, term.choices)


def _term(term: Term) -> TermData:
    return TermData(*_place(term.span), term.term, term.explanation)


def _place(span: Span) -> Place:
    return span.start, span.end
