"""limpide says what shuts readers out of a text or a page, proposes the repair, and writes the easy version."""

from typing import TYPE_CHECKING

from limpide import resources

if TYPE_CHECKING:
    from limpide.api import Session as Session
    from limpide.api import analyse as analyse
    from limpide.api import audit as audit
    from limpide.api import render as render
    from limpide.api import rewrite as rewrite

__version__ = resources.VERSION
__all__ = ["Session", "__version__", "analyse", "audit", "render", "rewrite"]


def __getattr__(name: str) -> object:
    """The names of the top level, imported when first used: `limpide --help` needs none of them."""
    if name in __all__:
        from limpide import api

        return getattr(api, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
