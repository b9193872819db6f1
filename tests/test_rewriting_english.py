"""English operations of rewriting: what they turn, what they leave, and that a second run changes nothing more."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from limpide import api
from limpide.analysing import text_document
from limpide.language.tagging import tags
from limpide.rewriters.english_words import article

TURNED = {
    "passive-to-active": [
        ("The letters were sorted by our volunteers.", "Our volunteers sorted the letters."),
        ("The poem was written by a young nurse in 1911.", "A young nurse wrote the poem in 1911."),
        ("The roof has been checked by two builders.", "Two builders have checked the roof."),
        ("The plan will be presented by the mayor on Monday.", "The mayor will present the plan on Monday."),
        ("The claim must be signed by both partners.", "Both partners must sign the claim."),
        ("The hall is being painted by the pupils.", "The pupils are painting the hall."),
        ("The offer was not accepted by the staff.", "The staff did not accept the offer."),
        ("The keys won't be kept by the guard.", "The guard won’t keep the keys."),
        ("She was given a prize by the club.", "The club gave her a prize."),
        ("They were driven home by us.", "We drove them home."),
        ("If the child is collected by a friend, call us.", "If a friend collects the child, call us."),
        ("In 2010, the barn was bought by a family from Kent.", "In 2010, a family from Kent bought the barn."),
        ("The menu is always chosen by the cook.", "The cook always chooses the menu."),
        ("The song was sung by Ann Lee and her sister.", "Ann Lee and her sister sang the song."),
    ],
    "passive-without-agent": [
        ("Your pension will be paid on Tuesday.", "We will pay your pension on Tuesday."),
        ("Your request has been cancelled.", "We have cancelled your request."),
        ("You will be contacted by post.", "We will contact you by post."),
        ("The form must be returned before 4 June.", "You must return the form before 4 June."),
        ("Tickets can be bought online.", "You can buy tickets online."),
    ],
    "split-participial": [
        ("Opened in 1950, the pool needs work.", "The pool was opened in 1950. It needs work."),
        ("Hoping to save money, the club sold its van.", "The club hoped to save money. It sold its van."),
        ("Located by the sea, the hotel opens daily.", "The hotel is located by the sea. It opens daily."),
        ("Being ill, she stayed at home.", "She was ill. She stayed at home."),
        ("Having lost his key, Tom called us.", "Tom had lost his key. Tom called us."),
    ],
    "split-apposition-inside": [
        ("Hull, a city in Yorkshire, has a port.", "Hull is a city in Yorkshire. It has a port."),
        ("Tom Hill, head of the school, answers calls.", "Tom Hill is head of the school. Tom Hill answers calls."),
        ("My sister, a nurse, works at night.", "My sister is a nurse. My sister works at night."),
    ],
    "split-apposition": [
        ("A former teacher, Ann Lee runs the club.", "Ann Lee is a former teacher. Ann Lee runs the club."),
    ],
    "split-coordination": [
        ("The club makes bikes, sells them and mends them.", "The club makes bikes. It sells them. It mends them."),
        ("We will call you, visit you and help you.", "We will call you. We will visit you. We will help you."),
        ("Open the box, take the card and read it.", "Open the box. Take the card. Read it."),
    ],
    "split-parenthesis": [
        ("The pool (closed on Mondays) welcomes everyone.", "The pool is closed on Mondays. It welcomes everyone."),
        ("Ann Lee (born 2 May 1970) is a nurse.", "Ann Lee was born on 2 May 1970. Ann Lee is a nurse."),
        ("The barn (built in 1920) needs work.", "The barn was built in 1920. It needs work."),
    ],
    "split-apposition-end": [
        ("The prize goes to Ann Lee, a nurse from Hull.", "The prize goes to Ann Lee. Ann Lee is a nurse from Hull."),
    ],
    "noun-to-verb": [
        ("The board made a decision to close the gym.", "The board decided to close the gym."),
        ("They will carry out an assessment of the site.", "They will assess the site."),
        ("He is giving consideration to the plan.", "He is considering the plan."),
    ],
    "action-to-do": [
        ("Payment of the fine must take place today.", "You must pay the fine today."),
        ("Registration of the car should be completed in May.", "You should register the car in May."),
    ],
    "replace-word": [
        ("We came in order to help.", "We came to help."),
        ("He left in order that she could rest.", "He left so that she could rest."),
        ("The fee is £20 per annum.", "The fee is £20 each year."),
        ("The trustees set up an ad hoc group.", "The trustees set up a special group."),
        ("Therefore, you pay less.", "So you pay less."),
        ("In the event of floods, call us.", "If there are floods, call us."),
        ("You are required to sign.", "You must sign."),
        ("Reply no later than 5 May.", "Reply by 5 May."),
        ("Please note that the shop is closed.", "The shop is closed."),
    ],
    "replace-verb": [
        ("The course commenced in May.", "The course started in May."),
        ("She utilises a stick.", "She uses a stick."),
        ("They are endeavouring to help.", "They are trying to help."),
        ("The rule was amended.", "The rule was changed."),
    ],
    "replace-noun": [
        ("The stakeholders came.", "The people involved came."),
        ("A discrepancy was found.", "A difference was found."),
    ],
    "replace-adjective": [
        ("This is an adequate room.", "This is a suitable room."),
        ("A lengthy talk followed.", "A long talk followed."),
        ("It was an erroneous date.", "It was a wrong date."),
    ],
    "undo-negation": [
        ("It is not uncommon to wait.", "It is common to wait."),
        ("You cannot not pay.", "You must pay."),
        ("You cannot enter unless you pay.", "You can enter only if you pay."),
        ("The shop does not open unless it is sunny.", "The shop opens only if it is sunny."),
        ("Do not enter without a badge.", "Enter only with a badge."),
        ("He never fails to call.", "He always calls."),
    ],
    "split-semicolon": [
        ("The pool is closed; the gym is open.", "The pool is closed. The gym is open."),
    ],
    "split-relative": [
        ("The barn, which opened in May, sells milk.", "The barn sells milk. It opened in May."),
    ],
}  # fmt: skip

LEFT = {
    "passive-to-active": [
        "The shop is closed by noon.",
        "Prices were raised by 10%.",
        "The chair was made by hand.",
        "The keys were found by a man who was walking his dog.",
        "The school was founded by monks and closed in 1950.",
        "The tea was brought by train.",
        "It was decided by the board that the gym would close.",
    ],
    "passive-without-agent": [
        "The shop is closed on Sundays.",
        "The bridge will be built in 2030.",
        "Your car was stolen last night.",
        "Children must be kept away from the fire.",
        "The house was built in 1900.",
    ],
    "split-participial": ["According to the police, the man left.", "Walking is good for you."],
    "split-apposition-inside": ["The mayor, the police and the nurses met.", "Bread, milk and eggs are sold here."],
    "split-coordination": [
        "The nurse washes, weighs and feeds the babies.",
        "The shop sells apples, pears and plums.",
        "We sell bread, cakes, milk, eggs and jam.",
    ],
    "split-semicolon": ["You are old; live alone; and need help.", "The colour varies; and often, is dark."],
    "split-relative": ["The people who came left early."],
    "split-parenthesis": ["The council (HCC) meets today.", "The barn (1920) needs work."],
    "split-apposition-end": ["They visited Hull, a park and a farm."],
    "noun-to-verb": ["They made a cake.", "She took the bus to work.", "He made no decision."],
    "action-to-do": ["The owner of the car must sign the form."],
    "replace-word": ["This is the de facto capital.", "He read In Order To Live."],
    "replace-verb": ["They ceased to exist.", "We provide them with food.", "He works in an office."],
    "replace-noun": ["The residence permit came."],
    "replace-adjective": ["It is more lengthy.", "The answer is long."],
    "undo-negation": ["Do not park here.", "She did not speak without a smile.", "He has not eaten."],
    "make-list": ["She was a French singer, pianist, teacher and writer.", "We open on Monday, Tuesday and Friday."],
}  # fmt: skip


WORDS = [
    "the", "a", "an", "mayor", "form", "was", "were", "been", "by", "signed", "doctors", "not", "never", "cannot",
    "unless", "without", "must", "will", "and", "or", "but", "who", "which", "that", "made", "decision", "of", "to",
    "take", "place", "Built", "Wanting", "having", "being", "Leeds", "city", "is", "are", ",", ",", ";", "(", ")",
    ".", "it", "they", "us", "per", "annum", "etc.", "e.g.", "commence", "utilised", "adequate", "stakeholders",
    "however", "Therefore", "in", "order", "prior", "no", "later", "than", "Monday", "12", "two", "all", "your",
    "you", "We’ll", "don’t", "isn’t", "unlikely", "nothing", "be",
]  # fmt: skip


def rewritten(text: str, operation: str) -> str:
    made = api.rewrite(text_document(text, lang="en"), apply_all=True, only=(operation,))
    return " ".join(sentence.result for sentence in made.sentences)


@pytest.mark.parametrize(
    ("operation", "before", "after"),
    [(operation, *pair) for operation, pairs in TURNED.items() for pair in pairs],
)
def test_an_operation_turns_the_sentence(operation: str, before: str, after: str) -> None:
    assert rewritten(before, operation) == after


@pytest.mark.parametrize(
    ("operation", "text"), [(operation, text) for operation, texts in LEFT.items() for text in texts]
)
def test_an_operation_leaves_a_near_miss_alone(operation: str, text: str) -> None:
    assert rewritten(text, operation) == text


@pytest.mark.parametrize(
    "text", [after for operation, pairs in TURNED.items() for _, after in pairs if operation != "split-relative"]
)
def test_what_was_turned_changes_no_more(text: str) -> None:
    document = text_document(text, lang="en")
    once = " ".join(each.result for each in api.rewrite(document, apply_all=True).sentences)
    twice = api.rewrite(text_document(once, lang="en"), apply_all=True)
    assert " ".join(each.result for each in twice.sentences) == once


def test_a_list_of_four_days_is_laid_out_and_one_of_three_is_not() -> None:
    assert rewritten("We open on Monday, Tuesday, Thursday and Friday.", "make-list") == (
        "We open on:\n- Monday\n- Tuesday\n- Thursday\n- Friday."
    )
    assert rewritten("You can pay by card, by cheque, by phone or by post.", "make-list").endswith("\n- or by post.")


def test_a_quotation_is_never_touched() -> None:
    text = "She said: “The forms were signed by both parents in order to commence.”"
    made = api.rewrite(text_document(text, lang="en"), apply_all=True)
    assert [sentence.result for sentence in made.sentences] == [text]


def test_only_wordings_that_fit_everywhere_are_applied_without_asking() -> None:
    text = "Prior to the visit, the forms were signed by both parents."
    made = api.rewrite(text_document(text, lang="en"))
    (sentence,) = made.sentences
    assert sentence.result == "Before the visit, the forms were signed by both parents."
    assert {change.status for change in sentence.changes} == {"applied", "proposed"}


@pytest.mark.parametrize(
    ("following", "expected"),
    [("hour", "an"), ("useful", "a"), ("early", "an"), ("university", "a"), ("honest", "an"), ("house", "a")],
)
def test_the_article_goes_by_sound(following: str, expected: str) -> None:
    assert article(following) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The group reads, picks the best and pays us.", "DET NOUN VERB VERB DET NOUN CCONJ VERB PRON"),
        ("They need to work here.", "PRON VERB ADP INF ADV"),
        ("The council was always led by women.", "DET NOUN AUX ADV PART ADP NOUN"),
        ("Ann's brother can't swim.", "ADJ NOUN AUX INF"),
        ("People who need help can call us.", "NOUN SUB VERB NOUN AUX INF PRON"),
        ("Fill in the form.", "VERB ADP DET NOUN"),
    ],
)
def test_english_words_are_tagged_by_what_stands_around(text: str, expected: str) -> None:
    assert " ".join(tags(text, "en")) == expected


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=25))
@settings(deadline=None, max_examples=60)
def test_any_row_of_words_is_read_and_keeps_its_names(words: list[str]) -> None:
    text = " ".join(words)
    made = api.rewrite(text_document(text, lang="en"), apply_all=True)
    result = " ".join(sentence.result for sentence in made.sentences)
    assert "".join(result.split()) != ""
    assert all(name.lower() in result.lower() for name in ("Leeds", "Monday") if name in words[1:])
