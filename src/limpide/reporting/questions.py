"""The questions of a report as people meet them one by one: open, answered; and the answers whose question is gone."""

from collections.abc import Iterable

from msgspec import Struct

from limpide.model import Answer, Finding, Lang, Report, Rule
from limpide.reporting.order import in_order
from limpide.reporting.places import Places
from limpide.reporting.quoting import cut, encodable, visible
from limpide.reporting.wordings import advice, message, question
from limpide.reporting.wordings import answered as said_answer
from limpide.reporting.words import Words

EXCERPT = 120  # characters of the source shown at most


class Question(Struct, frozen=True):
    """A question with what a person needs to answer it. `message` is empty where it would say the question again."""

    id: str
    rule: Rule
    title: str
    place: str
    excerpt: str
    message: str
    text: str
    advice: str
    answered: str = ""

    @property
    def shown(self) -> str:
        """The question in a line, after what it is about."""
        return " ".join(filter(None, (self.message, self.text)))


def open_questions(report: Report, lang: Lang) -> tuple[Question, ...]:
    """What a person has yet to answer, in the order of the source."""
    asked = (each for each in in_order(report) if each[0].outcome == "needs_review" and each[0].suppressed is None)
    return _questions(report, asked, lang)


def answered(report: Report, lang: Lang) -> tuple[Question, ...]:
    """What a person answered, in the order of the source."""
    return _questions(report, (each for each in in_order(report) if each[0].answer), lang)


def stale(report: Report, place: str, answers: Iterable[Answer]) -> tuple[Answer, ...]:
    """The answers about this very source whose rule ran without asking their question again."""
    ran = (result.rule for result in report.results if result.outcome != "untested")
    names = {name for rule in ran for name in (rule.id, *rule.formerly)}
    findings = [finding for finding, _ in in_order(report)]
    asked = {finding.fingerprint for finding in findings}
    asked |= {finding.answer.question for finding in findings if finding.answer}
    last = {answer.question: answer for answer in answers if answer.path == place}
    return tuple(answer for answer in last.values() if answer.rule in names and answer.question not in asked)


def _questions(report: Report, pairs: Iterable[tuple[Finding, Rule]], lang: Lang) -> tuple[Question, ...]:
    places = Places(report.document)
    return tuple(_question(report, places, finding, rule, lang) for finding, rule in pairs)


def _question(report: Report, places: Places, finding: Finding, rule: Rule, lang: Lang) -> Question:
    words = finding.scripted or report.document.source[finding.span.start : finding.span.end]
    return Question(
        id=finding.fingerprint,
        rule=rule,
        title=rule.title[lang],
        place=_place(places, finding, lang),
        excerpt=encodable(cut(words, EXCERPT)),
        message="" if rule.only_asks else visible(message(rule, finding, lang)),
        text=visible(question(rule, finding, lang)),
        advice=visible(advice(rule, finding, lang)),
        answered=said_answer(finding.answer, lang) if finding.answer else "",
    )


def _place(places: Places, finding: Finding, lang: Lang) -> str:
    t = Words(lang)
    if finding.scripted:
        return visible(t("scripted", selector=places.selector(finding)))
    return t("line", line=places.point(finding.span.start).line)
