"""Reports written down: one module a format, found by its name."""

from collections.abc import Callable, Sequence
from datetime import datetime
from importlib import import_module
from pkgutil import iter_modules
from typing import Final

from limpide.errors import UsageError
from limpide.model import Failure, Lang, Report

Render = Callable[..., str]
"""`render(reports, failures, *, lang, generated)`: what each module of a format offers, and each entry point."""

ENTRY_POINTS: Final = "limpide.reports"


def render(
    reports: Sequence[Report], failures: Sequence[Failure], name: str, *, lang: Lang | None, generated: datetime
) -> str:
    """The report of all sources in the format called `name`, in the language of the first one where `lang` is None.

    Raises UsageError where nobody knows the format.
    """
    return renderer(name)(reports, failures, lang=lang or interface_lang(reports), generated=generated)


def renderer(name: str) -> Render:
    """The function that writes a format: a module of this package, else an entry point of another."""
    found = _own(name) or _installed(name)
    if found is None:
        known = ", ".join(names())
        raise UsageError(
            f"« {name} » n’est pas un format de rapport. Connus\u00a0: {known}.",
            f"“{name}” is not a report format. Known: {known}.",
        )
    return found


def names() -> list[str]:
    """The formats that exist here, in alphabetical order."""
    from importlib.metadata import entry_points

    own = [module.name for module in iter_modules(__path__) if _own(module.name)]
    return sorted({*own, *entry_points(group=ENTRY_POINTS).names})


def interface_lang(reports: Sequence[Report]) -> Lang:
    """The language of the first document where a report speaks it, else French."""
    first = reports[0].document.lang if reports else "fr"
    return "en" if first == "en" else "fr"


def _own(name: str) -> Render | None:
    if not name.isidentifier():
        return None
    path = f"{__name__}.{name}"
    try:
        return getattr(import_module(path), "render", None)
    except ModuleNotFoundError as error:
        if error.name != path:
            raise
        return None


def _installed(name: str) -> Render | None:
    from importlib.metadata import entry_points

    for entry in entry_points(group=ENTRY_POINTS, name=name):
        loaded: Render = entry.load()
        return loaded
    return None
