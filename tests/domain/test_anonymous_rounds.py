"""What an anonymous round may say: counts alone, nothing below its minimum, nothing about the few (F17, F29, 4.10)."""

import pytest

from app.domain.report import Report, WithheldReport
from app.domain.reporting import report_of, report_of_counts
from app.domain.responses import Response, Tally
from app.domain.tally import tally_of, without_rare
from tests.domain.answers import anonymous, team
from tests.domain.banks import BANK

FIVE = {"S1": "y y y n n", "R-CIC": "ml ml ml dfd dk", "P2": "no no no some dk", "M1": "y y p n dk"}


def test_below_its_minimum_a_round_says_only_how_many_answered():
    report = report_of(BANK, team({"S1": "y y y y"}), privacy="anonymous")

    assert report == WithheldReport(bank="1", respondents=4, privacy="anonymous")


def test_a_round_may_wait_for_more_than_five():
    assert isinstance(report_of(BANK, team(FIVE), "anonymous", minimum=6), WithheldReport)
    assert isinstance(report_of(BANK, team(FIVE), "anonymous", minimum=5), Report)


def test_no_minimum_is_less_than_five():
    assert isinstance(report_of(BANK, team({"S1": "y y y y"}), "anonymous", minimum=1), WithheldReport)


def test_people_who_answered_nothing_count_towards_the_minimum():
    responses = [*team({"S1": "y y y"}), Response("ml", {}), Response("ml", {})]

    assert anonymous(responses).symptoms["S1"].blank == 2


def test_the_minimum_does_not_concern_a_named_round():
    assert isinstance(report_of(BANK, team({"S1": "y"}), "named", minimum=50), Report)


def test_a_privacy_that_does_not_exist_discloses_nothing():
    with pytest.raises(ValueError, match="open"):
        report_of(BANK, team(FIVE), privacy="open")


def test_there_is_no_range_and_no_k_of_n_people():
    report = anonymous(team(FIVE))

    assert report.ownership.clarity is not None
    assert report.ownership.clarity_range is None
    assert report.verdict.people_at_two is None


def test_nobody_is_told_that_an_owner_does_not_know():
    responses = team({"R-CIC": "ml ml ml dfd dfd"}, roles="de de de ml ml")

    assert not anonymous(responses).ownership.rows["R-CIC"].owner_not_aware


def test_closing_keeps_all_that_the_report_needs():
    responses = [
        Response(response.role, response.answers, {"S1": 2} if response.answers["S1"] == "yes" else {})
        for response in team(FIVE)
    ]

    assert report_of_counts(BANK, tally_of(responses)) == anonymous(responses)


def test_an_item_that_two_answered_reads_as_unanswered():
    lines = {"S1": "y y - - -", "R-CIC": "nobody dk - - -", "P2": "no no - - -", "M2": "y na - - -", "CX5": "y y - - -"}
    report = anonymous(team(lines | {"S3": "y y y - -"}))

    assert report.symptoms["S1"].state == "unknown"
    assert report.symptoms["S1"].blank == 5
    assert report.ownership.rows["R-CIC"].status == "no_data"
    assert report.ownership.rows["R-CIC"].answers == {}
    assert report.practices["P2"].state == "no_data"
    assert report.mistakes["M2"].answers == {}
    assert report.contexts["CX5"] == "dont_know"
    assert [(card.theme, card.urgency) for card in report.recommendations] == [("T3", "normal")]


def test_any_kind_of_answer_makes_three():
    report = anonymous(team({"S1": "y dk na - -", "R-CIC": "ml dk na - -"}))

    assert report.symptoms["S1"].state == "present"
    assert report.ownership.rows["R-CIC"].same_owner == 0


def test_a_severity_that_two_gave_reads_as_not_rated():
    def rated(times: int) -> list[Response]:
        return [Response("ml", {"S1": "yes"}, {"S1": 3} if person < times else {}) for person in range(5)]

    assert anonymous(rated(2)).symptoms["S1"].severity is None
    assert anonymous(rated(3)).symptoms["S1"].severity == 3


def test_a_written_down_mark_goes_with_its_row():
    marked = Response("ml", {"R-ING": "de", "R-TRF": "de"}, written_down=frozenset({"R-ING", "R-TRF"}))
    others = [Response("ml", {"R-ING": "de"})] * 4
    rows = anonymous([marked, *others]).ownership.rows

    assert (rows["R-ING"].written_down, rows["R-TRF"].written_down) == (1, 0)


def test_named_rounds_show_what_two_answered():
    report = report_of(BANK, team({"S1": "y y - - -"}))

    assert isinstance(report, Report)
    assert report.symptoms["S1"].yes == 2


def test_a_tally_counts_every_value_and_never_a_role():
    responses = [
        Response("ml", {"CX1": "ml", "S1": "yes", "R-ING": "de"}, {"S1": 2}, frozenset({"R-ING"})),
        Response("de", {"CX1": "de", "S1": "yes", "R-ING": "dont_know"}, {"S1": 2}),
        Response("de", {}),
    ]

    assert tally_of(responses) == Tally(
        respondents=3,
        counts={"S1": {"yes": 2}, "R-ING": {"de": 1, "dont_know": 1}},
        severity={"S1": {2: 2}},
        written_down={"R-ING": 1},
    )


def test_blanking_the_few_keeps_how_many_answered_the_round():
    rare = Tally(6, {"S1": {"yes": 1, "no": 1}, "S2": {"yes": 3}}, {"S2": {1: 2}}, {"R-ING": 1})

    assert without_rare(rare) == Tally(6, {"S2": {"yes": 3}}, {}, {})
