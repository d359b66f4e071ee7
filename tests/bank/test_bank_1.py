"""The first bank asks what the domain says it asks (domain 2, D8)."""

from collections.abc import Iterator

import pytest

from app.bank import load_bank
from app.domain.questionnaire import Item, Theme

BANK = load_bank("1")

SYMPTOMS = {
    "S1": ("Models are deployed manually", "No reproducibility"),
    "S2": ("One script controls most workflows", "No isolation or versioning"),
    "S3": ("Everyone has access to all datasets", "Missing security boundaries"),
    "S4": ("Nobody knows which model is in production", "No tracking or lineage"),
    "S5": ("Metrics drop without a clear explanation", "No monitoring or alerts"),
    "S6": ("Migrations feel risky and stressful", "No infrastructure automation"),
}
EXPECTED = {
    "de": ["R-ING", "R-TRF", "R-STO", "R-PIP", "R-SCH", "R-DMO"],
    "ml": ["R-TRN", "R-EVA", "R-FEA", "R-INF"],
    "dfd": ["R-CIC", "R-ENV", "R-ACC", "R-OBS", "R-GRD", "X1", "X2", "X3"],
}
ANSWERS = {
    "symptom": "yes partly no dont_know not_applicable",
    "mistake": "yes partly no dont_know not_applicable",
    "mistake_ci": "yes partly no none_at_all dont_know not_applicable",
    "owner": "de ml dfd other:it other:engineering other:analytics other:security other:lead other:vendor "
    "everyone nobody dont_know not_applicable",
    "practice": "everywhere some no dont_know not_applicable",
    "yes_no": "yes no dont_know",
    "models": "0 1 2-5 6+ dont_know",
    "respondent_role": "de ml dfd engineering lead other",
}
THEMES = [
    Theme("T0", "Ownership", "S", "lead", None, None, ("M1", "M5"), (), ()),
    Theme("T1", "Delivery", "M", "dfd", "S1", "P2", ("M2",), ("R-CIC", "R-GRD"), ()),
    Theme("T2", "Workflow structure", "L", "de", "S2", "P3", (), ("R-PIP", "R-GRD"), ("M3",)),
    Theme("T3", "Access", "M", "dfd", "S3", "P4", (), ("R-ACC",), ()),
    Theme("T4", "Tracking and lineage", "M", "dfd", "S4", "P3", (), ("X2",), ("M2",)),
    Theme("T5", "Observability", "M", "dfd", "S5", "P5", (), ("R-OBS", "X3"), ()),
    Theme("T6", "Environments and infrastructure", "L", "dfd", "S6", "P1", ("M3", "M4"), ("X1", "R-ENV"), ()),
]


def test_the_symptoms_and_their_signals_are_the_articles_words() -> None:
    assert {symptom.id: (symptom.name, symptom.signal) for symptom in BANK.symptoms} == SYMPTOMS


def test_it_asks_the_questions_of_the_first_bank_and_no_others() -> None:
    duties = [*EXPECTED["de"], *EXPECTED["ml"], *EXPECTED["dfd"]]
    numbered = [f"{letter}{number}" for letter in "PM" for number in range(1, 6)]
    assert list(BANK.items) == ["CX1", "CX3", "CX4", "CX5", *SYMPTOMS, *duties, *numbered]


@pytest.mark.parametrize("role", EXPECTED)
def test_each_role_is_expected_to_hold_its_duties(role: str) -> None:
    assert [duty.id for duty in BANK.responsibilities if duty.expected == role] == EXPECTED[role]


def test_the_fifteen_duties_of_the_article_are_core_and_the_three_added_ones_are_not() -> None:
    assert len(BANK.core) == 15
    assert [duty.id for duty in BANK.responsibilities if not duty.core] == ["X1", "X2", "X3"]
    assert [duty.id for duty in BANK.hidden_core] == ["R-CIC", "R-ENV", "R-ACC", "R-OBS", "R-GRD"]


def test_every_scale_offers_the_values_of_the_contract_in_order() -> None:
    offered = {scale.id: " ".join(choice.value for choice in scale.choices) for scale in BANK.scales.values()}
    assert offered == ANSWERS


def test_every_question_uses_the_scale_of_its_kind() -> None:
    kinds = {
        "symptom": BANK.symptoms,
        "owner": BANK.responsibilities,
        "practice": BANK.practices,
        "mistake": [mistake for mistake in BANK.mistakes if mistake.id != "M2"],
        "mistake_ci": [BANK.items["M2"]],
        "yes_no": [BANK.items["CX3"], BANK.items["CX5"]],
        "models": [BANK.items["CX4"]],
        "respondent_role": [BANK.items["CX1"]],
    }
    used = {scale: {item.scale.id for item in items} for scale, items in kinds.items()}
    assert used == {scale: {scale} for scale in kinds}


def test_every_question_starts_at_its_first_revision() -> None:
    assert {item.rev for item in BANK.items.values()} == {"1.0"}


def test_no_model_in_production_settles_three_questions() -> None:
    presets = {context.id: dict(context.presets) for context in BANK.contexts if context.presets}
    assert presets == {"CX4": {"0": ("S1", "S4", "R-INF")}}


def test_only_tools_before_ownership_is_the_pattern_beneath_the_others() -> None:
    assert [mistake.id for mistake in BANK.mistakes if mistake.underlying] == ["M5"]


def test_three_pages_ask_the_context_where_it_helps() -> None:
    symptoms, ownership, practices = BANK.sections
    assert symptoms.items == ("CX1", "CX4", *SYMPTOMS)
    assert ownership.items == ("CX3", *(duty.id for duty in BANK.responsibilities))
    assert practices.items == ("P1", "P2", "P3", "CX5", "P4", "P5", "M1", "M2", "M3", "M4", "M5")


def test_the_themes_hold_what_the_mapping_puts_on_one_card() -> None:
    assert list(BANK.themes) == THEMES


def test_the_three_roles_are_those_of_the_article() -> None:
    names = [(role.id, role.name) for role in BANK.roles]
    assert names == [("de", "Data engineer"), ("ml", "ML engineer"), ("dfd", "DevOps for Data")]


@pytest.mark.parametrize("item", [*BANK.symptoms, *BANK.practices, *BANK.mistakes], ids=lambda item: item.id)
def test_every_definite_answer_says_what_it_means_here(item: Item) -> None:
    definite = [choice.value for choice in item.scale.choices if choice.value not in ("dont_know", "not_applicable")]
    assert set(definite) <= item.when.keys()


def test_every_symptom_says_when_it_does_not_arise() -> None:
    assert all("not_applicable" in symptom.when for symptom in BANK.symptoms)


@pytest.mark.parametrize(
    ("item", "word"),
    [
        ("S6", "moving infrastructure and jobs"),
        ("S6", "Schema changes"),
        ("CX4", "Prompts and LLM configurations"),
        ("X3", "backups and restoring"),
        ("R-ACC", "secrets"),
        ("CX3", "agreed part"),
    ],
)
def test_the_help_clears_up_what_is_meant(item: str, word: str) -> None:
    assert word in BANK.items[item].help


def test_the_help_of_a_duty_does_not_give_the_expected_owner_away() -> None:
    roles = [role.name for role in BANK.roles]
    assert not [duty.id for duty in BANK.responsibilities if any(role in duty.help for role in roles)]


def test_buttons_and_questions_are_short() -> None:
    labels = [choice.label for scale in BANK.scales.values() for choice in scale.choices]
    hints = [choice.hint for scale in BANK.scales.values() for choice in scale.choices]
    assert not [label for label in labels if len(label) > 28]
    assert not [item.name for item in BANK.items.values() if len(item.name) > 60]
    assert not [text for text in (*helps(), *hints) if len(text) > 160]


def test_no_two_questions_share_a_text() -> None:
    texts = [text for item in BANK.items.values() for text in (item.name, item.help, *item.when.values())]
    assert sorted(texts) == sorted(set(texts))


def test_texts_use_typographic_marks() -> None:
    texts = [*helps(), *(text for role in BANK.roles for text in (role.built_for, role.limit, role.forced_out))]
    assert not [text for text in texts if "'" in text or '"' in text]


def helps() -> Iterator[str]:
    for item in BANK.items.values():
        yield from (item.help, *item.when.values())
