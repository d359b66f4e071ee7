"""Links by which a closed round's report is read without an account."""

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from app.db.columns import UtcTime
from app.db.ids import new_id
from app.db.models.base import ID, NAME, Base


class ShareRow(Base):
    """A share of one round and what goes along with it. As with a join link, nothing here would open it."""

    __tablename__ = "shares"

    id: Mapped[str] = mapped_column(ID, primary_key=True, default=new_id)
    round_id: Mapped[str] = mapped_column(ForeignKey("rounds.id", ondelete="CASCADE"), index=True)
    label: Mapped[str | None] = mapped_column(NAME)
    recommendations: Mapped[bool]
    decisions: Mapped[bool]
    names: Mapped[bool]
    files: Mapped[bool]
    made_at: Mapped[datetime] = mapped_column(UtcTime)
    expires_at: Mapped[datetime | None] = mapped_column(UtcTime)
    withdrawn_at: Mapped[datetime | None] = mapped_column(UtcTime)
