"""TOML files turned into values; what does not hold is said in French and English, with the line or the key."""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final, Literal, get_args, get_origin, get_type_hints

import msgspec

from limpide.errors import reason_of

_PLACE: Final = re.compile(r"^(?P<what>.*?)(?: - at `(?:key in )?(?P<path>.+)`)?$", re.S)
_STEP: Final = re.compile(r"[^.\[\]]+|\[\d*\]|\[\.\.\.\]")
_TOML: Final = re.compile(r"^.*\(at line (?P<line>\d+), column (?P<column>\d+)\)$", re.S)
_EXPECTED: Final = re.compile(r"Expected `(.+?)`, got `(.+?)`")
_FIELD: Final = re.compile(r"Object (contains unknown|missing required) field `(.+)`")
_LISTED: Final = 15  # names at most that a message lists
_KINDS: Final = {
    "str": ("un texte entre guillemets", "a text in quotes"),
    "int": ("un nombre entier", "a whole number"),
    "float": ("un nombre", "a number"),
    "bool": ("true ou false", "true or false"),
    "array": ("une liste entre crochets", "a list in brackets"),
    "object": ("une table", "a table"),
    "date": ("une date comme 2027-01-31", "a date such as 2027-01-31"),
}


class NotHeld(Exception):
    """What does not hold in a file. `place` is the path of keys and list numbers to it, empty for the whole file."""

    def __init__(self, fr: str, en: str, place: tuple[str | int, ...] = ()) -> None:
        super().__init__(en)
        self.fr, self.en, self.place = fr, en, place


def parsed(path: Path) -> dict[str, Any]:
    """The tables of a TOML file. Raises NotHeld, with the line."""
    import tomllib

    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError as error:
        raise NotHeld("enregistrez ce fichier en UTF-8.", "save this file as UTF-8.") from error
    except OSError as error:
        fr, en = reason_of(error)
        raise NotHeld(f"{fr}.", f"{en}.") from error
    except tomllib.TOMLDecodeError as error:
        raise NotHeld(*_of_toml(str(error), path)) from error
    except RecursionError as error:
        raise NotHeld("trop de tables ou de listes emboîtées.", "tables or lists nested too deep.") from error


def converted(raw: object, kind: Any) -> Any:
    """`raw` as a value of this type. Raises NotHeld, with the key and the nearest one that exists."""
    try:
        return msgspec.convert(raw, kind)
    except msgspec.ValidationError as error:
        raise not_held(error, raw, kind) from error


def not_held(error: msgspec.ValidationError, raw: object, kind: Any) -> NotHeld:
    """What msgspec says, in both languages."""
    found = _PLACE.match(str(error))
    assert found is not None
    what, place = found["what"], _steps(found["path"] or "$")
    key = _spelt(place)
    if field := _FIELD.fullmatch(what):
        return _of_field(field[1], field[2], place, kind)
    value = _value(raw, place)
    if what.startswith("Invalid enum value"):
        known = _choices(kind, place)
        fr, en = nearest(str(value), known)
        return NotHeld(
            f"{key} = « {value} » n’est pas une valeur connue. {fr}",
            f"{key} = “{value}” is not a known value. {en}",
            place,
        )
    if expected := _EXPECTED.fullmatch(what):
        kinds = [_KINDS.get(name, (name, name)) for name in expected[1].split(" | ") if name != "null"]
        fr, en = " ou ".join(kind[0] for kind in kinds), " or ".join(kind[1] for kind in kinds)
        return NotHeld(f"{key} attend {fr}.".lstrip(), f"{key} wants {en}.".lstrip(), place)
    if "date" in what:
        fr, en = _KINDS["date"]
        return NotHeld(f"{key} attend {fr}.", f"{key} wants {en}.", place)
    return NotHeld(f"{key} : {what}.", f"{key}: {what}.", place)


def nearest(name: str, known: Iterable[str]) -> tuple[str, str]:
    """What to write instead of a name that nobody knows, in French and English."""
    from difflib import get_close_matches

    known = list(known)
    if near := get_close_matches(name, known, n=1, cutoff=0.5):
        return f"Vouliez-vous dire « {near[0]} » ?", f"Did you mean “{near[0]}”?"
    if len(known) > _LISTED:
        return f"Aucun des {len(known)} noms connus n’en est proche.", f"None of the {len(known)} known names is near."
    listed = ", ".join(known) or "–"
    return f"Connus : {listed}.", f"Known: {listed}."


def _of_toml(message: str, path: Path) -> tuple[str, str]:
    found = _TOML.match(message)
    if found is not None and found["line"]:
        line, column = found["line"], found["column"]
        return (
            f"ligne {line}, colonne {column} : ce n’est pas du TOML valable.",
            f"line {line}, column {column}: this is not valid TOML.",
        )
    last = len(path.read_text(encoding="utf-8-sig").splitlines())
    return f"ligne {last} : le TOML s’arrête au milieu.", f"line {last}: the TOML stops midway."


def _of_field(trouble: str, name: str, place: tuple[str | int, ...], kind: Any) -> NotHeld:
    if trouble == "missing required":
        key = _spelt((*place, name))
        return NotHeld(f"il manque la clé « {key} ».", f"key “{key}” is missing.", place)
    fields = getattr(_kind_at(kind, place), "__struct_fields__", ())
    fr, en = nearest(name, fields)
    key = _spelt((*place, name))
    return NotHeld(f"la clé « {key} » est inconnue. {fr}", f"key “{key}” is not known. {en}", (*place, name))


def _steps(path: str) -> tuple[str | int, ...]:
    steps = _STEP.findall(path.removeprefix("$"))
    return tuple(int(step[1:-1]) if step[1:-1].isdecimal() else step for step in steps if step != "[...]")


def _spelt(place: Iterable[str | int]) -> str:
    return "".join(f"[{step + 1}]" if isinstance(step, int) else f".{step}" for step in place).removeprefix(".")


def _value(raw: object, place: Iterable[str | int]) -> object:
    for step in place:
        if isinstance(raw, Mapping) or (isinstance(raw, list) and isinstance(step, int)):
            raw = raw[step]  # type: ignore[index]  # the step was made from this very value
    return raw


def _kind_at(kind: Any, place: Iterable[str | int]) -> Any:
    """The type that stands at a place inside a type; of a union, its Struct."""
    for step in place:
        if isinstance(step, int):
            kind = get_args(kind)[0]
        elif hasattr(kind, "__struct_fields__"):
            kind = get_type_hints(kind).get(step)
        else:
            kind = get_args(kind)[-1] if get_args(kind) else None
        kind = (
            next((each for each in get_args(kind) if hasattr(each, "__struct_fields__")), kind)
            if _is_union(kind)
            else kind
        )
    return kind


def _is_union(kind: Any) -> bool:
    return get_origin(kind) is not tuple and get_origin(kind) is not Literal and type(None) in get_args(kind)


def _choices(kind: Any, place: Iterable[str | int]) -> list[str]:
    return _literals(_kind_at(kind, place))


def _literals(kind: Any) -> list[str]:
    if get_origin(kind) is Literal:
        return [str(value) for value in get_args(kind)]
    return [value for each in get_args(kind) for value in _literals(each)]
