"""What lies behind text: the colours of the boxes around it, laid one over another as a browser paints them."""

from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import Struct

from limpide.model import UNKNOWN, Unknown
from limpide.page.colours import TRANSPARENT, WHITE, Colour, colour, contrast, faded, luminance, over
from limpide.page.element import Element, Page
from limpide.page.gradients import colours_along, layers
from limpide.page.static import StaticFacts

Point = tuple[Colour, Colour]
"""The colours of a text and of what is just beside it, at one point."""

_MOST_POINTS: Final = 48
_PICTURES: Final = frozenset({"canvas", "embed", "iframe", "img", "object", "picture", "svg", "video"})
_BLACK: Final = Colour(0.0, 0.0, 0.0)
_FLOATING: Final = frozenset({"absolute", "fixed", "sticky"})


class Painting(Struct, frozen=True):
    """`points` are all the pairs of colours that a text may show, `low` and `high` their least and greatest contrast.

    `has_picture`: they are those without the picture behind it. `is_sure`: nothing else of the page may come between
    the text and its background.
    """

    points: tuple[Point, ...]
    low: float
    high: float
    has_picture: bool
    is_sure: bool


class _Layer(Struct, frozen=True):
    """What one element paints: `coats` from the lowest up, each with the colours that it takes."""

    coats: tuple[tuple[Colour, ...], ...]
    opacity: float
    has_picture: bool

    @property
    def hides(self) -> bool:
        return any(all(seen.alpha >= 1 for seen in coat) for coat in self.coats)


class _Place(Struct, frozen=True):
    """The nearest element that paints something, by index, from an element up; `is_sure` as in Painting."""

    painter: int
    is_sure: bool


class Backdrops:
    """The backgrounds of one page. An element for which a style is not known has none."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._layers: dict[int, _Layer | None] = {}
        self._places: list[_Place] = []
        self._known: dict[tuple[int, Colour, bool], Painting | None] = {}
        self._inks: dict[str, Colour | None] = {}
        self.colours = styles(page, "color")
        self._positions = styles(page, "position")
        self.has_shadows = any(value not in ("none", "") for value in set(styles(page, "text-shadow")))
        self._find()

    def ink(self, element: Element) -> Colour | None:
        """The colour of an element's text; None where it is not known."""
        value = self.colours[element.index]
        if value is UNKNOWN:
            return None
        if "currentcolor" in value.lower():
            return colour(value, self._inherited(element))
        if value not in self._inks:
            self._inks[value] = colour(value, _BLACK)
        return self._inks[value]

    def key(self, element: Element) -> tuple[str | Unknown, int, bool]:
        """The same for elements whose texts have the same colour on the same background."""
        place = self._places[element.index]
        return self.colours[element.index], place.painter, place.is_sure

    def behind(self, element: Element, ink: Colour) -> Painting | None:
        """What an element's own text lies on; None where a style is not known."""
        place = self._places[element.index]
        key = (place.painter, ink, place.is_sure)
        if key not in self._known:
            self._known[key] = self._painted(place.painter, ink, is_sure=place.is_sure)
        return self._known[key]

    def _inherited(self, element: Element) -> Colour:
        """What `currentcolor` says of `color`: the colour of the nearest ancestor that sets one."""
        above = (self.colours[parent.index] for parent in element.ancestors())
        value = next((each for each in above if each is UNKNOWN or "currentcolor" not in each.lower()), None)
        return (colour(value, _BLACK) if isinstance(value, str) else None) or _BLACK

    def _find(self) -> None:
        elements = self._page.elements
        self._read(elements)
        covered = frozenset(self._covered(elements))
        for element in elements:
            index, parent = element.index, element.parent
            above = self._places[parent.index] if parent is not None else _Place(-1, True)
            floats = self._positions[index] in _FLOATING
            is_sure = index not in covered
            if index not in self._layers:
                self._places.append(_Place(above.painter, above.is_sure and is_sure and not floats))
                continue
            layer = self._layers[index]
            if layer is None or not layer.hides:
                is_sure = is_sure and above.is_sure and not floats
            self._places.append(_Place(index, is_sure))

    def _read(self, elements: Sequence[Element]) -> None:
        page = self._page
        names = ("background-color", "background-image", "opacity", "background-repeat")
        for element, tint, image, opacity, repeat in zip(
            elements, *(styles(page, name) for name in names), strict=True
        ):
            if tint == "transparent" and image == "none" and opacity == "1" and "bgcolor" not in element.attrs:
                continue
            if UNKNOWN in (tint, image):
                self._layers[element.index] = None
            else:
                layer = self._layer(element, str(tint), str(image), str(opacity), is_icon=repeat == "no-repeat")
                if layer is None or layer.coats or layer.opacity < 1 or layer.has_picture:
                    self._layers[element.index] = layer

    def _layer(self, element: Element, tint: str, image: str, opacity: str, *, is_icon: bool) -> _Layer | None:
        current = self.ink(element) or _BLACK
        if tint == "transparent" and "bgcolor" in element.attrs:
            tint = _legacy(element.attrs["bgcolor"])
        ground = colour(tint, current)
        if ground is None:
            return None
        coats: list[tuple[Colour, ...]] = [(ground,)] if ground.alpha > 0 else []
        has_picture = False
        for part in reversed(layers(image)):
            along = colours_along(part, current)
            if along is not None:
                coats.append(along)
            elif not is_icon:
                has_picture = True
        return _Layer(tuple(coats), _share(opacity), has_picture)

    def _covered(self, elements: Sequence[Element]) -> Iterator[int]:
        """The boxes inside which something painted floats: it may lie behind any text there."""
        pictured = _with_pictures(elements)
        for element in elements:
            if self._positions[element.index] not in ("absolute", "fixed"):
                continue
            if self._layers.get(element.index) is not None or element.index in pictured:
                holders = (a for a in element.ancestors() if self._positions[a.index] not in ("static", UNKNOWN))
                yield next(holders, self._page.root).index

    def _painted(self, painter: int, ink: Colour, *, is_sure: bool) -> Painting | None:
        points: list[Point] = [(ink, TRANSPARENT)]
        has_picture = False
        while painter >= 0:
            element = self._page.elements[painter]
            layer = self._layers[painter]
            is_open = any(ground.alpha < 1 for _, ground in points)
            if layer is None and is_open:
                return None
            if layer is not None:
                has_picture = has_picture or (layer.has_picture and is_open)
                points = _coated(points, layer) if is_open else points
                if layer.opacity < 1:
                    points = [(faded(text, layer.opacity), faded(ground, layer.opacity)) for text, ground in points]
            painter = self._places[element.parent.index].painter if element.parent is not None else -1
        seen = tuple((over(text, WHITE), over(ground, WHITE)) for text, ground in points)
        ratios = [contrast(text, ground) for text, ground in seen]
        return Painting(seen, min(ratios), max(ratios), has_picture, is_sure)


def styles(page: Page, name: str) -> Sequence[str | Unknown]:
    """The values of a property by element index; read at once where the page's facts come from its markup."""
    facts = page.facts
    if isinstance(facts, StaticFacts) and not page.missing_sheets:
        return facts.cascade.values(name)
    return [facts.style(element, name) for element in page.elements]


def _coated(points: Sequence[Point], layer: _Layer) -> list[Point]:
    """The points with what an element paints behind them, few enough to go on with."""
    for coat in reversed(layer.coats):
        points = _fewer([(over(text, seen), over(ground, seen)) for text, ground in points for seen in coat])
    return list(points)


def _fewer(points: list[Point]) -> list[Point]:
    if len(points) <= _MOST_POINTS:
        return points
    ranked = sorted(points, key=lambda point: luminance(point[1]))
    return [ranked[round(step * (len(ranked) - 1) / (_MOST_POINTS - 1))] for step in range(_MOST_POINTS)]


def _with_pictures(elements: Sequence[Element]) -> frozenset[int]:
    """The pictures and all that holds one, by index."""
    found: set[int] = set()
    for element in elements:
        holder: Element | None = element if element.name in _PICTURES else None
        while holder is not None and holder.index not in found:
            found.add(holder.index)
            holder = holder.parent
    return frozenset(found)


def _legacy(value: str) -> str:
    """A colour of an old attribute, where `#` may be left out."""
    value = value.strip()
    return f"#{value}" if len(value) in (3, 6) and all(char in "0123456789abcdefABCDEF" for char in value) else value


def _share(opacity: str) -> float:
    """An opacity from 0 to 1; 1 where it is not understood."""
    text = opacity.strip()
    try:
        number = float(text[:-1]) / 100 if text.endswith("%") else float(text)
    except ValueError:
        return 1.0
    return max(0.0, min(1.0, number))
