"""Pages of a list: how many, where to go on, and the address of the next."""

from datetime import UTC, datetime, timedelta
from typing import Annotated

from fastapi import Query, Response
from pydantic import BaseModel, ConfigDict, Field

from app.access import Visit
from app.db.pages import Place

USUAL = 50
MOST = 100
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)
DIGITS = 16


class Asked(BaseModel):
    """Which part of a list is asked for. Anything else in the query is refused."""

    model_config = ConfigDict(extra="forbid")

    limit: int = Field(USUAL, ge=1, le=MOST, description="How many at most, 50 where it is left out.")
    after: str = Field(
        "",
        pattern=rf"^([0-9]{{{DIGITS}}}[0-9a-z]{{20}})?$",
        description="Where to go on, as the address in `next` has it. Left out for the first page.",
        examples=["17640432000000003k9x0q7d2m5t8w1z4c6b"],
    )

    @property
    def place(self) -> Place | None:
        """Behind which place the page begins."""
        if not self.after:
            return None
        return Place(EPOCH + int(self.after[:DIGITS]) * MICROSECOND, self.after[DIGITS:])


Paging = Annotated[Asked, Query()]


def next_address(call: Visit, asked: Asked, end: Place | None, answer: Response) -> str | None:
    """Where the page behind this one is, which ends at `end`; also for the answer's `Link`. None on the last one."""
    if end is None:
        return None
    after = f"{(end.at - EPOCH) // MICROSECOND:0{DIGITS}}{end.id}"
    address = f"{call.request.url.path}?limit={asked.limit}&after={after}"
    answer.headers["Link"] = f'<{address}>; rel="next"'
    return address
