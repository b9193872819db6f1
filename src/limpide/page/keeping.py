"""Answers about elements that are worked out once, and kept as long as their page."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from limpide.page.element import Element

_T = TypeVar("_T")


def kept(answer: Callable[[Element], _T]) -> Callable[[Element], _T]:
    """The function, asked once for each element of a page."""

    @wraps(answer)
    def given(element: Element) -> _T:
        known: dict[int, _T] = element.page.answers.setdefault(answer, {})
        if element.index not in known:
            known[element.index] = answer(element)
        return known[element.index]

    return given
