"""The language of the command line's own words: that of the terminal, French where it says nothing."""

import os
import re

from limpide.errors import LimpideError
from limpide.model import Lang


def terminal_lang() -> Lang:
    """`en` where the environment names English, else `fr`."""
    named = next(filter(None, (os.environ.get(name) for name in ("LIMPIDE_LANG", "LC_ALL", "LC_MESSAGES", "LANG"))), "")
    return "en" if named.lower().startswith("en") else "fr"


def said(fr: str, en: str) -> str:
    """The wording for this terminal."""
    return en if terminal_lang() == "en" else fr


def line(error: LimpideError) -> str:
    """What the error stream says of an error, on one line."""
    return announced(said(error.text["fr"], error.text["en"]))


def announced(text: str) -> str:
    """A text as a line of limpide's: its name in front, no control character inside."""
    from limpide.reporting.quoting import visible

    return said("limpide\u00a0: ", "limpide: ") + visible(" ".join(filter(None, re.split("[\n\t ]+", text))))
