import pytest

from page_cases import marked

HIDDEN = [
    "<p data-here hidden>x</p>",
    "<p data-here style='display: NONE'>x</p>",
    "<div style=display:none><p data-here>x</p></div>",
    "<div style=visibility:hidden><p data-here>x</p></div>",
    "<div style=visibility:collapse><p data-here>x</p></div>",
    "<details><summary>s</summary><p data-here>x</p></details>",
    "<details><summary>s</summary><summary data-here>x</summary></details>",
    "<title data-here>x</title>",
    "<style data-here></style>",
    "<p>a</p><noscript data-here><p>x</p></noscript>",
    "<input data-here type=hidden>",
    "<dialog data-here>x</dialog>",
    "<div data-here popover>x</div>",
    "<video><p data-here>x</p></video>",
    "<svg><defs><g data-here></g></defs></svg>",
    "<datalist><option data-here>x</datalist>",
    "<style>.a .b{display:none}</style><div class=a><p class='b c' data-here>x</p></div>",
    "<style>.b{display:none!important}</style><p class=b data-here style=display:block>x</p>",
    "<style>@media screen{.b{display:none}}</style><p class=b data-here>x</p>",
]

SHOWN = [
    "<p data-here>x</p>",
    "<p data-here hidden style=display:block>x</p>",
    "<div style=visibility:hidden><p data-here style=visibility:visible>x</p></div>",
    "<details open><summary>s</summary><p data-here>x</p></details>",
    "<details><summary data-here>s</summary></details>",
    "<dialog open data-here>x</dialog>",
    "<map name=m><area data-here href=/x alt=x></map>",
    "<style>@media print{.b{display:none}}</style><p class=b data-here>x</p>",
    "<style>@media (max-width: 800px){.b{display:none}}</style><p class=b data-here>x</p>",
    "<style>.b:hover{display:none}</style><p class=b data-here>x</p>",
    "<style>p::after{display:none}</style><p data-here>x</p>",
    "<style>#i{display:block}p.b{display:none}</style><p class=b id=i data-here>x</p>",
    "<link rel=stylesheet href=absent.css><p data-here>x</p>",
]


@pytest.mark.parametrize("markup", HIDDEN)
def test_what_browsers_do_not_draw_is_not_rendered(markup: str) -> None:
    assert marked(markup).is_rendered is False


@pytest.mark.parametrize("markup", SHOWN)
def test_what_browsers_draw_is_rendered(markup: str) -> None:
    assert marked(markup).is_rendered is True


@pytest.mark.parametrize(
    "markup",
    [
        "<p data-here aria-hidden=true>x</p>",
        "<div aria-hidden=TRUE><p data-here>x</p></div>",
        "<div inert><p data-here>x</p></div>",
        "<img data-here src=x.png alt=''>",
        "<img data-here src=x.png alt=x role=presentation>",
        "<p data-here hidden>x</p>",
    ],
)
def test_what_is_hidden_from_assistive_technologies_is_not_exposed(markup: str) -> None:
    assert marked(markup).is_exposed is False


@pytest.mark.parametrize(
    "markup",
    ["<p data-here aria-hidden=false>x</p>", "<img data-here src=x.png alt=Plan>", "<p data-here role=none>x</p>"],
)
def test_what_assistive_technologies_see_is_exposed(markup: str) -> None:
    assert marked(markup).is_exposed is True


@pytest.mark.parametrize(
    "markup",
    [
        "<a data-here href>x</a>",
        "<p data-here tabindex=-1>x</p>",
        "<p data-here tabindex=' 2x'>x</p>",
        "<input data-here>",
        "<p data-here contenteditable>x</p>",
        "<details><summary data-here>x</summary></details>",
        "<video data-here controls></video>",
        "<iframe data-here></iframe>",
        "<map name=m><area data-here href=/x></map>",
        "<fieldset disabled><legend><input data-here></legend></fieldset>",
        "<a href=/x aria-hidden=true data-here>x</a>",
    ],
)
def test_focusable_elements_are_said_so(markup: str) -> None:
    assert marked(markup).is_focusable is True


@pytest.mark.parametrize(
    "markup",
    [
        "<a data-here>x</a>",
        "<p data-here tabindex=a>x</p>",
        "<button data-here disabled>x</button>",
        "<fieldset disabled><p><input data-here></p></fieldset>",
        "<a data-here href=/x hidden>x</a>",
        "<a data-here href=/x style=visibility:hidden>x</a>",
        "<div inert><a data-here href=/x>x</a></div>",
        "<summary data-here>x</summary>",
        "<p data-here contenteditable=false>x</p>",
        "<input data-here type=hidden>",
        "<video data-here></video>",
    ],
)
def test_other_elements_are_not_focusable(markup: str) -> None:
    assert marked(markup).is_focusable is False
