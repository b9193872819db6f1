"""Windows laid over a page when it opens: a choice about cookies, an offer, a notice."""

from collections.abc import Iterable, Iterator

from limpide.language.excerpts import shown
from limpide.model import Finding
from limpide.page.chromium_rendered import Rendered
from limpide.page.element import Element
from limpide.rendering import Box

_SCREEN = Box(0, 0, 1280, 720)
_CLEAR = frozenset(("transparent", "rgba(0, 0, 0, 0)"))


def covering(elements: Iterable[Element], *, rendered: Rendered, share: float) -> Iterator[Finding]:
    """The outermost windows with text that float over at least this share of the first screen."""
    found: set[int] = set()
    for element in elements:
        box = rendered.now.box(element)
        if box is None or element.style("position") != "fixed" or element.is_exposed is not True:
            continue
        part = _common(box) / (_SCREEN.width * _SCREEN.height)
        is_opaque = element.style("background-color") not in _CLEAR and element.style("opacity") != "0"
        if part < share or not is_opaque or not element.text.strip():
            continue
        if not any(above.index in found for above in element.ancestors()):
            found.add(element.index)
            yield Finding(
                element.mark,
                data={"text": shown(" ".join(element.text.split())), "percent": f"{part:.0%}".rstrip("%")},
                selector=element.selector,
            )


def _common(box: Box) -> float:
    """The surface that a box takes on the screen, in square pixels."""
    width = min(box.x + box.width, _SCREEN.width) - max(box.x, 0.0)
    height = min(box.y + box.height, _SCREEN.height) - max(box.y, 0.0)
    return max(0.0, width) * max(0.0, height)
