"""A Vale style turned into a pack of rules: what can be said with our checks is taken, the rest is named."""

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from msgspec import Struct

from limpide.errors import RuleError, reason_of
from limpide.model import Lang

_IMPACTS: Final = {"suggestion": "minor", "warning": "moderate", "error": "serious"}
_TARGETS: Final = {
    "text": ("paragraph", "heading", "item", "cell", "caption", "term", "line"),
    "summary": ("paragraph",),
    "paragraph": ("paragraph",),
    "sentence": ("paragraph", "item", "cell"),
    "heading": ("heading",),
    "list": ("item",),
    "table": ("cell",),
    "table.cell": ("cell",),
}
_FLAG: Final = re.compile(r"\(\?([ims]+)\)")


class Imported(Struct, frozen=True):
    """What became of one file: the rule in TOML, or why there is none."""

    name: str
    rule_id: str = ""
    toml: str = ""
    refusal: Mapping[str, str] | None = None


class _Refused(Exception):
    """Why a file of a style cannot be taken, in French and English."""

    def __init__(self, fr: str, en: str) -> None:
        super().__init__(en)
        self.text = {"fr": fr, "en": en}


def imported(folder: Path, *, lang: Lang) -> Iterator[Imported]:
    """Each file of a style, in order. Raises RuleError where the folder cannot be read or holds no rule."""
    try:
        paths = sorted(path for path in folder.iterdir() if path.suffix in (".yml", ".yaml"))
    except OSError as error:
        fr, en = reason_of(error)
        raise RuleError(f"{folder} : {fr}.", f"{folder}: {en}.") from error
    if not paths:
        raise RuleError(f"{folder} : aucun fichier .yml n’est là.", f"{folder}: no .yml file is there.")
    for path in paths:
        try:
            rule_id = _id(folder.name, path.stem)
            yield Imported(path.name, rule_id, "\n".join(_toml(rule_id, folder.name, _read(path), lang)) + "\n")
        except _Refused as refused:
            yield Imported(path.name, refusal=refused.text)


def _read(path: Path) -> dict[str, Any]:
    import yaml

    try:
        raw = yaml.safe_load(path.read_text(encoding="utf-8-sig"))
    except (yaml.YAMLError, UnicodeDecodeError, OSError) as error:
        raise _Refused("ce fichier ne se lit pas comme du YAML", "this file does not read as YAML") from error
    if not isinstance(raw, dict) or not isinstance(raw.get("extends"), str):
        raise _Refused("ce fichier n’a pas de clé extends", "this file has no key extends")
    return raw


def _toml(rule_id: str, style: str, raw: Mapping[str, Any], lang: Lang) -> Iterator[str]:
    """The lines of a rule file."""
    kind = raw["extends"]
    if kind not in _CHECKS:
        raise _Refused(f"le type « {kind} » n’a pas d’équivalent ici", f"the type “{kind}” has no equivalent here")
    check, params = _CHECKS[kind](raw)
    scope = raw.get("scope", "text")
    targets = _targets(scope if isinstance(scope, str) else "")
    message = _message(str(raw.get("message") or style), kind)
    link = f" {raw['link']}" if raw.get("link") else ""
    yield f"# Made from the Vale style {style} by `limpide rules import-vale`."
    yield f"id = {_text(rule_id)}"
    yield f"check = {_text(check)}"
    yield f"langs = [{_text(lang)}]"
    yield f"targets = [{', '.join(map(_text, targets))}]"
    yield f"impact = {_text(_IMPACTS.get(str(raw.get('level', 'warning')), 'moderate'))}"
    title = f"{style}.{rule_id}"
    yield f"title = {_pair(title, title)}"
    yield f"message = {_pair(message, message)}"
    yield f"help = {_pair('Suivez la règle de ce style.' + link, 'Follow the rule of this style.' + link)}"
    yield f"why = {_pair(f'Le style {style} le demande.', f'The style {style} asks for it.')}"
    yield "examples = []"
    yield ""
    yield "[params]"
    yield from (f"{name} = {_value(value)}" for name, value in params.items() if not isinstance(value, dict))
    for name, table in params.items():
        if isinstance(table, dict):
            yield f"\n[params.{name}]"
            yield from (f"{_text(key)} = {_text(value)}" for key, value in table.items())


def _existence(raw: Mapping[str, Any]) -> tuple[str, dict[str, Any]]:
    tokens = [str(token) for token in raw.get("tokens") or ()]
    beside = "".join(str(part) for part in raw.get("raw") or ())
    if not tokens and not beside:
        raise _Refused("la règle ne donne aucun mot", "the rule gives no word")
    body = "|".join(tokens) if tokens else ""
    edge = "" if raw.get("nonword") or not tokens else r"\b"
    exceptions = "".join(rf"(?!{re.escape(str(each))}\b)" for each in raw.get("exceptions") or ())
    pattern = f"{edge}{exceptions}(?:{body}){edge}" if body else beside
    return "patterns.present", {"pattern": _pattern(pattern + (beside if body else ""), raw)}


def _substitution(raw: Mapping[str, Any]) -> tuple[str, dict[str, Any]]:
    edge = "" if raw.get("nonword") else r"\b"
    swaps = {}
    for key, better in (raw.get("swap") or {}).items():
        swaps[_pattern(f"{edge}(?:{key}){edge}", {})] = str(better)
    if not swaps:
        raise _Refused("la règle ne donne aucun mot", "the rule gives no word")
    return "wordings.swapped", {"ignore_case": bool(raw.get("ignorecase", True)), "swaps": swaps}


def _occurrence(raw: Mapping[str, Any]) -> tuple[str, dict[str, Any]]:
    params: dict[str, Any] = {
        "pattern": _pattern(str(raw.get("token", "")), raw),
        "sentences": raw.get("scope") == "sentence",
    }
    if raw.get("max"):
        params["most"] = int(raw["max"])
    if raw.get("min"):
        params["fewest"] = int(raw["min"])
    return "wordings.counted", params


def _repetition(raw: Mapping[str, Any]) -> tuple[str, dict[str, Any]]:
    tokens = "|".join(str(token) for token in raw.get("tokens") or (r"[^\s]+",))
    return "patterns.repeated", {"pattern": _pattern(rf"(?<!\S)(?:{tokens})(?!\w)", raw)}


def _consistency(raw: Mapping[str, Any]) -> tuple[str, dict[str, Any]]:
    pairs = {_pattern(str(first), {}): str(second) for first, second in (raw.get("either") or {}).items()}
    return "wordings.consistent", {"ignore_case": bool(raw.get("ignorecase", True)), "pairs": pairs}


def _conditional(raw: Mapping[str, Any]) -> tuple[str, dict[str, Any]]:
    return "wordings.conditional", {
        "first": _pattern(str(raw.get("first", "")), raw),
        "second": _pattern(str(raw.get("second", "")), raw),
        "exceptions": [str(each) for each in raw.get("exceptions") or ()],
    }


def _capitalization(raw: Mapping[str, Any]) -> tuple[str, dict[str, Any]]:
    match = str(raw.get("match", ""))
    if match not in ("$title", "$sentence", "$lower", "$upper"):
        return "patterns.absent", {"pattern": _pattern(match, raw)}
    exceptions = [str(each) for each in raw.get("exceptions") or ()]
    return "wordings.cased", {"case": match[1:], "exceptions": exceptions}


_CHECKS: Final[Mapping[str, Callable[[Mapping[str, Any]], tuple[str, dict[str, Any]]]]] = {
    "existence": _existence,
    "substitution": _substitution,
    "occurrence": _occurrence,
    "repetition": _repetition,
    "consistency": _consistency,
    "conditional": _conditional,
    "capitalization": _capitalization,
}


def _pattern(pattern: str, raw: Mapping[str, Any]) -> str:
    """A pattern of Go as one of Python, flags first. Raises _Refused where it has no equivalent."""
    flags = {letter for found in _FLAG.finditer(pattern) for letter in found[1]} | (
        {"i"} if raw.get("ignorecase") else set()
    )
    made = f"(?{''.join(sorted(flags))})" * bool(flags) + _FLAG.sub("", pattern)
    try:
        re.compile(made)
    except re.error as error:
        raise _Refused(f"le motif ne se lit pas ici ({error})", f"the pattern does not read here ({error})") from error
    return made


def _targets(scope: str) -> Sequence[str]:
    base = scope.split(".")[0] if scope not in _TARGETS else scope
    if base not in _TARGETS:
        raise _Refused(f"la portée « {scope} » n’a pas d’équivalent ici", f"the scope “{scope}” has no equivalent here")
    return _TARGETS[base]


def _message(text: str, kind: str) -> str:
    """The message with our places for what Vale fills in: the better wording first, then the words found."""
    text = text.replace("{", "{{").replace("}", "}}")
    if kind == "substitution" and text.count("%s") > 1:
        text = text.replace("%s", "{better}", 1)
    return text.replace("%s", "{better}" if kind == "substitution" and "{better}" not in text else "{text}")


def _id(style: str, name: str) -> str:
    """A rule's id: small letters, words joined by dashes."""
    parted = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "-", f"{style}-{name}").lower()
    made = re.sub(r"[^a-z0-9]+", "-", parted).strip("-")
    return made if made[:1].isalpha() else f"vale-{made}"


def _pair(fr: str, en: str) -> str:
    return f"{{fr = {_text(fr)}, en = {_text(en)}}}"


def _value(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return f"[{', '.join(_text(str(each)) for each in value)}]"
    return str(value) if isinstance(value, int) else _text(str(value))


def _text(value: str) -> str:
    """A basic string of TOML, which escapes as JSON does."""
    return json.dumps(value, ensure_ascii=False)
