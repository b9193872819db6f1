import pytest

from page_cases import marked

NAMES = [
    ("a link by its text", "<a data-here href=/x>Nos <b>services</b></a>", "Nos services"),
    ("blanks folded", "<a data-here href=/x>  un \n  deux </a>", "un deux"),
    ("the alternative of an image inside", "<a data-here href=/x><img src=l.png alt=Accueil></a>", "Accueil"),
    ("an image apart from the words around", "<a data-here href=/x>Voir<img src=l.png alt=plan></a>", "Voir plan"),
    ("nothing for a decorative image", "<a data-here href=/x><img src=l.png alt=''></a>", ""),
    ("no title for an image emptied on purpose", "<img data-here src=l.png alt='' title=Fleur>", ""),
    ("the title of an image without alternative", "<img data-here src=l.png title=Fleur>", "Fleur"),
    ("aria-label before the text", "<button data-here aria-label=Fermer>x</button>", "Fermer"),
    ("the text where aria-label is blank", "<button data-here aria-label=' '>Fermer</button>", "Fermer"),
    (
        "aria-labelledby, in the order of its ids",
        "<a data-here href=/x aria-labelledby='b a b'>z</a><i id=a>Un</i><i id=b>Deux</i>",
        "Deux Un",
    ),
    (
        "aria-labelledby before aria-label",
        "<a data-here href=/x aria-label=Non aria-labelledby=a>z</a><i id=a>Oui</i>",
        "Oui",
    ),
    ("the text where aria-labelledby leads nowhere", "<a data-here href=/x aria-labelledby=rien>Texte</a>", "Texte"),
    (
        "the element itself among those that label it",
        "<a data-here id=moi href=/x aria-label=Lire aria-labelledby='moi t'>z</a><h2 id=t>La suite</h2>",
        "Lire La suite",
    ),
    (
        "a hidden element that labels, whole",
        "<p id=h hidden>Caché <b>en entier</b></p><button data-here aria-labelledby=h>x</button>",
        "Caché en entier",
    ),
    (
        "a shown element that labels, without what it hides",
        "<p id=v>Vu <b hidden>pas vu</b></p><button data-here aria-labelledby=v>x</button>",
        "Vu",
    ),
    (
        "no second step from label to label",
        "<i id=a aria-labelledby=b>Premier</i><i id=b>Second</i><button data-here aria-labelledby=a>x</button>",
        "Premier",
    ),
    ("hidden parts left out", "<a data-here href=/x>Vu<span hidden> non</span><i aria-hidden=true>non</i></a>", "Vu"),
    (
        "what CSS hides left out",
        "<style>.h{display:none}.v{visibility:hidden}</style>"
        "<a data-here href=/x>Vu<b class=h> un</b><b class=v> deux</b></a>",
        "Vu",
    ),
    (
        "what CSS adds",
        "<style>a::before{content:'\\2192\\20'}a::after{content:' ' attr(href)}</style><a data-here href=/x>Suite</a>",
        "→ Suite /x",
    ),
    (
        "the text alternative of what CSS adds",
        "<style>a::before{content:'★' / 'Favori '}</style><a data-here href=/x>page</a>",
        "Favori page",
    ),
    ("block parts apart", "<a data-here href=/x><div>Un</div><div>Deux</div></a>", "Un Deux"),
    ("inline parts joined", "<a data-here href=/x><b>Un</b><i>e</i></a>", "Une"),
    ("parts of a flexible box apart", "<a data-here href=/x style=display:flex><b>Un</b><b>Deux</b></a>", "Un Deux"),
    ("lines apart", "<h1 data-here>Un<br>Deux</h1>", "Un Deux"),
    ("a title as the last resort", "<a data-here href=/x title=Aide></a>", "Aide"),
    ("the title of a part without text", "<a data-here href=/x><i title=Aide></i></a>", "Aide"),
    ("a field by its label", "<label for=n>Nom</label><input data-here id=n>", "Nom"),
    (
        "a field by several labels",
        "<label for=n>Nom</label><input data-here id=n><label for=n>entier</label>",
        "Nom entier",
    ),
    ("a field by the label around it", "<label>Nom <input data-here value=Léa> de famille</label>", "Nom de famille"),
    (
        "a box by a label that names another field",
        "<label><input type=checkbox data-here> Après <input value=5> jours</label>",
        "Après 5 jours",
    ),
    (
        "the choice of a list inside a label",
        "<label><input type=checkbox data-here> Taille <select><option>S<option selected>M</select></label>",
        "Taille M",
    ),
    ("no label where its for leads elsewhere", "<label for=autre>Nom <input data-here></label>", ""),
    ("a placeholder after the title", "<input data-here placeholder=Ville title='Votre ville'>", "Votre ville"),
    ("a placeholder alone", "<input data-here placeholder=Ville>", "Ville"),
    ("no placeholder for a date", "<input data-here type=date placeholder=Ville>", ""),
    ("a button by its value", "<input data-here type=button value=Aller>", "Aller"),
    ("a nameless button", "<input data-here type=button>", ""),
    ("a submit button by default, in French", "<html lang=fr><input data-here type=submit>", "Envoyer"),
    ("a submit button by default, in English", "<html lang=en-GB><input data-here type=submit>", "Submit"),
    ("a reset button by default", "<html lang=fr><input data-here type=reset>", "Réinitialiser"),
    ("a submit button emptied on purpose", "<input data-here type=submit value=''>", ""),
    ("an image button by its alternative", "<input data-here type=image src=x.png alt=Chercher>", "Chercher"),
    ("a nameless image button", "<input data-here type=image src=x.png>", ""),
    ("a group by its legend", "<fieldset data-here><legend>Votre <b>âge</b></legend></fieldset>", "Votre âge"),
    ("a table by its caption", "<table data-here title=Non><caption>Prix</caption><tr><td>1</table>", "Prix"),
    (
        "a figure by its caption",
        "<figure data-here><img src=x alt=i><figcaption>Le port</figcaption></figure>",
        "Le port",
    ),
    ("a drawing by its title", "<svg data-here><title>Plan</title><path /></svg>", "Plan"),
    ("a link by the drawing inside", "<a data-here href=/x><svg><title>Plan</title></svg></a>", "Plan"),
    ("a zone of an image", "<map name=m><area data-here href=/x alt=Nord></map>", "Nord"),
    ("a summary by its text", "<details><summary data-here>En savoir plus</summary>x</details>", "En savoir plus"),
    ("a section by its author alone", "<section data-here><h2>Titre</h2></section>", ""),
    ("a section by what labels it", "<section data-here aria-labelledby=t><h2 id=t>Titre</h2></section>", "Titre"),
    ("a row of ARIA by its cells", "<div role=grid><div data-here role=row><i role=gridcell>Un</i></div></div>", "Un"),
    ("a table's row without any", "<table><tr data-here><td>Un</table>", ""),
    ("a paragraph without any", "<p data-here>Du texte.</p>", ""),
    ("a list's option by its label", "<select><option data-here label=Un>1</select>", "Un"),
    ("what an element owns elsewhere", "<div data-here role=button aria-owns=o>Un</div><i id=o>deux</i>", "Un deux"),
    ("no scripts or styles", "<a data-here href=/x><script>1</script><style>b{}</style>Lire</a>", "Lire"),
    (
        "a shown part of a hidden one",
        "<a data-here href=/x style=visibility:hidden>non<b style=visibility:visible>oui</b></a>",
        "oui",
    ),
]


@pytest.mark.parametrize(("markup", "name"), [case[1:] for case in NAMES], ids=[case[0] for case in NAMES])
def test_a_name_comes_from(markup: str, name: str) -> None:
    assert marked(markup).accessible_name == name


def test_elements_that_label_each_other_get_names() -> None:
    page = marked("<a data-here id=a href=/x aria-labelledby=b>Un</a><a id=b href=/y aria-labelledby=a>Deux</a>").page

    assert [link.accessible_name for link in page.select("a")] == ["Deux", "Un"]


def test_a_description_comes_from_aria_describedby() -> None:
    element = marked("<input data-here aria-label=Nom aria-describedby=aide><p id=aide>Sans accent</p>")

    assert element.page.facts.description(element) == "Sans accent"


def test_a_title_that_names_does_not_describe_too() -> None:
    element = marked("<a data-here href=/x title=Aide></a>")

    assert element.page.facts.description(element) == ""


@pytest.mark.parametrize(
    ("markup", "name"),
    [
        ('<math data-here alttext="x squared"><mi>x</mi><mn>2</mn></math>', "x squared"),
        ("<math data-here><mi>x</mi><mo>+</mo><mn>1</mn></math>", "x+1"),
        ('<math data-here aria-label="sum" alttext="x + 1"><mi>x</mi></math>', "sum"),
        ('<a href=/ data-here>See <math alttext="x squared"><mi>x</mi></math></a>', "See x squared"),
        ("<a href=/ data-here><math><semantics><mi>x</mi><annotation>tex</annotation></semantics></math></a>", "x"),
    ],
    ids=["alternative", "content", "aria", "inside", "annotation"],
)
def test_a_formula_has_its_alternative_or_what_it_shows_as_name(markup: str, name: str) -> None:
    assert marked(markup).accessible_name == name
