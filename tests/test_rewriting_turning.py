"""French passives, nouns of action, impersonal turns and negations said directly, and what must stay as it is."""

import csv

import pytest
from hypothesis import given
from hypothesis import strategies as st

from limpide import api, resources
from limpide.analysing import text_document
from limpide.language.inflection import inflected
from limpide.rewriters.turning_words import turning_words

PASSIVES = ["passive-to-active", "passive-without-agent"]
NOUNS = ["noun-to-verb", "action-to-do", "action-to-verb", "action-then-result", "duty-to-do"]
DIRECT = ["say-directly", "say-with-verb"]
NEGATIONS = ["drop-expletive", "undo-negation", "undo-without", "undo-restriction"]


def rewritten(text: str, only: list[str]) -> str:
    """The text with every proposal of these operations made."""
    found = api.rewrite(text_document(text, lang="fr"), apply_all=True, only=only)
    return " ".join(sentence.result for sentence in found.sentences)


WITH_AGENT = {
    "Les colis seront triés dans la journée par notre équipe.": "Notre équipe triera les colis dans la journée.",
    "Le stade est payé par la Ville et par l’État.": "La Ville et l’État paient le stade.",
    "Les rosiers ont été taillés par Luc, Julie et Karim.": "Luc, Julie et Karim ont taillé les rosiers.",
    "Le plan a été dessiné par M. Roux.": "M. Roux a dessiné le plan.",
    "La fête est ouverte par Mme la préfète.": "Mme la préfète ouvre la fête.",
    "Elle a été choisie par le jury.": "Le jury l’a choisie.",
    "Il est aidé par sa tante.": "Sa tante l’aide.",
    "Ils seront jugés par trois magistrats.": "Trois magistrats les jugeront.",
    "Vous serez reçue par la directrice.": "La directrice vous recevra.",
    "Ce colis vous est livré par un voisin.": "Un voisin vous livre ce colis.",
    "Les clés peuvent vous être rendues par le gardien.": "Le gardien peut vous rendre les clés.",
    "Aucun nom n’est donné par le journal.": "Le journal ne donne aucun nom.",
    "La paix fut signée par les deux rois.": "Les deux rois signèrent la paix.",
    "Le texte a été rapidement adopté par les élus.": "Les élus ont rapidement adopté le texte.",
    "Le texte n’avait pas encore été relu par l’éditrice.": "L’éditrice n’avait pas encore relu le texte.",
    "La rue va être refaite par la commune en mai.": "La commune va refaire la rue en mai.",
    "En 2019, la ferme a été achetée par une famille belge.": "En 2019, une famille belge a acheté la ferme.",
    "L’atelier est animé par une femme qui aime le dessin.": "Une femme qui aime le dessin anime l’atelier.",
    "Les toits ont été réparés et repeints par la région.": "La région a réparé et repeint les toits.",
    "Les bus seront mis en service par la métropole.": "La métropole mettra en service les bus.",
    "Le stock sera compté par la Banque de France (BDF).": "La Banque de France (BDF) comptera le stock.",
    "Le bal a été annulé par la mairie à cause du vent.": "La mairie a annulé le bal à cause du vent.",
    "Mon vélo a été réparé par une amie très douée.": "Une amie très douée a réparé mon vélo.",
    "Le prix est payé par la C.P.A.M.": "La C.P.A.M. paie le prix.",
    "Le banc est payé à 50 % par le conseil.": "Le conseil paie le banc à 50 %.",
}
WITHOUT_AGENT = {
    "Ces mesures ont été prises en 2020.": "On a pris ces mesures en 2020.",
    "Les dossiers doivent être déposés avant midi.": "Il faut déposer les dossiers avant midi.",
    "Les sacs ne doivent jamais être posés ici.": "Il ne faut jamais poser les sacs ici.",
    "Le linge n’est pas lavé le dimanche.": "On ne lave pas le linge le dimanche.",
    "La carte peut être demandée en ligne.": "On peut demander la carte en ligne.",
    "Aucun frais ne sera remboursé.": "On ne remboursera aucun frais.",
    "Un rendez-vous vous sera proposé.": "On vous proposera un rendez-vous.",
    "Il a été décidé de fermer la piscine.": "On a décidé de fermer la piscine.",
    "Il est demandé aux parents de signer.": "On demande aux parents de signer.",
    "Les papiers doivent être triés et jetés.": "Il faut trier et jeter les papiers.",
    "Le bail doit être lu, daté et signé.": "Il faut lire, dater et signer le bail.",
    "L’aide est refusée seulement si rien ne manque.": "On refuse l’aide seulement si rien ne manque.",
}
NOT_TURNED = [
    "La salle est fermée depuis lundi.",
    "Le gymnase est situé derrière la gare.",
    "Le logement est composé de trois pièces.",
    "La réunion est prévue le 3 juin.",
    "Le poète est né en 1802.",
    "Trois personnes ont été blessées dans l’accident.",
    "La règle a été écrite par celui-ci.",
    "Il faut que la demande soit signée par la directrice.",
    "Le projet est-il payé par la Ville ?",
    "La cantine est gérée par une entreprise et coûte cher.",
    "Le pont a été détruit par une crue, puis reconstruit.",
    "Un délai n’a pas été fixé par la loi.",
    "L’enquête sera menée par des experts formés à cette méthode.",
    "Le dossier est étudié par la mairie (ou le centre social).",
    "« Le chien est soigné par ma sœur », dit Paul.",
    "Chaque enfant sera accompagné d’un adulte.",
    "La lettre n’a pas été lue par tous les voisins.",
    "L’île est bordée au nord par la mer, au sud par un golfe.",
    "Le livre est édité par une maison de Lyon et compte cent pages.",
    "Le chat peut être contaminé lors d’une sortie.",
    "D’origine ancienne, la race fut importée en 1920.",
    "La dépense est couverte par le compte en banque de Paul.",
]
ACTIONS = {
    "Nous procédons aujourd’hui à la réparation de la chaudière.": "Nous réparons aujourd’hui la chaudière.",
    "La commune a procédé à la mise en place de nouveaux bancs.": "La commune a mis en place de nouveaux bancs.",
    "Je procède à l’envoi du courrier.": "J’envoie le courrier.",
    "Il faut effectuer le remplacement des ampoules.": "Il faut remplacer les ampoules.",
    "Elle assure la gestion d’un gîte.": "Elle gère un gîte.",
    "L’examen de la demande doit avoir lieu avant mai.": "Il faut examiner la demande avant mai.",
    "La mise en ligne du site a été décidée en avril.": "On a décidé en avril de mettre en ligne le site.",
    "L’ouverture d’une crèche a été demandée par les parents.": "Les parents ont demandé d’ouvrir une crèche.",
    "La rénovation du stade est prévue en 2026.": "On prévoit de rénover le stade en 2026.",
    "La fermeture de la gare a provoqué des retards.": "On a fermé la gare. Cela a provoqué des retards.",
    "L’augmentation des loyers entraîne des départs.": "Les loyers augmentent. Cela entraîne des départs.",
    "L’arrivée de la troupe a surpris le village.": "La troupe est arrivée. Cela a surpris le village.",
    "L’installation de bancs permettra de se reposer.": "On installera des bancs. Cela permettra de se reposer.",
    "La présentation d’un billet est obligatoire.": "Il faut présenter un billet.",
    "L’utilisation du four est interdite le soir.": "Il est interdit d’utiliser le four le soir.",
}
NO_ACTIONS = [
    "La protection de l’enfance est importante.",
    "Comment est réalisée la gestion du produit ?",
    "Il faut faire une analyse de sang.",
    "L’organisation a provoqué la colère.",
    "La livraison des colis n’est pas possible le lundi.",
    "La vérification n’a pas eu lieu.",
    "La vente du bois a été prévue à 50 %.",
    "La destruction d’un arbre aggrave la chaleur.",
]
DIRECTLY = {
    "Il est nécessaire de signer.": "Il faut signer.",
    "Il sera indispensable de réserver.": "Il faudra réserver.",
    "Il est possible de payer en deux fois.": "On peut payer en deux fois.",
    "Il est possible de vous inscrire en ligne.": "Vous pouvez vous inscrire en ligne.",
    "Il n’est pas possible de stationner ici.": "On ne peut pas stationner ici.",
    "Il vous est demandé de fournir une photo.": "Vous devez fournir une photo.",
    "Il convient de lire la notice et de la garder.": "Il faut lire la notice et la garder.",
    "Le conseil a pris la décision de fermer la piscine.": "Le conseil a décidé de fermer la piscine.",
    "Nous prendrons une décision en mai.": "Nous déciderons en mai.",
    "L’association a pour but d’aider les familles.": "L’association veut aider les familles.",
    "Vous n’avez pas la possibilité d’entrer.": "Vous ne pouvez pas entrer.",
    "Elle a apporté son soutien aux familles.": "Elle a soutenu les familles.",
}
NOT_DIRECTLY = [
    "Il est interdit de fumer.",
    "Il n’est pas nécessaire de prendre rendez-vous.",
    "Vous n’avez pas l’obligation de répondre.",
    "Il est possible que le train soit en retard.",
    "Ce cadeau lui convient.",
    "Il est possible de choisir des outils qui permettent de lire et d’écrire.",
    "Le forum s’est tenu du 3 au 5 mai.",
    "Ils sont venus en aide à leurs voisins.",
]
DENIED = {
    "Il n’est pas impossible de changer de date.": "Il est possible de changer de date.",
    "Ces pertes ne sont pas négligeables.": "Ces pertes sont importantes.",
    "Ce n’est pas inutile.": "C’est utile.",
    "Une part non négligeable des élèves marche.": "Une part importante des élèves marche.",
    "Vous ne pouvez pas ne pas répondre.": "Vous devez répondre.",
    "La loi n’interdit pas de filmer.": "La loi permet de filmer.",
    "N’oubliez pas d’apporter votre carte.": "Pensez à apporter votre carte.",
    "Elle ne manquera pas de venir.": "Elle viendra.",
    "Ne sortez jamais sans votre carte.": "Sortez toujours avec votre carte.",
    "Vous ne pouvez pas entrer sans badge.": "Pour entrer, il faut un badge.",
    "On ne peut pas partir sans signer.": "Pour partir, on doit signer.",
    "La piscine n’ouvre qu’en été.": "La piscine ouvre seulement en été.",
    "Je n’ai que dix euros.": "J’ai seulement dix euros.",
    "Ce n’est que le début.": "C’est seulement le début.",
    "Il n’y a qu’une seule porte.": "Il y a une seule porte.",
    "La porte ne s’ouvre que le matin.": "La porte s’ouvre seulement le matin.",
    "Partez avant que l’eau ne s’y installe.": "Partez avant que l’eau s’y installe.",
    "Avant qu’il n’arrive, rangez la salle.": "Avant qu’il arrive, rangez la salle.",
    "C’est plus grave qu’on ne le pense.": "C’est plus grave qu’on le pense.",
}
NOT_DENIED = [
    "Vous n’avez qu’à appeler.",
    "Il ne fait que répéter.",
    "Il ne veut pas que tu partes.",
    "Je crains qu’il ne vienne pas.",
    "Il n’est pas certain de venir.",
    "Il n’a jamais que des ennuis.",
    "Elle a dit : « Ce n’est pas impossible. »",
]
CASES = [
    *((PASSIVES, *case) for case in {**WITH_AGENT, **WITHOUT_AGENT}.items()),
    *((NOUNS, *case) for case in ACTIONS.items()),
    *((DIRECT, *case) for case in DIRECTLY.items()),
    *((NEGATIONS, *case) for case in DENIED.items()),
]
TRAPS = [
    *((PASSIVES, text) for text in NOT_TURNED),
    *((NOUNS, text) for text in NO_ACTIONS),
    *((DIRECT, text) for text in NOT_DIRECTLY),
    *((NEGATIONS, text) for text in NOT_DENIED),
]


@pytest.mark.parametrize(("only", "before", "after"), CASES)
def test_what_can_be_said_directly_is(only: list[str], before: str, after: str) -> None:
    assert rewritten(before, only) == after


@pytest.mark.parametrize(("only", "text"), TRAPS)
def test_what_looks_like_it_stays(only: list[str], text: str) -> None:
    assert rewritten(text, only) == text


@pytest.mark.parametrize("after", [after for _, _, after in CASES])
def test_a_turned_sentence_is_turned_no_further(after: str) -> None:
    again = rewritten(after, [*PASSIVES, *NOUNS, *DIRECT, *NEGATIONS])
    assert rewritten(again, [*PASSIVES, *NOUNS, *DIRECT, *NEGATIONS]) == again


def test_nothing_is_turned_without_asking() -> None:
    for text in (*WITH_AGENT, *WITHOUT_AGENT, *ACTIONS, *DIRECTLY, *DENIED):
        found = api.rewrite(text_document(text, lang="fr"), only=[*PASSIVES, *NOUNS, *DIRECT, *NEGATIONS])
        assert [sentence.result for sentence in found.sentences] == [text]


@given(
    st.sampled_from(["Le maire", "La maire", "Les élus", "Mes voisines", "Anne Morel", "L’Insee"]),
    st.sampled_from(["fermé", "décoré", "vendu", "peint", "ouvert", "choisi"]),
    st.sampled_from(["est", "était", "sera", "fut", "serait", "a été", "avait été", "doit être", "va être"]),
    st.sampled_from(["", " lundi 4 mai", " avec soin", " en 2021"]),
)
def test_every_word_of_a_passive_is_in_its_active(agent: str, participle: str, be: str, when: str) -> None:
    by = agent[0].lower() + agent[1:] if agent.split()[0] in ("Le", "La", "Les", "Mes") else agent
    after = rewritten(f"Le marché {be} {participle}{when} par {by}.", PASSIVES)
    assert after.startswith(f"{agent} ") and after.endswith(f"le marché{when}.")


@pytest.mark.parametrize("name", ["nominalisations_fr", "opposites"])
def test_lists_are_sorted_without_doubles(name: str) -> None:
    with (resources.data("rules") / "lexicons" / f"{name}.csv").open(encoding="utf-8", newline="") as handle:
        keys = [(row["term"], row["lang"], row["pos"]) for row in csv.DictReader(handle)]
    assert keys == sorted(set(keys))


def test_every_verb_of_the_lists_has_its_forms() -> None:
    known = turning_words()
    lemmas = known.results | known.happenings | known.sayings | known.plans | known.consequences | known.moving
    assert [lemma for lemma in sorted(lemmas) if inflected(lemma, "pp:ms", "fr") is None] == []
    simpler = {words.split()[0] for words in (*known.impersonals.values(), *known.constructions.values())}
    assert [lemma for lemma in sorted(simpler) if inflected(lemma, "ind:pre:3s", "fr") is None] == []
