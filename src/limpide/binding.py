"""The check that a rule file names, and its parameters: converted and held against the signature of the check."""

from collections.abc import Callable, Iterable
from functools import cache
from importlib import import_module
from typing import Any

import msgspec

from limpide.errors import LimpideError, RuleError
from limpide.language.compiled import compiled
from limpide.model import Finding, Rule

Check = Callable[..., Iterable[Finding]]

TOOLS = frozenset({"grammar", "rendered"})
"""Keywords of checks that stand for a tool; `rendered` is the page in the browser."""
GIVEN = frozenset({"document", "page", "glossary", "prose", "terms", "metrics"})
"""Keywords of checks that stand for what each run has."""

WALKING = frozenset({"rendered.focus_unseen", "keyboard_traps.trap"})
"""Checks that ask where the keyboard leads: a browser walks there while other rules judge."""


def bind(rule: Rule, lang: str, toolbox_names: Iterable[str] = TOOLS) -> tuple[Check, dict[str, Any], tuple[str, ...]]:
    """The check of a rule, its parameters converted for a language, and the keywords it wants given.

    Raises RuleError where the check does not exist or a parameter is not one of its own.
    """
    check, annotations = _check(rule.check, rule.path)
    wanted = tuple(name for name in annotations if name in GIVEN or name in toolbox_names)
    own = {name: kind for name, kind in annotations.items() if name not in wanted}
    for name in rule.params:
        if name not in own:
            known = ", ".join(own) or "–"
            raise RuleError(
                f"{rule.path} : params.{name} n’est pas un paramètre de {rule.check} ({known}).",
                f"{rule.path}: params.{name} is not a parameter of {rule.check} ({known}).",
            )
    params = {name: _converted(rule, name, _localised(rule.params[name], lang), own[name]) for name in rule.params}
    missing = [name for name in own if name not in params and name not in (check.__kwdefaults__ or {})]
    if missing:
        raise RuleError(
            f"{rule.path} : il manque params.{missing[0]}.", f"{rule.path}: params.{missing[0]} is missing."
        )
    return check, params, wanted


def keywords(rule: Rule) -> frozenset[str]:
    """What the check of a rule takes by keyword: parameters, things given, tools. Raises RuleError."""
    return frozenset(_check(rule.check, rule.path)[1])


@cache
def _check(name: str, path: str) -> tuple[Check, dict[str, Any]]:
    """The function that a rule names, and the annotations of its keywords."""
    module, _, function = name.partition(".")
    try:
        check: Check = getattr(import_module(f"limpide.checks.{module}"), function)
    except (ModuleNotFoundError, AttributeError) as error:
        raise RuleError(
            f"{path} : le contrôle {name} n’existe pas.", f"{path}: check {name} does not exist."
        ) from error
    code = check.__code__
    keywords = code.co_varnames[code.co_argcount : code.co_argcount + code.co_kwonlyargcount]
    return check, {keyword: check.__annotations__[keyword] for keyword in keywords}


def _localised(value: object, lang: str) -> object:
    """The value of a parameter for a language, where the file gives one a language."""
    if isinstance(value, dict) and value and value.keys() <= {"fr", "en"}:
        return value.get(lang, value.get("en", next(iter(value.values()))))
    return value


def _converted(rule: Rule, name: str, value: object, kind: Any) -> Any:
    try:
        return msgspec.convert(value, kind, dec_hook=_special)
    except (msgspec.ValidationError, LimpideError) as error:
        raise RuleError(f"{rule.path} : params.{name} : {error}", f"{rule.path}: params.{name}: {error}") from error


def _special(kind: type, value: object) -> object:
    """A parameter of a kind that data files cannot spell: a regular expression."""
    import re

    if getattr(kind, "__origin__", kind) is re.Pattern and isinstance(value, str):
        try:
            return compiled(value)
        except re.error as error:
            raise ValueError(str(error)) from error
    raise ValueError(f"Expected a regular expression, got {value!r}")
