"""What an element shares with all that it holds, worked out for a whole page in one pass."""

from collections.abc import Callable

from limpide.page.element import Element, Page


def spread(page: Page, test: Callable[[Element], bool]) -> list[bool]:
    """By element index, whether a test holds of the element or of one around it."""
    held: list[bool] = []
    for element in page.elements:
        parent = element.parent
        held.append((parent is not None and held[parent.index]) or test(element))
    return held
