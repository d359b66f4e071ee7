"""Comparisons: a closed round beside an earlier one, as a page and as files, the same for whoever may open both."""

from fastapi import APIRouter
from fastapi.responses import Response

from app.access import ReadingVisit, Visit
from app.db import rounds
from app.rounds.compared import Pair, comparison_of_pair, earlier_rounds, is_closed, pair_of
from app.web.render import page, see_other
from app.web.report_files import MEDIA_TYPES, to_keep
from app.wording.comparisons.as_csv import comparison_csv
from app.wording.comparisons.as_markdown import comparison_markdown
from app.wording.comparisons.text import comparison_kicker, comparison_text
from app.wording.file_names import comparison_file_name
from app.wording.rounds import day, round_labels

router = APIRouter()


@router.get("/rounds/{round_id}/comparison")
def index(round_id: str, visit: ReadingVisit) -> Response:
    """On to the nearest earlier round; where there is none, or the round is not closed, that."""
    round = rounds.find(visit.session, visit.person_id, round_id)
    earlier = earlier_rounds(visit.session, visit.person_id, round)
    if earlier and is_closed(round):
        return see_other(f"/rounds/{round.id}/comparison/{earlier[0].id}")
    return page(visit.request, "comparisons/none.html", round=round)


@router.get("/rounds/{round_id}/comparison/{earlier_id}.csv")
def csv(round_id: str, earlier_id: str, visit: ReadingVisit) -> Response:
    """The comparison for a spreadsheet, exact: a row per figure and question."""
    pair = pair_of(visit.session, visit.person_id, round_id, earlier_id)
    if pair.later.id != round_id:
        return see_other(f"{_address(pair)}.csv")
    return _file(comparison_csv(comparison_of_pair(visit.session, pair)), pair, "csv")


@router.get("/rounds/{round_id}/comparison/{earlier_id}.md")
def markdown(round_id: str, earlier_id: str, visit: ReadingVisit) -> Response:
    """The comparison for a wiki."""
    pair = pair_of(visit.session, visit.person_id, round_id, earlier_id)
    if pair.later.id != round_id:
        return see_other(f"{_address(pair)}.md")
    comparison = comparison_of_pair(visit.session, pair)
    text = comparison_text(comparison, round_labels(pair.earlier, pair.later))
    kicker = comparison_kicker(pair.earlier, pair.later, comparison)
    return _file(comparison_markdown(text, kicker), pair, "md")


@router.get("/rounds/{round_id}/comparison/{earlier_id}")
def show(round_id: str, earlier_id: str, visit: ReadingVisit) -> Response:
    """Both rounds side by side; given the wrong way round, on to the right one."""
    pair = pair_of(visit.session, visit.person_id, round_id, earlier_id)
    return see_other(_address(pair)) if pair.later.id != round_id else _page(visit, pair)


def _page(visit: Visit, pair: Pair) -> Response:
    comparison = comparison_of_pair(visit.session, pair)
    return page(
        visit.request,
        "comparisons/show.html",
        text=comparison_text(comparison, round_labels(pair.earlier, pair.later)),
        kicker=comparison_kicker(pair.earlier, pair.later, comparison),
        pair=pair,
        address=_address(pair),
        day=day,
    )


def _address(pair: Pair) -> str:
    return f"/rounds/{pair.later.id}/comparison/{pair.earlier.id}"


def _file(text: str, pair: Pair, ending: str) -> Response:
    name = comparison_file_name(pair.earlier, pair.later, ending)
    return Response(text, headers=to_keep(name), media_type=MEDIA_TYPES[ending])
