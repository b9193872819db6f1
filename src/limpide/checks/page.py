"""The page as a whole: its title, its landmarks, its skip link, its zoom, what it refreshes, its focus."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from limpide.language.excerpts import shown
from limpide.model import Document, Edit, Finding, Fix, Span
from limpide.page.element import Element, Page, PageRule
from limpide.page.sheets import require_sheets

_NUMBER = re.compile(r"\s*(\d+)(?:\.\d*)?\s*(?:[;,\s]|$)")
_DEVICE_SIZES = frozenset(("device-width", "device-height"))
_LEAST_SCALE = 2.0
"""Times: text must grow to 200 % (WCAG 1.4.4)."""

_LONGEST_DELAY = 72_000
"""Seconds (20 hours): a longer limit is an exception of WCAG 2.2.1."""

_REFERENCES = ("for", "headers", "aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "list")
_PSEUDO = re.compile(r":focus(?:-visible|-within)?")
_OTHER_MARKS = re.compile(r"box-shadow|border|background|text-decoration|(?<![-\w])color|transform|filter")
_EVERY_FOCUS = re.compile(
    r"(?:^|[\s>+~])\*?:focus(?:-visible)?$|^(?:a|button|input|select|textarea|summary)\b[^.#\[]*:focus"
)
_NOT_OPERATED = re.compile(r"(?:^|[\s>+~])(?:main|body|section|article|h[1-6]|\[tabindex=.?-1.?\])[^\s>+~]*:focus")


def title(roots: Iterable[Element], *, page: Page) -> Iterator[Finding]:
    """A page without a title, or with an empty one; its main heading is proposed."""
    titles = [e for e in page.elements if e.name == "title" and e.scope < 0 and e.closest("svg") is None]
    if titles and titles[0].text.strip():
        return
    heading = next((e for e in page.elements if e.name == "h1" and e.text.strip()), None)
    for root in roots:
        place = titles[0] if titles else root
        fixes = tuple(_titled(page, titles, heading)) if heading is not None else ()
        yield Finding(place.span if titles else root.mark, fixes=fixes, selector=place.selector)


def vague_title(titles: Iterable[Element], *, phrases: frozenset[str]) -> Iterator[Finding]:
    """A title that any page could have, or that is the name of a file."""
    for element in titles:
        text = " ".join(element.text.split())
        if element.closest("svg") is None and text.casefold().strip(" .:-–—\u00a0") in phrases:
            yield Finding(element.span, data={"text": shown(text)}, selector=element.selector)


def stated_title(titles: Iterable[Element]) -> Iterator[Finding]:
    """The title of the page, for a person to read."""
    first = next((element for element in titles if element.text.strip() and element.closest("svg") is None), None)
    if first is not None:
        yield Finding(first.span, data={"text": shown(" ".join(first.text.split()))}, selector=first.selector)


def landmark(roots: Iterable[Element], *, page: Page, role: str) -> Iterator[Finding]:
    """A page without a landmark of this role."""
    if not any(element.role == role and element.is_exposed is not False for element in page.elements):
        for root in roots:
            yield Finding(root.mark, selector=root.selector)


def broken_skip_link(links: Iterable[Element], *, page: Page, texts: re.Pattern[str]) -> Iterator[Finding]:
    """Each skip link that leads nowhere, or that the keyboard never reaches."""
    candidates = [link for link in links if link.attrs["href"].strip().startswith("#") and texts.search(_name(link))]
    if not candidates:
        return
    known = {e.attrs["id"] for e in page.elements if "id" in e.attrs}
    known |= {e.attrs["name"] for e in page.elements if e.name == "a" and "name" in e.attrs}
    for link in candidates:
        target = link.attrs["href"].strip()[1:]
        if (target not in known and target != "top") or link.is_rendered is False:
            yield Finding(link.span, data={"text": shown(_name(link)), "target": target}, selector=link.selector)


def missing_skip_link(
    navigations: Iterable[Element], *, page: Page, texts: re.Pattern[str], most: int
) -> Iterator[Finding]:
    """A menu of more than so many links before the main content, and no link to skip it."""
    main = next((e for e in page.elements if e.role == "main"), None)
    first = next(iter(navigations), None)
    if main is None or first is None or first.index > main.index or first.is_rendered is False:
        return
    links = [e for e in page.elements[: main.index] if e.name == "a" and "href" in e.attrs]
    if any(link.attrs["href"].strip().startswith("#") and texts.search(_name(link)) for link in links):
        return
    seen = [link for link in links if link.is_rendered is not False]
    if len(seen) > most and not any(_leads_to(link, main) for link in seen[:3]):
        yield Finding(first.mark, data={"count": str(len(seen))}, selector=first.selector)


def zoom(metas: Iterable[Element]) -> Iterator[Finding]:
    """Each viewport that forbids or limits zoom; the rest of its content is kept in the repair."""
    for meta in metas:
        kept: list[str] = []
        locked: list[str] = []
        for part in re.split(r"[,;]", meta.attrs.get("content", "")):
            (locked if _locks(part) else kept).append(part.strip())
        if locked:
            span = meta.attr_span("content")
            edit = Edit(span, f'content="{", ".join(filter(None, kept))}"')
            fixes = (Fix((edit,), safe=True, operation="allow-zoom"),) if span != meta.mark else ()
            yield Finding(span, data={"text": ", ".join(locked)}, fixes=fixes, selector=meta.selector)


def refresh(metas: Iterable[Element]) -> Iterator[Finding]:
    """The first refresh or redirection of the page, unless it is immediate or comes after more than 20 hours."""
    for meta in metas:
        found = _NUMBER.match(meta.attrs.get("content", ""))
        if found is None:
            continue
        if 0 < int(found[1]) <= _LONGEST_DELAY:
            yield Finding(meta.mark, data={"seconds": found[1]}, selector=meta.selector)
        return


def duplicate_ids(elements: Sequence[Element], *, page: Page) -> Iterator[Finding]:
    """Each id that a label, a table cell or ARIA names and that several elements have: at the second one."""
    counts = Counter(element.attrs["id"] for element in elements)
    twice = {identifier for identifier, count in counts.items() if count > 1 and identifier.strip()}
    if not twice:
        return
    named = {word for e in page.elements for a in _REFERENCES if a in e.attrs for word in e.attrs[a].split()}
    seen: set[str] = set()
    for element in elements:
        identifier = element.attrs["id"]
        if identifier in twice & named and identifier in seen:
            twice.discard(identifier)
            yield Finding(
                element.attr_span("id"),
                data={"text": identifier, "count": str(counts[identifier])},
                selector=element.selector,
            )
        seen.add(identifier)


def no_outline(roots: Sequence[Element], *, page: Page, document: Document) -> Iterator[Finding]:
    """Each style rule that takes the focus mark away and draws none instead.

    A rule for every element is sure where the page draws no other mark; else a person looks. Raises FactMissing.
    """
    found = False
    rules = page.facts.focus_rules()
    marked = {_PSEUDO.sub("", rule.selector).strip() for rule in rules if _draws(rule, document)}
    for rule in rules:
        base = _PSEUDO.sub("", rule.selector).strip()
        if not _erases(rule) or _draws(rule, document) or marked & {base, "", "*"} or _is_for_mouse(rule.selector):
            continue
        found = True
        sure = rule.span is not None and not marked and not page.missing_sheets and _EVERY_FOCUS.search(rule.selector)
        yield Finding(
            rule.span or roots[0].mark,
            data={"text": rule.selector},
            outcome=None if sure else "needs_review",
            selector=roots[0].selector,
        )
    if not found:
        require_sheets(page)


def _titled(page: Page, titles: Sequence[Element], heading: Element) -> Iterator[Fix]:
    text = " ".join(heading.text.split()).replace("&", "&amp;").replace("<", "&lt;")
    head = next((e for e in page.elements if e.name == "head" and e.is_in_source), None)
    if titles and titles[0].is_in_source:
        yield Fix((Edit(Span(titles[0].mark.end, titles[0].mark.end), text),), operation="write-title")
    elif head is not None:
        yield Fix((Edit(Span(head.mark.end, head.mark.end), f"<title>{text}</title>"),), operation="write-title")


def _name(link: Element) -> str:
    """The words of a link, hidden or not: a skip link often hides until it is focused."""
    return link.attrs.get("aria-label", "") or " ".join(link.text.split())


def _leads_to(link: Element, main: Element) -> bool:
    href = link.attrs["href"].strip()
    if not href.startswith("#"):
        return False
    target = link.page.by_id(href[1:])
    return target is not None and (target is main or main.span.covers(target.span))


def _locks(part: str) -> bool:
    """Whether one instruction of a viewport keeps people from zooming to 200 %.

    Browsers take a word that they do not know as `no`, and as the smallest scale (CSS Device Adaptation).
    """
    name, _, value = part.partition("=")
    name, value = name.strip().lower(), value.strip().lower()
    if not value or value in _DEVICE_SIZES:
        return False
    number = _as_number(value)
    if name == "user-scalable":
        return value != "yes" and (number is None or -1 < number < 1)
    if name == "maximum-scale":
        return number is None or 0 <= number < _LEAST_SCALE
    return False


def _as_number(value: str) -> float | None:
    found = re.match(r"[-+]?(?:\d+\.?\d*|\.\d+)", value)
    return float(found.group()) if found else None


def _erases(rule: PageRule) -> bool:
    declared = rule.declarations
    return (
        declared.get("outline-style") == "none"
        or re.fullmatch(r"0[a-z]*", declared.get("outline-width", "")) is not None
    )


def _draws(rule: PageRule, document: Document) -> bool:
    """Whether a rule gives what is focused a look of its own: an outline, a border, a colour, a shadow."""
    if "outline-style" in rule.declarations and not _erases(rule):
        return True
    spelt = document.source[rule.span.start : rule.span.end] if rule.span is not None else " ".join(rule.declarations)
    return bool(_OTHER_MARKS.search(spelt.partition("{")[2] or spelt))


def _is_for_mouse(selector: str) -> bool:
    """Whether the keyboard never shows what a selector stands for."""
    return ":not(:focus-visible)" in selector or bool(_NOT_OPERATED.search(selector))
