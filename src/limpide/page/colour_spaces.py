"""Colours from the spaces of CSS Color 4 to sRGB and back: the matrices and transfer functions of its chapter 10."""

from collections.abc import Callable, Mapping
from math import atan2, cos, degrees, hypot, radians, sin
from typing import Final

Triple = tuple[float, float, float]
_Matrix = tuple[Triple, Triple, Triple]

_TO_XYZ: Final[_Matrix] = (
    (506752 / 1228815, 87881 / 245763, 12673 / 70218),
    (87098 / 409605, 175762 / 245763, 12673 / 175545),
    (7918 / 409605, 87881 / 737289, 1001167 / 1053270),
)
_FROM_XYZ: Final[_Matrix] = (
    (12831 / 3959, -329 / 214, -1974 / 3959),
    (-851781 / 878810, 1648619 / 878810, 36519 / 878810),
    (705 / 12673, -2585 / 12673, 705 / 667),
)
_P3_TO_XYZ: Final[_Matrix] = (
    (608311 / 1250200, 189793 / 714400, 198249 / 1000160),
    (35783 / 156275, 247089 / 357200, 198249 / 2500400),
    (0.0, 32229 / 714400, 5220557 / 5000800),
)
_A98_TO_XYZ: Final[_Matrix] = (
    (573536 / 994567, 263643 / 1420810, 187206 / 994567),
    (591459 / 1989134, 6239551 / 9945670, 374412 / 4972835),
    (53769 / 1989134, 351524 / 4972835, 4929758 / 4972835),
)
_2020_TO_XYZ: Final[_Matrix] = (
    (63426534 / 99577255, 20160776 / 139408157, 47086771 / 278816314),
    (26158966 / 99577255, 472592308 / 697040785, 8267143 / 139408157),
    (0.0, 19567812 / 697040785, 295819943 / 278816314),
)
_PHOTO_TO_XYZ_D50: Final[_Matrix] = (
    (0.79776664490064230, 0.13518129740053308, 0.03134773412839220),
    (0.28807482881940130, 0.71183523424187300, 0.00008993693872564),
    (0.0, 0.0, 0.82510460251046020),
)
_D50_TO_D65: Final[_Matrix] = (
    (0.955473421488075, -0.02309845494876471, 0.06325924320057072),
    (-0.0283697093338637, 1.0099953980813041, 0.021041441191917323),
    (0.012314014864481998, -0.020507649298898964, 1.330365926242124),
)
_XYZ_TO_LMS: Final[_Matrix] = (
    (0.8190224379967030, 0.3619062600528904, -0.1288737815209879),
    (0.0329836539323885, 0.9292868615863434, 0.0361446663506424),
    (0.0481771893596242, 0.2642395317527308, 0.6335478284694309),
)
_LMS_TO_XYZ: Final[_Matrix] = (
    (1.2268798758459243, -0.5578149944602171, 0.2813910456659647),
    (-0.0405757452148008, 1.1122868032803170, -0.0717110580655164),
    (-0.0763729366746601, -0.4214933324022432, 1.5869240198367816),
)
_LMS_TO_OKLAB: Final[_Matrix] = (
    (0.2104542683093140, 0.7936177747023054, -0.0040720430116193),
    (1.9779985324311684, -2.4285922420485799, 0.4505937096174110),
    (0.0259040424655478, 0.7827717124575296, -0.8086757549230774),
)
_OKLAB_TO_LMS: Final[_Matrix] = (
    (1.0, 0.3963377773761749, 0.2158037573099136),
    (1.0, -0.1055613458156586, -0.0638541728258133),
    (1.0, -0.0894841775298119, -1.2914855480194092),
)
_D50_WHITE: Final[Triple] = (0.3457 / 0.3585, 1.0, (1.0 - 0.3457 - 0.3585) / 0.3585)
_LAB_CUT, _LAB_SLOPE = 216 / 24389, 24389 / 27


def linear(channel: float) -> float:
    """A channel of sRGB without its transfer function (WCAG 2.2 and CSS Color 4 agree at 8 bits)."""
    size = abs(channel)
    light = size / 12.92 if size <= 0.04045 else ((size + 0.055) / 1.055) ** 2.4
    return light if channel >= 0 else -light


def from_linear(rgb: Triple) -> Triple:
    return _each(_gamma, rgb)


def from_hsl(hue: float, saturation: float, lightness: float) -> Triple:
    """From degrees and two shares of one."""
    reach = saturation * min(lightness, 1 - lightness)

    def channel(number: int) -> float:
        place = (number + hue / 30) % 12
        return lightness - reach * max(-1.0, min(place - 3, 9 - place, 1.0))

    return channel(0), channel(8), channel(4)


def from_hwb(hue: float, white: float, black: float) -> Triple:
    """From degrees and two shares of one."""
    if white + black >= 1:
        grey = white / (white + black)
        return grey, grey, grey
    return _each(lambda part: part * (1 - white - black) + white, from_hsl(hue, 1.0, 0.5))


def from_lab(lightness: float, a: float, b: float) -> Triple:
    """From CIE Lab at D50, lightness from 0 to 100."""
    middle = (lightness + 16) / 116
    left, right = middle + a / 500, middle - b / 200
    x = left**3 if left**3 > _LAB_CUT else (116 * left - 16) / _LAB_SLOPE
    y = middle**3 if lightness > 8 else lightness / _LAB_SLOPE
    z = right**3 if right**3 > _LAB_CUT else (116 * right - 16) / _LAB_SLOPE
    return from_xyz(_times(_D50_TO_D65, (x * _D50_WHITE[0], y, z * _D50_WHITE[2])))


def from_oklab(lightness: float, a: float, b: float) -> Triple:
    """From Oklab, lightness from 0 to 1."""
    return from_xyz(_times(_LMS_TO_XYZ, _each(lambda part: part**3, _times(_OKLAB_TO_LMS, (lightness, a, b)))))


def to_oklab(rgb: Triple) -> Triple:
    lms = _times(_XYZ_TO_LMS, _times(_TO_XYZ, _each(linear, rgb)))
    return _times(_LMS_TO_OKLAB, _each(_cube_root, lms))


def from_polar(lightness: float, chroma: float, hue: float) -> Triple:
    """Lightness and the two axes of a colour given by chroma and hue."""
    return lightness, chroma * cos(radians(hue)), chroma * sin(radians(hue))


def to_polar(lightness: float, a: float, b: float) -> Triple:
    return lightness, hypot(a, b), degrees(atan2(b, a)) % 360


def from_xyz(xyz: Triple) -> Triple:
    return from_linear(_times(_FROM_XYZ, xyz))


def from_xyz_d50(xyz: Triple) -> Triple:
    return from_xyz(_times(_D50_TO_D65, xyz))


def _as_it_is(rgb: Triple) -> Triple:
    return rgb


def _p3(rgb: Triple) -> Triple:
    return from_xyz(_times(_P3_TO_XYZ, _each(linear, rgb)))


def _a98(rgb: Triple) -> Triple:
    return from_xyz(_times(_A98_TO_XYZ, _each(lambda part: _power(part, 563 / 256), rgb)))


def _rec2020(rgb: Triple) -> Triple:
    return from_xyz(_times(_2020_TO_XYZ, _each(_unfilmed, rgb)))


def _prophoto(rgb: Triple) -> Triple:
    light = _each(lambda part: part / 16 if abs(part) <= 16 / 512 else _power(part, 1.8), rgb)
    return from_xyz_d50(_times(_PHOTO_TO_XYZ_D50, light))


SPACES: Final[Mapping[str, Callable[[Triple], Triple]]] = {
    "srgb": _as_it_is,
    "srgb-linear": from_linear,
    "display-p3": _p3,
    "a98-rgb": _a98,
    "rec2020": _rec2020,
    "prophoto-rgb": _prophoto,
    "xyz": from_xyz,
    "xyz-d65": from_xyz,
    "xyz-d50": from_xyz_d50,
}
"""The spaces of `color()`, each with its way to sRGB."""


def _unfilmed(channel: float) -> float:
    size = abs(channel)
    if size < 0.018053968510807 * 4.5:
        return channel / 4.5
    return _power((size + 0.09929682680944) / 1.09929682680944, 1 / 0.45) * (1 if channel >= 0 else -1)


def _gamma(channel: float) -> float:
    size = abs(channel)
    coded = 12.92 * size if size <= 0.0031308 else 1.055 * size ** (1 / 2.4) - 0.055
    return coded if channel >= 0 else -coded


def _power(number: float, exponent: float) -> float:
    size: float = abs(number) ** exponent
    return size if number >= 0 else -size


def _cube_root(number: float) -> float:
    return _power(number, 1 / 3)


def _each(function: Callable[[float], float], triple: Triple) -> Triple:
    return function(triple[0]), function(triple[1]), function(triple[2])


def _times(matrix: _Matrix, vector: Triple) -> Triple:
    x, y, z = vector
    one, two, three = (a * x + b * y + c * z for a, b, c in matrix)
    return one, two, three
