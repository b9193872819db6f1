"""What the pixels of an element show: the colours beside its letters, the writing in its picture."""

from typing import Any, Final

from limpide.rendering import Lettering
from limpide.tools.browser.asking import asked
from limpide.tools.browser.session import Session

_LARGEST: Final = 1000
"""CSS pixels of a side from which the rest of an element is not looked at."""

_BOX: Final = """function(most) {
  const box = this.getBoundingClientRect();
  return {x: box.x + scrollX, y: box.y + scrollY, width: Math.min(box.width, most), height: Math.min(box.height, most)};
}"""
_TEXT_BOX: Final = """function(most) {
  for (const node of this.childNodes) {
    if (node.nodeType !== Node.TEXT_NODE || !node.data.trim()) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const box = [...range.getClientRects()].find(each => each.width > 1 && each.height > 1);
    if (!box) continue;
    return {x: box.x + scrollX, y: box.y + scrollY, width: Math.min(box.width, most), height: box.height};
  }
  return null;
}"""
"""The first line of the element's own text."""

_HIDE: Final = """function() {
  const was = this.getAttribute('style');
  for (const [name, value] of [['-webkit-text-fill-color', 'transparent'], ['transition', 'none']])
    this.style.setProperty(name, value, 'important');
  return was;
}"""
_SHOW: Final = (
    "function(was) { if (was === null) this.removeAttribute('style'); else this.setAttribute('style', was); }"
)

_PIXELS: Final = """
  const pixels = async picture => {
    const bytes = Uint8Array.from(atob(picture), char => char.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], {type: 'image/png'}));
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
    context.drawImage(bitmap, 0, 0);
    return context.getImageData(0, 0, bitmap.width, bitmap.height);
  };
"""
_GROUNDS: Final = (
    "async function(shown, hidden, steps) {"
    + _PIXELS
    + """
  const {data, width, height} = await pixels(shown), bare = (await pixels(hidden)).data;
  const changes = new Uint8Array(width * height);
  let most = 0;
  for (let at = 0; at < changes.length; at++) {
    for (let part = 4 * at; part < 4 * at + 3; part++)
      changes[at] = Math.max(changes[at], Math.abs(data[part] - bare[part]));
    most = Math.max(most, changes[at]);
  }
  if (most < 4) return [];
  const beside = [];
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) {
    if (changes[y * width + x] > most / 8) continue;
    let isNear = false;
    for (let top = Math.max(0, y - 1); top <= Math.min(height - 1, y + 1); top++)
      for (let left = Math.max(0, x - 1); left <= Math.min(width - 1, x + 1); left++)
        isNear ||= changes[top * width + left] > most / 2;
    if (isNear) beside.push([...bare.subarray(4 * (y * width + x), 4 * (y * width + x) + 3)]);
  }
  const light = ([red, green, blue]) => 0.2126 * red ** 2.2 + 0.7152 * green ** 2.2 + 0.0722 * blue ** 2.2;
  beside.sort((one, other) => light(one) - light(other));
  if (!beside.length) return [];
  return Array.from({length: steps}, (_, step) =>
    beside[Math.round((0.05 + 0.9 * step / (steps - 1)) * (beside.length - 1))]);
}"""
)
"""The colours beside the letters, the twentieth part at either end left out, as one stray pixel says nothing."""

_LETTERING: Final = (
    "async function(picture) {"
    + _PIXELS
    + """
  const {data, width, height} = await pixels(picture);
  const size = width * height, greys = new Uint8Array(size), counts = new Uint32Array(32);
  for (let at = 0; at < size; at++) {
    greys[at] = 0.299 * data[4 * at] + 0.587 * data[4 * at + 1] + 0.114 * data[4 * at + 2];
    counts[greys[at] >> 3]++;
  }
  const ground = counts.indexOf(Math.max(...counts)) * 8 + 4;
  const isInk = Uint8Array.from(greys, grey => Math.abs(grey - ground) > 64);
  const plain = greys.reduce((sum, grey) => sum + (Math.abs(grey - ground) <= 24), 0) / size;
  const signs = [], stack = [], seen = new Uint8Array(size);
  let drawn = 0;
  for (let from = 0; from < size; from++) {
    if (!isInk[from] || seen[from]) continue;
    const sign = {left: width, right: 0, top: height, bottom: 0, area: 0};
    stack.push(from);
    seen[from] = 1;
    while (stack.length) {
      const at = stack.pop(), x = at % width, y = (at - x) / width;
      sign.left = Math.min(sign.left, x); sign.right = Math.max(sign.right, x);
      sign.top = Math.min(sign.top, y); sign.bottom = Math.max(sign.bottom, y);
      sign.area++;
      for (let down = Math.max(0, y - 1); down <= Math.min(height - 1, y + 1); down++)
        for (let side = Math.max(0, x - 1); side <= Math.min(width - 1, x + 1); side++) {
          const next = down * width + side;
          if (isInk[next] && !seen[next]) { seen[next] = 1; stack.push(next); }
        }
    }
    drawn += sign.area;
    sign.width = sign.right - sign.left + 1;
    sign.height = sign.bottom - sign.top + 1;
    signs.push(sign);
  }
  const spread = values => {
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length) / mean;
  };
  const isRow = row => row.length >= 8
    && row.filter(sign => sign.width <= 6 * sign.height).length > 0.6 * row.length
    && spread(row.map(sign => sign.width)) > 0.15 && spread(row.map(sign => sign.height)) > 0.05;
  const bodies = signs.filter(sign => sign.height >= 5 && sign.height <= 80 && sign.width < width / 2)
    .sort((one, other) => one.top + one.bottom - other.top - other.bottom);
  const rows = [];
  for (const sign of bodies) {
    const row = rows.at(-1), middle = (sign.top + sign.bottom) / 2;
    if (row && middle - row.middle < 0.6 * row.height) row.signs.push(sign);
    else rows.push({middle, height: sign.height, signs: [sign]});
  }
  const lines = rows.filter(row => isRow(row.signs)).map(row => row.signs);
  const ink = lines.flat().reduce((sum, sign) => sum + sign.area, 0);
  const middle = values => values.sort((one, other) => one - other)[values.length >> 1];
  const letters = line => {
    const usual = 0.7 * middle(line.map(sign => sign.height));
    return line.reduce((sum, sign) => sum + Math.max(1, Math.round(sign.width / usual)), 0);
  };
  const told = lines.reduce((sum, line) => sum + letters(line), 0);
  return {lines: lines.length, letters: told, share: drawn ? ink / drawn : 0, ground: plain};
}"""
)
"""Signs that hang together, put in rows: letters vary in width, stand in a row and leave the background plain.

A sign wider than a letter is several that touch.
"""

_STEPS: Final = 9
"""Colours beside the letters that are kept, from the darkest to the lightest."""


async def grounds(session: Session, key: int) -> list[tuple[int, int, int]]:
    """The colours beside the letters of an element's own text; none where no letter is seen."""
    box = await asked(session, key, _TEXT_BOX, _LARGEST)
    if box is None:
        return []
    shown = await _picture(session, box)
    was = await asked(session, key, _HIDE)
    hidden = await _picture(session, box)
    await asked(session, key, _SHOW, was)
    found = await asked(session, key, _GROUNDS, shown, hidden, _STEPS)
    return [(red, green, blue) for red, green, blue in found or ()]


async def lettering(session: Session, key: int) -> Lettering | None:
    """The writing in the pixels of an element; None where it is not drawn."""
    box = await asked(session, key, _BOX, _LARGEST)
    if box is None or box["width"] < 1 or box["height"] < 1:
        return None
    found = await asked(session, key, _LETTERING, await _picture(session, box))
    return Lettering(found["lines"], found["letters"], found["share"], found["ground"]) if found is not None else None


async def _picture(session: Session, box: dict[str, float]) -> Any:
    """The pixels of a part of the page, as PNG in base64."""
    asking = {"format": "png", "captureBeyondViewport": True, "clip": {**box, "scale": 1}}
    return (await session.send("Page.captureScreenshot", asking))["data"]
