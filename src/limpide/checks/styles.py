"""Text that its style makes hard to read: justified, in capitals, with spacing that readers cannot change."""

import re
from collections.abc import Iterable, Iterator

from limpide.language.excerpts import shown
from limpide.model import Block, Finding
from limpide.page.element import Element, Page, TextNode
from limpide.page.sheets import require_sheets

_CAPITALS = re.compile(r"(?<!\w)[A-ZÀ-ÖØ-ÞŒ][A-ZÀ-ÖØ-ÞŒ'’&-]*(?:[\s\u00a0\u202f]+[A-ZÀ-ÖØ-ÞŒ][A-ZÀ-ÖØ-ÞŒ'’&-]*)+(?!\w)")
_LONG_WORD = re.compile(r"[A-ZÀ-ÖØ-ÞŒ]{4,}")
_SPACING = re.compile(r"(letter-spacing|word-spacing|line-height)\s*:\s*([^;!]+?)\s*!\s*important", re.I)
_LENGTH = re.compile(r"(-?(?:\d+\.?\d*|\.\d+))\s*(em|rem|px|pt|%|)", re.I)
_WIDTH = re.compile(r"(?<![\w-])(?:max-)?width\s*:\s*(\d+(?:\.\d+)?)px", re.I)
_AWAY = re.compile(r"(?<![\w-])(?:top|left|right|bottom)\s*:\s*-\d{3,}", re.I)
_SCREEN_WIDTH = 1280.0
_LETTER_WIDTH = 0.45
"""Times the size of the text: a letter of a usual font, blanks counted."""

_LEAST = {"letter-spacing": 0.12, "word-spacing": 0.16, "line-height": 1.5}
"""Times the size of the text (WCAG 1.4.12)."""

_DEFAULT_SIZE = 16.0


def justified(elements: Iterable[Element], *, page: Page) -> Iterator[Finding]:
    """Justified text: one finding a page, at the first element, with the number of elements. Raises FactMissing."""
    found = [e for e in elements if _is_justified(e)] if _speaks_of(page, "justify") else []
    if found:
        yield Finding(
            found[0].mark, data={"count": str(len(found)), "text": shown(found[0].text)}, selector=found[0].selector
        )
    else:
        require_sheets(page)


def typed_capitals(blocks: Iterable[Block], *, least: int) -> Iterator[Finding]:
    """Each run of at least so many words typed in capitals; the text in lower case is for a person to write."""
    for block in blocks:
        if not _LONG_WORD.search(block.text.plain):
            continue
        for match in _CAPITALS.finditer(block.text.plain):
            if len(match.group().split()) >= least and len(_LONG_WORD.findall(match.group())) * 2 >= least:
                yield Finding(block.text.span(*match.span()), data={"text": shown(match.group())})


def styled_capitals(elements: Iterable[Element], *, page: Page, least: int) -> Iterator[Finding]:
    """Each text of at least so many letters that its style shows in capitals. Raises FactMissing."""
    found = False
    for element in elements if _speaks_of(page, "uppercase") else ():
        text = " ".join(node.data for node in element.content if isinstance(node, TextNode))
        if sum(map(str.isalpha, text)) < least or element.style("text-transform") != "uppercase":
            continue
        if element.is_rendered is not False:
            found = True
            yield Finding(element.span, data={"text": shown(text)}, selector=element.selector)
    if not found:
        require_sheets(page)


def fixed_spacing(elements: Iterable[Element]) -> Iterator[Finding]:
    """Each `style` that sets a spacing too tight and that readers cannot widen (`!important`)."""
    for element in elements:
        imposed = {name.lower(): value for name, value in _SPACING.findall(element.attrs["style"])}
        for name, value in imposed.items():
            if any(_is_tight(name, value, element, holder) for holder in _holders(element, name)):
                yield Finding(element.attr_span("style"), data={"text": f"{name}: {value}"}, selector=element.selector)


def _is_justified(element: Element) -> bool:
    return bool(element.content) and element.style("text-align") == "justify" and element.is_rendered is not False


def _speaks_of(page: Page, value: str) -> bool:
    """Whether some style of the page has a value; a browser may know styles that the source does not spell."""
    if page.facts.name != "static":
        return True
    return any(value in sheet for sheet in page.sheets) or any(value in e.attrs.get("style", "") for e in page.elements)


def _holders(element: Element, name: str) -> Iterator[Element]:
    """The elements whose own text is seen and takes a property from the `style` of `element`."""
    stack = [element]
    while stack:
        holder = stack.pop()
        if holder.is_rendered is False or _is_off_screen(holder):
            continue
        if any(isinstance(node, TextNode) and node.data.strip() for node in holder.content):
            yield holder
        stack.extend(child for child in holder.children if name not in child.attrs.get("style", "").lower())


def _is_tight(name: str, value: str, element: Element, holder: Element) -> bool:
    own, its = _font_size(element), _font_size(holder)
    if value.lower() in ("normal", "initial"):
        times: float | None = 1.2 if name == "line-height" else 0.0
    else:
        times = _times(value, own, its, is_factor=name == "line-height")
    return times is not None and times < _LEAST[name] and (name != "line-height" or _wraps(holder, its))


def _times(value: str, own: float | None, its: float | None, *, is_factor: bool) -> float | None:
    """A spacing as times the size of the text that takes it; None where it cannot be told."""
    found = _LENGTH.fullmatch(value.strip())
    if found is None or not own or not its:
        return None
    number, unit = float(found[1]), found[2].lower()
    if not unit:
        return number if is_factor or number == 0 else None
    return number * {"em": own, "%": own / 100, "px": 1.0, "pt": 4 / 3, "rem": _DEFAULT_SIZE}[unit] / its


def _font_size(element: Element) -> float | None:
    size = element.style("font-size")
    found = _LENGTH.fullmatch(size) if isinstance(size, str) else None
    return float(found[1]) if found else None


def _wraps(holder: Element, size: float | None) -> bool:
    """Whether a text is clearly longer than a line of the box that it stands in."""
    widths = (match for e in (holder, *holder.ancestors()) if (match := _WIDTH.search(e.attrs.get("style", ""))))
    width = next((float(match[1]) for match in widths), _SCREEN_WIDTH)
    return len(" ".join(holder.text.split())) * (size or _DEFAULT_SIZE) * _LETTER_WIDTH > 1.2 * width


def _is_off_screen(element: Element) -> bool:
    return bool(_AWAY.search(element.attrs.get("style", ""))) and "position" in element.attrs.get("style", "")
