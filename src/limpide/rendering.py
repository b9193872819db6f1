"""What a browser tells of a page it drew, and the Protocols through which it is asked.

A `key` names a node of the drawn document for as long as its tab is open.
"""

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Literal, Protocol, runtime_checkable

from msgspec import Struct

from limpide.model import Impact, Source


class Box(Struct, frozen=True):
    """A rectangle in CSS pixels from the top left corner of the document."""

    x: float
    y: float
    width: float
    height: float


class LiveNode(Struct, frozen=True):
    """A node of the drawn document. `parent` is its index among the nodes, -1 for none.

    `text` holds the tag name of an element, the characters of a text or comment; `is_rooted` says that it stands in a
    shadow root. What a slot shows stands in the slot.
    """

    key: int
    parent: int
    kind: Literal["element", "text", "comment"]
    text: str
    attrs: Mapping[str, str] = {}
    is_rooted: bool = False


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


class Sound(Struct, frozen=True):
    """What a sound or video plays from where it starts: `seconds` of sound, None for one without end.

    `is_heard`: whether there is anything to hear; None where the browser may not listen to it.
    """

    seconds: float | None
    is_heard: bool | None


class Lettering(Struct, frozen=True):
    """What looks like writing in the pixels of an element: lines, and the letters in them.

    `share`: of all that is drawn on the background, how much is writing; `ground`: the part of the background in all.
    """

    lines: int
    letters: int
    share: float
    ground: float


class Reached(Struct, frozen=True):
    """Where keys lead: the node that has focus, None for the browser itself.

    `has_left`: the focus left the page on the way, even if a script took it back.
    """

    key: int | None
    has_left: bool = False


class Stop(Struct, frozen=True):
    """A place where the keyboard stops: the node that has focus, None for the browser itself.

    `is_seen` says whether a pixel changes when it takes focus; None where it was not compared.
    """

    key: int | None
    is_seen: bool | None = None


class Told(Struct, frozen=True):
    """What a script says of a page: a text, and the elements that it speaks of, by key; None for one that is gone."""

    said: str
    keys: Sequence[int | None]


Ask = Callable[[str], Told]
"""Runs a script in a page, apart from the page's own: a promise of `{said, elements}`. May raise ReadError."""


class Remark(Struct, frozen=True):
    """What another engine says of one element. `is_sure`: a fault, else something for a person to look at."""

    rule: str
    key: int
    impact: Impact
    is_sure: bool
    tags: Sequence[str]
    help: str
    url: str


class Remarks(Struct, frozen=True):
    """All that another engine says of a page, and its version."""

    version: str
    remarks: Sequence[Remark]


class Engine(Protocol):
    """Another engine that judges a drawn page."""

    def judge(self, ask: Ask) -> Remarks: ...


class Tab(Protocol):
    """A page open in a browser. Every method may raise ReadError: the page no longer answers."""

    def snapshot(self) -> Snapshot: ...

    def styles(self, name: str) -> Mapping[int, str]:
        """A computed property that the snapshot does not hold, by key."""
        ...

    def width(self, *, width: int, height: int) -> float:
        """The width of the document, scrolled parts included, in a viewport of another size."""
        ...

    def layout(self, *, width: int | None = None, height: int | None = None, css: str = "") -> Layout:
        """The layout in a viewport of another size, or once a style sheet is added; the page is as before after."""
        ...

    def begin_walk(self, *, most: int) -> None:
        """Begins to walk, while the caller does something else; other questions wait for its end."""
        ...

    def walk(self, *, most: int) -> Sequence[Stop]:
        """Where Tab leads from the top of the page, until it leaves the page or comes back, `most` stops at most."""
        ...

    def focus(self, key: int, press: Sequence[str]) -> Reached:
        """Where these keys lead from an element that was given focus."""
        ...

    def sound(self, key: int) -> Sound | None:
        """What a sound or video plays; None where it did not load."""
        ...

    def grounds(self, key: int) -> Sequence[tuple[int, int, int]]:
        """The colours, red, green and blue, that stand right beside the letters of an element, from dark to light; none
        where no letter is seen.
        """
        ...

    def lettering(self, key: int) -> Lettering | None:
        """The writing in the pixels of an element; None where it is not drawn."""
        ...

    def run(self, script: str) -> Told:
        """What a script says, apart from those of the page: it ends in a promise of `{said, elements}`."""
        ...


@runtime_checkable
class Browser(Protocol):
    """One browser for many pages."""

    @property
    def version(self) -> str: ...

    def open(self, source: Source) -> AbstractContextManager[Tab]:
        """A page, drawn. Raises ReadError."""
        ...
