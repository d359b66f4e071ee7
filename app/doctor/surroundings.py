"""What is around the server: the address it is reached at, the proxy in front, and the way mail takes."""

from collections.abc import Iterator
from ipaddress import ip_network
from urllib.parse import urlsplit

from app import mail
from app.doctor.finding import Finding, note, well, wrong
from app.settings import Settings

ON_THIS_MACHINE = ("localhost", "127.0.0.1", "::1")


def address_findings(settings: Settings) -> Iterator[Finding]:
    """Of the public address, and of who is believed about where visitors come from."""
    base, proxies = urlsplit(settings.base_url), settings.trusted_proxies
    if not settings.base_url:
        yield note("HOLDFAST_BASE_URL is not set, so links begin with whatever address a request came to.")
    elif base.scheme == "http" and base.hostname not in ON_THIS_MACHINE:
        yield wrong(f"{settings.base_url} is without TLS: answers and cookies can be read on their way.")
    else:
        yield well(f"People reach Holdfast at {settings.base_url}.")
    if any(ip_network(proxy, strict=False).prefixlen == 0 for proxy in proxies):
        yield wrong("HOLDFAST_TRUSTED_PROXIES trusts everybody, so anybody can pretend to be somebody else.")
    elif base.scheme == "https" and not proxies:
        yield wrong(
            "Something in front of Holdfast speaks TLS for it, and HOLDFAST_TRUSTED_PROXIES does not name it: everybody"
            " seems to come from there, and shares one limit on attempts."
        )


def mail_findings(settings: Settings) -> Iterator[Finding]:
    """Of the mail server, which is called and signed in to without a letter being sent."""
    if not settings.sends_mail:
        yield note("No mail is sent. Who forgot a password needs a link from: holdfast reset-link EMAIL")
    elif fault := mail.fault(settings):
        yield wrong(f"{settings.smtp_host}, port {settings.smtp_port}, takes no mail: {fault}.")
    else:
        yield well(f"{settings.smtp_host} takes mail.")
