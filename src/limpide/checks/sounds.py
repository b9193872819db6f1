"""Sounds that start by themselves, listened to: how long they are heard (WCAG 2.2, 1.4.2)."""

from collections.abc import Iterable, Iterator

from limpide.errors import FactMissing
from limpide.language.excerpts import shown
from limpide.model import Finding
from limpide.page.chromium_rendered import Rendered
from limpide.page.element import Element
from limpide.page.recordings import source
from limpide.rendering import Sound


def long_alone(elements: Iterable[Element], *, rendered: Rendered, seconds: float) -> Iterator[Finding]:
    """Each sound heard for longer that starts by itself, even with a button to stop it.

    Raises FactMissing where a sound could not be listened to, and none was found.
    """
    heard = [(each, rendered.sound(each)) for each in elements if "muted" not in each.attrs]
    long = [each for each, sound in heard if sound is not None and _is_long(sound, seconds)]
    if not long and any(sound is None or sound.is_heard is None for _, sound in heard):
        raise FactMissing("Chromium n’a pas pu écouter ce son.", "Chromium could not listen to this sound.")
    for each in long:
        yield Finding(each.mark, data={"target": shown(source(each)) or each.name}, selector=each.selector)


def _is_long(sound: Sound, seconds: float) -> bool:
    return sound.is_heard is True and (sound.seconds is None or sound.seconds > seconds)
