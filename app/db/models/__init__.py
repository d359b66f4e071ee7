"""The tables, declared once for SQLite and PostgreSQL. Migrations build them; nothing here creates anything."""

from app.db.models.access_tokens import AccessTokenRow
from app.db.models.agreements import AgreementRow, RoundAgreementRow
from app.db.models.base import Base
from app.db.models.people import AttemptRow, PersonRow, SignInRow
from app.db.models.rounds import AnswerRow, CountRow, ReminderRow, ResponseRow, RoundKeyRow, RoundRow, SummaryRow
from app.db.models.shares import ShareRow
from app.db.models.teams import InvitationRow, MemberRow, TeamRow

__all__ = [
    "AccessTokenRow",
    "AgreementRow",
    "AnswerRow",
    "AttemptRow",
    "Base",
    "CountRow",
    "InvitationRow",
    "MemberRow",
    "PersonRow",
    "ReminderRow",
    "ResponseRow",
    "RoundAgreementRow",
    "RoundKeyRow",
    "RoundRow",
    "ShareRow",
    "SignInRow",
    "SummaryRow",
    "TeamRow",
]
