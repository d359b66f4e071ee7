"""What a team settled about its duties. Rows are only added: the latest for a duty stands, the rest is history."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from app.db.columns import PlainText, UtcTime
from app.db.ids import new_id
from app.db.models.base import CODE, ID, NAME, Base


class AgreementRow(Base):
    """One decision about one duty: who holds it from when and why, or that it waits, and who takes the risk."""

    __tablename__ = "agreements"
    __table_args__ = (
        CheckConstraint("(owner IS NULL) <> (risk_taken_by IS NULL)", name="decided"),
        Index(None, "team_id", "item", "decided_at"),
    )

    id: Mapped[str] = mapped_column(ID, primary_key=True, default=new_id)
    team_id: Mapped[str] = mapped_column(ForeignKey("teams.id", ondelete="CASCADE"))
    item: Mapped[str] = mapped_column(CODE)
    owner: Mapped[str | None] = mapped_column(CODE)
    holder_name: Mapped[str | None] = mapped_column(NAME)
    risk_taken_by: Mapped[str | None] = mapped_column(NAME)
    since: Mapped[date]
    why: Mapped[str] = mapped_column(PlainText(1000))
    decided_at: Mapped[datetime] = mapped_column(UtcTime)
    decided_by: Mapped[str | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"), index=True)
    decided_by_name: Mapped[str | None] = mapped_column(NAME)


class RoundAgreementRow(Base):
    """An agreement as it stood when a round closed."""

    __tablename__ = "round_agreements"

    round_id: Mapped[str] = mapped_column(ForeignKey("rounds.id", ondelete="CASCADE"), primary_key=True)
    agreement_id: Mapped[str] = mapped_column(
        ForeignKey("agreements.id", ondelete="CASCADE"), primary_key=True, index=True
    )
