"""axe-core, run in a page that the browser has drawn: the script of an optional package, and what it remarks."""

import re
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path
from typing import Final

import msgspec
from msgspec import Struct

from limpide.errors import ToolMissing
from limpide.model import Impact
from limpide.rendering import Ask, Remark, Remarks

INSTALL: Final = "pip install 'limpide[axe]'"
_PACKAGE: Final = "axe_playwright_python"
_VERSION: Final = re.compile(r"axe v([\d.]+)")
_RUN: Final = """
(async () => {
  const found = await axe.run(document, {
    runOnly: {type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']},
    resultTypes: ['violations', 'incomplete'], elementRef: true, iframes: false});
  const said = [], elements = [];
  for (const outcome of ['violations', 'incomplete'])
    for (const {id, help, helpUrl, tags, impact, nodes} of found[outcome])
      for (const node of nodes) {
        elements.push(node.element);
        said.push({rule: id, help, url: helpUrl.split('?')[0], tags, impact: node.impact ?? impact ?? 'serious',
                   is_sure: outcome === 'violations'});
      }
  return {said: JSON.stringify(said), elements};
})()
"""
"""Criteria of WCAG, levels A and AA, alone: what axe calls best practice is no fault."""


class _Said(Struct, frozen=True):
    rule: str
    help: str
    url: str
    tags: tuple[str, ...]
    impact: Impact
    is_sure: bool


class Axe:
    """The engine of a script of axe-core."""

    def __init__(self, script: Path) -> None:
        self._path = script

    def judge(self, ask: Ask) -> Remarks:
        """What axe remarks in a page. Raises ReadError where the page does not answer."""
        told = ask(self._script + _RUN)
        every = msgspec.json.decode(told.said, type=list[_Said])
        remarks = [
            Remark(each.rule, key, each.impact, each.is_sure, each.tags, each.help, each.url)
            for each, key in zip(every, told.keys, strict=True)
            if key is not None
        ]
        return Remarks(self.version, remarks)

    @property
    def version(self) -> str:
        found = _VERSION.search(self._script)
        return found[1] if found else ""

    @cached_property
    def _script(self) -> str:
        return self._path.read_text(encoding="utf-8")


def open_axe() -> Axe:
    """axe-core as the optional package ships it. Raises ToolMissing."""
    package = find_spec(_PACKAGE)
    folders = package.submodule_search_locations if package is not None else None
    script = next((path for folder in folders or () if (path := Path(folder) / "axe.min.js").is_file()), None)
    if script is None:
        raise ToolMissing(
            f"axe-core n’est pas installé. Lancez\u00a0: {INSTALL}", f"axe-core is not installed. Run: {INSTALL}"
        )
    return Axe(script)
