"""Teams, who is in them, and the links by which people join."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from app.db.columns import UtcTime
from app.db.ids import new_id
from app.db.models.base import CODE, ID, NAME, Base


class TeamRow(Base):
    """Those who answer together. A team that one person started for themselves has no name yet."""

    __tablename__ = "teams"

    id: Mapped[str] = mapped_column(ID, primary_key=True, default=new_id)
    name: Mapped[str | None] = mapped_column(NAME)
    created_at: Mapped[datetime] = mapped_column(UtcTime)


class MemberRow(Base):
    """A person in a team."""

    __tablename__ = "members"
    __table_args__ = (CheckConstraint("standing IN ('lead', 'member')", name="standing"),)

    team_id: Mapped[str] = mapped_column(ForeignKey("teams.id", ondelete="CASCADE"), primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), primary_key=True, index=True)
    standing: Mapped[str] = mapped_column(CODE)
    job_role: Mapped[str | None] = mapped_column(CODE)
    joined_at: Mapped[datetime] = mapped_column(UtcTime)
    invitation_id: Mapped[str | None] = mapped_column(ForeignKey("invitations.id", ondelete="SET NULL"), index=True)


class InvitationRow(Base):
    """A join link. Its address holds the id and a keyed digest of it; nothing here would let anybody in."""

    __tablename__ = "invitations"

    id: Mapped[str] = mapped_column(ID, primary_key=True, default=new_id)
    team_id: Mapped[str] = mapped_column(ForeignKey("teams.id", ondelete="CASCADE"), index=True)
    made_at: Mapped[datetime] = mapped_column(UtcTime)
    expires_at: Mapped[datetime | None] = mapped_column(UtcTime)
    withdrawn_at: Mapped[datetime | None] = mapped_column(UtcTime)
