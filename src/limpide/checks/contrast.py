"""Contrast between a text and what is behind it (WCAG 2.2, 1.4.3 and 1.4.6)."""

import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from limpide.language.excerpts import shown
from limpide.model import Finding, Unknown
from limpide.page.backdrop import Backdrops, Painting
from limpide.page.colours import BLACK, WHITE, Colour, colour, contrast, luminance, nearest, over, written
from limpide.page.element import Element, Page, TextNode
from limpide.page.focus import is_disabled
from limpide.page.sheets import require_sheets
from limpide.page.sight import is_away, pixels

_NOT_TEXT = frozenset(
    ("option", "script", "style", "template", "title", "noscript", "text", "tspan", "textpath", "math")
)
_BUTTONS = frozenset(("button", "reset", "submit"))
_WORD = re.compile(r"[^\W_]")
_LOGO = re.compile(r"(?:^|[\s_-])logo(?:type)?(?:$|[\s_-])", re.I)
_BOLD = frozenset(("bold", "bolder", "600", "700", "800", "900"))
_SCRIPTED = re.compile(r"""(?:attachShadow|innerHTML|textContent|innerText)\b""")
_QUOTED = re.compile(r"""["'`]#?([\w-]+)["'`]""")
_SHADOW = re.compile(r"(?:[^,()]|\((?:[^()]|\([^()]*\))*\))+")
_SHADOW_WORD = re.compile(r"[^\s(]+(?:\((?:[^()]|\([^()]*\))*\))?")
_VISIBLE = 1.0001
_LARGE = 24.0
"""Pixels: 18 points, from which text counts as large (WCAG 2.2, “large scale”)."""

_LARGE_BOLD = 18.66
"""Pixels: 14 points, for bold text."""


class _Verdict(Struct, frozen=True):
    """The least and the greatest contrast that a text may have, the least that it needs, and what they come from."""

    low: float
    high: float
    needed: float
    ink: Colour
    grounds: tuple[Colour, ...]
    is_failed: bool


def below(elements: Iterable[Element], *, page: Page, least: float, least_large: float) -> Iterator[Finding]:
    """Each pair of colours without enough contrast: at the first text that has it, with the number of texts.

    Raises FactMissing.
    """
    backdrops = Backdrops(page)
    found: dict[tuple[Colour, tuple[Colour, ...], float, bool], list[tuple[Element, str]]] = {}
    verdicts: dict[tuple[Colour, tuple[Colour, ...], float, bool], _Verdict] = {}
    scripted, exemptions = _scripted(page), _Exemptions()
    plain: set[tuple[object, int, bool]] = set()
    for element in elements:
        key = backdrops.key(element)
        if key in plain:
            continue
        text, is_guess = _text(element, scripted)
        if not text or element.is_rendered is not True:
            continue
        if _is_plain(element, backdrops, least):
            plain.add(key)
            continue
        verdict = _judged(element, backdrops, least=least, least_large=least_large)
        if verdict is None or _is_sign(element, text) or exemptions.cover(element):
            continue
        is_failed = verdict.is_failed and not is_guess
        pair = (verdict.ink, verdict.grounds, verdict.needed, is_failed)
        verdicts[pair] = verdict
        found.setdefault(pair, []).append((element, text))
    for pair, alike in found.items():
        yield _finding(verdicts[pair], alike, is_failed=pair[3])
    if not found:
        require_sheets(page)


def _text(element: Element, scripted: frozenset[str]) -> tuple[str, bool]:
    """The text of an element itself, with at least a letter or a digit; and whether a script has yet to write it."""
    if element.name in _NOT_TEXT:
        return "", False
    content = element.content
    text = "".join([node.data for node in content if type(node) is TextNode]) if content else ""
    if element.name == "input" and element.attrs.get("type", "").lower() in _BUTTONS:
        text = element.attrs.get("value", "")
    if not content and scripted and element.attrs.get("id") in scripted:
        return f"#{element.attrs['id']}", True
    return (text, False) if _WORD.search(text) else ("", False)


def _scripted(page: Page) -> frozenset[str]:
    """The words in quotes of the scripts that write text in the page: ids of elements stand among them."""
    scripts = (element.text for element in page.elements if element.name == "script")
    return frozenset(word for script in scripts if _SCRIPTED.search(script) for word in _QUOTED.findall(script))


def _is_plain(element: Element, backdrops: Backdrops, least: float) -> bool:
    """Whether any text of these colours, of whatever size, has enough contrast."""
    if backdrops.has_shadows:
        return False
    ink = backdrops.ink(element)
    painting = backdrops.behind(element, ink) if ink is not None and ink.alpha > 0 else None
    return painting is not None and painting.low >= least and not painting.has_picture


def _judged(element: Element, backdrops: Backdrops, *, least: float, least_large: float) -> _Verdict | None:
    """What is wrong with the contrast of an element's text; None where nothing is, or where colours are not known."""
    ink = backdrops.ink(element)
    painting = backdrops.behind(element, ink) if ink is not None and ink.alpha > 0 else None
    if painting is None:
        return None
    low, high = painting.low, painting.high
    shadow = element.style("text-shadow")
    has_shadow = isinstance(shadow, str) and shadow not in ("none", "")
    if (low >= least and not painting.has_picture and not has_shadow) or (high < _VISIBLE and not painting.has_picture):
        return None
    is_large = _is_large(element)
    needed = least_large if is_large else least
    if painting.has_picture:
        low, high = 1.0, max(contrast(painting.points[0][0], end) for end in (BLACK, WHITE))
    if has_shadow:
        low, high = _with_shadow(painting, str(shadow), low, high)
    is_failed = high < (least_large if is_large is None else needed) and painting.is_sure
    if low < needed and not is_failed and (painting.has_picture or has_shadow):
        seen = _seen(element, ink) if ink is not None else None
        low, high = seen or (low, high)
        is_failed = seen is not None and high < (least_large if is_large is None else needed)
    if low >= needed:
        return None
    inks = sorted((text for text, _ in painting.points), key=luminance)
    grounds = tuple(sorted({ground for _, ground in painting.points}, key=luminance))
    return _Verdict(low, high, needed, inks[0], grounds[:: max(1, len(grounds) - 1)], is_failed)


def _seen(element: Element, ink: Colour) -> tuple[float, float] | None:
    """The range of contrasts that the pixels beside the letters show; None where nobody looked."""
    grounds = element.grounds
    if isinstance(grounds, Unknown) or not grounds or any(_fades(each) for each in (element, *element.ancestors())):
        return None
    beside = (Colour(red / 255, green / 255, blue / 255) for red, green, blue in grounds)
    ratios = [contrast(over(ink, ground), ground) for ground in beside]
    return min(ratios), max(ratios)


def _fades(element: Element) -> bool:
    return element.style("opacity") != "1" or element.style("mix-blend-mode") != "normal"


def _with_shadow(painting: Painting, shadow: str, low: float, high: float) -> tuple[float, float]:
    """The range of contrasts where a shadow stands, whole, between a text and its background."""
    ratios = [low, high]
    for part in _SHADOW.findall(shadow):
        words = (colour(word, painting.points[0][0]) for word in _SHADOW_WORD.findall(part))
        tint = next((word for word in words if word is not None), painting.points[0][0])
        ratios.extend(contrast(text, over(tint, ground)) for text, ground in painting.points)
    return min(ratios), max(ratios)


def _is_large(element: Element) -> bool | None:
    """Whether a text is large scale; None where its size has to be laid out."""
    size = pixels(element.style("font-size"))
    if size is None:
        return None
    return size >= (_LARGE_BOLD if element.style("font-weight") in _BOLD else _LARGE)


class _Exemptions:
    """Which elements hold text that needs no contrast: disabled, a logo, out of sight or in a drawing."""

    def __init__(self) -> None:
        self._known: dict[int, bool] = {}

    def cover(self, element: Element) -> bool:
        """Whether the element or one around it is such."""
        chain: list[Element] = []
        for holder in (element, *element.ancestors()):
            if holder.index in self._known:
                break
            chain.append(holder)
        for holder in reversed(chain):
            parent = holder.parent
            above = parent is not None and self._known[parent.index]
            self._known[holder.index] = above or _is_exempt(holder)
        return self._known[element.index]


def _is_exempt(holder: Element) -> bool:
    attrs = holder.attrs
    if holder.name == "svg" or is_disabled(holder) or attrs.get("aria-disabled", "").lower() == "true":
        return True
    if holder.name == "fieldset" and "disabled" in attrs:
        return True
    if holder.name != "body" and _LOGO.search(f"{attrs.get('class', '')} {attrs.get('id', '')}"):
        return True
    return (holder.name == "label" and _labels_disabled(holder)) or is_away(holder)


def _labels_disabled(label: Element) -> bool:
    """Whether a label names a control that nobody can use."""
    target = label.page.by_id(label.attrs["for"]) if "for" in label.attrs else None
    controls = [target] if target is not None else list(label.descendants())
    return any(is_disabled(control) or control.attrs.get("aria-disabled") == "true" for control in controls)


def _is_sign(element: Element, text: str) -> bool:
    """Whether one letter stands for an icon: the element has another name."""
    said = text.strip()
    name = element.attrs.get("aria-label", "").strip()
    return len(said) == 1 and bool(name) and name.casefold() != said.casefold()


def _finding(verdict: _Verdict, alike: Sequence[tuple[Element, str]], *, is_failed: bool) -> Finding:
    element, text = alike[0]
    low, high = _down(verdict.low), _down(verdict.high)
    ranged = (low,) if low == high else (low, high)
    ground = verdict.grounds[0]
    better = nearest(verdict.ink, verdict.grounds, verdict.needed) or _extreme(verdict.grounds)
    other = nearest(ground, (verdict.ink,), verdict.needed) or _extreme((verdict.ink,))
    return Finding(
        element.mark,
        data={
            "text": shown(text),
            "ratio": " to ".join(ranged),
            "ratio_fr": " à ".join(ranged).replace(".", ","),
            "needed": f"{verdict.needed:g}",
            "needed_fr": f"{verdict.needed:g}".replace(".", ","),
            "ink": written(verdict.ink),
            "ground": " – ".join(map(written, verdict.grounds)),
            "better": written(better),
            "other": written(other),
            "count": str(len(alike)),
        },
        outcome="failed" if is_failed else "needs_review",
        selector=element.selector,
    )


def _down(ratio: float) -> str:
    """A contrast to two decimals, never rounded up to what it misses."""
    return f"{int(ratio * 100 + 1e-9) / 100:g}"


def _extreme(grounds: Sequence[Colour]) -> Colour:
    """Black or white, whichever has more contrast with the worst of some colours."""
    return max((BLACK, WHITE), key=lambda end: min(contrast(end, ground) for ground in grounds))
