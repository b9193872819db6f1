"""What a browser tells of a page it drew, and the Protocols through which it is asked.

A `key` names a node of the drawn document for as long as its tab is open.
"""

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Literal, Protocol, runtime_checkable

from msgspec import Struct

from limpide.model import Source


class Box(Struct, frozen=True):
    """A rectangle in CSS pixels from the top left corner of the document."""

    x: float
    y: float
    width: float
    height: float


class LiveNode(Struct, frozen=True):
    """A node of the drawn document. `parent` is its index among the nodes, -1 for none.

    `text` holds the tag name of an element, the characters of a text or comment.
    """

    key: int
    parent: int
    kind: Literal["element", "text", "comment"]
    text: str
    attrs: Mapping[str, str] = {}


class Accessible(Struct, frozen=True):
    """What the accessibility tree says of a node; `ignored` gives the reasons why it is left out of it."""

    role: str
    name: str
    description: str
    ignored: frozenset[str]
    is_focusable: bool


class Layout(Struct, frozen=True):
    """Where things are drawn, by key. `width` and `height` are those of the document, scrolled parts included.

    `clients` are the insides of boxes without borders and scroll bars; `scrolls` what these hold, seen or not.
    """

    width: float
    height: float
    boxes: Mapping[int, Box]
    clients: Mapping[int, Box]
    scrolls: Mapping[int, Box]


class Snapshot(Struct, frozen=True):
    """A drawn document at one moment: nodes in document order, and facts by key.

    Only what is drawn has `styles`: the values of the properties that `properties` numbers.
    """

    nodes: Sequence[LiveNode]
    layout: Layout
    properties: Mapping[str, int]
    styles: Mapping[int, Sequence[str]]
    accessible: Mapping[int, Accessible]
    version: str


class Stop(Struct, frozen=True):
    """A place where the keyboard stops: the node that has focus, None for the browser itself.

    `is_seen` says whether a pixel changes when it takes focus; None where it was not compared.
    """

    key: int | None
    is_seen: bool | None = None


class Tab(Protocol):
    """A page open in a browser. Every method may raise ReadError: the page no longer answers."""

    def snapshot(self) -> Snapshot: ...

    def styles(self, name: str) -> Mapping[int, str]:
        """A computed property that the snapshot does not hold, by key."""
        ...

    def layout(self, *, width: int | None = None, height: int | None = None, css: str = "") -> Layout:
        """The layout in a viewport of another size, or once a style sheet is added; the page is as before after."""
        ...

    def walk(self, *, most: int) -> Sequence[Stop]:
        """Where Tab leads from the top of the page, until it leaves the page or comes back, `most` stops at most."""
        ...

    def focus(self, key: int, press: Sequence[str]) -> int | None:
        """The node that has focus after an element was focused and these keys were pressed."""
        ...


@runtime_checkable
class Browser(Protocol):
    """One browser for many pages."""

    @property
    def version(self) -> str: ...

    def open(self, source: Source) -> AbstractContextManager[Tab]:
        """A page, drawn. Raises ReadError."""
        ...
