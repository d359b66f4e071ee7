"""A report as JSON has the keys of contract section 1, where the contract has them, with exact numbers."""

import json

from app.domain.report import WithheldReport
from app.domain.responses import Response
from app.wording.report_json import report_json, report_text
from tests.domain.answers import C1, anonymous, named, one, team
from tests.domain.banks import PRACTICES, ROWS, SYMPTOMS

LINES = {
    "S1": "y y y n n",
    "R-ING": "de de de de -",
    "R-CIC": "ml ml ml dfd nobody",
    "P1": "some no everywhere - -",
    "M1": "y y n n n",
    "P2": "everywhere everywhere everywhere everywhere everywhere",
}


def test_it_says_first_what_it_is_a_report_of():
    report = report_json(named(team(LINES)))

    assert (report["bank"], report["respondents"], report["privacy"], report["withheld"]) == ("1", 5, "named", False)


def test_a_verdict_has_its_bounds():
    assert report_json(named(team(LINES)))["verdict"] == {
        "code": "undetermined",
        "lower": 1,
        "upper": 6,
        "with_partly": 1,
        "applicable": 6,
        "people_at_two": 0,
    }


def test_a_symptom_has_its_state_and_its_counts():
    symptoms = report_json(named(team(LINES)))["symptoms"]

    assert tuple(symptoms) == SYMPTOMS
    assert symptoms["S1"] == {
        "state": "present",
        "yes": 3,
        "partly": 0,
        "no": 2,
        "dont_know": 0,
        "not_applicable": 0,
        "blank": 0,
        "many_unknown": False,
        "severity": None,
    }


def test_figures_are_exact():
    ownership = report_json(named(team(LINES)))["ownership"]

    assert ownership["clarity"] == 100 * (1 + 6 / 20) / 2
    assert ownership["clarity_range"] == [100 * (1 + 2 / 12) / 2, 75]
    assert ownership["agreement"] == 65
    assert ownership["alignment"] == {"expected": 1, "named": 2}


def test_every_row_in_use_has_its_status_and_its_answers():
    rows = report_json(named(team(LINES)))["ownership"]["rows"]
    contract = ("expected", "status", "answers", "same_owner", "dissent")

    assert tuple(rows) == ROWS
    assert {key: rows["R-CIC"][key] for key in contract} == {
        "expected": "dfd",
        "status": "other_role",
        "answers": {"ml": 3, "dfd": 1, "nobody": 1},
        "same_owner": 0.3,
        "dissent": True,
    }
    assert (rows["X1"]["status"], rows["X1"]["same_owner"]) == ("no_data", None)


def test_hidden_work_and_load_are_counted():
    report = report_json(one(C1))

    assert report["hidden_work"] == {
        "low": 4,
        "high": 5,
        "of": 5,
        "carried": {"ml": 2},
        "shared": 1,
        "undone": 1,
        "unknown": 1,
    }
    assert report["load"]["ml"] == {"rows": 6, "foreign": 2, "absorber": False}


def test_practices_mistakes_and_contradictions_have_their_codes():
    report = report_json(named(team(LINES)))

    assert tuple(report["practices"]) == PRACTICES
    assert (report["practices"]["P1"]["state"], report["practices"]["P1"]["split"]) == ("some", True)
    assert report["mistakes"]["M1"]["state"] == "somewhere"
    assert report["contradictions"] == ["K1"]


def test_a_recommendation_has_its_class_and_its_reasons():
    card = report_json(one({"S3": "yes", "CX5": "yes", "R-ACC": "nobody"}))["recommendations"][0]

    assert card == {
        "theme": "T3",
        "points": 6,
        "class": "now",
        "rank": 1,
        "start_now": True,
        "reasons": [
            {"slot": "symptom", "item": "S3", "state": "present", "points": 3},
            {"slot": "ownership", "item": "R-ACC", "state": "unowned", "points": 3},
        ],
        "advice": ["S3", "G1"],
        "rows": ["R-ACC"],
    }


def test_what_cannot_be_said_is_null():
    ownership = report_json(one({}))["ownership"]

    assert (ownership["clarity"], ownership["clarity_range"], ownership["agreement"]) == (None, None, None)


def test_an_anonymous_report_has_neither_range_nor_people():
    report = report_json(anonymous(team(LINES)))

    assert report["ownership"]["clarity_range"] is None
    assert report["verdict"]["people_at_two"] is None


def test_a_withheld_report_has_exactly_four_keys():
    assert report_json(WithheldReport("1", 3, "anonymous")) == {
        "bank": "1",
        "respondents": 3,
        "privacy": "anonymous",
        "withheld": True,
    }


def test_the_text_is_the_same_report_and_ends_its_line():
    report = named([Response("ml", C1)])

    assert json.loads(report_text(report)) == report_json(report)
    assert report_text(report).endswith("}\n")
