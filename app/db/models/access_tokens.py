"""Tokens by which a program asks in somebody's name."""

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from app.db.columns import UtcTime
from app.db.ids import new_id
from app.db.models.base import DIGEST, ID, NAME, Base


class AccessTokenRow(Base):
    """One token of a person. Only a digest of it is kept; `label` is what they call it."""

    __tablename__ = "access_tokens"

    id: Mapped[str] = mapped_column(ID, primary_key=True, default=new_id)
    digest: Mapped[str] = mapped_column(DIGEST, unique=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), index=True)
    label: Mapped[str] = mapped_column(NAME)
    may_write: Mapped[bool]
    made_at: Mapped[datetime] = mapped_column(UtcTime)
    expires_at: Mapped[datetime | None] = mapped_column(UtcTime)
    last_used_at: Mapped[datetime | None] = mapped_column(UtcTime)
