"""What an ended anonymous round leaves on the disk is erased as soon as its end is committed."""

from fastapi.responses import Response
from starlette.background import BackgroundTask

from app.access import Visit
from app.db.rounds import Round
from app.db.session import database_of
from app.db.traces import erase
from app.domain.privacy import ANONYMOUS


def erasing(answer: Response, visit: Visit, round: Round) -> Response:
    """The same answer, and once it is sent, the traces of the round's key and answers are erased from the disk."""
    if round.privacy == ANONYMOUS:
        answer.background = BackgroundTask(erase, database_of(visit.request))
    return answer
