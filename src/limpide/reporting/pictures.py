"""The pictures of a document that tell something, each with what its author says of it."""

import re
from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import Final
from urllib.parse import unquote, urlsplit

from msgspec import Struct

from limpide.drafting import REWRITTEN_PARTS
from limpide.model import Block

_FILE_NAME: Final = re.compile(r"\S+\.\w{3,4}")
_INSIDE_CONTROL: Final = re.compile(r"(?:^| )(?:a|button|label)(?::[^ ]*)?(?= |$)")


class Picture(Struct, frozen=True):
    """`alt` is empty where the author's says nothing: the name of a file; `name` is that of the picture's file."""

    src: str
    alt: str

    @property
    def name(self) -> str:
        return "" if self.src.startswith("data:") else PurePosixPath(unquote(urlsplit(self.src).path)).name


class Pictures:
    """The pictures among the blocks of a document. Icons of links and decorations are none."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._found = {id(block): _picture(block) for block in blocks if _tells(block)}
        self._captions: dict[int, Block] = {}
        images = [block for block in blocks if id(block) in self._found]
        for caption in (block for block in blocks if block.kind == "caption"):
            figure = caption.selector.rpartition(" > ")[0]
            inside = (block for block in images if figure and block.selector.startswith(f"{figure} > "))
            if image := next(inside, None):
                self._captions.setdefault(id(image), caption)
        self._used = {id(caption) for caption in self._captions.values()}

    def of(self, block: Block) -> Picture | None:
        return self._found.get(id(block))

    def caption(self, block: Block) -> Block | None:
        """The caption of a picture."""
        return self._captions.get(id(block))

    def is_caption(self, block: Block) -> bool:
        return id(block) in self._used


def _tells(block: Block) -> bool:
    is_decoration = block.attrs.get("alt") == "" or block.attrs.get("aria-hidden") == "true"
    return (
        block.kind == "image"
        and block.part in REWRITTEN_PARTS
        and not is_decoration
        and not _INSIDE_CONTROL.search(block.selector)
    )


def _picture(block: Block) -> Picture:
    src = block.attrs.get("src", "")
    alt = block.attrs.get("alt") or block.attrs.get("accessible-name", "")
    name = Picture(src, "").name
    says_nothing = bool(_FILE_NAME.fullmatch(alt)) or alt in (name, PurePosixPath(name).stem)
    return Picture(src, "" if says_nothing else " ".join(alt.split()))
