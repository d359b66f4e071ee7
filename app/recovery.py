"""What only the operator can do for somebody who is locked out."""

from datetime import UTC, datetime

from app.db import accounts
from app.db.reaching import opened, refuse_outdated
from app.domain.credentials import kept_email
from app.faults import Obstructed
from app.reset_links import BY_OPERATOR, reset_path
from app.secret import secret_of
from app.settings import settings_from_environment

NOBODY = "No account has this address."


def reset_link_for(email: str) -> str:
    """A link, good for a day and for once, to choose a new password by. Without HOLDFAST_BASE_URL it lacks the server's
    part. Obstructed where no account has the address."""
    settings = settings_from_environment()
    refuse_outdated(settings)
    with opened(settings) as database, database.reading() as session:
        account = accounts.with_email(session, kept_email(email))
    if account is None:
        raise Obstructed(NOBODY)
    return f"{settings.base_url}{reset_path(secret_of(settings), account, datetime.now(UTC) + BY_OPERATOR)}"
