"""`holdfast doctor`: looks an installation over and says in plain words what is wrong with it. It changes nothing."""

from collections.abc import Iterator

from app.doctor.database import database_findings
from app.doctor.finding import Finding, wrong
from app.doctor.folder import folder_findings
from app.doctor.surroundings import address_findings, mail_findings
from app.faults import StartFault
from app.settings import settings_from_environment


def examination() -> Iterator[Finding]:
    """What there is to say of the installation that the environment describes, one thing after the other."""
    try:
        settings = settings_from_environment()
    except StartFault as fault:
        yield from map(wrong, fault.sentences)
        return
    yield from folder_findings(settings)
    yield from database_findings(settings)
    yield from address_findings(settings)
    yield from mail_findings(settings)
