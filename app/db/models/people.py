"""People, their browsers, and how often somebody tried to get in."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from app.db.columns import PlainText, UtcTime
from app.db.ids import new_id
from app.db.models.base import CODE, DIGEST, ID, NAME, Base


class PersonRow(Base):
    """Somebody who answers. A guest is a person without credentials. `email` is in lower case."""

    __tablename__ = "people"

    id: Mapped[str] = mapped_column(ID, primary_key=True, default=new_id)
    name: Mapped[str | None] = mapped_column(NAME)
    email: Mapped[str | None] = mapped_column(PlainText(254), unique=True)
    password_digest: Mapped[str | None] = mapped_column(PlainText(256))
    created_at: Mapped[datetime] = mapped_column(UtcTime)


class SignInRow(Base):
    """One browser of a person. Only a digest of its cookie is kept."""

    __tablename__ = "sign_ins"

    digest: Mapped[str] = mapped_column(DIGEST, primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), index=True)
    created_at: Mapped[datetime] = mapped_column(UtcTime)
    last_used_at: Mapped[datetime] = mapped_column(UtcTime)


class AttemptRow(Base):
    """One try at something that is limited, by a digest of who or what it was about."""

    __tablename__ = "attempts"
    __table_args__ = (Index(None, "kind", "about", "at"),)

    id: Mapped[str] = mapped_column(ID, primary_key=True, default=new_id)
    kind: Mapped[str] = mapped_column(CODE)
    about: Mapped[str] = mapped_column(DIGEST)
    at: Mapped[datetime] = mapped_column(UtcTime, index=True)
