"""The Markdown report: the same findings as the page, for a wiki, a ticket or a merge request."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime

from limpide.model import Failure, Lang, Report, RuleResult, UnusedSuppression
from limpide.reporting.changes import Bit, Change
from limpide.reporting.findings import Card, Cited, Item
from limpide.reporting.quoting import markdown, markdown_code
from limpide.reporting.summary import counts, opening, score, summary
from limpide.reporting.wordings import titled_question
from limpide.reporting.words import Words
from limpide.resources import VERSION


def render(reports: Sequence[Report], failures: Sequence[Failure], *, lang: Lang, generated: datetime) -> str:
    """The report of all sources, one heading a source."""
    t = Words(lang)
    lines = [f"# {t.count('title.many', len(reports) + len(failures))}", "", t("partial"), ""]
    for report in reports:
        lines += _report(report, t)
    for failure in failures:
        lines += [f"## {markdown(failure.name)}", "", markdown(t("sources.error", error=failure.error[lang])), ""]
    date = generated.astimezone(UTC).strftime("%Y-%m-%d")
    return "\n".join([*lines, f"*{t('about.made', version=VERSION, date=date)} {t('about.time')}*"]) + "\n"


def _report(report: Report, t: Words) -> Iterator[str]:
    told = summary(report, t.lang)
    yield from (f"## {markdown(report.document.name)}", "", f"**{opening(told, t)}**", "")
    yield from (score(report.metrics, t), "", counts(told, t), "")
    if told.first:
        yield from (f"### {t('first')}", "")
        yield from (_priority(number, card, t) for number, card in enumerate(told.first, 1))
        yield ""
    yield from _cards(t("findings"), told.failed, t)
    yield from _cards(t("review"), told.review, t)
    yield from _cards(t("answered"), told.answered, t)
    yield from _cards(t("dismissed"), told.dismissed, t)
    yield from _listed(t("unused"), (_unused(unused, t) for unused in report.unused_suppressions))
    yield from _listed(t("untested"), (_untested(r, t) for r in report.results if r.outcome == "untested"))
    yield from _listed(t("glossary"), _terms(report, t))
    yield from _listed(t("counted"), _counted(report, t))


def _priority(number: int, card: Card, t: Words) -> str:
    facts = (t(f"impact.{card.rule.impact}"), t.count("places", card.places), t.duration(card.minutes))
    return f"{number}. **{card.rule.title[t.lang]}** ({', '.join(facts)})"


def _cards(title: str, cards: Iterable[Card], t: Words) -> Iterator[str]:
    for number, card in enumerate(cards):
        if not number:
            yield from (f"### {title}", "")
        rule = card.rule
        yield from (f"#### {_heading(card, t)}", "")
        theme = t.named("theme", rule.theme)
        yield from (f"{theme} · {_weight(card, t)} · `{rule.id}`", "")
        if card.advice:
            yield f"- {t('how')}{t('colon')}{markdown(card.advice)}"
        yield f"- {t('why')}{t('colon')}{rule.why[t.lang]}"
        yield f"- {t('criteria')}{t('colon')}{_criteria(card.criteria, t)}"
        yield ""
        for item in card.items:
            yield from _item(item, t)
            if not card.advice:
                yield f"   - {t('how')}{t('colon')}{markdown(item.advice)}"
        yield ""


def _heading(card: Card, t: Words) -> str:
    """What the rule requires; asked, where that is the question."""
    is_asked = card.asks and not card.rule.only_asks
    return titled_question(card.rule, t.lang) if is_asked else card.rule.title[t.lang]


def _weight(card: Card, t: Words) -> str:
    """How many questions, or how grave a fault and in how many places."""
    if card.asks:
        return t.count("questions", card.places)
    return f"{t('impact.' + card.rule.impact)} · {t.count('places', card.places)}"


def _criteria(criteria: Sequence[Cited], t: Words) -> str:
    if not criteria:
        return t("practice.says")
    return t("semicolon").join(_criterion(each, t) for each in criteria)


def _criterion(cited: Cited, t: Words) -> str:
    name = f"{t('standard.' + cited.standard)} {cited.number}"
    return f"{name} ({cited.criterion.title[t.lang]})" if cited.criterion else name


def _item(item: Item, t: Words) -> Iterator[str]:
    said = markdown("".join(piece.text for piece in item.message))
    also = f", {t('also')}" if item.first.finding.also else ""
    yield f"1. {said} ({_places(item, t)}{also})"
    for change in item.changes:
        yield from _change(change, t)
    if not item.changes and item.present.bits:
        yield f"   - {t('present')}{t('colon')}{_bits(item.present.bits, item.present.is_code, t)}"
    if item.decision:
        yield f"   - {t('dismissed.reason') if item.status == 'dismissed' else ''}{markdown(item.decision)}"


def _places(item: Item, t: Words) -> str:
    """The lines of a fault, or the selectors of what a script made."""
    if item.first.scripted:
        return t("scripted", selector=", ".join(markdown_code(each.scripted) for each in item.occurrences))
    return t("line", line=", ".join(str(each.line) for each in item.occurrences))


def _change(change: Change, t: Words) -> Iterator[str]:
    yield f"   - {t('present')}{t('colon')}{_bits(change.before, change.is_code, t)}"
    proposed = t("proposed.safe" if change.safe else "proposed")
    yield f"   - {proposed}{t('colon')}{_bits(change.after, change.is_code, t)}"


def _bits(bits: Sequence[Bit], is_code: bool, t: Words) -> str:
    text = "".join(bit.text for bit in bits)
    if not text.strip():
        return t("proposed.nothing")
    return markdown_code(text) if is_code else markdown(text)


def _unused(unused: UnusedSuppression, t: Words) -> str:
    return f"{markdown(unused.where)}{t('colon')}{markdown(', '.join(unused.rules))}. {t('unused.why.' + unused.why)}"


def _untested(result: RuleResult, t: Words) -> str:
    title = result.rule.title[t.lang]
    return f"{title}{t('colon')}{result.reason[t.lang]}" if result.reason else title


def _terms(report: Report, t: Words) -> Iterator[str]:
    for term in report.terms:
        meaning = term.expansion or (t("glossary.choices") + t("semicolon").join(term.choices) if term.choices else "")
        said = ". ".join(filter(None, (meaning, term.explanation))) or t("glossary.unknown")
        yield f"**{markdown(term.term)}**{t('colon')}{markdown(said)}"


def _counted(report: Report, t: Words) -> Iterator[str]:
    metrics = report.metrics
    if metrics is None:
        return
    yield f"{t.count('counted.body', metrics.words)}, {t.count('counted.sentences', metrics.sentences)}"
    if metrics.notes_words:
        yield t.count("counted.notes", metrics.notes_words)
    for left in metrics.left_out:
        yield t.count("counted.left", left.words, kind=t.named("part", left.kind))


def _listed(title: str, entries: Iterable[str]) -> Iterator[str]:
    """A heading and its list; nothing where the list is empty."""
    lines = [f"- {entry}" for entry in entries]
    if lines:
        yield from (f"### {title}", "", *lines, "")
