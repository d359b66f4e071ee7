"""People who save answers as fast as they are answered, and remember which of them were said to be saved."""

import asyncio
import time
from collections.abc import AsyncGenerator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field

import httpx2
from sqlalchemy import select

from app.db.models import AnswerRow, ResponseRow
from app.db.session import Database

ITEMS = ("S1", "S2", "S3", "S4", "S5", "S6")
VALUES = ("yes", "partly", "no")
PAGE = "one page"
PATIENCE = 30


@dataclass
class Writer:
    """Somebody with a round of their own, who changes one answer after the other.

    `said` is the number of the last change of each question that was answered as saved, `sent` of the last one sent;
    `failed` has what was answered otherwise, `cut_off` when that was sent (in seconds of the monotonic clock) which a
    server that went away left without an answer.
    """

    client: httpx2.AsyncClient
    round: str
    said: dict[str, int] = field(default_factory=dict[str, int])
    sent: int = 0
    failed: list[str] = field(default_factory=list[str])
    cut_off: list[float] = field(default_factory=list[float])

    async def save(self, addresses: Sequence[str]) -> None:
        """Change the next answer, at the first server that takes the connection; ConnectError where none does."""
        item = ITEMS[self.sent % len(ITEMS)]
        self.sent += 1
        fields = {item: VALUES[self.sent % 3], f"{item}.seen": "0|||0", "page": PAGE, "edit": str(self.sent)}
        path = f"/rounds/{self.round}/answers/{item}"
        for address in addresses:
            with suppress(httpx2.ConnectError):
                answer = await self.client.post(f"{address}{path}", data=fields, headers={"HX-Request": "true"})
                if answer.status_code == 200:
                    self.said[item] = self.sent
                else:
                    self.failed.append(f"{answer.status_code} {answer.text}")
                return
        raise httpx2.ConnectError("no server takes connections")

    async def save_until_cut_off(self, address: str) -> None:
        """Save on, without a pause, until the server is gone."""
        with suppress(httpx2.TransportError):
            while not self.failed:
                await self.save([address])

    async def save_while(self, addresses: Sequence[str], is_on: Callable[[], bool]) -> None:
        """Save on while this is to go on, whatever a server that goes away leaves unanswered."""
        while is_on():
            begun = time.monotonic()
            try:
                await self.save(addresses)
            except httpx2.TransportError:
                self.cut_off.append(begun)


@asynccontextmanager
async def writers(address: str, count: int) -> AsyncGenerator[list[Writer]]:
    """So many people, each of whom has just started a round."""
    # Every request on a connection of its own: a server that stops may close an idle one just as it is used again.
    limits = httpx2.Limits(max_keepalive_connections=0)
    clients = [httpx2.AsyncClient(limits=limits, timeout=PATIENCE, verify=False) for _ in range(count)]
    try:
        started = await asyncio.gather(*(client.post(f"{address}/teams") for client in clients))
        rounds = [answer.headers["Location"].split("/")[2] for answer in started]
        yield [Writer(client, round) for client, round in zip(clients, rounds, strict=True)]
    finally:
        for client in clients:
            await client.aclose()


def lost(url: str, everybody: Sequence[Writer]) -> Mapping[str, object]:
    """Every change that was said to be saved and is not in the database, nor one that came after it."""
    database = Database(url)
    query = select(ResponseRow.round_id, AnswerRow.item, AnswerRow.edit, AnswerRow.value).join(
        AnswerRow, AnswerRow.response_id == ResponseRow.id
    )
    with database.reading() as session:
        kept = {(row.round_id, row.item): (row.edit, row.value) for row in session.execute(query)}
    database.close()
    return {
        f"{writer.round} {item}": (said, kept.get((writer.round, item)))
        for writer in everybody
        for item, said in writer.said.items()
        if not _is_kept(said, writer.sent, kept.get((writer.round, item), (0, "")))
    }


def _is_kept(said: int, sent: int, kept: tuple[int, str]) -> bool:
    edit, value = kept
    return said <= edit <= sent and value == VALUES[edit % 3]
