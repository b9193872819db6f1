import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from limpide import sources
from limpide.errors import ReadError
from limpide.sources import Access


class Site(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path == "/moved":
            self.send_response(302)
            self.send_header("Location", "/page.html")
            self.end_headers()
        elif self.path in ("/page.html", "/style.css"):
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=iso-8859-1" if "page" in self.path else "text/css")
            self.end_headers()
            self.wfile.write("<p>été</p>".encode("latin-1"))
        else:
            self.send_error(404)

    def log_message(self, *args: object) -> None:
        pass


@pytest.fixture
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


def found(*arguments: str, access: Access = Access()) -> list[sources.Found]:
    return list(sources.find(arguments, access=access, stdin=lambda: b"<p>entr\xc3\xa9e</p>").found)


def test_a_folder_gives_its_known_files_and_counts_the_others(tmp_path: Path) -> None:
    for name in ("a.html", "b.md", "c.txt", "d.png", ".hidden.html", "node_modules/e.html", "sub/f.htm", "old/g.html"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x")
    search = sources.find([str(tmp_path)], exclude=["old/*"], stdin=bytes)
    assert [Path(each.name).name for each in search.found] == ["a.html", "b.md", "c.txt", "f.htm"]
    assert search.left_out == 3


def test_a_loop_of_links_between_folders_ends(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("x")
    (tmp_path / "again").symlink_to(tmp_path)
    assert len(found(str(tmp_path))) == 1


def test_standard_input_is_a_source_called_dash() -> None:
    (each,) = found("-")
    assert (each.open().name, each.open().content) == ("-", b"<p>entr\xc3\xa9e</p>")


@pytest.mark.parametrize("name", ["absent.html", "."])
def test_what_cannot_be_read_says_so_with_its_name(tmp_path: Path, name: str) -> None:
    each = sources.Found(str(tmp_path / name), root=tmp_path)
    with pytest.raises(ReadError) as caught:
        each.open()
    assert str(tmp_path / name) in caught.value.text["fr"]
    assert caught.value.exit_code == 3


def test_a_page_loads_only_what_lies_in_its_own_folder(tmp_path: Path) -> None:
    (tmp_path / "site" / "css").mkdir(parents=True)
    (tmp_path / "site" / "css" / "a.css").write_text("p{}")
    (tmp_path / "secret.css").write_text("x{}")
    (tmp_path / "site" / "page.html").write_text("x")
    fetch = found(str(tmp_path / "site" / "page.html"))[0].open().fetch
    assert fetch is not None
    assert fetch("css/a.css?v=1") == b"p{}"
    for outside in ("../secret.css", "/etc/hostname", "http://example.org/a.css", "//example.org/a.css"):
        with pytest.raises(ReadError):
            fetch(outside)


def test_an_address_of_this_machine_is_refused_unless_allowed(site: str) -> None:
    with pytest.raises(ReadError, match="--allow-local"):
        found(f"{site}/page.html")[0].open()
    source = found(f"{site}/page.html", access=Access(allow_local=True))[0].open()
    assert source.content == "<p>été</p>".encode("latin-1")
    assert (source.media_type, source.charset) == ("text/html", "iso-8859-1")


def test_a_redirect_is_followed_and_its_end_is_known(site: str) -> None:
    source = found(f"{site}/moved", access=Access(allow_local=True))[0].open()
    assert source.final_url == f"{site}/page.html"


def test_a_page_loads_its_own_site_and_no_other(site: str) -> None:
    fetch = found(f"{site}/page.html", access=Access(allow_local=True))[0].open().fetch
    assert fetch is not None
    assert fetch("style.css")
    with pytest.raises(ReadError, match="another site"):
        fetch("http://127.0.0.1:1/style.css")


def test_offline_makes_no_request(site: str) -> None:
    with pytest.raises(ReadError, match="--offline"):
        found(f"{site}/page.html", access=Access(offline=True, allow_local=True))[0].open()


def test_an_answer_of_error_is_one_clear_line(site: str) -> None:
    with pytest.raises(ReadError, match="answers 404"):
        found(f"{site}/nothing", access=Access(allow_local=True))[0].open()


def test_a_server_that_does_not_answer_is_one_clear_line() -> None:
    with pytest.raises(ReadError, match="no answer"):
        found("http://127.0.0.1:9/", access=Access(allow_local=True))[0].open()
