"""The language that a page and its parts declare: there, valid, and that of the text."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from limpide.asking import Told, asked_together
from limpide.language.detection import detect
from limpide.language.excerpts import shown
from limpide.model import Document, Edit, Finding, Fix, Span
from limpide.page.element import Element, TextNode

_TAG = re.compile(r"(?P<primary>[a-z]{2,3})(?:[-_][a-z0-9]{1,8})*", re.I)
_ENOUGH_LETTERS = 40
"""Letters under which the language of a text is not judged."""

_OTHER_LETTERS = re.compile(r"[^\W\d_\u0000-\u024f]+")
"""Letters beyond the Latin ones."""

_OTHER_SHARE = 0.05
"""Share of letters of another script over which a page in that script only quotes the Latin one."""

_SURE_LETTERS = 80
_MOST_LETTERS = 6_000
_NOT_READ = frozenset(("script", "style", "template", "noscript", "code", "pre", "svg", "textarea"))
_LETTERS = re.compile(r"[^\W\d_]+")


def missing(roots: Iterable[Element], *, document: Document) -> Iterator[Finding]:
    """A page that declares no language; the one of its text is proposed."""
    for root in roots:
        if root.attrs.get("lang", "").strip():
            continue
        yield Finding(
            root.mark, data={"lang": document.lang}, fixes=tuple(_declared(root, document.lang)), selector=root.selector
        )


def invalid(elements: Iterable[Element], *, codes: frozenset[str], long_forms: frozenset[str]) -> Iterator[Finding]:
    """Each language tag whose first part is no registered language. An empty one says « unknown », rightly.

    A code of three letters is refused only where a shorter one is the registered form (`fra` for `fr`).
    """
    for element in elements:
        value = element.attrs.get("lang", "")
        tag = value.strip()
        if not value or (not tag and element.name == "html"):
            continue
        if _is_valid(tag, codes, long_forms) or not _has_text(element):
            continue
        yield Finding(element.attr_span("lang"), data={"text": shown(value)}, selector=element.selector)


def of_page(roots: Iterable[Element]) -> Iterator[Finding]:
    """A page whose declared language is not that of its text."""
    for root in roots:
        declared = _primary(root.attrs.get("lang", ""))
        text = _own_texts(root, most=_MOST_LETTERS)
        found = _sure_language(text)
        if declared and found and found != declared:
            span = root.attr_span("lang")
            yield Finding(
                span,
                data={"declared": declared, "found": found},
                fixes=(Fix((Edit(span, f'lang="{found}"'),), operation="declare-language"),)
                if span != root.mark
                else (),
                outcome=None if _letters(text) >= _SURE_LETTERS else "needs_review",
                selector=root.selector,
            )


def of_part(elements: Iterable[Element]) -> Iterator[Finding]:
    """Each part whose declared language is not that of its text."""
    for element in elements:
        declared = _primary(element.attrs.get("lang", ""))
        text = " ".join(_own_texts(element).split())
        found = _sure_language(text)
        if declared and found and found != declared:
            yield Finding(
                element.attr_span("lang"),
                data={"declared": declared, "found": found, "text": shown(text)},
                outcome=None if _letters(text) >= _SURE_LETTERS else "needs_review",
                selector=element.selector,
            )


def page_asked(roots: Iterable[Element]) -> Iterator[Finding]:
    """A question on the declared language of a page whose text does not tell its own."""
    for root in roots:
        text = _own_texts(root, most=_MOST_LETTERS)
        if root.attrs["lang"].strip() and _LETTERS.search(text) and _sure_language(text) is None:
            data = {"declared": _primary(root.attrs["lang"]), "text": shown(" ".join(text.split()))}
            yield Finding(root.attr_span("lang"), data=data, selector=root.selector)


def parts_asked(elements: Iterable[Element], *, most: int) -> Iterator[Finding]:
    """One question for each `most` parts that declare one language and whose texts do not tell their own."""
    by_language: dict[str, list[Told]] = defaultdict(list)
    for element in elements:
        text = " ".join(_own_texts(element).split())
        if _LETTERS.search(text) and _sure_language(text) is None:
            by_language[_primary(element.attrs["lang"])].append(Told(element, text))
    for declared, told in by_language.items():
        yield from asked_together(told, most=most, declared=declared)


def _declared(root: Element, lang: str) -> Iterator[Fix]:
    if "lang" in root.attrs and root.attr_span("lang") != root.mark:
        yield Fix((Edit(root.attr_span("lang"), f'lang="{lang}"'),), operation="declare-language")
    elif root.is_in_source:
        at = root.mark.start + len("<html")
        yield Fix((Edit(Span(at, at), f' lang="{lang}"'),), operation="declare-language")


def _is_valid(tag: str, codes: frozenset[str], long_forms: frozenset[str]) -> bool:
    found = _TAG.fullmatch(tag)
    if found is None:
        return False
    primary = found["primary"].lower()
    return primary in codes or (len(primary) == 3 and primary not in long_forms)


def _primary(tag: str) -> str:
    return re.split(r"[-_]", tag.strip().lower(), maxsplit=1)[0]


def _sure_language(text: str) -> str | None:
    """The language of a text that is long enough to judge, in Latin letters but for a few; filler text has none.

    Filler text (lorem ipsum) is seen as Latin.
    """
    letters = _letters(text)
    if letters < _ENOUGH_LETTERS or sum(map(len, _OTHER_LETTERS.findall(text))) > _OTHER_SHARE * letters:
        return None
    found = detect(text)
    return found if found != "la" else None


def _letters(text: str) -> int:
    return sum(map(len, _LETTERS.findall(text)))


def _has_text(element: Element) -> bool:
    """Whether some text that is read takes its language from the element."""
    if element.name == "html":
        return True
    return bool(_own_texts(element).strip()) or any(
        child.attrs.get("alt", "").strip() or child.attrs.get("aria-label", "").strip()
        for child in (element, *element.descendants())
        if child.is_exposed is not False
    )


def _own_texts(element: Element, *, most: int = 1_000_000) -> str:
    """The text of an element that is read and that no inner `lang` takes away, up to so many characters or so."""
    parts: list[str] = []
    stack: list[Element] = [element]
    length = 0
    while stack and length < most:
        holder = stack.pop()
        if holder.name in _NOT_READ or (holder is not element and "lang" in holder.attrs):
            continue
        if holder.is_rendered is False and holder.is_exposed is not True:
            continue
        texts = [node.data for node in holder.content if isinstance(node, TextNode)]
        length += sum(map(len, texts))
        parts.extend(texts)
        stack.extend(reversed(holder.children))
    return " ".join(parts)
