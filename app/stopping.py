"""How a server stops: whoever has got through to it gets an answer, also if they had not said yet what they want."""

import asyncio
import socket
from collections.abc import Iterable

import uvicorn

SECONDS_TO_ASK = 0.5
"""How long somebody who has got through may take to say what they want, once the server stops."""


class OrderlyServer(uvicorn.Server):
    """A server that takes in those who wait at its address before it closes that, and answers them before it goes.

    Left to itself uvicorn resets connections that were made and not accepted yet, and closes those on which nothing was
    asked so far; a proxy cannot send a post again that ended like this.
    """

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        # Whoever asks from now on is told to come by another connection, which leads elsewhere.
        closing = (b"connection", b"close")
        self.server_state.default_headers = [*self.server_state.default_headers, closing]
        last = [connection for address in sockets or () for connection in _waiting_at(address)]
        for server in self.servers:
            server.close()
        await self._welcome(last)
        await self._wait_for_questions()
        await super().shutdown(sockets)

    async def _welcome(self, connections: Iterable[socket.socket]) -> None:
        loop = asyncio.get_running_loop()
        for connection in connections:
            await loop.connect_accepted_socket(self._protocol, connection)

    def _protocol(self) -> asyncio.Protocol:
        kind = self.config.http_protocol_class
        return kind(config=self.config, server_state=self.server_state, app_state=self.lifespan.state)  # pyright: ignore

    async def _wait_for_questions(self) -> None:
        until = asyncio.get_running_loop().time() + SECONDS_TO_ASK
        while self.server_state.connections and asyncio.get_running_loop().time() < until:
            await asyncio.sleep(0.02)


def _waiting_at(address: socket.socket) -> Iterable[socket.socket]:
    """Connections that were made and not accepted yet."""
    while True:
        try:
            connection, _ = address.accept()
        except OSError:
            return
        connection.setblocking(False)
        yield connection
