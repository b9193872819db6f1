"""Bytes to text, as browsers decide it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from limpide.errors import ReadError
from limpide.readers.encoding import decode


def _decode(content: bytes, charset: str | None = None) -> str:
    return decode(content, charset=charset, is_html=True)


def test_a_byte_order_mark_decides_and_is_no_part_of_the_text() -> None:
    assert _decode(b"\xef\xbb\xbf\xc3\xa9t\xc3\xa9", "iso-8859-1") == "été"
    assert _decode(b"\xff\xfe" + "été".encode("utf-16-le")) == "été"
    assert _decode(b"\xfe\xff" + "été".encode("utf-16-be")) == "été"


def test_the_transport_decides_before_the_markup() -> None:
    assert _decode("<meta charset=utf-8>é".encode("latin-1"), "ISO-8859-1").endswith("é")


@pytest.mark.parametrize(
    "markup",
    [
        "<meta charset=windows-1251>д",
        "<meta http-equiv='Content-Type' content='text/html; charset=windows-1251'>д",
        "<?xml version='1.0' encoding='windows-1251'?><p>д",
    ],
)
def test_the_markup_decides_before_the_bytes(markup: str) -> None:
    assert _decode(markup.encode("windows-1251")) == markup


def test_a_charset_in_a_comment_or_in_plain_text_decides_nothing() -> None:
    assert _decode("<!-- <meta charset=windows-1251> -->é".encode()).endswith("é")
    assert decode("<meta charset=windows-1251>é".encode(), charset=None, is_html=False).endswith("é")


def test_without_a_word_the_text_is_utf_8_if_it_fits_else_windows_1252() -> None:
    assert _decode("œuvre €".encode()) == "œuvre €"
    assert _decode("œuvre €".encode("windows-1252")) == "œuvre €"


def test_latin_1_means_windows_1252_as_in_browsers() -> None:
    assert _decode(b"\x9cuvre", "latin1") == "œuvre"


def test_an_unknown_or_wrong_label_is_no_error() -> None:
    assert _decode("été".encode(), "no-such-charset") == "été"
    assert _decode(b"\xe9t\xe9 ici", "utf-8") == "\ufffdt\ufffd ici"
    assert _decode("<meta charset=utf-16>é".encode()).endswith("é")


@pytest.mark.parametrize("content", [b"", b" \n\t", b"\xef\xbb\xbf\n"])
def test_an_empty_content_is_told_in_one_line(content: bytes) -> None:
    with pytest.raises(ReadError, match="empty") as raised:
        _decode(content)
    assert "vide" in raised.value.text["fr"]
    assert raised.value.exit_code == 3


@pytest.mark.parametrize("content", [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", bytes(range(1, 32)) * 20, b"text\0text"])
def test_a_binary_content_is_told_in_one_line(content: bytes) -> None:
    with pytest.raises(ReadError, match="not text"):
        _decode(content)


@given(st.binary(max_size=400), st.none() | st.text(max_size=20), st.booleans())
def test_any_bytes_give_a_text_or_a_read_error(content: bytes, charset: str | None, is_html: bool) -> None:
    try:
        text = decode(content, charset=charset, is_html=is_html)
    except ReadError as error:
        assert "\n" not in str(error)
    else:
        assert text.strip()
