from limpide.page.parsing import parse
from limpide.page.sheets import MAX_BYTES, MAX_FILES, collect
from page_cases import page_of


def test_sheets_come_in_the_order_of_the_page() -> None:
    page = page_of("<style>a{}</style><link rel=stylesheet href=b.css><style>c{}</style>", {"b.css": "b{}"})

    assert page.sheets == ["a{}", "b{}", "c{}"]
    assert [owner is not None for owner in page.sheet_owners] == [True, False, True]
    assert page.missing_sheets == []


def test_sheets_that_do_not_apply_are_not_asked_for() -> None:
    page = page_of(
        "<link rel=stylesheet href=a media=print><link rel='alternate stylesheet' href=b><link rel=icon href=c>"
        "<link rel=stylesheet href=d disabled><link rel=stylesheet href=e type=text/less>"
        "<link rel=stylesheet href='  '>"
        "<style media=print>p{}</style><style type=text/less>p{}</style>"
    )

    assert (page.sheets, page.missing_sheets) == ([], [])


def test_what_is_refused_is_missing() -> None:
    page = page_of("<link rel=STYLESHEET href=a.css><link rel=stylesheet href=b.css>", {"b.css": "b{}"})

    assert (page.sheets, page.missing_sheets) == (["b{}"], ["a.css"])


def test_without_a_way_to_load_all_linked_sheets_are_missing() -> None:
    page = parse("<link rel=stylesheet href=a.css><style>p{}</style>")

    collect(page, None)

    assert (page.sheets, page.missing_sheets) == (["p{}"], ["a.css"])


def test_no_more_files_are_loaded_than_the_limit() -> None:
    asked: list[str] = []

    def fetch(href: str) -> bytes:
        asked.append(href)
        return b"p{}"

    page = parse("".join(f"<link rel=stylesheet href={number}.css>" for number in range(MAX_FILES + 5)))
    collect(page, fetch)

    assert len(asked) == len(page.sheets) == MAX_FILES
    assert len(page.missing_sheets) == 5


def test_no_more_bytes_are_read_than_the_limit() -> None:
    page = parse("<link rel=stylesheet href=a.css>" * 3)

    collect(page, lambda href: b" " * (MAX_BYTES // 2))

    assert (len(page.sheets), len(page.missing_sheets)) == (2, 1)
