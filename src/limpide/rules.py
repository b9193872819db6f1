"""Rule and profile files: read, validated, joined into the rules of a run."""

import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Literal, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from limpide import decoding, resources
from limpide.errors import LimpideError, RuleError, UsageError, raised, reason_of
from limpide.model import Example, Impact, Kind, Part, Rule, Standards

ID = re.compile(r"[a-z]+(-[a-z0-9]+)*")
"""How a rule is named: words joined by dashes."""
THEMES = (
    "links",
    "images",
    "media",
    "headings",
    "tables",
    "forms",
    "page",
    "language",
    "readability",
    "words",
    "typography",
    "easyread",
    "rendered",
    "questions",
)


_T = TypeVar("_T")


class Wording(Struct, frozen=True, forbid_unknown_fields=True):
    fr: str
    en: str


class _RuleFile(Struct, frozen=True, forbid_unknown_fields=True):
    """The keys of a rule file. `targets` (blocks by kind) or `select` (a CSS selector): one of the two.

    `expects` makes a rule that only asks: its message is the question, and this the answer that conforms.
    """

    id: str
    check: str
    impact: Impact
    title: Wording
    message: Wording
    help: Wording
    why: Wording
    examples: tuple[Example, ...]
    fix: Wording | None = None
    on_find: Literal["failed", "needs_review"] = "failed"
    standards: Standards = Standards()
    formerly: tuple[str, ...] = ()
    langs: tuple[Literal["fr", "en"], ...] = ()
    targets: tuple[Kind, ...] = ()
    select: str = ""
    parts: tuple[Part, ...] = ()
    whole_page: bool = False
    params: dict[str, object] = {}
    rewriter: str = ""
    expects: Literal["yes", "no"] | None = None
    decides: tuple[str, ...] = ()


class Profile(Struct, frozen=True, forbid_unknown_fields=True):
    """Which rules run and with which parameters.

    `themes` adds every rule of a theme, `standards` every rule that tests a criterion of one; `without` takes some out.
    """

    id: str
    title: Wording
    rules: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    standards: tuple[Literal["wcag", "rgaa", "act", "en301549", "falc"], ...] = ()
    without: tuple[str, ...] = ()
    params: dict[str, dict[str, object]] = {}


def load(folders: Sequence[Path] = (), *, on_problem: Callable[[LimpideError], None] = raised) -> tuple[Rule, ...]:
    """Every rule of the package and of further folders, by theme then id.

    A file that does not hold goes to `on_problem`, as a RuleError that names file and key, and is left out.
    """
    found: dict[str, Rule] = {}
    for root in (resources.data("rules"), *folders):
        for rule in _of_folder(root, on_problem):
            if rule.id in found:
                other = found[rule.id].path
                on_problem(
                    RuleError(
                        f"{rule.path} : la règle {rule.id} existe déjà ({other}).",
                        f"{rule.path}: rule {rule.id} exists already ({other}).",
                    )
                )
            else:
                found[rule.id] = rule
    return tuple(sorted(found.values(), key=lambda rule: (_theme_rank(rule.theme), rule.id)))


def _of_folder(root: Path, on_problem: Callable[[LimpideError], None]) -> tuple[Rule, ...]:
    """The rules of a folder: kept from the last time, or read file by file where one does not hold."""
    key = sha256(str(root.absolute()).encode("utf-8", "surrogateescape")).hexdigest()[:8]
    try:
        paths = tuple(_rule_paths(root))
        return resources.kept(
            f"rules-{key}", (*paths, Path(__file__)), tuple[Rule, ...], lambda: tuple(map(read, paths))
        )
    except RuleError:
        return tuple(_that_hold(paths, on_problem))
    except OSError as error:
        where, (fr, en) = error.filename or root, reason_of(error)
        on_problem(RuleError(f"{where} : {fr}.", f"{where}: {en}."))
        return ()


def _that_hold(paths: Iterable[Path], on_problem: Callable[[LimpideError], None]) -> Iterator[Rule]:
    for path in paths:
        try:
            yield read(path)
        except RuleError as error:
            on_problem(error)


def read(path: Path) -> Rule:
    """The rule of one file. Raises RuleError that names the file and the key."""
    raw = _decode(path, _RuleFile)
    if raw.id != path.stem:
        raise RuleError(
            f"{path} : id doit être « {path.stem} », le nom du fichier.",
            f"{path}: id must be “{path.stem}”, the file's name.",
        )
    if bool(raw.targets) == bool(raw.select):
        raise RuleError(
            f"{path} : donnez targets ou select, un seul des deux.", f"{path}: give either targets or select."
        )
    return Rule(
        id=raw.id,
        theme=path.parent.name,
        check=raw.check,
        title=_pair(raw.title),
        message=_pair(raw.message),
        help=_pair(raw.help),
        why=_pair(raw.why),
        fix=_pair(raw.fix) if raw.fix else {},
        impact=raw.impact,
        on_find="needs_review" if raw.expects else raw.on_find,
        standards=raw.standards,
        formerly=raw.formerly,
        langs=raw.langs,
        targets=raw.targets,
        select=raw.select,
        parts=raw.parts,
        whole_page=raw.whole_page,
        params=raw.params,
        rewriter=raw.rewriter,
        examples=raw.examples,
        path=_shown(path),
        expects=raw.expects or "",
        decides=raw.decides,
    )


def profiles() -> dict[str, Profile]:
    """The profiles of the package, by id."""
    paths = sorted((resources.data("rules") / "profiles").glob("*.toml"))
    return resources.kept(
        "profiles",
        (*paths, Path(__file__)),
        dict[str, Profile],
        lambda: {path.stem: _decode(path, Profile) for path in paths},
    )


def in_profile(rules: Iterable[Rule], name: str) -> tuple[Rule, ...]:
    """The rules of a profile, with its parameters; `all` is every rule that judges, as it is.

    Rules that only ask are for audits against a standard. Raises UsageError on an unknown name.
    """
    rules = tuple(rules)
    if name == "all":
        return tuple(rule for rule in rules if not rule.only_asks)
    known = profiles()
    if name not in known:
        raise UsageError(*unknown("profil", "profile", name, (*known, "all")))
    profile = known[name]
    by_id = {rule.id: rule for rule in rules}
    chosen = {*profile.rules, *(rule.id for rule in rules if _is_asked(rule, profile))} - set(profile.without)
    for rule_id in (*profile.rules, *profile.without, *profile.params):
        named(rule_id, by_id, where=f"rules/profiles/{name}.toml")
    return with_params((rule for rule in rules if rule.id in chosen), profile.params)


def _is_asked(rule: Rule, profile: Profile) -> bool:
    return rule.theme in profile.themes or any(getattr(rule.standards, name) for name in profile.standards)


def with_params(rules: Iterable[Rule], params: Mapping[str, Mapping[str, object]]) -> tuple[Rule, ...]:
    """The rules, the parameters given for an id put over those of its file."""
    return tuple(replace(r, params={**r.params, **params[r.id]}) if r.id in params else r for r in rules)


def named(rule_id: str, rules: Mapping[str, Rule], *, where: str) -> Rule:
    """The rule with this id, or that had it formerly. Raises RuleError with the nearest id."""
    if found := with_id(rule_id, rules):
        return found
    fr, en = unknown("règle", "rule", rule_id, rules)
    raise RuleError(f"{where} : {fr}", f"{where}: {en}")


def with_id(rule_id: str, rules: Mapping[str, Rule]) -> Rule | None:
    """The rule with this id, or that had it formerly; None where there is none."""
    former = (rule for rule in rules.values() if rule_id in rule.formerly)
    return rules.get(rule_id) or next(former, None)


def unknown(thing_fr: str, thing_en: str, name: str, known: Iterable[str]) -> tuple[str, str]:
    """What to say, in French and English, of a name that nobody knows: with the nearest one that exists."""
    fr, en = decoding.nearest(name, sorted(known))
    return f"« {name} » est inconnu ({thing_fr}). {fr}", f"“{name}” is not known ({thing_en}). {en}"


def digest(rules: Iterable[Rule]) -> str:
    """A short hash of the rules as they run: two reports with the same one were judged alike."""
    return sha256(
        repr([(r.id, r.check, sorted(r.params.items()), r.impact, r.on_find) for r in rules]).encode()
    ).hexdigest()[:16]


def _rule_paths(root: Path) -> Iterator[Path]:
    for folder in sorted(
        p for p in root.iterdir() if p.is_dir() and p.name not in ("profiles", "standards", "lexicons")
    ):
        yield from _toml_files(folder)
    yield from _toml_files(root)


def _toml_files(folder: Path) -> list[Path]:
    return [folder / name for name in sorted(entry.name for entry in os.scandir(folder)) if name.endswith(".toml")]


def _theme_rank(theme: str) -> int:
    return THEMES.index(theme) if theme in THEMES else len(THEMES)


def _shown(path: Path) -> str:
    """The path of a rule file: from the theme on in the package, else as the user knows it."""
    return f"{path.parent.name}/{path.name}" if path.is_relative_to(resources.data("rules")) else str(path)


def _decode(path: Path, kind: type[_T]) -> _T:
    try:
        made: _T = decoding.converted(decoding.parsed(path), kind)
    except decoding.NotHeld as wrong:
        raise RuleError(f"{path} : {wrong.fr}", f"{path}: {wrong.en}") from wrong
    return made


def _pair(wording: Wording) -> dict[str, str]:
    return {"fr": wording.fr, "en": wording.en}
