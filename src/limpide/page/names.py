"""Accessible names: accname 1.2, with what HTML-AAM and SVG-AAM say of each element."""

from collections.abc import Iterator, Mapping
from typing import Final

from limpide.page.aria import explicit, resists_presentation
from limpide.page.cascade import Cascade
from limpide.page.content import strings
from limpide.page.controls import LABELABLE, embedded_value, input_name, is_labelable, takes_text
from limpide.page.element import Element, Page, TextNode
from limpide.page.visibility import Visibility

_FROM_CONTENT: Final = """
    button cell checkbox columnheader doc-backlink doc-biblioref doc-glossref doc-noteref gridcell heading link
    menuitem menuitemcheckbox menuitemradio option radio rowheader switch tab tooltip treeitem comment
"""
FROM_CONTENT: Final = frozenset(_FROM_CONTENT.split())
"""Roles that take their name from what they hold (WAI-ARIA 1.2, 5.2.8.4), but `row`: browsers name only ARIA's so."""


_CAPTIONS: Final[Mapping[str, str]] = {"fieldset": "legend", "figure": "figcaption", "table": "caption"}
_ALTERNATIVES: Final[Mapping[str, str]] = {"area": "alt", "img": "alt", "math": "alttext"}
_INLINE: Final = frozenset({"contents", "inline", "none", "ruby", "ruby-base", "ruby-text"})
_CONTAINERS: Final = frozenset({"flex", "grid", "inline-flex", "inline-grid"})
_REPLACED: Final = frozenset({"canvas", "embed", "iframe", "img", "object", "svg", "video"})
_OPAQUE: Final = frozenset({"audio", "iframe", "noscript", "script", "style", "template", "video"})
"""Elements whose content is no text of the page."""

_Mode = tuple[bool, bool]
"""Whether aria-labelledby is followed, and whether hidden content counts."""


def folded(text: str) -> str:
    return " ".join(text.split())


class Names:
    """The names of one page's elements; each text is computed once, without recursion into the page."""

    def __init__(self, page: Page, cascade: Cascade, visibility: Visibility) -> None:
        self._page = page
        self._cascade = cascade
        self._visibility = visibility
        self._parts: dict[_Mode, dict[int, str]] = {}
        self._labels: dict[int, list[Element]] | None = None
        self._owned: dict[int, list[Element]] = {}
        self._drawings: frozenset[int] | None = None

    def name(self, element: Element, role: str | None) -> str:
        """The name of an element that has this role."""
        written = self.written(element)
        if written:
            return written
        if (
            role in FROM_CONTENT
            or (role is None and element.name == "summary")
            or (role == "row" and "role" in element.attrs)
            or element.name == "math"
        ):
            text = folded(self._content(element, (True, False)))
            if text:
                return text
        return self._last_resort(element)

    def is_named(self, element: Element) -> bool:
        """Whether an author named the element by ARIA or `title`, contents aside."""
        return bool(self._by_aria(element) or folded(element.attrs.get("title", "")) or self._child_name(element))

    def written(self, element: Element) -> str:
        """The name by ARIA or by the element's own markup, contents and `title` aside."""
        return self._by_aria(element) or folded(self._native(element))

    def description(self, element: Element) -> str:
        """What aria-describedby, aria-description or an unused `title` says."""
        text = self._referenced(element, "aria-describedby") or folded(element.attrs.get("aria-description", ""))
        return text or folded(element.attrs.get("title", ""))

    def labels(self, element: Element) -> list[Element]:
        """The `label` elements of a form control, in source order."""
        if self._labels is None:
            self._labels = {}
            for label, control in labelled(self._page):
                self._labels.setdefault(control.index, []).append(label)
        return self._labels.get(element.index, [])

    def _by_aria(self, element: Element) -> str:
        return self._referenced(element, "aria-labelledby") or folded(element.attrs.get("aria-label", ""))

    def _referenced(self, element: Element, attribute: str) -> str:
        if attribute not in element.attrs:
            return ""
        found = map(self._page.by_id, dict.fromkeys(element.attrs[attribute].split()))
        return folded(" ".join(self._reference(each, element) for each in found if each is not None))

    def _reference(self, element: Element, asker: Element) -> str:
        if element is asker:
            own = folded(element.attrs.get("aria-label", "")) or folded(self._native(element))
            return own or self._content(element, (False, False))
        hidden = not (self._visibility.is_rendered(element) and self._visibility.is_open(element))
        mode = (False, hidden)
        return self._own(element, mode) or self._content(element, mode) or self._last_resort(element)

    def _native(self, element: Element) -> str:
        name = element.name
        if name in LABELABLE:
            labels = self.labels(element)
            text = " ".join(self._label(label, element) for label in labels)
            if text.strip():
                return text
        if name == "input":
            return input_name(element)
        if name in _ALTERNATIVES:
            return element.attrs.get(_ALTERNATIVES[name], "")
        if name == "optgroup" or (name == "option" and element.attrs.get("label", "").strip()):
            return element.attrs.get("label", "")
        return self._child_name(element)

    def _label(self, label: Element, control: Element) -> str:
        """The text of a label for a control, which is left out of it where it stands inside."""
        if not any(above is label for above in control.ancestors()):
            return self._part(label, (True, False))
        return self._content(label, (True, False), without=control)

    def _child_name(self, element: Element) -> str:
        if element.name in _CAPTIONS:
            wanted = _CAPTIONS[element.name]
            found = next((child for child in element.children if child.name == wanted), None)
            return self._part(found, (True, False)) if found is not None else ""
        if self._is_drawn(element):
            found = next((child for child in element.children if child.name == "title"), None)
            return found.text if found is not None else element.attrs.get("xlink:title", "")
        return ""

    def _last_resort(self, element: Element) -> str:
        """What `title`, then `placeholder` says."""
        attrs, name = element.attrs, element.name
        if not attrs or (name in ("img", "area") and attrs.get("alt") == ""):
            return ""
        title = folded(attrs.get("title", ""))
        if title:
            return title
        if takes_text(element):
            return folded(attrs.get("placeholder", "")) or folded(attrs.get("aria-placeholder", ""))
        return folded(attrs.get("aria-placeholder", ""))

    def _content(self, element: Element, mode: _Mode, *, without: Element | None = None) -> str:
        """The text of what an element holds; from memory but for what has to leave a control out."""
        if without is None:
            self._prepare(self._inside(element), mode, around=element)
            return self._joined(element, mode)
        kept = self._parts.setdefault(mode, {})
        aside = {each.index: kept.pop(each.index, "") for each in (without, *without.ancestors())}
        kept[without.index] = ""
        self._prepare(self._inside(element), mode)
        text = self._joined(element, mode)
        for index in aside:
            kept.pop(index, None)
        return text

    def _part(self, element: Element, mode: _Mode) -> str:
        """What an element adds to the name of one around it."""
        self._prepare([element], mode)
        return self._parts[mode][element.index]

    def _prepare(self, elements: list[Element], mode: _Mode, *, around: Element | None = None) -> None:
        known = self._parts.setdefault(mode, {})
        stack, opened = list(elements), {around.index} if around is not None else set[int]()
        while stack:
            element = stack[-1]
            if element.index in known:
                stack.pop()
                continue
            if element.index not in opened:
                opened.add(element.index)
                if self._is_left_out(element, mode):
                    known[element.index] = ""
                    continue
                own = self._own(element, mode)
                if own or element.name in _OPAQUE:
                    known[element.index] = own or folded(element.attrs.get("title", ""))
                    continue
                stack.extend(e for e in self._inside(element) if e.index not in known and e.index not in opened)
                continue
            stack.pop()
            text = self._joined(element, mode)
            known[element.index] = text if text.strip() else text + folded(element.attrs.get("title", ""))

    def _joined(self, element: Element, mode: _Mode) -> str:
        known = self._parts[mode]
        shows_text = mode[1] or self._cascade.value(element, "visibility") == "visible"
        pieces = [self._generated(element, "before")]
        for node in element.content:
            if isinstance(node, TextNode):
                pieces.append(node.data if shows_text else "")
            elif isinstance(node, Element):
                pieces.append(self._spaced(node, known.get(node.index, ""), apart=mode[1]))
        pieces.extend(f" {known.get(owned.index, '')} " for owned in self._owns(element))
        pieces.append(self._generated(element, "after"))
        return "".join(pieces)

    def _spaced(self, element: Element, text: str, *, apart: bool) -> str:
        if element.name == "br":
            return " "
        if not text:
            return ""
        return f" {text} " if apart or self._stands_apart(element) else text

    def _stands_apart(self, element: Element) -> bool:
        """Whether a browser draws the element as a box of its own among the words around it."""
        if element.name in _REPLACED:
            return True
        cascade = self._cascade
        if cascade.value(element, "display") not in _INLINE or cascade.value(element, "float") != "none":
            return True
        if cascade.value(element, "position") in ("absolute", "fixed"):
            return True
        return element.parent is not None and cascade.value(element.parent, "display") in _CONTAINERS

    def _generated(self, element: Element, pseudo: str) -> str:
        content = self._cascade.generated(element, pseudo)
        if content is None:
            return ""
        text = strings(content.value, element)
        return text if content.display in _INLINE else f" {text} "

    def _is_left_out(self, element: Element, mode: _Mode) -> bool:
        if mode[1]:
            return False
        return not (self._visibility.has_box(element) and self._visibility.is_open(element))

    def _own(self, element: Element, mode: _Mode) -> str:
        """What an element says of itself inside another's name, its content aside."""
        if mode[0] and (text := self._referenced(element, "aria-labelledby")):
            return text
        value = embedded_value(element)
        if value:
            return value
        if text := folded(element.attrs.get("aria-label", "")):
            return text
        if element.name in ("img", "area"):
            if explicit(element) == "none" and not resists_presentation(element):
                return ""
            return folded(element.attrs.get("alt", "")) or folded(element.attrs.get("title", ""))
        if element.name == "input":
            return folded(input_name(element)) or folded(element.attrs.get("title", ""))
        if element.name == "math":
            return folded(element.attrs.get("alttext", ""))
        return folded(self._child_name(element)) if self._is_drawn(element) else ""

    def _is_drawn(self, element: Element) -> bool:
        """Whether the element is an SVG one."""
        if self._drawings is None:
            self._drawings = frozenset(_drawings(self._page))
        return element.index in self._drawings

    def _inside(self, element: Element) -> list[Element]:
        return [*element.children, *self._owns(element)]

    def _owns(self, element: Element) -> list[Element]:
        if "aria-owns" not in element.attrs:
            return []
        if element.index not in self._owned:
            around = {element.index, *(above.index for above in element.ancestors())}
            found = (self._page.by_id(identifier) for identifier in dict.fromkeys(element.attrs["aria-owns"].split()))
            self._owned[element.index] = [
                e for e in found if e is not None and e.index not in around and e.parent != element
            ]
        return self._owned[element.index]


def _drawings(page: Page) -> Iterator[int]:
    inside: set[int] = set()
    for element in page.elements:
        parent = element.parent
        around = parent is not None and parent.index in inside and parent.name != "foreignObject"
        if element.name == "svg" or around:
            inside.add(element.index)
    return iter(inside)


def labelled(page: Page) -> Iterator[tuple[Element, Element]]:
    """Each `label` with its control: the one it names, else the first that it holds."""
    around: list[Element | None] = []  # by element index: the label it stands in that has no control yet
    for element in page.elements:
        label = around[element.parent.index] if element.parent is not None else None
        if element.name == "label":
            label = element
            if "for" in element.attrs:
                control = page.by_id(element.attrs["for"])
                label = None
                if control is not None and is_labelable(control):
                    yield element, control
        around.append(label)
    taken: set[int] = set()
    for control in page.elements:
        label = around[control.index]
        if label is not None and label.index not in taken and is_labelable(control):
            taken.add(label.index)
            yield label, control
