"""What is said of a finding in one language: its message, question and repairs, filled in, and a person's answer."""

from collections.abc import Mapping
from string import Formatter
from typing import Final, NamedTuple

from limpide.answers import NAME as ANSWERS
from limpide.errors import RuleError
from limpide.model import Answer, Finding, Fix, Lang, Rule
from limpide.reporting.quoting import cut, encodable
from limpide.reporting.words import Words

QUOTED: Final = 90  # characters of the source that a message quotes at most
LISTED: Final = 700  # the same of a question: it may name several things, each short already
_MARK: Final = "\ue000"  # private use: around what a message quotes, until it is split there


class Said(NamedTuple):
    """A piece of a message. `is_quoted`: it comes from the source, perhaps in another language."""

    text: str
    is_quoted: bool


def message(rule: Rule, finding: Finding, lang: Lang) -> str:
    """What is wrong at this place. Raises RuleError where the message asks for what the check does not give."""
    return _filled(rule, "message", rule.message[lang], _data(rule, finding))


def message_pieces(rule: Rule, finding: Finding, lang: Lang) -> tuple[Said, ...]:
    """The message with what it quotes apart. Raises as `message` does."""
    data = {name: f"{_MARK}{value.replace(_MARK, '')}{_MARK}" for name, value in _data(rule, finding).items()}
    pieces = _filled(rule, "message", rule.message[lang], data).split(_MARK)
    return tuple(Said(piece, bool(place % 2)) for place, piece in enumerate(pieces) if piece)


def question(rule: Rule, finding: Finding, lang: Lang) -> str:
    """What a person is asked: the message of a rule that only asks, else whether the title holds here."""
    return message(rule, finding, lang) if rule.only_asks else titled_question(rule, lang)


def titled_question(rule: Rule, lang: Lang) -> str:
    """Whether what a rule wants is so at a place."""
    return Words(lang)("question.titled", title=rule.title[lang])


def answered(answer: Answer, lang: Lang) -> str:
    """What a person answered, who, and when."""
    t = Words(lang)
    said = t("answer.says", answer=t(f"answer.{answer.answer}"), by=encodable(answer.by), date=t.date(answer.on))
    return f"{said}. {encodable(answer.note)}" if answer.note else said


def reason(finding: Finding, lang: Lang) -> str:
    """Why a finding does not count: the reason of its dismissal, else a person's answer; empty where it counts."""
    if finding.suppressed is None:
        return ""
    if finding.answer is not None and finding.suppressed.where == ANSWERS:
        return answered(finding.answer, lang)
    return encodable(finding.suppressed.reason)


def advice(rule: Rule, finding: Finding, lang: Lang) -> str:
    """What to do next, filled like the message. Raises as `message` does."""
    return _filled(rule, "help", rule.help[lang], _data(rule, finding))


def general_advice(rule: Rule, lang: Lang) -> str | None:
    """What to do next wherever the rule finds something; None where that depends on the place."""
    return None if any(name for _, name, _, _ in Formatter().parse(rule.help[lang])) else rule.help[lang]


def description(rule: Rule, finding: Finding, fix: Fix, lang: Lang) -> str:
    """What a repair does: the rule's `fix` wording, else the texts that it puts in."""
    if rule.fix:
        return _filled(rule, "fix", rule.fix[lang], _data(rule, finding))
    put = " + ".join(encodable(cut(edit.text, QUOTED)) for edit in fix.edits if edit.text)
    if lang == "fr":
        return f"Écrivez plutôt «\u00a0{put}\u00a0»." if put else "Supprimez ce passage."
    return f"Write “{put}” instead." if put else "Remove this passage."


def _data(rule: Rule, finding: Finding) -> dict[str, str]:
    most = LISTED if rule.only_asks else QUOTED
    return {name: encodable(cut(value, most)) for name, value in finding.data.items()}


def _filled(rule: Rule, key: str, wording: str, data: Mapping[str, str]) -> str:
    try:
        return wording.format_map(data)
    except (KeyError, IndexError, ValueError, AttributeError) as error:
        raise RuleError(
            f"{rule.path}\u00a0: {key} demande {error}, que le contrôle {rule.check} ne donne pas.",
            f"{rule.path}: {key} asks for {error}, which check {rule.check} does not give.",
        ) from error
