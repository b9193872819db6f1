"""Laws of addresses: what goes in through a library's proxy comes out as it was."""

import re

from hypothesis import given
from hypothesis import strategies as st

from limpide.checks.addresses import host_of, proposed_text, without_proxy
from limpide.rules import load

MARKERS = re.compile(str(next(rule for rule in load() if rule.id == "link-proxy").params["markers"]))
LABELS = st.from_regex(r"[a-z][a-z0-9]{0,8}(-[a-z0-9]{1,6}){0,2}", fullmatch=True)
HOSTS = st.builds(
    lambda labels, top: ".".join([*labels, top]),
    st.lists(LABELS, min_size=1, max_size=3),
    st.sampled_from(("org", "fr", "edu")),
)
PATHS = st.from_regex(r"(/[a-z0-9]{1,8}){0,3}", fullmatch=True)


def dashed(host: str) -> str:
    """A host as proxies write it in one label."""
    return host.replace("-", "--").replace(".", "-")


@given(host=HOSTS, path=PATHS, server=st.sampled_from(("", "0-")))
def test_an_address_comes_out_of_a_proxy_as_it_went_in(host: str, path: str, server: str) -> None:
    assert (
        without_proxy(f"https://{server}{dashed(host)}.ezproxy.univ-exemple.net{path}", MARKERS)
        == f"https://{host}{path}"
    )


@given(host=HOSTS, path=PATHS)
def test_the_address_in_a_login_form_comes_out_whole(host: str, path: str) -> None:
    assert (
        without_proxy(f"https://proxy.example.edu/login?url=https://{host}{path}?a=1&b=2", MARKERS)
        == f"https://{host}{path}?a=1&b=2"
    )


@given(host=HOSTS, path=PATHS)
def test_an_address_without_proxy_has_nothing_to_take_away(host: str, path: str) -> None:
    assert without_proxy(f"https://www.{host}{path}", MARKERS) is None


@given(st.text())
def test_any_text_can_stand_where_an_address_does(text: str) -> None:
    assert isinstance(host_of(text), str)
    assert isinstance(proposed_text(text), str)
    assert without_proxy(text, MARKERS) is None or "://" in text
