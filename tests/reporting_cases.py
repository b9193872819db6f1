"""Reports built by hand for the tests of report formats: every kind of finding, without running a rule."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from hashlib import sha256

from msgspec.structs import replace

from limpide.model import (
    Answer,
    Block,
    Document,
    Edit,
    Example,
    Failure,
    Finding,
    Fix,
    Impact,
    Kind,
    LeftOut,
    Measure,
    Metrics,
    Outcome,
    Piece,
    Readability,
    Report,
    Rule,
    RuleResult,
    Span,
    Standards,
    Suppression,
    Term,
    Text,
    UnusedSuppression,
)

NOW = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
NO_STANDARD = Standards()
LATER = datetime(2026, 12, 1, 8, 30, tzinfo=UTC)


def document(
    *texts: tuple[Kind, str] | tuple[Kind, str, str], name: str = "article.html", lang: str = "fr"
) -> Document:
    """A document whose source has one element a line, its text copied as it is."""
    source = ""
    blocks = []
    for number, (kind, text, *own_lang) in enumerate(texts):
        source += "<p>"
        start = len(source)
        span = Span(start, start + len(text))
        plain = Text(text, (Piece(0, len(text), span),))
        block_lang = own_lang[0] if own_lang else lang
        blocks.append(
            Block(kind, span, plain, block_lang, level=2 * (kind == "heading"), selector=f"p:nth-of-type({number + 1})")
        )
        source += f"{text}</p>\n"
    return Document(name, "html", lang, source, tuple(blocks))


def rule(
    rule_id: str,
    *,
    theme: str = "links",
    impact: Impact = "serious",
    standards: Standards = NO_STANDARD,
    message: str = "«\u00a0{text}\u00a0» pose problème.",
    targets: tuple[str, ...] = ("paragraph",),
) -> Rule:
    return Rule(
        id=rule_id,
        theme=theme,
        check="links.name",
        title={"fr": f"Titre de {rule_id}", "en": f"Title of {rule_id}"},
        message={"fr": message, "en": "“{text}” is a problem."},
        help={"fr": "Écrivez autre chose.", "en": "Write something else."},
        why={"fr": "Les gens ne comprennent pas.", "en": "People do not understand."},
        fix={},
        impact=impact,
        on_find="failed",
        standards=standards,
        formerly=(),
        langs=("fr",),
        targets=targets,
        select="",
        parts=(),
        whole_page=False,
        params={},
        rewriter="",
        examples=(Example("failed", "<p>x</p>"),),
        path=f"{theme}/{rule_id}.toml",
    )


def finding(doc: Document, words: str, *, nth: int = 0, **fields: object) -> Finding:
    """A finding on the words, where they stand for the (nth + 1)th time in the source."""
    start = -1
    for _ in range(nth + 1):
        start = doc.source.index(words, start + 1)
    given = {
        "data": {"text": words},
        "fingerprint": f"{sha256(words.encode('utf-8', 'replace')).hexdigest()[:8]}-{nth}",
        "outcome": "failed",
        **fields,
    }
    return Finding(Span(start, start + len(words)), **given)  # type: ignore[arg-type]


def replaced(found: Finding, text: str, *, safe: bool = False) -> Fix:
    return Fix((Edit(found.span, text),), safe=safe)


def result(
    of: Rule, findings: Sequence[Finding] = (), *, outcome: Outcome = "failed", reason: dict[str, str] | None = None
) -> RuleResult:
    live = [f for f in findings if f.suppressed is None]
    failed = sum(f.outcome == "failed" for f in live)
    return RuleResult(of, outcome, 3, failed, len(live) - failed, tuple(findings), reason)


def of_one(found: Finding, doc: Document, *, of: Rule | None = None) -> Report:
    """A report with one finding."""
    return Report(doc, (result(of or rule("word-rare"), [found]),), None, "all")


def many(count: int) -> Report:
    """A report with `count` findings of different wording, in paragraphs of twenty words."""
    words = [
        "les",
        "usagers",
        "attendent",
        "encore",
        "une",
        "réponse",
        "claire",
        "de",
        "la",
        "mairie",
        "depuis",
        "le",
        "début",
        "de",
        "cette",
        "année",
    ]
    texts = [f"Passage{n:03d} : {' '.join(words)}, page {n}." for n in range(count)]
    doc = document(*(("paragraph", text) for text in texts))
    found = [finding(doc, f"Passage{n:03d}") for n in range(count)]
    fixed = [replace(each, fixes=(replaced(each, f"Extrait {n}"),)) for n, each in enumerate(found)]
    rules = [rule(f"word-{name}", theme="words", standards=Standards(wcag=("3.1.3",))) for name in "abcde"]
    return Report(doc, tuple(result(r, fixed[i::5]) for i, r in enumerate(rules)), None, "all")


def asking(rules: int = 5, each: int = 4) -> Report:
    """A report with questions alone, `each` of them a rule, the first one answered."""
    doc = document(*(("paragraph", f"Passage {r}-{n}.") for r in range(rules) for n in range(each)))
    found = [[finding(doc, f"Passage {r}-{n}", outcome="needs_review") for n in range(each)] for r in range(rules)]
    first = found[0][0]
    answer = Answer("word-0", doc.name, first.fingerprint, "yes", "Zoé <b>", date(2026, 11, 1), note="Vu ensemble.")
    found[0][0] = replace(first, answer=answer, suppressed=Suppression("limpide.answers.toml", answer.note))
    made = tuple(result(rule(f"word-{r}"), each, outcome="needs_review") for r, each in enumerate(found))
    return Report(doc, made, None, "rgaa")


def whole() -> Report:
    """A report with a finding of each kind: failed, repeated, to review, dismissed, repaired, overlapping."""
    doc = document(
        ("heading", "Une enquête sur l’ESS"),
        ("paragraph", "Pour en savoir plus, cliquez ici. Les GAFA dominent le marché. Pour finir, cliquez ici."),
        ("paragraph", "The digital divide is a policy problem.", "en"),
        ("paragraph", "Cette phrase est vraiment très longue, avec des incises, des virgules et un mot difficile."),
    )
    link = rule("link-purpose", impact="critical", standards=Standards(wcag=("2.4.4",), rgaa=("6.1.1",)))
    acronym = rule("acronym-expanded", theme="words", standards=Standards(wcag=("3.1.4",), falc=("W07",)))
    long = rule("sentence-long", theme="readability", impact="moderate")
    lang = rule("part-language", theme="language", standards=Standards(wcag=("3.1.2",), rgaa=("8.7.1",)))
    grammar = rule("grammar-agreement", theme="language", impact="minor")
    clean = rule("image-alternative", theme="images")
    acronyms = [finding(doc, "ESS"), finding(doc, "GAFA")]
    acronyms[0] = replace(acronyms[0], fixes=(replaced(acronyms[0], "économie sociale et solidaire (ESS)", safe=True),))
    repeats = [finding(doc, "cliquez ici", nth=n, group="g1") for n in (0, 1)]
    dismissed = replace(
        finding(doc, "incises"), suppressed=Suppression("article.html:3", "Citation exacte", "2027-01-31")
    )
    results = (
        result(link, repeats),
        result(acronym, acronyms),
        result(long, [finding(doc, doc.blocks[3].text.plain), finding(doc, "mot difficile"), dismissed]),
        result(lang, [finding(doc, doc.blocks[2].text.plain, outcome="needs_review")], outcome="needs_review"),
        result(
            grammar,
            outcome="untested",
            reason={"fr": "LanguageTool n’est pas installé.", "en": "LanguageTool is not installed."},
        ),
        result(clean, outcome="passed"),
    )
    return Report(
        doc,
        results,
        _metrics(doc),
        "editorial",
        terms=(
            Term(
                "ESS",
                acronyms[0].span,
                "économie sociale et solidaire",
                "Des entreprises utiles à la société.",
                "lexicon",
            ),
            Term(
                "GAFA", acronyms[1].span, None, None, "glossary", None, ("Google Apple Facebook Amazon", "autre sens")
            ),
        ),
        engines={"static": "turbohtml 1.15"},
        rules_digest="0123456789abcdef",
        unused_suppressions=(UnusedSuppression("article.html:9", ("link-name",), "no finding"),),
        sha256="f" * 64,
    )


def failure() -> Failure:
    return Failure(
        "absent.html", {"fr": "Le fichier absent.html n’existe pas.", "en": "File absent.html does not exist."}, 3
    )


def _metrics(doc: Document) -> Metrics:
    measures = tuple(
        Measure("sentence", float(len(block.text.plain.split())), "words", block.span, 20.0 + 15 * number)
        for number, block in enumerate(doc.blocks)
    )
    part = Measure(
        "sentence-length",
        18.6,
        "words",
        None,
        -7.1,
        {"fr": "Les phrases comptent 19 mots.", "en": "Sentences have 19 words."},
    )
    readability = Readability(41.2, "B2", ("B1", "C1"), None, (part,), {"kandel_moles": 63.7})
    return Metrics(150, 9, 20, (LeftOut("navigation", 12),), readability, measures)
