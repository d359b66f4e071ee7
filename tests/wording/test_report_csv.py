"""The report as CSV: a row a question, with what the JSON says of it, exactly."""

import csv
from dataclasses import replace
from datetime import date
from io import StringIO

from hypothesis import given

from app.domain.report import AgreementFinding, Report
from app.domain.responses import Response
from app.wording.report_csv import report_csv
from app.wording.report_json import report_json
from tests.wording.reports import BANK, E1, anonymous, named, report
from tests.wording.teams import teams

AGREED = AgreementFinding("R-CIC", "dfd", "=Ada", date(2026, 12, 1), "", None, "held", False)


def rows(made: Report) -> dict[str, dict[str, str]]:
    """The rows by id, each by its column."""
    table = csv.DictReader(StringIO(report_csv(made, BANK).removeprefix("\ufeff"), newline=""))
    return {row["id"]: row for row in table}


def test_every_question_that_a_report_tells_has_a_row() -> None:
    found = rows(report([E1]))

    told = [*BANK.symptoms, *BANK.responsibilities, *BANK.practices, *BANK.mistakes]
    assert list(found) == [*(item.id for item in told), "CX3", "CX5"]
    assert [found[id]["kind"] for id in ("S1", "X1", "P1", "M1", "CX3")] == [
        "symptom",
        "duty",
        "practice",
        "mistake",
        "context",
    ]
    assert found["S1"]["name"] == "Models are deployed manually"
    assert found["CX3"]["state"] == "no"


def test_a_duty_has_its_owners_and_every_answer_a_count() -> None:
    row = rows(named({"R-CIC": "ml ml dfd other:it -"}))["R-CIC"]

    assert (row["state"], row["expected"], row["holder"]) == ("disputed", "dfd", "")
    assert (row["ml"], row["dfd"], row["other:it"], row["nobody"], row["blank"]) == ("2", "1", "1", "0", "1")
    assert row["yes"] == row["everywhere"] == row["severity"] == ""
    assert float(row["same_owner"]) == 1 / 6


def test_a_symptom_has_its_counts_and_its_cost() -> None:
    row = rows(report([E1]))["S2"]

    assert (row["state"], row["severity"], row["partly"], row["many_unknown"]) == ("somewhere", "1", "1", "false")


def test_what_was_agreed_stands_beside_its_duty_and_no_name_is_run() -> None:
    made = replace(report([E1]), agreements={"R-CIC": AGREED})

    row = rows(made)["R-CIC"]
    assert (row["agreed_owner"], row["agreed_holder_name"], row["agreed_since"]) == ("dfd", "'=Ada", "2026-12-01")
    assert row["agreed_state"] == "held"


def test_in_an_anonymous_report_what_few_answered_reads_as_not_answered() -> None:
    row = rows(anonymous({"S1": "y y y y y", "R-CIC": "ml ml - - -"}))["R-CIC"]

    assert (row["state"], row["ml"], row["blank"]) == ("no_data", "0", "5")


@given(teams())
def test_it_says_what_the_json_says(team: list[Response]) -> None:
    made = report(team)
    found, exact = rows(made), report_json(made)

    for id, finding in exact["ownership"]["rows"].items():
        assert found[id]["state"] == finding["status"]
        assert float(found[id]["same_owner"] or "nan") == finding["same_owner"] or finding["same_owner"] is None
        assert {value: int(found[id][value]) for value in finding["answers"]} == finding["answers"]
    for id, finding in (exact["symptoms"] | exact["practices"] | exact["mistakes"]).items():
        assert found[id]["state"] == finding["state"]
