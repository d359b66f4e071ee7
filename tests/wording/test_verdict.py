"""The verdict in words: each of the five codes for one person, for a team and for an anonymous round."""

import pytest

from app.wording.verdict import VerdictText, verdict_text
from tests.domain.answers import symptoms
from tests.wording.reports import ALL, BANK, anonymous, everyone_says, named, one

VM = {
    "S1": "y y y n n",
    "S2": "y p n n n",
    "S3": "n n n n n",
    "S4": "dk dk dk n n",
    "S5": "y n - - -",
    "S6": "p p n n dk",
}
"""The team of the worked example in domain 4.1."""


def alone(line: str) -> VerdictText:
    """The verdict of one person, `-` for a symptom left blank."""
    answers = {item: word for item, word in zip(ALL["symptom"], line.split(), strict=True) if word != "-"}
    return verdict_text(one(symptoms_of(answers)), BANK)


def symptoms_of(words: dict[str, str]) -> dict[str, str]:
    whole = symptoms(" ".join(words.get(item, "n") for item in ALL["symptom"]))
    return {item: whole[item] for item in words}


def of_team(**lines: str) -> VerdictText:
    people = len(next(iter(lines.values())).split())
    rest = {item: " ".join(["n"] * people) for item in ALL["symptom"]}
    return verdict_text(named({**rest, **lines}), BANK)


@pytest.mark.parametrize(
    ("line", "headline", "finding"),
    [
        ("y y n n n n", "An architectural problem, not a process one.", "In your view two of six symptoms apply."),
        (
            "y p n n n n",
            "On the border of an architectural problem.",
            "In your view one of six symptoms applies, and one more applies partly.",
        ),
        (
            "y dk n n n n",
            "It cannot be said yet.",
            "In your view one of six symptoms applies, and one is not known.",
        ),
        ("n n n n n n", "Below the article’s threshold.", "In your view none of six symptoms applies."),
        (
            "p p - - - -",
            "Not enough answers for a verdict.",
            "In your view two of six symptoms apply partly, none fully, and four are not answered.",
        ),
    ],
)
def test_each_verdict_has_its_headline_and_says_what_was_counted(line: str, headline: str, finding: str):
    said = alone(line)

    assert (said.headline, said.finding) == (headline, finding)


@pytest.mark.parametrize(
    ("line", "finding"),
    [
        ("y y y y y y", "In your view all six symptoms apply."),
        ("p p p p p p", "In your view all six symptoms apply partly, none fully."),
        ("p n n n n n", "In your view one of six symptoms applies partly, none fully."),
        ("n n n n dk dk", "In your view four of six symptoms do not apply, and two are not known."),
        ("dk dk dk dk dk dk", "It is not known whether any of six symptoms applies."),
        ("- - - - - -", "None of six symptoms is answered."),
        ("dk dk dk - - -", "Three of six symptoms are not known, and three are not answered."),
        ("na na na na na na", "None of the six symptoms arises here."),
        ("na na na na na y", "In your view the one symptom that arises here applies."),
        ("na na na na na p", "In your view the one symptom that arises here applies partly."),
        ("na na na na na n", "In your view the one symptom that arises here does not apply."),
        ("na na na na na dk", "It is not known whether the one symptom that arises here applies."),
        ("na na na na na -", "The one symptom that arises here is not answered."),
    ],
)
def test_edges_read_as_plain_sentences(line: str, finding: str):
    assert alone(line).finding == finding


def test_a_borderline_verdict_names_the_partial_symptoms_that_decide():
    assert alone("y p n n n n").meaning == (
        "The article’s threshold of two is reached only if “One script controls most workflows” is counted in full."
    )


def test_where_one_of_several_partial_symptoms_would_do_it_says_or():
    assert "if “One script controls most workflows” or “Everyone has access to all datasets” is counted" in (
        alone("y p p n n n").meaning
    )


def test_where_two_partial_symptoms_are_needed_it_says_so():
    assert "only if “Models are deployed manually” and “One script controls most workflows” are counted in full." in (
        alone("p p n n n n").meaning
    )
    assert "only if two of “Models are deployed manually”, “One script" in alone("p p p n n n").meaning
    assert "only if two of them are counted in full." in alone("p p p p p p").meaning


def test_what_is_not_known_is_not_forgotten_at_the_border():
    assert alone("y p n n n dk").meaning.endswith("counted in full; what is not known could count as well.")


def test_an_undetermined_verdict_names_what_would_settle_it():
    assert alone("y dk n n n n").meaning == (
        "It depends on “One script controls most workflows”: an answer there would settle it."
    )
    assert alone("n n n n dk -").meaning == (
        "It depends on “Metrics drop without a clear explanation” and “Migrations feel risky and stressful”: "
        "answers there would settle it."
    )


def test_not_knowing_at_all_is_the_main_finding():
    assert alone("dk dk dk dk dk dk").meaning.startswith("That the answers are not known is the main finding")
    assert "main finding" not in alone("- - - - - -").meaning


def test_a_single_symptom_below_the_threshold_is_not_waved_away():
    assert "one is still a symptom" in alone("y n n n n n").meaning
    assert "one is still a symptom" not in alone("n n n n n n").meaning


def test_few_symptoms_that_arise_are_told():
    assert "Checked against three of six symptoms; the others do not arise here." in alone("na na na y n n").meaning
    assert "Checked" not in alone("na na y n n n").meaning


def test_a_team_is_told_what_is_contested():
    assert of_team(S1="y y y", S2="y y n", S3="y n n", S4="p n n").finding == (
        "Two of six symptoms are present, and two more show up for some of you."
    )


def test_what_all_see_in_part_is_not_called_contested():
    assert of_team(S1="p p p", S2="p p p").finding == "Two of six symptoms are there in part, none for certain."


def test_a_team_without_symptoms_hears_so():
    assert of_team(S1="n n n").finding == "None of six symptoms is present."


def test_what_half_a_team_does_not_know_counts_as_not_known():
    said = of_team(S3="dk dk n", S4="dk dk n")

    assert said.finding == "Four of six symptoms are absent, and two are not known."
    assert "“Everyone has access to all datasets” and “Nobody knows which model is in production”" in said.meaning


def test_a_team_hears_how_many_reach_two_by_themselves():
    assert verdict_text(named(VM), BANK).meaning.endswith("One of five reaches two or more by their own answers.")


@pytest.mark.parametrize(
    ("people", "said"), [(2, "Both reach two"), (3, "All three reach two"), (14, "All 14 reach two")]
)
def test_where_everybody_reaches_two_it_says_so(people: int, said: str):
    assert said in verdict_text(everyone_says(people, symptoms("y y n n n n")), BANK).meaning


def test_where_nobody_reaches_two_it_says_so():
    assert "Nobody reaches two or more by their own answers." in of_team(S1="y n", S2="n y").meaning


def test_one_person_is_not_counted_among_people():
    assert "by their own answers" not in alone("y y n n n n").meaning


def test_an_anonymous_verdict_says_nothing_of_people():
    said = verdict_text(anonymous(VM), BANK)

    assert "by their own answers" not in said.meaning
    assert said.finding == (
        "One of six symptoms is present, two more show up for some of you, one is not known, "
        "and one has too few answers."
    )


def test_the_gauge_has_a_cell_a_symptom():
    assert alone("y p dk n na na").cells == ("on", "maybe", "maybe", "off", "away", "away")
    assert alone("y p dk n na na").gauge == "Symptoms: 1 of 4 certain, 3 possible. The article’s threshold is two."
    assert alone("y y n n n n").gauge == "Symptoms: 2 of 6 certain. The article’s threshold is two."
