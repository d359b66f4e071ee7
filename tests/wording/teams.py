"""Answers nobody would think of: random people over the real bank."""

from hypothesis import strategies as st

from app.domain.questionnaire import SEVERITIES
from app.domain.responses import Response
from tests.wording.reports import ALL, BANK

ROLES = [choice.value for choice in BANK.scales["respondent_role"].choices]
ANSWERS = {
    id: st.sampled_from([choice.value for choice in item.scale.choices])
    for id, item in BANK.items.items()
    if id != "CX1"
}


@st.composite
def people(draw: st.DrawFn) -> Response:
    """Somebody who answered anything between nothing and everything."""
    asked = draw(st.sampled_from([list(ANSWERS), ALL["symptom"], ALL["duty"], [*ALL["practice"], *ALL["mistake"]]]))
    required = {id: ANSWERS[id] for id in asked} if draw(st.booleans()) else {}
    answers = draw(st.fixed_dictionaries(required, optional={id: ANSWERS[id] for id in ANSWERS if id not in required}))
    rated = [symptom for symptom in ALL["symptom"] if answers.get(symptom) in ("yes", "partly")]
    severity = st.fixed_dictionaries({}, optional={symptom: st.sampled_from(SEVERITIES) for symptom in rated})
    marked = st.frozensets(st.sampled_from(ALL["duty"]), max_size=4)
    return Response(draw(st.sampled_from(ROLES)), answers, draw(severity), draw(marked))


@st.composite
def teams(draw: st.DrawFn, least: int = 1) -> list[Response]:
    """A team, often one in which several say the same."""
    some = draw(st.lists(people(), min_size=1, max_size=4))
    return draw(st.lists(st.sampled_from(some), min_size=least, max_size=14))
