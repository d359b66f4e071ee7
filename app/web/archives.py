"""The archive: the whole team as one file to take away, for its leads."""

from collections.abc import Iterator
from tempfile import SpooledTemporaryFile

from fastapi import APIRouter
from fastapi.responses import Response, StreamingResponse
from starlette.background import BackgroundTask

from app.access import ReadingVisit
from app.db import teams
from app.rounds.archived import archive
from app.web.downloads import to_keep
from app.wording.file_names import archive_file_name

router = APIRouter()

KEPT_IN_MEMORY = 4 * 1024 * 1024
CHUNK = 64 * 1024


@router.get("/teams/{team_id}/archive.json")
def show(team_id: str, visit: ReadingVisit) -> Response:
    """Everything the team has here, as JSON."""
    team = teams.find_led(visit.session, visit.person_id, team_id)
    # Written down while the visit lasts, so that it is all of one moment; on the disk where it is much.
    file = SpooledTemporaryFile[bytes](KEPT_IN_MEMORY)
    for piece in archive(visit.session, team, visit.now):
        file.write(piece.encode())
    headers = {**to_keep(archive_file_name(team.name, f"{visit.now:%Y-%m-%d}")), "Content-Length": str(file.tell())}
    file.seek(0)
    return StreamingResponse(
        _chunks(file), headers=headers, media_type="application/json", background=BackgroundTask(file.close)
    )


def _chunks(file: SpooledTemporaryFile[bytes]) -> Iterator[bytes]:
    while chunk := file.read(CHUNK):
        yield chunk
