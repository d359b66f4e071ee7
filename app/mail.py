"""Mail, where the settings name a server for it. What cannot be sent is logged, never to whom it was for."""

import smtplib
import ssl
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from email.message import EmailMessage
from email.utils import formatdate, make_msgid

from app import logs
from app.settings import Settings

log = logs.logger("holdfast.mail")

PATIENCE_SECONDS = 10
FAULTS = (OSError, smtplib.SMTPException, ValueError)


def send(settings: Settings, to: str, subject: str, text: str) -> None:
    """Send a plain letter, waiting for the server; a letter that could not be sent is a line in the log."""
    send_each(settings, [to], subject, text)


def send_each(settings: Settings, to: Sequence[str], subject: str, text: str) -> None:
    """Send the same letter to each of these addresses, one after the other, and none of them sees another one. Where
    one is not taken the others are tried all the same."""
    try:
        with _connected(settings) as server:
            for address in to:
                _hand_in(server, _letter(settings.mail_from, address, subject, text))
    except FAULTS as fault:
        _note(fault)


def fault(settings: Settings) -> str | None:
    """What keeps mail from being taken, short of a letter; None where nothing does."""
    try:
        with _connected(settings) as server:
            server.noop()
    except FAULTS as fault:
        return " ".join(str(fault).split()) or type(fault).__name__
    return None


def _hand_in(server: smtplib.SMTP, letter: EmailMessage) -> None:
    try:
        server.send_message(letter)
    except smtplib.SMTPServerDisconnected:
        raise
    except smtplib.SMTPException as fault:
        _note(fault)


def _note(fault: Exception) -> None:
    # What the server answered may repeat the address.
    log.warning("a letter was not sent", because=type(fault).__name__)


@contextmanager
def _connected(settings: Settings) -> Generator[smtplib.SMTP]:
    with smtplib.SMTP(settings.smtp_host, settings.smtp_port, timeout=PATIENCE_SECONDS) as server:
        if settings.smtp_starttls:
            server.starttls(context=ssl.create_default_context())
        if settings.smtp_user:
            server.login(settings.smtp_user, settings.smtp_password.get_secret_value())
        yield server


def _letter(sender: str, to: str, subject: str, text: str) -> EmailMessage:
    letter = EmailMessage()
    letter["From"], letter["To"], letter["Subject"] = sender, to, subject
    letter["Date"], letter["Message-ID"] = formatdate(), make_msgid(domain=sender.rpartition("@")[2].strip("<> "))
    letter["Auto-Submitted"] = "auto-generated"
    # Encoded otherwise, a long link would be broken in the middle wherever a letter is read as it came.
    letter.set_content(text, cte="8bit")
    return letter
