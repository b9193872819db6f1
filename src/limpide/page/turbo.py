"""turbohtml's parser, without the rest of its package.

`import turbohtml` also makes its extractors, its renderers and their sixty data classes: 24 ms of CPU at each start,
a tenth of an audit. Its core is loaded by itself under its own name, with the records of source locations and the
error of selectors; a later `import turbohtml` by anyone completes the package with these very modules.
"""

import sys
from importlib.machinery import ModuleSpec, PathFinder
from importlib.util import module_from_spec
from types import ModuleType
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import turbohtml as turbohtml

_PACKAGE: Final = "turbohtml"
_CORE: Final = f"{_PACKAGE}._html"
_INTERNAL: Final = f"{_PACKAGE}._internal"
_RECORDS: Final = (f"{_INTERNAL}._locations", f"{_INTERNAL}._selectors")


def __getattr__(name: str) -> ModuleType:
    """`turbohtml`, loaded when first asked for; the whole package where it is not laid out as we know it."""
    if name != _PACKAGE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    if _PACKAGE not in sys.modules and not all(map(_load, (_CORE, *_RECORDS))):
        import turbohtml

        return turbohtml
    return sys.modules[_CORE]


def _load(name: str) -> bool:
    """Whether a module of the package is there now, without the packages around it having run."""
    if name in sys.modules:
        return True
    spec = _spec(name)
    if spec is None or spec.loader is None:
        return False
    sys.modules[name] = module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return True


def _spec(name: str) -> ModuleSpec | None:
    package = name.rpartition(".")[0]
    if not package:
        return PathFinder.find_spec(name)
    above = _spec(package)
    return PathFinder.find_spec(name, above.submodule_search_locations) if above is not None else None
