"""Which reader a source goes to, and what is not read."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from limpide.errors import ReadError
from limpide.model import Source
from limpide.readers import KNOWN_SUFFIXES, media_type_of, read
from readers_cases import FIXTURES, assert_exact, parts, read_text

_FILES = sorted(path for path in FIXTURES.rglob("*") if path.suffix in KNOWN_SUFFIXES)


def _format(content: str, name: str = "-", media_type: str = "") -> str:
    return read(Source(name, content.encode(), media_type=media_type), lang="fr").document.format


@pytest.mark.parametrize(
    ("name", "media_type", "expected"),
    [
        ("page.html", "", "html"),
        ("PAGE.HTM", "", "html"),
        ("lisez-moi.md", "", "markdown"),
        ("lettre.txt", "", "text"),
        ("page.md", "text/html; charset=utf-8", "html"),
        ("https://a.org/b.md?c=.html", "text/plain", "markdown"),
        ("https://a.org/b", "application/xhtml+xml", "html"),
        ("https://a.org/b.txt", "application/octet-stream", "text"),
    ],
)
def test_the_declared_type_decides_then_the_suffix(name: str, media_type: str, expected: str) -> None:
    assert _format("Un *mot*.", name, media_type) == expected


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("<!DOCTYPE html><p>a", "html"),
        ("  <p class='x'>a</p>", "html"),
        ("<!-- a --><p>b", "html"),
        ("# Titre\n\nTexte", "markdown"),
        ("Voir [ici](/a).", "markdown"),
        ("---\ntitle: a\n---\nb", "markdown"),
        ("Une phrase.", "text"),
        ("<3 ce texte", "text"),
    ],
)
def test_without_type_nor_suffix_the_content_decides(content: str, expected: str) -> None:
    assert _format(content) == expected


@pytest.mark.parametrize(
    ("name", "content", "media_type", "said"),
    [
        ("a.pdf", b"%PDF-1.7", "", "application/pdf"),
        ("a.html", b"%PDF-1.7", "text/html", "application/pdf"),
        ("a.docx", b"PK\x03\x04", "", "wordprocessingml"),
        ("a", b"\x89PNG\r\n", "", "image/png"),
        ("https://a.org/b", b"{}", "application/json", "application/json"),
        ("a.xml", b"<?xml version='1.0'?><TEI/>", "", "application/xml"),
    ],
)
def test_another_format_is_named_with_what_is_read(name: str, content: bytes, media_type: str, said: str) -> None:
    with pytest.raises(ReadError) as raised:
        read(Source(name, content, media_type=media_type))
    assert said in raised.value.text["en"]
    assert said in raised.value.text["fr"]
    assert "Markdown" in raised.value.text["fr"]


def test_the_charset_of_the_transport_is_heard() -> None:
    found = read(Source("a.html", "<p>été".encode("latin-1"), charset="iso-8859-1"), lang="fr")
    assert found.document.blocks[0].text.plain == "été"


def test_a_suffix_tells_its_type() -> None:
    assert media_type_of("a.b/C.MDX") == "text/markdown"
    assert media_type_of("a.html/README") == ""


@pytest.mark.parametrize("path", _FILES, ids=lambda path: path.name)
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_every_character_of_a_file_is_in_its_place(path: Path, newline: str) -> None:
    text = path.read_text("utf-8").replace("\n", newline)
    found = read(Source(str(path), b"\xef\xbb\xbf" + text.encode()))
    assert found.document.source == text
    assert found.document.blocks
    assert_exact(found.document)


def test_an_html_article_has_its_parts() -> None:
    where = parts(read_text((FIXTURES / "html" / "article.html").read_text("utf-8"), "text/html").document)
    assert where["La mairie, via le CCAS, nous a prêté un garage\u00a0: merci & bravo…"] == "body"
    assert where["Nous réparons ensemble les vélos de la déchetterie."] == "body"
    assert where["1 La loi permet ce don, sous trois (...)"] == "aside"
    assert where["La loi permet ce don, sous trois conditions."] == "notes"
    assert where["Jeanne Morvan, « Prêter des vélos », 2024."] == "reference"
    assert where["Accueil"] == "navigation"
    assert where["Mentions légales"] == "footer"


_TAGS = [
    "<p>",
    "</p>",
    "<b>",
    "</b>",
    "<table><tr><td>&lt;</table>",
    "<a>",
    "</a>",
    "<pre>",
    "</pre>",
    "<!---->",
    "<br>",
]
_ODD_TAGS = ["<ul><li>", "<style>", "</style>", "<svg>", "<?x?>", "</x>"]
_TEXTS = [
    "mot ",
    "é",
    "\r\n",
    "\n",
    "  ",
    "&nbsp;",
    "&",
    "<",
    "a<b",
    "😀",
    "\u00a0",
    "&notit;",
    "&amp;",
    "&eacute",
    "&#0;",
]
_MARKUP = st.sampled_from([*_TAGS, *_ODD_TAGS, *_TEXTS])


@given(st.lists(_MARKUP, max_size=30).map("".join).filter(str.strip))
@settings(max_examples=300, deadline=None)
def test_any_markup_keeps_every_character_in_its_place(text: str) -> None:
    assert_exact(read_text(text, "text/html").document)


@given(st.binary(max_size=300), st.sampled_from(["a.html", "a.md", "a.mdx", "a.txt", "a"]))
@settings(deadline=None)
def test_any_bytes_give_a_document_or_a_read_error(content: bytes, name: str) -> None:
    try:
        document = read(Source(name, content)).document
    except ReadError as error:
        assert error.exit_code == 3
    else:
        assert document.lang


def test_an_installed_package_reads_another_format(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    info = tmp_path / "shouting-1.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: shouting\nVersion: 1\n", "utf-8")
    (info / "entry_points.txt").write_text("[limpide.readers]\napplication/json = shouting:read\n", "utf-8")
    (tmp_path / "shouting.py").write_text(
        "from limpide.model import Document\n"
        "def read(content, name):\n"
        "    return Document(name, 'json', 'fr', content.decode(), ())\n",
        "utf-8",
    )
    monkeypatch.syspath_prepend(str(tmp_path))
    document = read(Source("a.json", b"{}"), lang="en").document
    assert (document.name, document.format, document.lang, document.source) == ("a.json", "json", "en", "{}")
