"""A mail server on this machine, and what was delivered to it."""

import socket
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Mailbox


class PostOffice:
    """Takes every letter, from the moment its server is started."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.port = _free_port()
        self.server = Controller(Mailbox(folder), hostname="127.0.0.1", port=self.port)

    def open(self) -> None:
        self.server.start()

    def close(self) -> None:
        """Take no more letters; a second time changes nothing."""
        if self.server.server:
            self.server.stop()

    @property
    def letters(self) -> list[EmailMessage]:
        """What arrived, in no order."""
        files = (self.folder / "new").iterdir()
        return [message_from_bytes(file.read_bytes(), policy=policy.default) for file in files]


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
