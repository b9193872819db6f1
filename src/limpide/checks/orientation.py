"""Pages that a style turns when the screen is turned: they can be read one way only (WCAG 2.2, 1.3.4)."""

import re
from collections.abc import Iterator, Sequence
from math import atan2, degrees

from limpide.model import Finding
from limpide.page.conditions import ConditionalRule, conditional_rules
from limpide.page.element import Element, Page
from limpide.page.media import applies

_FUNCTION = re.compile(r"([a-z]\w*)\(([^()]*)\)")
_ANGLE = re.compile(r"([-+]?(?:\d+\.?\d*|\.\d+))(deg|grad|rad|turn)")
_DEGREES = {"deg": 1.0, "grad": 0.9, "rad": 57.29577951308232, "turn": 360.0}
_TOLERANCE = 1.0
_MOST_OF = 0.5
"""Share of the page's text from which an element stands for the page."""


def turned(roots: Sequence[Element], *, page: Page) -> Iterator[Finding]:
    """Each rule that turns the page by a quarter, for one orientation of the screen."""
    for conditional in conditional_rules(page, "orientation"):
        angle = _angle(conditional)
        if angle is None or abs(angle % 180 - 90) > _TOLERANCE:
            continue
        element = next((e for e in conditional.matched(page) if _is_the_page(e, page)), None)
        if element is not None and (applies(conditional.condition) or _is_upright(element)):
            yield Finding(
                conditional.span or roots[0].mark,
                data={"condition": conditional.condition, "angle": f"{angle:.0f}"},
                selector=element.selector,
            )


def _is_upright(element: Element) -> bool:
    """Whether the element is not turned on the screen that static facts suppose."""
    return _angle_of(str(element.style("rotate")), str(element.style("transform"))) == 0


def _is_the_page(element: Element, page: Page) -> bool:
    if element.name == "html":
        element = next((child for child in element.children if child.name == "body"), element)
    if element.is_rendered is not True:
        return False
    if element.name in ("html", "body", "main"):
        return bool(element.text.strip()) or bool(element.children)
    return len(element.text.strip()) > _MOST_OF * len(page.root.text.strip()) > 0


def _angle(conditional: ConditionalRule) -> float | None:
    rotate, transform = conditional.declared("rotate"), conditional.declared("transform")
    return _angle_of(rotate or "none", transform or "none")


def _angle_of(rotate: str, transform: str) -> float | None:
    """By how many degrees an element is turned on the screen; None where a value is not understood."""
    angle = 0.0
    if rotate != "none":
        words = rotate.split()
        found = _ANGLE.fullmatch(words[-1])
        if found is None or words[:-1] not in ([], ["z"]):
            return None
        angle = _in_degrees(found)
    for name, inside in _FUNCTION.findall(transform):
        turn = _turn(name, [part.strip() for part in re.split(r"[,\s]\s*", inside.strip())])
        if turn is None:
            return None
        angle += turn
    return angle


def _turn(name: str, values: list[str]) -> float | None:
    if name in ("rotate", "rotatez"):
        return _single(values) if len(values) == 1 else None
    if name == "rotate3d":
        return _single(values[3:]) if len(values) == 4 and values[:2] == ["0", "0"] else None
    if name == "matrix" and len(values) == 6:
        return _matrix(values[0], values[1])
    if name == "matrix3d" and len(values) == 16:
        return _matrix(values[0], values[1])
    return 0.0


def _single(values: list[str]) -> float | None:
    found = _ANGLE.fullmatch(values[0])
    return _in_degrees(found) if found is not None else (0.0 if values[0] == "0" else None)


def _matrix(cosine: str, sine: str) -> float | None:
    try:
        return degrees(atan2(float(sine), float(cosine)))
    except ValueError:
        return None


def _in_degrees(found: re.Match[str]) -> float:
    return float(found[1]) * _DEGREES[found[2]]
