"""Where links go: raw addresses as text, files, library proxies, dead fragments, addresses that lead nowhere."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from urllib.parse import parse_qs, unquote, urlsplit

from limpide.errors import FactMissing
from limpide.language.excerpts import shown
from limpide.model import UNKNOWN, Block, Document, Edit, Finding, Fix
from limpide.page.element import Element, Page

_ADDRESS = re.compile(r"(?:(?:https?|ftp)://|www\.)\S+|(?:[\w-]+\.)+[a-z]{2,6}/\S*|(?:doi:\s*)?10\.\d{4,9}/\S+", re.I)
_DOI = re.compile(r"^(?:doi:\s*|(?:https?://)?(?:dx\.)?doi\.org/)?10\.\d{4,9}/", re.I)
_WORDS_OF_SLUG = re.compile(r"[^\W\d_]{2,}")
_EXTENSION = re.compile(r"\.(?:html?|php|aspx?|jsp|pdf|docx?|odt)$", re.I)
_IDENTIFIER = re.compile(r"\d{5,}|[0-9a-f]*\d[0-9a-f]{6,}", re.I)
"""A word of an address that numbers a page: no part of a title."""

_ENOUGH_WORDS = 3
"""Words that the last part of an address needs to serve as a title."""

_AFTER = 60
"""Characters after a link in which its format and size may stand."""

_TOP_DOMAINS = (
    r"(?:com|org|net|edu|gov|int|info|eu|io|fr|be|ch|ca|uk|de|es|it|nl|lu|pt|pl|se|no|fi"
    r"|dk|at|ie|us|au|nz|jp|cn|in|br|mx|za|sn|ma|tn|dz)"
)
_DASHED_HOST = re.compile(rf"(?P<server>\d-)?(?P<host>(?:[a-z0-9]+-{{1,2}})+{_TOP_DOMAINS})", re.I)
_DOTTED_HOST = re.compile(rf"(?P<server>\d-)?(?P<host>(?:[a-z0-9-]+\.)+{_TOP_DOMAINS})", re.I)
_NO_FRAGMENT = re.compile(r"#(?:top|!.*|/.*|:~:.*)?", re.I)
_WRITES_MARKUP = re.compile(
    r"innerHTML|outerHTML|insertAdjacent|createElement|document\.write|setAttribute|\.id\s*=|\.(?:html|append|attr)\("
)
_DATA_SCRIPT = re.compile(r"json|template|x-tmpl|x-handlebars|text/plain", re.I)
_BLANKS = re.compile(r"[\W_]+")
_NOTHING = re.compile(r"(?!)")
_NOWHERE = re.compile(r"#!?|javascript:.*|", re.I | re.S)
_SCRIPTED = ("role", "aria-expanded", "aria-controls", "aria-haspopup", "aria-pressed")


def raw(blocks: Iterable[Block], *, document: Document) -> Iterator[Finding]:
    """Each link whose text is an address; a text drawn from the address is proposed where it holds words.

    Plain text has no links: a person looks where it goes next.
    """
    for block in blocks:
        text = block.text.plain.strip()
        if not _ADDRESS.fullmatch(text) or _is_named_otherwise(block, text):
            continue
        proposed = proposed_text(block.attrs.get("href") or text)
        fixes = tuple(_titled(block, proposed, document)) if proposed else ()
        yield Finding(
            block.span,
            data={"text": shown(text), "proposed": proposed or host_of(block.attrs.get("href") or text)},
            outcome="needs_review" if document.format == "text" else None,
            fixes=fixes,
            selector=block.selector,
        )


def files(
    blocks: Iterable[Block], *, document: Document, formats: Mapping[str, frozenset[str]], size: re.Pattern[str]
) -> Iterator[Finding]:
    """Each link to a file that does not say both its format and its size, in its text or right after it."""
    for block in blocks:
        extension = _extension(block.attrs.get("href", ""))
        if extension not in formats:
            continue
        said = f"{block.attrs.get('accessible-name', '')} {block.text.plain} {block.attrs.get('title', '')}"
        said += " " + document.source[block.span.end : block.span.end + _AFTER]
        says_format = any(re.search(rf"\b{re.escape(name)}\b", said, re.I) for name in formats[extension])
        if not (says_format and size.search(said)):
            yield Finding(
                block.span,
                data={"text": shown(block.text.plain or block.attrs["href"]), "format": extension.upper()},
                selector=block.selector,
            )


def proxied(
    blocks: Iterable[Block], *, document: Document, page: Page | None, markers: re.Pattern[str]
) -> Iterator[Finding]:
    """Each link that goes through a library's proxy; the address without it is proposed."""
    places = {e.mark.start: e for e in page.elements if "href" in e.attrs} if page is not None else {}
    for block in blocks:
        href = block.attrs.get("href", "")
        clean = without_proxy(href, markers)
        if clean is None:
            continue
        edits = tuple(_replacements(block, href, clean, places.get(block.span.start), document))
        yield Finding(
            block.span,
            data={"text": shown(block.text.plain or href), "host": host_of(href), "clean": clean},
            fixes=(Fix(edits, operation="remove-proxy", confidence=0.9),) if edits else (),
            selector=block.selector,
        )


def dead_fragments(links: Sequence[Element], *, page: Page) -> Iterator[Finding]:
    """Each link to a place of the page that does not exist; one whose id differs by its marks alone is proposed.

    A person looks where a script that we did not read could make that place. Raises FactMissing where one of the
    page writes markup.
    """
    known = {e.attrs["id"] for e in page.elements if "id" in e.attrs}
    known |= {e.attrs["name"] for e in page.elements if e.name == "a" and "name" in e.attrs}
    lost = [(link, fragment) for link in links if (fragment := _fragment(link)) and known.isdisjoint(fragment)]
    if not lost:
        return
    alike = {_BLANKS.sub("", identifier).casefold(): identifier for identifier in sorted(known)}
    has_unread_scripts = _has_unread_scripts(page)
    for link, (_, target) in lost:
        near = alike.get(_BLANKS.sub("", target).casefold())
        yield Finding(
            link.span,
            data={"text": named_or(link, f"#{target}"), "target": shown(target), "near": near or ""},
            outcome="needs_review" if has_unread_scripts and near is None else None,
            fixes=tuple(_aimed(link, near)) if near else (),
            selector=link.selector,
        )


def placeholders(links: Iterable[Element], *, tops: re.Pattern[str]) -> Iterator[Finding]:
    """Each link whose address leads nowhere: empty, `#`, or a script; a person looks at those that carry data for one.

    `tops`: texts that say rightly that `#` leads to the top of the page.
    """
    for link in links:
        href = link.attrs.get("href", "").strip()
        if not _NOWHERE.fullmatch(href) or any(name in link.attrs for name in _SCRIPTED) or link.is_rendered is False:
            continue
        text = named_or(link, href)
        if not (href == "#" and tops.search(text)):
            is_hooked = any(name.startswith("data-") for name in link.attrs)
            yield Finding(
                link.span,
                data={"text": text, "target": shown(href) or "–"},
                outcome="needs_review" if is_hooked else None,
                selector=link.selector,
            )


def named_or(link: Element, address: str) -> str:
    """What to call a link in a message: its text, its name, the file of its picture, else its address."""
    picture = next((e.attrs["src"] for e in link.descendants() if e.name == "img" and "src" in e.attrs), "")
    name = link.text.strip() or str(link.accessible_name if link.accessible_name is not UNKNOWN else "")
    return shown(name) or shown(picture.rpartition("/")[2]) or shown(address) or "–"


def without_proxy(address: str, markers: re.Pattern[str]) -> str | None:
    """The address that a library's proxy stands before; None where there is no proxy."""
    try:
        parts = urlsplit(address.strip())
        host = parts.hostname or ""
    except ValueError:
        return None
    if not host:
        return None
    wrapped = _wrapped(parts.query)
    if wrapped and (markers.search(host) or parts.path.rstrip("/") == "/login"):
        return wrapped
    original = _original_host(host, markers)
    return None if original is None else parts._replace(scheme=parts.scheme or "https", netloc=original).geturl()


def proposed_text(address: str) -> str:
    """A title made of the words of an address; empty where it holds too few."""
    if _DOI.match(address):
        return ""
    address = without_proxy(address, _NOTHING) or address
    try:
        parts = urlsplit(address if "://" in address else f"https://{address}")
    except ValueError:
        return ""
    last = _EXTENSION.sub("", unquote(parts.path).rstrip("/").rpartition("/")[2])
    words = [word for word in re.split(r"[-_+ .]+", last) if not _IDENTIFIER.fullmatch(word)]
    if sum(bool(_WORDS_OF_SLUG.fullmatch(word)) for word in words) < _ENOUGH_WORDS or any(len(w) > 24 for w in words):
        return ""
    title = " ".join(word for word in words if word)
    return f"{title[:1].upper()}{title[1:]} ({host_of(address)})"


def host_of(address: str) -> str:
    """The host of an address, without `www.`."""
    rest = address.partition("://")[2] or address
    return re.split(r"[/?#:]", rest, maxsplit=1)[0].lower().removeprefix("www.")


def _titled(block: Block, proposed: str, document: Document) -> Iterator[Fix]:
    """A title in the place of an address; in Markdown a bare address becomes a link with a text."""
    span, text = block.text.span(0, len(block.text.plain)), proposed
    if document.format == "markdown" and not document.source.startswith(("[", "<a"), block.span.start):
        span, text = block.span, f"[{proposed}]({block.attrs.get('href', block.text.plain)})"
    if document.format != "text":
        yield Fix((Edit(span, text),), operation="name-link", confidence=0.5)


def _is_named_otherwise(block: Block, text: str) -> bool:
    name = block.attrs.get("accessible-name", text)
    return bool(name) and name != text and not _ADDRESS.fullmatch(name)


def _extension(href: str) -> str:
    try:
        path = urlsplit(href.strip()).path
    except ValueError:
        return ""
    return path.rpartition("/")[2].rpartition(".")[2].lower() if "." in path.rpartition("/")[2] else ""


def _wrapped(query: str) -> str | None:
    """The address that a proxy's login form carries (`login?url=…`, `?qurl=…`), raw or percent-encoded."""
    if "url=" not in query:
        return None
    for key in ("url", "qurl"):
        _, found, rest = f"&{query}".partition(f"&{key}=")
        if found and rest.lower().startswith(("http://", "https://")):
            return rest
    values = parse_qs(query)
    found_values = values.get("url") or values.get("qurl") or [""]
    return found_values[0] if found_values[0].startswith(("http://", "https://")) else None


def _original_host(host: str, markers: re.Pattern[str]) -> str | None:
    """The host before a proxy's own (`0-www-example-org.proxy.example.edu` gives `www.example.org`).

    A proxy writes each dot as a dash and each dash as two; some keep the dots. The digit and dash in front are
    those of one make of proxy: with a whole host after them, they are enough.
    """
    first, _, rest = host.partition(".")
    dashed = _DASHED_HOST.fullmatch(first)
    if dashed and (dashed["server"] or markers.match(rest)):
        return dashed["host"].replace("--", "\0").replace("-", ".").replace("\0", "-")
    for at, char in enumerate(host):
        dotted = _DOTTED_HOST.fullmatch(host, 0, at) if char == "." else None
        if dotted and (dotted["server"] or markers.match(host, at + 1)):
            return dotted["host"]
    return None


def _replacements(block: Block, href: str, clean: str, link: Element | None, document: Document) -> Iterator[Edit]:
    """The address in the markup and in the text of the link, where either spells it."""
    text = block.text.plain
    start = len(text) - len(text.lstrip())
    shown_at = block.text.span(start, start + len(text.strip())) if text.strip() == href.strip() else None
    if shown_at is not None:
        yield Edit(shown_at, clean)
    if link is None:
        return
    span = link.attr_span("href")
    spelt = document.source[span.start : span.end]
    if spelt.lower().startswith("href"):
        yield Edit(span, f'href="{clean.replace("&", "&amp;").replace(chr(34), "%22")}"')
    elif spelt == href and span != shown_at:
        yield Edit(span, clean)


def _fragment(link: Element) -> tuple[str, str] | None:
    """The place of the page that a link aims at, as it is written and decoded, the text to find left out."""
    written = link.attrs.get("href", "").strip().partition(":~:")[0]
    if not written.startswith("#") or _NO_FRAGMENT.fullmatch(written) or _is_scripted(link):
        return None
    return written[1:], unquote(written[1:])


def _has_unread_scripts(page: Page) -> bool:
    """Whether a linked script could add to the page, or its links start from another one (`base`).

    Raises FactMissing where a script of the page itself writes markup.
    """
    if page.facts.name != "static":
        return False
    scripts = [e for e in page.elements if e.name == "script" and not _DATA_SCRIPT.search(e.attrs.get("type", ""))]
    if any(_WRITES_MARKUP.search(script.text) for script in scripts):
        raise FactMissing(
            "Un script écrit une partie de la page. Il faut un navigateur pour suivre les liens internes.",
            "A script writes a part of the page. Following its inner links takes a browser.",
        )
    return any("src" in script.attrs for script in scripts) or any(
        e.name == "base" and "href" in e.attrs for e in page.elements
    )


def _aimed(link: Element, identifier: str) -> Iterator[Fix]:
    span = link.attr_span("href")
    if span != link.mark and '"' not in identifier:
        yield Fix((Edit(span, f'href="#{identifier.replace("&", "&amp;")}"'),), operation="aim-link", confidence=0.8)


def _is_scripted(link: Element) -> bool:
    return any(name in link.attrs for name in (*_SCRIPTED, "onclick")) or any(a.startswith("data-") for a in link.attrs)
