"""Heavy French words give way to simpler ones, and everything around them still agrees."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from limpide import api
from limpide.analysing import text_document
from limpide.language.inflection import inflected
from limpide.language.readings import reading
from limpide.reporting.rewrite_text import rewritten
from limpide.rewriters.agreement import in_number
from limpide.rewriters.fitting import spelt
from limpide.rewriters.wordings import places, usual

OPERATIONS = ("replace-word", "replace-verb", "replace-noun", "replace-adjective", "split-concession", "say-who-must")


def simpler(text: str, *, apply_all: bool = True) -> str:
    return rewritten(api.rewrite(text_document(text, lang="fr"), apply_all=apply_all, only=OPERATIONS)).strip()


@pytest.mark.parametrize(
    ("heavy", "plain"),
    [
        ("La finalité de l’habitat est claire.", "Le but du logement est clair."),
        ("Il faut un plan de l’habitat.", "Il faut un plan du logement."),
        ("Vos émoluments sont insuffisants.", "Votre salaire est insuffisant."),
        ("Cet accroissement est récent.", "Cette augmentation est récente."),
        ("Quelle finalité poursuivez-vous ?", "Quel but poursuivez-vous ?"),
        ("Les problématiques abordées sont nombreuses.", "Les problèmes abordés sont nombreux."),
        ("Toutes les problématiques ont été traitées.", "Tous les problèmes ont été traités."),
        ("Il manque une pièce justificative.", "Il manque un justificatif."),
        ("Les allocataires sont informés.", "Les personnes qui reçoivent une aide sont informées."),
        ("Des pathologies graves existent.", "Des maladies graves existent."),
        ("La date butoir est passée.", "La date limite est passée."),
        ("L’activité professionnelle de Léa est déclarée.", "Le travail de Léa est déclaré."),
        ("Nous répondons aux doléances des voisins.", "Nous répondons aux plaintes des voisins."),
    ],
)
def test_a_noun_is_replaced_and_what_goes_with_it_agrees(heavy: str, plain: str) -> None:
    assert simpler(heavy) == plain


@pytest.mark.parametrize(
    ("heavy", "plain"),
    [
        ("Le workshop est gratuit.", "L’atelier est gratuit."),
        ("Les stakeholders sont informés.", "Les parties prenantes sont informées."),
        ("Une roadmap ambitieuse a été validée.", "Une feuille de route ambitieuse a été validée."),
        ("Les skills demandés sont simples.", "Les compétences demandées sont simples."),
        ("Nous suivons des règles ad hoc.", "Nous suivons des règles adaptées."),
        ("Le statu quo est refusé.", "La situation actuelle est refusée."),
        ("Il sera rejugé in fine.", "Il sera rejugé à la fin."),
    ],
)
def test_foreign_wording_is_said_in_french_with_its_gender(heavy: str, plain: str) -> None:
    assert simpler(heavy) == plain


@pytest.mark.parametrize(
    ("heavy", "plain"),
    [
        ("Il faut que vous transmettiez la lettre.", "Il faut que vous envoyiez la lettre."),
        ("Nous octroierons une prime.", "Nous donnerons une prime."),
        ("J’octroie une prime.", "Je donne une prime."),
        ("La lettre a été transmise.", "La lettre a été envoyée."),
        ("Les dossiers que nous avons transmis sont là.", "Les dossiers que nous avons envoyés sont là."),
        ("Ne le transmettez pas.", "Ne l’envoyez pas."),
        ("La commission procédera aux essais.", "La commission fera les essais."),
        ("Elle dispose de moyens importants.", "Elle a des moyens importants."),
        ("Vous disposez d’un mois.", "Vous avez un mois."),
        ("Je m’acquitte de ma dette.", "Je paie ma dette."),
        ("Munissez-vous de votre carte.", "Prenez votre carte."),
        ("Vous devez vous munir d’un masque.", "Vous devez prendre un masque."),
        ("La fête se déroulera au parc.", "La fête se passera au parc."),
        ("Les parents sont tenus de signer.", "Les parents doivent signer."),
        ("Il convient que vous signiez.", "Il faut que vous signiez."),
        ("Elle ne dispose pas de véhicule.", "Elle n’a pas de véhicule."),
        ("Ne procédez pas au paiement.", "Ne faites pas le paiement."),
        ("Il conviendra de joindre une photo.", "Il faudra joindre une photo."),
        ("Il sera possible d’aller au parc.", "On pourra aller au parc."),
        ("Il faut s’assurer de la date.", "Il faut vérifier la date."),
    ],
)
def test_a_verb_is_replaced_in_the_same_form(heavy: str, plain: str) -> None:
    assert simpler(heavy) == plain


@pytest.mark.parametrize(
    ("heavy", "plain"),
    [
        ("Ces chiffres sont erronés.", "Ces chiffres sont faux."),
        ("Nous corrigeons les dates erronées.", "Nous corrigeons les dates fausses."),
        ("Le prix est onéreux.", "Le prix est cher."),
        ("Ces travaux sont très complexes.", "Ces travaux sont très compliqués."),
    ],
)
def test_an_adjective_is_replaced_in_the_gender_and_number_of_its_noun(heavy: str, plain: str) -> None:
    assert simpler(heavy) == plain


@pytest.mark.parametrize(
    ("heavy", "plain"),
    [
        ("Nous appelons afin d’aider les voisins.", "Nous appelons pour aider les voisins."),
        ("En dépit de difficultés, il a réussi.", "Malgré des difficultés, il a réussi."),
        ("En vertu du contrat, il paie.", "Selon le contrat, il paie."),
        ("Lorsqu’il pleut, la salle ferme.", "Quand il pleut, la salle ferme."),
        ("Cependant, la salle reste ouverte.", "Mais la salle reste ouverte."),
        ("Ledit immeuble est fermé.", "Cet immeuble est fermé."),
        ("Elle a également vu la mer.", "Elle a aussi vu la mer."),
        ("Il chante durant la fête.", "Il chante pendant la fête."),
        ("La carte existe dans de nombreux pays.", "La carte existe dans beaucoup de pays."),
    ],
)
def test_a_set_phrase_that_always_fits_is_replaced_without_asking(heavy: str, plain: str) -> None:
    assert simpler(heavy, apply_all=False) == plain


@pytest.mark.parametrize(
    ("heavy", "plain"),
    [
        ("Quoique la salle soit petite, tout le monde entre.", "La salle est petite. Mais tout le monde entre."),
        ("Bien qu’il n’ait pas signé, il viendra.", "Il n’a pas signé. Mais il viendra."),
        ("Elle est venue bien qu’elle soit malade.", "Elle est venue. Pourtant, elle est malade."),
        ("Bien que les délais soient longs, le dossier avance.", "Les délais sont longs. Mais le dossier avance."),
        ("Bien que nous ayons peur, nous avançons.", "Nous avons peur. Mais nous avançons."),
    ],
)
def test_a_concession_becomes_two_sentences_in_the_indicative(heavy: str, plain: str) -> None:
    assert simpler(heavy) == plain


@pytest.mark.parametrize(
    "text",
    [
        "Le car part à huit heures.",
        "Le règlement intérieur est affiché.",
        "Le montant de la porte est cassé.",
        "Cette date me convient.",
        "La nécessité de payer est réelle.",
        "Au demeurant, il est parti.",
        "Elle demeure 3 rue des Lilas.",
        "Les achats de fournitures augmentent.",
        "C’est ainsi que la ville a grandi.",
        "Les parts sont réparties également.",
        "Il doit agir en conséquence.",
        "Vous n’êtes pas tenu de répondre.",
        "Il n’est pas nécessaire d’apporter une photo.",
        "Il a été procédé au vote.",
        "Les cartes détenues par les membres sont bleues.",
        "Il s’est acquitté de sa dette.",
        "Il l’octroie chaque année.",
        "Le notable a parlé.",
        "Le complexe sportif ouvre.",
        "Bien que fatigué, il avance.",
        "Il sait bien que la salle est fermée.",
        "Quoi qu’il arrive, appelez-nous.",
        "Elle a dit : « La requête est urgente. »",
        "Monsieur Requête habite ici.",
        "Cette problématique revient : elle est ancienne.",
        "Elle touche une allocation logement.",
    ],
)
def test_another_sense_or_an_unsure_agreement_changes_nothing(text: str) -> None:
    assert simpler(text) == text


@pytest.mark.parametrize("text", ["La requête est là.", "Il transmet la carte.", "Elle est onéreuse."])
def test_what_must_agree_is_proposed_and_not_applied(text: str) -> None:
    assert simpler(text, apply_all=False) == text
    assert simpler(text) != text


@given(st.sampled_from(usual()))
def test_rewriting_a_simpler_wording_again_changes_nothing(entry: object) -> None:
    text = simpler(f"Nous parlons ici de {entry.term}.")  # type: ignore[attr-defined]  # sampled from entries
    assert simpler(text) == text


def test_every_place_is_that_of_a_wording_in_use() -> None:
    known = {entry.term for entry in usual()}
    assert {term for term, place in places().items() if not place.never} - known == set()


@pytest.mark.parametrize(
    ("phrase", "many"),
    [
        ("aide en argent", "aides en argent"),
        ("personne qui paie des impôts", "personnes qui paient des impôts"),
        ("autre personne", "autres personnes"),
        ("date limite", "dates limites"),
        ("journal", "journaux"),
    ],
)
def test_a_noun_with_its_words_is_put_in_the_plural(phrase: str, many: str) -> None:
    assert in_number(phrase, "m" if phrase == "journal" else "f", "p") == many


@pytest.mark.parametrize(
    ("words", "written"),
    [
        (("de", "le", "but"), "du but"),
        (("de", "le", "habitat"), "de l’habitat"),
        (("à", "les", "élèves"), "aux élèves"),
        (("ma", "école"), "mon école"),
        (("ce", "arbre"), "cet arbre"),
        (("la", "hache"), "la hache"),
    ],
)
def test_small_words_are_elided_and_contracted(words: tuple[str, ...], written: str) -> None:
    assert spelt(words) == written


@pytest.mark.parametrize(
    ("form", "verb"), [("transmettiez", "transmettre"), ("octroierons", "octroyer"), ("soumettriez", "soumettre")]
)
def test_a_form_that_the_word_base_lacks_leads_to_its_verb(form: str, verb: str) -> None:
    found = reading(form)
    assert found is not None
    assert found.verb == verb


def test_a_string_that_is_no_word_has_no_reading() -> None:
    assert reading("xqzv") is None


@pytest.mark.parametrize(
    ("heavy", "plain"),
    [
        ("Il vous appartient de signer.", "Vous devez signer."),
        ("Il vous incombe d’apporter la preuve.", "Vous devez apporter la preuve."),
        ("Il nous reviendra de choisir.", "Nous devrons choisir."),
        ("Il vous sera demandé de payer.", "Vous devrez payer."),
        ("Il ne vous appartient pas de choisir.", "Il ne vous appartient pas de choisir."),
        ("Il lui appartient de signer.", "Il lui appartient de signer."),
    ],
)
def test_what_falls_to_someone_is_told_to_them(heavy: str, plain: str) -> None:
    assert simpler(heavy) == plain


@pytest.mark.parametrize(
    ("lemma", "cell", "form"),
    [
        ("être", "sub:pre:3p", "soient"),
        ("penser", "imp:pre:2p", "pensez"),
        ("rester", "ind:imp:3p", "restaient"),
        ("périr", "ind:pre:2p", "périssez"),
        ("devoir", "inf", "devoir"),
        ("pathologie", "N:fp", "pathologies"),
    ],
)
def test_the_table_of_forms_has_the_form_of_its_cell(lemma: str, cell: str, form: str) -> None:
    assert inflected(lemma, cell, "fr") == form
