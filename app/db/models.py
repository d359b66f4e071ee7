"""The tables, declared once for SQLite and PostgreSQL. Migrations build them; nothing here creates anything."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, MetaData, UniqueConstraint, text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from app.db.columns import PlainText, UtcTime
from app.db.ids import LENGTH, new_id

NAMES = {
    "pk": "pk_%(table_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
}

ID = PlainText(LENGTH)
CODE = PlainText(32)


class Base(DeclarativeBase):
    metadata = MetaData(naming_convention=NAMES)


class PersonRow(Base):
    """Somebody who answers. A guest is a person without credentials."""

    __tablename__ = "people"

    id: Mapped[str] = mapped_column(ID, primary_key=True, default=new_id)
    created_at: Mapped[datetime] = mapped_column(UtcTime)


class SignInRow(Base):
    """One browser of a person. Only a digest of its cookie is kept."""

    __tablename__ = "sign_ins"

    digest: Mapped[str] = mapped_column(PlainText(64), primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), index=True)
    created_at: Mapped[datetime] = mapped_column(UtcTime)
    last_used_at: Mapped[datetime] = mapped_column(UtcTime)


class TeamRow(Base):
    """Those who answer together. A team that one person started for themselves has no name yet."""

    __tablename__ = "teams"

    id: Mapped[str] = mapped_column(ID, primary_key=True, default=new_id)
    name: Mapped[str | None] = mapped_column(PlainText(80))
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


class RoundRow(Base):
    """One time that a team answers: open, then closed or called off, and never opened again."""

    __tablename__ = "rounds"
    __table_args__ = (
        UniqueConstraint("team_id", "number"),
        CheckConstraint("number >= 1", name="number"),
        CheckConstraint("privacy IN ('named', 'anonymous')", name="privacy"),
        CheckConstraint("minimum >= 1", name="minimum"),
        CheckConstraint("closed_at IS NULL OR called_off_at IS NULL", name="one_end"),
        Index(
            "uq_rounds_team_id_open",
            "team_id",
            unique=True,
            sqlite_where=text("closed_at IS NULL AND called_off_at IS NULL"),
            postgresql_where=text("closed_at IS NULL AND called_off_at IS NULL"),
        ),
    )

    id: Mapped[str] = mapped_column(ID, primary_key=True, default=new_id)
    team_id: Mapped[str] = mapped_column(ForeignKey("teams.id", ondelete="CASCADE"))
    number: Mapped[int]
    bank_version: Mapped[str] = mapped_column(CODE)
    privacy: Mapped[str] = mapped_column(CODE)
    minimum: Mapped[int]
    opened_at: Mapped[datetime] = mapped_column(UtcTime)
    closed_at: Mapped[datetime | None] = mapped_column(UtcTime)
    called_off_at: Mapped[datetime | None] = mapped_column(UtcTime)


class ResponseRow(Base):
    """What one person says in one round."""

    __tablename__ = "responses"
    __table_args__ = (UniqueConstraint("round_id", "person_id"),)

    id: Mapped[str] = mapped_column(ID, primary_key=True, default=new_id)
    round_id: Mapped[str] = mapped_column(ForeignKey("rounds.id", ondelete="CASCADE"))
    person_id: Mapped[str] = mapped_column(ForeignKey("people.id"), index=True)
    begun_at: Mapped[datetime] = mapped_column(UtcTime)
    submitted_at: Mapped[datetime | None] = mapped_column(UtcTime)


class AnswerRow(Base):
    """One answer. `value` is NULL once it was taken back: the row stays, so that its sequence goes on.

    `sequence` counts the changes; `page` and `edit` say which open page made the last one, and its how-manieth there.
    """

    __tablename__ = "answers"
    __table_args__ = (
        CheckConstraint("severity BETWEEN 0 AND 3", name="severity"),
        CheckConstraint("sequence >= 1", name="sequence"),
        {"sqlite_with_rowid": False},
    )

    response_id: Mapped[str] = mapped_column(ForeignKey("responses.id", ondelete="CASCADE"), primary_key=True)
    item: Mapped[str] = mapped_column(CODE, primary_key=True)
    value: Mapped[str | None] = mapped_column(CODE)
    severity: Mapped[int | None]
    written_down: Mapped[bool]
    sequence: Mapped[int]
    page: Mapped[str] = mapped_column(CODE)
    edit: Mapped[int]
