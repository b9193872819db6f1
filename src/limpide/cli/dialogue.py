"""Questions put to a person, on a terminal or through a pipe with one reply a line."""

from collections.abc import Iterator, Sequence
from typing import Final, Literal, TextIO

import click

from limpide.errors import UsageError
from limpide.model import Lang
from limpide.reporting.questions import Question
from limpide.reporting.quoting import visible

Given = Literal["yes", "no", "not-applicable"]
Reply = Given | Literal["pass", "quit"]

_REPLIES: Final[dict[str, Reply]] = {
    **dict.fromkeys(("o", "oui", "y", "yes"), "yes"),
    **dict.fromkeys(("n", "non", "no"), "no"),
    **dict.fromkeys(("s", "so", "sans objet", "na", "n/a", "not applicable", "not-applicable"), "not-applicable"),
    **dict.fromkeys(("p", "passer", "pass", "skip"), "pass"),
    **dict.fromkeys(("q", "quitter", "quit"), "quit"),
}
_KEYS: Final = {
    "fr": "o oui · n non · s sans objet · p passer · q quitter",
    "en": "y yes · n no · s not applicable · p pass · q quit",
}


class Dialogue:
    """Asks through the output and reads from `stream`. `is_over`: the person left; `is_unheard`: nobody is there."""

    def __init__(self, stream: TextIO | None, lang: Lang) -> None:
        self._stream = None if stream is None or stream.closed else stream
        self._is_terminal = self._stream is not None and self._stream.isatty()
        self._keys = _KEYS[lang]
        self._read = 0
        self.is_over = False

    @property
    def is_unheard(self) -> bool:
        return not self._is_terminal and not self._read

    def replies(self, questions: Sequence[Question]) -> Iterator[tuple[Question, Given]]:
        """Each question that gets an answer, as it comes. Raises UsageError for a line of a pipe that is no reply."""
        for number, question in enumerate(questions, 1):
            click.echo(_shown(question, f"{number}/{len(questions)}"))
            reply = self._reply()
            if reply is None or reply == "quit":
                self.is_over = True
                return
            if reply != "pass":
                yield question, reply

    def _reply(self) -> Reply | None:
        """What the person says; None where the input ends."""
        while line := self._line():
            if reply := _REPLIES.get(line.strip().casefold()):
                return reply
            if not self._is_terminal:
                raise UsageError(
                    f"ligne {self._read} : « {visible(line.strip())} » n’est pas une réponse. {_KEYS['fr']}.",
                    f"line {self._read}: “{visible(line.strip())}” is not an answer. {_KEYS['en']}.",
                )
        return None

    def _line(self) -> str:
        click.echo(f"  {self._keys} > ", nl=False)
        line = self._stream.readline() if self._stream else ""
        self._read += bool(line)
        if not (self._is_terminal and line):
            click.echo()
        return line


def _shown(question: Question, rank: str) -> str:
    """The rule, the place, what stands there, the question, and what may help to answer."""
    lines = (
        f"[{rank}] {question.title} ({question.place})",
        f"  {visible(question.excerpt)}" if question.excerpt else "",
        f"  {question.message}" if question.message else "",
        f"  {question.text}",
        f"  {question.advice}",
    )
    return "\n".join(filter(None, lines))
