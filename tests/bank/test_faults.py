"""Whatever does not hold in a bank's files is refused with a sentence that names the file and the key."""

import pytest

from app.bank import BankFault, bank_from

from .tiny import TINY, changed

NO_TEXT = "must be a text, not empty, without space around it"

FAULTS = {
    "scales.toml": [
        ("label = ", "lable = ", "symptom.choices.1.label: is missing"),
        ("label = ", 'tip = "?", label = ', "symptom.choices.1.tip: is not a key of this table"),
        ('"partly"', '"yes"', "symptom.choices: 'yes' is offered 2 times"),
        ("[symptom]", "[empty]\nchoices = []\n[symptom]", "empty.choices: offers nothing"),
    ],
    "context.toml": [
        ('["S1"]', '"S1"', "CX4.presets.0: must be a list"),
        ('["S1"]', '["S9"]', "CX4.presets: 'S9' is no question that may not apply"),
        ('["S1"]', '["CX4"]', "CX4.presets: 'CX4' is no question that may not apply"),
        ('"0"', '"2"', "CX4.presets: '2' is not on the scale 'count'"),
    ],
    "symptoms.toml": [
        ("[S1]", "[S1", "is not TOML: Expected ']'"),
        ("[S1]", "[S1]\n[S1]", "is not TOML: Cannot declare ('S1',) twice"),
        ("[S1]", "version = 1\n[S1]", "version: must be a table"),
        ('help = "Help with S1."', "", "S1.help: is missing"),
        ("help =", "hepl =", "S1.hepl: is not a key of this table"),
        ('"Help with S1."', '""', f"S1.help: {NO_TEXT}"),
        ('"Help with S1."', '" Help"', f"S1.help: {NO_TEXT}"),
        ('"it is so"', "1", f"S1.when.yes: {NO_TEXT}"),
        ("when.yes", "when", "S1.when: must be a table"),
        ("when.yes", "when.everywhere", "S1.when: 'everywhere' is not on the scale 'symptom'"),
        ('"symptom"', '"sympton"', "S1.scale: is no scale: 'sympton'"),
        ('"symptom"', '["symptom"]', "S1.scale: is no scale: ['symptom']"),
        ('"1.0"', '"1"', "S1.rev: '1' is not major.minor, as in 1.0"),
        ('"1.0"', '"0.1"', "S1.rev: '0.1' is not major.minor, as in 1.0"),
        ('"1.0"', "1.0", f"S1.rev: {NO_TEXT}"),
    ],
    "responsibilities.toml": [
        ("true", '"true"', "R-CIC.core: must be true or false"),
        ('expected = "dfd"', 'expected = "ops"', "R-CIC.expected: 'ops' is no role"),
        ('"owner"', '"symptom"', "R-CIC.scale: is 'symptom'; a duty's answers are those of 'owner'"),
    ],
    "mistakes.toml": [
        ("[M1]", "[S1]", "S1: stands in symptoms.toml too"),
    ],
    "sections.toml": [
        ('["CX4", "S1", "R-CIC", "M1"]', '"S1"', "all.items: must be a list"),
        ('"M1"', '"M1", "M7"', "all.items: 'M7' is no question"),
    ],
    "themes.toml": [
        ('"S1"', '"S7"', "T1.symptom: 'S7' is no symptom"),
        ("rows =", 'practice = "P7"\nrows =', "T1.practice: 'P7' is no practice"),
        ('["M1"]', '["M1", "S1"]', "T1.mistakes: 'S1' is no mistake"),
        ("rows =", 'related = ["M7"]\nrows =', "T1.related: 'M7' is no mistake"),
        ('"R-CIC"', '"R-CIX"', "T1.rows: 'R-CIX' is no duty"),
        ('"dfd"', '"row"', "T1.owner: 'row' is neither a role nor lead"),
        ('"M"', '"XL"', "T1.effort: 'XL' is not S, M or L"),
        ('"M"', '"L"', "T1.effort: is L, but M in advice S1"),
    ],
    "advice_symptoms.toml": [
        ('["Begin."]', "[]", "S1.week: is empty"),
        ('["Go on."]', "[]", "S1.quarter: is empty"),
        ('["It is done."]', "[]", "S1.done: is empty"),
        ('{ source = "BOOK", note = "Says so." }', "", "S1.citations: is empty"),
        ('"BOOK"', '"BLOG"', "S1.citations: 'BLOG' is no source"),
        ('note = "Says so."', 'says = "So."', "S1.citations.1.note: is missing"),
        ('title = "Do S1"', "", "S1.title: is missing"),
        ('why = "Because of S1."', "", "S1.why: is missing"),
        ('risk = "It stays."', "", "S1.risk: is missing"),
        ("risk =", 'risk_by.ops = "x"\nrisk =', "S1.risk_by: 'ops' is no answer to who owns it"),
        ('"M"', '"XS"', "S1.effort: 'XS' is not S, M or L"),
        ('"dfd"', '"boss"', "S1.owner: 'boss' is no role, lead or row"),
        ('"data owner"', '"dfe"', "S1.contributors: 'dfe' is no role"),
        ('"data owner"', '"other:its"', "S1.contributors: 'other:its' is no role"),
        ("[S1]", "[S1-some]", "S1-some: is advice about nothing that can be found"),
    ],
    "advice_mistakes.toml": [
        ("[M1]", "[S1]", "S1: stands in advice_symptoms.toml too"),
    ],
    "sources.toml": [
        ("by =", 'url = "http://book.example"\nby =', "BOOK.url: does not begin with https://"),
    ],
}

FAULTS_SEEN_ELSEWHERE = [
    ("scales.toml", '"dfd"', '"de"', "responsibilities.toml: R-CIC.expected: 'dfd' is not on the scale 'owner'"),
    ("sections.toml", ', "M1"', "", "mistakes.toml: M1: is asked 0 times in the sections, not once"),
    ("sections.toml", '"M1"', '"M1", "M1"', "mistakes.toml: M1: is asked 2 times in the sections, not once"),
    ("themes.toml", 'symptom = "S1"', "", "symptoms.toml: S1: is in 0 themes, not in one"),
    ("themes.toml", 'mistakes = ["M1"]', "", "mistakes.toml: M1: is in no theme"),
    ("advice_symptoms.toml", "[S1]", "[S1-yes]", "symptoms.toml: S1: has no advice"),
    ("advice_ownership.toml", "[G4]", "[G9]", "responsibilities.toml: R-CIC: needs advice G4, as every duty does"),
]


def faults_in(texts: dict[str, str]) -> list[str]:
    with pytest.raises(BankFault) as refusal:
        bank_from(texts)
    return [str(fault) for fault in refusal.value.faults]


@pytest.mark.parametrize(
    ("file", "old", "new", "sentence"),
    [(file, *fault) for file, faults in FAULTS.items() for fault in faults],
)
def test_a_fault_is_named_with_its_file_and_key(file: str, old: str, new: str, sentence: str) -> None:
    assert any(fault.startswith(f"{file}: {sentence}") for fault in faults_in(changed(file, old, new)))


@pytest.mark.parametrize(("file", "old", "new", "sentence"), FAULTS_SEEN_ELSEWHERE)
def test_what_one_file_breaks_in_another_is_named_there(file: str, old: str, new: str, sentence: str) -> None:
    assert sentence in faults_in(changed(file, old, new))


def test_a_symptom_in_two_themes_is_refused() -> None:
    twice = TINY["themes.toml"] + TINY["themes.toml"].replace("[T1]", "[T2]")
    assert faults_in({**TINY, "themes.toml": twice}) == ["symptoms.toml: S1: is in 2 themes, not in one"]


def test_a_file_with_a_misspelt_name_is_refused() -> None:
    assert faults_in({**TINY, "symptom.toml": ""}) == ["symptom.toml: is not a file of a bank"]


def test_all_faults_are_named_at_once_a_line_each() -> None:
    texts = changed("symptoms.toml", '"1.0"', '"one"') | {"sources.toml": '[BOOK]\ntitle = "A"\nby = "B"\nurl = "ftp:"'}
    with pytest.raises(BankFault) as refusal:
        bank_from(texts)
    assert str(refusal.value).splitlines() == [
        "symptoms.toml: S1.rev: 'one' is not major.minor, as in 1.0",
        "sources.toml: BOOK.url: does not begin with https://",
    ]
