"""Pieces of a report that are kept: the page is the one that would be set anew, whichever report came before it."""

from collections.abc import Iterable, Sequence
from random import Random

import pytest
from jinja2 import Environment

from app.domain.responses import Response
from app.web.render import environment
from app.wording.document import Document, document_of
from tests.domain.answers import C1, CORE_AS_EXPECTED
from tests.load.bench.rendering import plain
from tests.wording.reports import BANK, report


def page(doc: Document, templates: Environment | None = None) -> str:
    """The report's part of a page."""
    return (templates or environment()).get_template("reports/_body.html").render(doc=doc)


def documents(seeds: Iterable[int]) -> Sequence[Document]:
    """Reports of one to five people who answer everything at random."""
    teams = ([_response(Random(f"{seed} {person}")) for person in range(1 + seed % 5)] for seed in seeds)
    return [document_of(report(team), BANK) for team in teams]


def _response(chance: Random) -> Response:
    given = {id: chance.choice(item.scale.choices).value for id, item in BANK.items.items() if id != "CX1"}
    return Response("ml", given)


def test_a_report_of_kept_pieces_is_the_report_set_anew():
    for doc in documents([*range(10), *range(10)]):
        assert page(doc) == page(doc, plain())


def test_what_differs_only_in_what_it_risks_is_another_piece():
    carriers = ("ml", "de")
    carried = [document_of(report([Response("ml", CORE_AS_EXPECTED | {"R-CIC": one})]), BANK) for one in carriers]
    risks = [BANK.advice["G3"].risk_by[one] for one in carriers]

    assert [[risk in page(doc) for risk in risks] for doc in carried] == [[True, False], [False, True]]


@pytest.mark.parametrize("people", [1, 5])
def test_a_seat_holds_a_number_only_where_several_answered(people: int):
    doc = document_of(report([Response("ml", C1)] * people), BANK)

    assert (f'<text x="16" y="16.5">{people}</text>' in page(doc)) == (people > 1)
