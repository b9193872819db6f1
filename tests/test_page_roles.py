import pytest

from page_cases import marked, page_of

ROLES = [
    ("<a data-here href=/x>x</a>", "link"),
    ("<a data-here>x</a>", "generic"),
    ("<header data-here>x</header>", "banner"),
    ("<main><header data-here>x</header></main>", "sectionheader"),
    ("<footer data-here>x</footer>", "contentinfo"),
    ("<div role=article><footer data-here>x</footer></div>", "sectionfooter"),
    ("<section data-here>x</section>", "generic"),
    ("<section data-here aria-label=Prix>x</section>", "region"),
    ("<div data-here role=region>x</div>", "generic"),
    ("<form data-here><input></form>", "form"),
    ("<aside data-here>x</aside>", "complementary"),
    ("<main><aside data-here>x</aside></main>", "complementary"),
    ("<article><aside data-here>x</aside></article>", "generic"),
    ("<main><article><aside data-here>x</aside></article></main>", "generic"),
    ("<article><aside data-here aria-label=Note>x</aside></article>", "complementary"),
    ("<img data-here src=x.png>", "img"),
    ("<img data-here src=x.png alt=''>", "none"),
    ("<img data-here src=x.png alt=' '>", "img"),
    ("<img data-here src=x.png alt='' aria-label=Plan>", "img"),
    ("<img data-here src=x.png alt='' tabindex=0>", "img"),
    ("<input data-here>", "textbox"),
    ("<input data-here type=inconnu>", "textbox"),
    ("<input data-here type=CHECKBOX>", "checkbox"),
    ("<input data-here type=search>", "searchbox"),
    ("<input data-here type=search list=l>", "combobox"),
    ("<input data-here type=number>", "spinbutton"),
    ("<input data-here type=image>", "button"),
    ("<input data-here type=password>", None),
    ("<input data-here type=hidden>", None),
    ("<select data-here></select>", "combobox"),
    ("<select data-here size=1></select>", "combobox"),
    ("<select data-here size=4></select>", "listbox"),
    ("<select data-here multiple></select>", "listbox"),
    ("<table><tr><th data-here>a<th>b</table>", "columnheader"),
    ("<table><tr><th data-here>a<td>b</table>", "rowheader"),
    ("<table><tr><th data-here scope=row>a<th>b</table>", "rowheader"),
    ("<table><tr><th data-here scope=col>a<td>b</table>", "columnheader"),
    ("<table><thead><tr><th>a<td data-here>b</table>", "cell"),
    ("<table role=grid><tr><td data-here>b</table>", "gridcell"),
    ("<table role=presentation><tr><td data-here>b</table>", "none"),
    ("<ul role=none><li data-here>x</li></ul>", "none"),
    ("<ul><li data-here>x</li></ul>", "listitem"),
    ("<div><li data-here>x</li></div>", "generic"),
    ("<h1 data-here role=presentation>x</h1>", "none"),
    ("<h1 data-here role=presentation aria-label=y>x</h1>", "heading"),
    ("<h1 data-here role=presentation aria-hidden=true>x</h1>", "none"),
    ("<button data-here role=none>x</button>", "button"),
    ("<button data-here role=none disabled>x</button>", "none"),
    ("<div data-here role='inconnu LINK button'>x</div>", "link"),
    ("<h2 data-here role=widget>x</h2>", "heading"),
    ("<div data-here role=doc-noteref>x</div>", "doc-noteref"),
    ("<div data-here role=image>x</div>", "img"),
    ("<label data-here>x</label>", None),
]


@pytest.mark.parametrize(("markup", "role"), ROLES)
def test_the_role_is_that_of_the_standards(markup: str, role: str | None) -> None:
    assert marked(markup).role == role


def test_a_presentational_table_leaves_the_one_inside_alone() -> None:
    page = page_of("<table role=none><tr><td><table><tr><td>x</table></table>")

    assert [cell.role for cell in page.select("td")] == ["none", "cell"]
