"""One source after the other; a source that breaks costs nothing but itself."""

import sys
from collections.abc import Iterator, Sequence

from limpide import api
from limpide.errors import LimpideError
from limpide.model import Failure, Report
from limpide.sources import Found

UNEXPECTED = 70
_AFTER_NAME = ":\u00a0\u0020"  # the colon of a message and the blanks around it


def one_by_one(session: api.Session, found: Sequence[Found], *, verbose: bool) -> Iterator[Report | Failure]:
    """The report of each source, or why there is none."""
    for each in found:
        yield _audited(session, each, verbose=verbose)


def _audited(session: api.Session, found: Found, *, verbose: bool) -> Report | Failure:
    try:
        return session.audit(found.open())
    except LimpideError as error:
        return Failure(found.name, _without_name(error, found.name), error.exit_code)
    except Exception as error:  # noqa: BLE001  the other sources are still audited
        if verbose:
            sys.__excepthook__(type(error), error, error.__traceback__)
        what = f"{type(error).__name__}: {error}"
        return Failure(
            found.name,
            {
                "fr": f"erreur inattendue ({what}). L’option -v en montre plus.",
                "en": f"unexpected error ({what}). The option -v shows more.",
            },
            UNEXPECTED,
        )


def _without_name(error: LimpideError, name: str) -> dict[str, str]:
    """What an error says of a source, in each language; reports show the name beside."""
    return {lang: text.removeprefix(name).lstrip(_AFTER_NAME) for lang, text in error.text.items()}
