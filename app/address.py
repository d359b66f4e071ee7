"""The address that a server listens at."""

import socket
import sys
from contextlib import ExitStack
from typing import Any, TypeVar

from app.faults import Obstructed

Socket = TypeVar("Socket", bound=socket.socket)

SPREADS = sys.platform == "linux"
"""Whether the system gives each of several sockets at one address its share of the connections."""


class AddressOfWorkers(socket.socket):
    """A socket in whose place each worker gets one of its own at the same address.

    At one that they share, whoever wakes up first takes all connections that wait, and eight of a proxy's may well lead
    to one worker while the other one has nothing to do.
    """

    def __reduce__(self) -> Any:
        return _bound_too, (self.family, self.getsockname())


def bound(host: str, port: int, *, for_workers: bool) -> socket.socket:
    """A socket that has the address but does not listen yet: until there is a server, nobody should be kept waiting.
    Obstructed where it cannot be had."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        alone = _bound(socket.socket(family, kind, protocol), address)
        if not (for_workers and SPREADS):
            return alone
        # Who shares an address would not be told that somebody else has it already; so it was had alone before.
        with alone:
            address = alone.getsockname()
        return _bound_too(family, address)
    except OSError as refused:
        raise Obstructed(f"Cannot listen on {host}, port {port}: {refused.strerror or refused}.") from refused


def _bound_too(family: int, address: Any) -> AddressOfWorkers:
    opened = AddressOfWorkers(family, socket.SOCK_STREAM)
    opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
    return _bound(opened, address)


def _bound(opened: Socket, address: Any) -> Socket:
    with ExitStack() as until_it_is:
        until_it_is.enter_context(opened)
        opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        opened.bind(address)
        opened.set_inheritable(True)
        until_it_is.pop_all()
    return opened
