"""What every table shares: how constraints are named, and what an id and a code are."""

from sqlalchemy import MetaData
from sqlalchemy.orm import DeclarativeBase

from app.db.columns import PlainText
from app.db.ids import LENGTH

NAMES = {
    "pk": "pk_%(table_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
}

ID = PlainText(LENGTH)
CODE = PlainText(32)
DIGEST = PlainText(64)
NAME = PlainText(80)


class Base(DeclarativeBase):
    metadata = MetaData(naming_convention=NAMES)
