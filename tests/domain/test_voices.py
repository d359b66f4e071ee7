"""Who says whom, in a named round: the answers by name and role, owners who do not know, and claims against a lead."""

from app.domain.reporting import report_of
from app.domain.responses import Response
from app.domain.voices import Claim, RowVoices, Said, Speaker, row_voices, split_by_role
from tests.domain.answers import anonymous
from tests.domain.banks import BANK, ROWS
from tests.domain.respondents import NAMES, Respondent, respondents


def voices_on(line: str, roles: str, row: str = "R-ACC") -> RowVoices:
    """Who says whom about one duty; the first person is Ada."""
    voices = respondents({row: line}, roles)
    report = report_of(BANK, [voice.response for voice in voices])
    return row_voices(BANK, report, voices)[row]


ADA, BEN, CLEO, DAN = (Speaker(name, role) for name, role in zip(NAMES, ("lead", "ml", "ml", "dfd"), strict=False))


def test_answers_come_with_those_who_gave_them_the_most_frequent_first():
    assert voices_on("dfd ml ml dk", "lead ml ml dfd").said == (
        Said("ml", (BEN, CLEO)),
        Said("dfd", (ADA,)),
        Said("dont_know", (DAN,)),
    )


def test_equally_frequent_answers_stand_in_the_order_of_the_scale():
    assert [said.answer for said in voices_on("nobody dfd de -", "lead ml ml dfd").said] == ["de", "dfd", "nobody"]


def test_who_did_not_answer_says_nothing():
    assert voices_on("- - - -", "lead ml ml dfd").said == ()


def test_an_owner_who_does_not_know_it_is_named():
    assert voices_on("dfd dfd dfd nobody", "lead ml ml dfd").unaware == (DAN,)


def test_an_owner_who_did_not_answer_is_not_said_not_to_know():
    assert voices_on("dfd dfd dfd -", "lead ml ml dfd").unaware == ()


def test_one_of_the_role_who_knows_is_enough():
    assert voices_on("ml ml dfd ml", "lead ml ml dfd").unaware == ()


def test_a_role_that_claims_what_the_lead_gives_to_another_is_told():
    assert voices_on("dfd ml ml nobody", "lead ml ml dfd").claims == (Claim("ml", (BEN, CLEO), (Said("dfd", (ADA,)),)),)


def test_it_is_no_claim_against_the_lead_where_the_lead_gives_it_to_nobody():
    assert voices_on("nobody ml ml dk", "lead ml ml dfd").claims == ()
    assert voices_on("everyone ml - -", "lead ml ml dfd").claims == ()


def test_it_is_no_claim_to_name_another_role():
    assert voices_on("ml dfd - -", "lead ml ml dfd").claims == ()


def test_a_software_engineer_may_claim_for_software_engineering():
    claims = voices_on("ml other:engineering", "lead engineering").claims

    assert [(claim.role, claim.given[0].answer) for claim in claims] == [("other:engineering", "ml")]


def test_two_leads_who_differ_make_no_claim():
    assert voices_on("other:lead ml", "lead lead").claims == ()


def test_a_former_member_still_speaks_by_role():
    voices = [Respondent(None, "ml", Response("ml", {"R-ACC": "dfd"}), None), *respondents({"R-ACC": "ml"}, "lead")]
    rows = row_voices(BANK, report_of(BANK, [voice.response for voice in voices]), voices)

    assert Said("dfd", (Speaker(None, "ml", is_former=True),)) in rows["R-ACC"].said


def test_every_duty_in_use_has_its_voices():
    voices = respondents({"R-ACC": "ml dfd"}, "ml dfd")

    assert tuple(row_voices(BANK, report_of(BANK, [voice.response for voice in voices]), voices)) == ROWS


def test_one_persons_view_and_an_anonymous_round_have_no_voices():
    alone = respondents({"R-ACC": "ml"}, "ml")
    five = respondents({"R-ACC": "ml ml ml dfd dfd"}, "ml ml ml dfd dfd")

    assert row_voices(BANK, report_of(BANK, [alone[0].response]), alone) == {}
    assert row_voices(BANK, anonymous([voice.response for voice in five]), five) == {}


def test_a_report_is_split_where_every_part_has_three_people():
    voices = respondents({"R-ACC": "ml ml ml dfd dfd dfd dfd"}, "ml ml ml dfd dfd dfd dfd")
    parts = split_by_role(BANK, report_of(BANK, [voice.response for voice in voices]), voices)

    assert [(part.role, part.report.respondents) for part in parts] == [("dfd", 4), ("ml", 3)]
    assert parts[1].report.ownership.rows["R-ACC"].holder == "ml"


def test_no_part_of_two_people_is_split_off():
    voices = respondents({"R-ACC": "ml ml ml dfd dfd"}, "ml ml ml dfd dfd")

    assert split_by_role(BANK, report_of(BANK, [voice.response for voice in voices]), voices) == ()


def test_an_anonymous_report_is_never_split():
    voices = respondents({"R-ACC": "ml ml ml dfd dfd dfd"}, "ml ml ml dfd dfd dfd")

    assert split_by_role(BANK, anonymous([voice.response for voice in voices]), voices) == ()
