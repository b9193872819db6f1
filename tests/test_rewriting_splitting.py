"""French sentences parted in two: what becomes of each shape, and what must stay whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from limpide import api
from limpide.analysing import text_document
from limpide.rewriters.operations import operations

SPLITTING = [operation.id for operation in operations() if operation.id.startswith("split-")]
BRACKETS = ["unwrap-parenthesis", "name-between-commas", "split-parenthesis"]


def rewritten(text: str, only: list[str]) -> str:
    """The text with every proposal of these operations made."""
    found = api.rewrite(text_document(text, lang="fr"), apply_all=True, only=only)
    return " ".join(sentence.result for sentence in found.sentences)


RELATIVES = {
    "Le préfet, qui a reçu les syndicats, parlera jeudi.": "Le préfet parlera jeudi. Il a reçu les syndicats.",
    "La crèche, où jouent vingt enfants, ferme à midi.": "La crèche ferme à midi. Vingt enfants y jouent.",
    "La gare, où se retrouvent les jeunes, ouvre à six heures.": (
        "La gare ouvre à six heures. Les jeunes s’y retrouvent."
    ),
    "Le hameau, où je suis né, se vide.": "Le hameau se vide. J’y suis né.",
    "Le syndicat, dont le bureau se réunit le mardi, édite un journal.": (
        "Le syndicat édite un journal. Son bureau se réunit le mardi."
    ),
    "Les éleveurs, dont les bêtes sont malades, demandent une aide.": (
        "Les éleveurs demandent une aide. Leurs bêtes sont malades."
    ),
    "Ma cousine, que nous aimons beaucoup, déménage en juin.": ("Ma cousine déménage en juin. Nous l’aimons beaucoup."),
    "La règle, que personne ne connaît, change demain.": "La règle, que personne ne connaît, change demain.",
    "La loi, que nous n'avons pas lue, s'applique déjà.": "La loi s'applique déjà. Nous ne l’avons pas lue.",
    "Le chantier, que dirige Anna Blanc, avance vite.": "Le chantier avance vite. Anna Blanc le dirige.",
    "Les forêts, que la région veut protéger, reculent.": "Les forêts reculent. La région veut les protéger.",
    "En mai, la ville, qui manque d'arbres, en plantera mille.": (
        "En mai, la ville en plantera mille. Elle manque d'arbres."
    ),
    "Mme Roche, qui tient la caisse, part à la retraite.": "Mme Roche part à la retraite. Elle tient la caisse.",
    "Luc Morin, qui tient le bar, part à la retraite.": "Luc Morin part à la retraite. Luc Morin tient le bar.",
    "Le maire et la préfète, qui se connaissent, travaillent ensemble.": (
        "Le maire et la préfète travaillent ensemble. Ils se connaissent."
    ),
    "Le guichet, qui n'ouvre que le matin, déménage.": "Le guichet déménage. Il n'ouvre que le matin.",
    "Le voyage, qui comprend le repas, coûte dix euros !": "Le voyage comprend le repas. Il coûte dix euros !",
    "Le club a trouvé une entraîneuse, qui vient de Brest.": (
        "Le club a trouvé une entraîneuse. Cette entraîneuse vient de Brest."
    ),
    "Nous avons appelé le médecin, qui nous a rassurés.": ("Nous avons appelé le médecin. Le médecin nous a rassurés."),
    "Il a tourné un film, que j'ai vu deux fois.": "Il a tourné un film. Je l’ai vu deux fois.",
    "Elle vit à Nantes, où elle tient un café.": "Elle vit à Nantes. Elle y tient un café.",
}
TWO_RELATIVES = {
    "Les femmes que nous avons aidées et qui vivent seules cherchent un logement.": (
        "Nous avons aidé ces femmes. Elles vivent seules. Elles cherchent un logement."
    ),
    "Le vélo que j'ai réparé et que vous avez essayé coûte cent euros.": (
        "J’ai réparé ce vélo. Vous l’avez essayé. Il coûte cent euros."
    ),
    "Les jeunes que la mairie a choisis et qui parlent anglais guideront les visiteurs.": (
        "La mairie a choisi ces jeunes. Ils parlent anglais. Ils guideront les visiteurs."
    ),
    "La route que nous prenons et dont le sol est abîmé fermera en mai.": (
        "Nous prenons cette route. Son sol est abîmé. Elle fermera en mai."
    ),
}
REMARKS = {
    "Le musée devient gratuit, ce qui attire les familles.": "Le musée devient gratuit. Cela attire les familles.",
    "Le bureau ferme en août, ce qui est normal.": "Le bureau ferme en août. C’est normal.",
    "Le train est supprimé, ce que je regrette.": "Le train est supprimé. Je le regrette.",
    "La ville touche une aide, grâce à laquelle elle rénove l'école.": (
        "La ville touche une aide. Grâce à cette aide, elle rénove l'école."
    ),
    "Le club cherche un trésorier, lequel tiendra les comptes.": (
        "Le club cherche un trésorier. Ce trésorier tiendra les comptes."
    ),
}
OPENINGS = {
    "Cherchant un local, les couples ont visité trois usines.": (
        "Les couples cherchaient un local. Ils ont visité trois usines."
    ),
    "Habitant à Brest, nous prenons le bateau.": "Nous habitons à Brest. Nous prenons le bateau.",
    "Ne sachant pas nager, il reste au bord.": "Il ne sait pas nager. Il reste au bord.",
    "N'ayant pas reçu sa lettre, Julie a appelé la caisse.": (
        "Julie n’a pas reçu sa lettre. Julie a appelé la caisse."
    ),
    "S'étant blessée au bras, la joueuse ne viendra pas.": "La joueuse s’est blessée au bras. Elle ne viendra pas.",
    "Née à Dakar, Awa Diop a grandi à Lille.": "Awa Diop est née à Dakar. Elle a grandi à Lille.",
    "Construit en 1930, le pont a besoin de travaux.": "Le pont a été construit en 1930. Il a besoin de travaux.",
    "Située près du port, la halle attire du monde.": "La halle est située près du port. Elle attire du monde.",
    "Déçus par la réponse, les parents ont écrit au maire.": (
        "Les parents étaient déçus par la réponse. Ils ont écrit au maire."
    ),
    "Ancienne infirmière, ma tante aide ses voisins.": ("Ma tante est une ancienne infirmière. Elle aide ses voisins."),
    "Ancienne infirmière, elle aide ses voisins.": "C’est une ancienne infirmière. Elle aide ses voisins.",
    "Anciens mineurs, les deux frères racontent leur vie.": (
        "Les deux frères sont d’anciens mineurs. Ils racontent leur vie."
    ),
    "Capitale du Nord, Lille attire les étudiants.": "Lille est la capitale du Nord. Elle attire les étudiants.",
    "Inquiets pour leurs emplois, les ouvriers manifestent.": (
        "Les ouvriers sont inquiets pour leurs emplois. Ils manifestent."
    ),
}
INSIDE = {
    "Brest, ville de 140 000 habitants, ouvre un musée.": (
        "Brest est une ville de 140 000 habitants. Elle ouvre un musée."
    ),
    "Awa Diop, directrice de l'école, accueille les parents.": (
        "Awa Diop est directrice de l'école. Elle accueille les parents."
    ),
    "Paul Roy, médecin à Brest, soigne les marins.": "Paul Roy est médecin à Brest. Paul Roy soigne les marins.",
    "La mairie, construite en 1890, sera repeinte.": "La mairie a été construite en 1890. Elle sera repeinte.",
    "Le théâtre, fermé le lundi, propose des concerts.": "Le théâtre est fermé le lundi. Il propose des concerts.",
    "Le trésorier, Jean Roy, présente les comptes.": "Le trésorier s’appelle Jean Roy. Il présente les comptes.",
    "Rosa Petit, née à Nice, est une chanteuse française.": (
        "Rosa Petit est née à Nice. C’est une chanteuse française."
    ),
}
CLAUSES = {
    "Le jury lit les dossiers, choisit un gagnant et remet un prix.": (
        "Le jury lit les dossiers. Il choisit un gagnant. Il remet un prix."
    ),
    "Le centre loge les jeunes, aide les familles et forme les bénévoles.": (
        "Le centre loge les jeunes. Il aide les familles. Il forme les bénévoles."
    ),
    "Nous lavons le linge, nous rangeons la salle et nous fermons la porte.": (
        "Nous lavons le linge. Nous rangeons la salle. Nous fermons la porte."
    ),
    "J'ouvre le courrier, je trie les lettres et je réponds aux clients.": (
        "J'ouvre le courrier. Je trie les lettres. Je réponds aux clients."
    ),
    "La commune a vendu la ferme, agrandi la crèche et planté des haies.": (
        "La commune a vendu la ferme. Elle a agrandi la crèche. Elle a planté des haies."
    ),
    "Prenez une feuille, écrivez votre nom et signez en bas.": (
        "Prenez une feuille. Écrivez votre nom. Signez en bas."
    ),
    "Le maire ouvre la séance, puis donne la parole aux élus et répond aux questions.": (
        "Le maire ouvre la séance. Puis il donne la parole aux élus. Il répond aux questions."
    ),
    (
        "Mais cela reste un travail long, et les équipes de la ville manquent encore de temps et de place pour finir "
        "avant la fin de l'été."
    ): (
        "Mais cela reste un travail long. Les équipes de la ville manquent encore de temps et de place pour finir "
        "avant la fin de l'été."
    ),
    "L'horaire change : le bureau ferme à midi.": "L'horaire change. Le bureau ferme à midi.",
    "L'aide monte ; les demandes aussi augmentent.": "L'aide monte. Les demandes aussi augmentent.",
    "La rivière déborde : les routes sont coupées.": "La rivière déborde. Les routes sont coupées.",
}
IN_BRACKETS = {
    "La cantine (ouverte à tous) sert deux cents repas.": "La cantine sert deux cents repas. Elle est ouverte à tous.",
    "Le stage (gratuit) commence en mai.": "Le stage commence en mai. Il est gratuit.",
    "La présidente (Mme Roy) et son adjoint (M. Blanc) sont absents.": (
        "La présidente, Mme Roy, et son adjoint, M. Blanc, sont absents."
    ),
    "Écrivez à la responsable du service (Mme Diop).": "Écrivez à la responsable du service, Mme Diop.",
    "Les adultes (de 18 à 25 ans) paient moitié prix.": "Les adultes de 18 à 25 ans paient moitié prix.",
}
WHOLE = [
    "Le bus part à huit heures.",
    "Les enfants qui habitent loin prennent le car.",
    "Elle a dit : « Le maire, qui est absent, reviendra. »",
    "« La salle, où nous étions, ferme », dit-elle.",
    "— Le maire, qui est absent, reviendra.",
    "Si la salle, qui est petite, ferme, nous partirons.",
    "Le musée, qui reste ouvert le lundi, attire-t-il du monde ?",
    "Le rapport, que je sache, n'est pas publié.",
    "La machine, dont la ville a besoin, coûte cher.",
    "Les élèves, dont la moitié vit loin, mangent sur place.",
    "Il habite près du stade de la ville, qui a été rénové.",
    "Il dit que la rue est belle, que les gens sont gentils.",
    "Il a, ce qui est rare, répondu.",
    "Lorsque le texte est court, ce qui est rare, les lecteurs finissent.",
    "En marchant vite, vous arriverez à l'heure.",
    "Pour gagner du temps, la caisse envoie un message.",
    "Durant la nuit, la piscine reste ouverte.",
    "Concernant les tarifs, la ville propose une réduction.",
    "Étant donné la météo, la sortie est annulée.",
    "Souhaitant mieux faire, on a changé les horaires.",
    "Voulant gagner du temps, il faut partir tôt.",
    "S'agissant des tarifs, deux choix sont possibles.",
    "Lundi matin, la mairie sera fermée.",
    "Faute de place, le club refuse des enfants.",
    "Bonne nouvelle, le bus est gratuit.",
    "Chers amis, nous vous attendons.",
    "Petit à petit, le quartier change.",
    "Le conseil, lundi soir, a voté le budget.",
    "La commune, la région et l'État paient les travaux.",
    "Les trains, les bus et les métros sont gratuits.",
    "Elle chante bien et danse mal.",
    "On lit le texte, corrige les fautes et envoie la lettre.",
    "Les élèves qui le souhaitent restent, mangent et jouent.",
    "Il a dit : le train part.",
    "Il y a deux choix : la voiture ou le train.",
    "Molière (1622-1673) a écrit des comédies.",
    "La caisse (CAF) verse les aides.",
    "Brest (Finistère) ouvre un musée.",
    "Le Royaume-Uni (en anglais : United Kingdom) est un pays.",
    "Les buts (à quoi servent les données ?) sont dits.",
    "Windows (nom de code Memphis) est un logiciel.",
]


@pytest.mark.parametrize(("before", "after"), [*RELATIVES.items(), *TWO_RELATIVES.items(), *REMARKS.items()])
def test_a_relative_becomes_a_sentence(before: str, after: str) -> None:
    assert rewritten(before, SPLITTING) == after


@pytest.mark.parametrize(("before", "after"), [*OPENINGS.items(), *INSIDE.items()])
def test_what_stands_beside_a_subject_becomes_a_sentence(before: str, after: str) -> None:
    assert rewritten(before, SPLITTING) == after


@pytest.mark.parametrize(("before", "after"), CLAUSES.items())
def test_each_clause_becomes_a_sentence(before: str, after: str) -> None:
    assert rewritten(before, SPLITTING) == after


@pytest.mark.parametrize(("before", "after"), IN_BRACKETS.items())
def test_brackets_give_way(before: str, after: str) -> None:
    assert rewritten(before, BRACKETS) == after


@pytest.mark.parametrize("text", WHOLE)
def test_a_sentence_that_cannot_be_parted_surely_stays_whole(text: str) -> None:
    assert rewritten(text, SPLITTING + BRACKETS) == text


@pytest.mark.parametrize(
    "after", [*RELATIVES.values(), *TWO_RELATIVES.values(), *REMARKS.values(), *OPENINGS.values(), *CLAUSES.values()]
)
def test_sentences_once_parted_are_left_alone(after: str) -> None:
    assert rewritten(after, SPLITTING + BRACKETS) == after


def test_no_splitting_is_made_without_asking() -> None:
    text = next(iter(RELATIVES))
    found = api.rewrite(text_document(text, lang="fr"), only=SPLITTING)
    assert [sentence.result for sentence in found.sentences] == [text]
    assert [change.status for change in found.sentences[0].changes] == ["proposed"]


SUBJECTS = {"Le préfet": "Il", "La caisse": "Elle", "Les voisins": "Ils", "Les deux communes": "Elles"}
FORMS = {
    "s": ["paie ses dettes", "ne répond plus", "a perdu 300 euros", "aura dix ans", "se trouve à Lyon"],
    "p": ["paient leurs dettes", "ne répondent plus", "ont perdu 300 euros", "auront dix ans", "se trouvent à Lyon"],
}


@given(st.sampled_from(list(SUBJECTS)), st.permutations(range(5)))
def test_the_two_halves_of_a_sentence_keep_all_their_words(subject: str, order: list[int]) -> None:
    verbs = FORMS["p" if subject.startswith("Les") else "s"]
    told, main = verbs[order[0]], verbs[order[1]]
    expected = f"{subject} {main}. {SUBJECTS[subject]} {told}."
    assert rewritten(f"{subject}, qui {told}, {main}.", ["split-relative"]) == expected
