"""Rounds, the responses in them, and what is left of an anonymous one."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from app.db.columns import PlainText, UtcTime
from app.db.ids import new_id
from app.db.models.base import CODE, DIGEST, ID, NAME, Base


class RoundRow(Base):
    """One time that a team answers: open, then closed or called off, and never opened again.

    `asked` is how many people the lead meant to ask, `respondents` how many submitted until closing. A round that one
    person answered alone is `only_for` them until they show it to the team.
    """

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
    asked: Mapped[int | None]
    respondents: Mapped[int | None]
    only_for: Mapped[str | None] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), index=True)
    opened_at: Mapped[datetime] = mapped_column(UtcTime)
    closed_at: Mapped[datetime | None] = mapped_column(UtcTime)
    called_off_at: Mapped[datetime | None] = mapped_column(UtcTime)


class RoundKeyRow(Base):
    """The key of an open anonymous round, alone in its table: gone when the round ends, and never in a backup."""

    __tablename__ = "round_keys"

    round_id: Mapped[str] = mapped_column(ForeignKey("rounds.id", ondelete="CASCADE"), primary_key=True)
    key: Mapped[str] = mapped_column(DIGEST)


class ResponseRow(Base):
    """What one person says in one round.

    In a named round `person_id` is theirs until the account goes, and `name` is theirs as submitted. In an anonymous
    one `author` is a digest that only the server's secret and the round's key could make again, and no time is kept:
    both times are the round's own.
    """

    __tablename__ = "responses"
    __table_args__ = (
        UniqueConstraint("round_id", "person_id"),
        UniqueConstraint("round_id", "author"),
        CheckConstraint("person_id IS NULL OR author IS NULL", name="one_tie"),
    )

    id: Mapped[str] = mapped_column(ID, primary_key=True, default=new_id)
    round_id: Mapped[str] = mapped_column(ForeignKey("rounds.id", ondelete="CASCADE"))
    person_id: Mapped[str | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"), index=True)
    author: Mapped[str | None] = mapped_column(DIGEST)
    name: Mapped[str | None] = mapped_column(NAME)
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


class CountRow(Base):
    """How often a closed anonymous round's item got a value. `mark` is `value`, `severity` or `written_down`."""

    __tablename__ = "counts"
    __table_args__ = (
        CheckConstraint("mark IN ('value', 'severity', 'written_down')", name="mark"),
        {"sqlite_with_rowid": False},
    )

    round_id: Mapped[str] = mapped_column(ForeignKey("rounds.id", ondelete="CASCADE"), primary_key=True)
    item: Mapped[str] = mapped_column(CODE, primary_key=True)
    mark: Mapped[str] = mapped_column(CODE, primary_key=True)
    value: Mapped[str] = mapped_column(CODE, primary_key=True)
    count: Mapped[int]


class SummaryRow(Base):
    """A closed round's report in short, for pages that look over many rounds. `symptoms` and `rows` are JSON by item;
    the bounds count symptoms or duties, the figures are exact."""

    __tablename__ = "round_summaries"

    round_id: Mapped[str] = mapped_column(ForeignKey("rounds.id", ondelete="CASCADE"), primary_key=True)
    respondents: Mapped[int]
    verdict: Mapped[str] = mapped_column(CODE)
    lower: Mapped[int]
    upper: Mapped[int]
    applicable: Mapped[int]
    hidden_low: Mapped[int]
    hidden_high: Mapped[int]
    hidden_of: Mapped[int]
    clarity: Mapped[float | None]
    clarity_low: Mapped[float | None]
    clarity_high: Mapped[float | None]
    agreement: Mapped[float | None]
    same_owner: Mapped[int | None]
    same_owner_of: Mapped[int | None]
    symptoms: Mapped[str] = mapped_column(PlainText())
    rows: Mapped[str] = mapped_column(PlainText())


class ReminderRow(Base):
    """When somebody was last written to about an open round that they have not answered."""

    __tablename__ = "reminders"

    round_id: Mapped[str] = mapped_column(ForeignKey("rounds.id", ondelete="CASCADE"), primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), primary_key=True, index=True)
    at: Mapped[datetime] = mapped_column(UtcTime)
