"""What the sounds and videos of a page play: read from the media itself, decoded, never played aloud."""

from typing import Final

from limpide.rendering import Sound
from limpide.tools.browser.asking import asked
from limpide.tools.browser.session import Session

_SOUND: Final = """async function(arriving, most, silent) {
  const wait = (target, names) => Promise.race([
    ...names.map(name => new Promise(resolve => target.addEventListener(name, resolve, {once: true}))),
    new Promise(resolve => setTimeout(resolve, arriving)),
  ]);
  if (this.readyState < 1 && this.networkState !== 3) await wait(this, ['loadedmetadata', 'error']);
  if (this.readyState < 1 || !this.currentSrc) return null;
  const fragment = /[#&]t=(?:npt:)?([\\d.]*)(?:,([\\d.]+))?/.exec(this.currentSrc) ?? [];
  const start = Number(fragment[1] || 0), end = Math.min(Number(fragment[2] ?? Infinity), this.duration);
  const seconds = this.loop || !Number.isFinite(end) ? null : Math.max(0, end - start);
  const unheard = () => ({seconds, heard: null});
  const answer = await fetch(this.currentSrc).catch(() => null);
  if (!answer?.ok || Number(answer.headers.get('content-length') ?? most) >= most) {
    answer?.body?.cancel();
    return unheard();
  }
  const bytes = await answer.arrayBuffer();
  const sound = await new OfflineAudioContext(1, 1, 8000).decodeAudioData(bytes).catch(() => null);
  if (sound === null) return this.webkitAudioDecodedByteCount > 0 ? unheard() : {seconds: 0, heard: false};
  const samples = sound.getChannelData(0).subarray(start * 8000, Number.isFinite(end) ? end * 8000 : undefined);
  const isLoud = sample => Math.abs(sample) > silent;
  const first = samples.findIndex(isLoud), last = samples.findLastIndex(isLoud);
  if (first < 0) return {seconds: 0, heard: false};
  return {seconds: seconds === null ? null : (last - first + 1) / 8000, heard: true};
}"""
_ARRIVING: Final = 3000
"""Milliseconds for a medium to say how long it is."""

_MOST: Final = 8_000_000
"""Bytes of a medium from which it is not decoded: the answer is then that nobody listened."""

_SILENT: Final = 0.003
"""Amplitude, of 1, under which nothing is heard: about -50 decibels of full scale."""


async def sound(session: Session, key: int) -> Sound | None:
    """What a sound or video plays; None where it did not load."""
    found = await asked(session, key, _SOUND, _ARRIVING, _MOST, _SILENT)
    return Sound(found["seconds"], found["heard"]) if found is not None else None
