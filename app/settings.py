"""What the environment decides (contract 3). Read once, checked whole, frozen."""

from functools import cached_property
from ipaddress import ip_network
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import SecretStr, ValidationError, field_validator, model_validator
from pydantic_core import PydanticCustomError
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict
from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from app.faults import StartFault

PREFIX = "HOLDFAST_"
SECRET_BYTES = 32
PLACEHOLDERS = ("change", "default", "example", "insecure", "password", "placeholder", "secret")
FEW_CHARACTERS = 10


class Settings(BaseSettings):
    """The settings. Arguments win over the environment, so that tests need not touch it."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, frozen=True, extra="ignore")

    data_dir: Path = Path("data")
    database_url: SecretStr = SecretStr("")
    base_url: str = ""
    secret: SecretStr = SecretStr("")
    metrics_token: SecretStr = SecretStr("")
    trusted_proxies: Annotated[tuple[str, ...], NoDecode] = ()
    smtp_host: str = ""
    smtp_port: int = 587
    smtp_user: str = ""
    smtp_password: SecretStr = SecretStr("")
    smtp_starttls: bool = True
    mail_from: str = ""

    @cached_property
    def database(self) -> URL:
        """The database's address: the one that was given, or SQLite's in the data folder."""
        given = self.database_url.get_secret_value()
        return make_url(given) if given else URL.create("sqlite", database=str(self.data_dir / "holdfast.db"))

    @property
    def is_embedded(self) -> bool:
        """Whether the database is SQLite, which one process serves."""
        return self.database.get_backend_name() == "sqlite"

    @property
    def sends_mail(self) -> bool:
        """Whether there is a server to send mail through."""
        return bool(self.smtp_host)

    @field_validator("data_dir")
    @classmethod
    def _absolute(cls, folder: Path) -> Path:
        return folder.expanduser().absolute()

    @field_validator("database_url")
    @classmethod
    def _of_a_kind_we_know(cls, given: SecretStr) -> SecretStr:
        text = given.get_secret_value()
        if text and not _is_usable(text):
            raise _fault("should look like postgresql+psycopg://user:password@host/name or sqlite:///file.")
        return given

    @field_validator("base_url")
    @classmethod
    def _only_an_origin(cls, given: str) -> str:
        if not given:
            return given
        origin = given.rstrip("/").lower()
        if not _is_origin(origin):
            raise _fault("should be a scheme and a host, such as https://holdfast.example.org, and nothing more.")
        return origin

    @field_validator("secret", "metrics_token")
    @classmethod
    def _long_and_random(cls, given: SecretStr) -> SecretStr:
        text = given.get_secret_value()
        if not text:
            return given
        if len(text.encode()) < SECRET_BYTES:
            raise _fault(f"is shorter than {SECRET_BYTES} bytes. {HOW_TO_MAKE_ONE}")
        if len(set(text)) < FEW_CHARACTERS or any(word in text.lower() for word in PLACEHOLDERS):
            raise _fault(f"looks like a placeholder that others use too. {HOW_TO_MAKE_ONE}")
        return given

    @field_validator("trusted_proxies", mode="before")
    @classmethod
    def _listed(cls, given: object) -> object:
        return tuple(given.replace(",", " ").split()) if isinstance(given, str) else given

    @field_validator("trusted_proxies")
    @classmethod
    def _addresses(cls, given: tuple[str, ...]) -> tuple[str, ...]:
        for address in given:
            try:
                ip_network(address, strict=False)
            except ValueError:
                raise _fault(f"should list IP addresses or networks; “{address}” is neither.") from None
        return given

    @model_validator(mode="after")
    def _secret_where_many_serve(self) -> "Settings":
        if not self.is_embedded and not self.secret.get_secret_value():
            raise _fault(f"{PREFIX}SECRET is needed with PostgreSQL, the same for every replica. {HOW_TO_MAKE_ONE}")
        return self

    @model_validator(mode="after")
    def _sender_where_mail_is_sent(self) -> "Settings":
        if self.sends_mail and not ("@" in self.mail_from and self.mail_from.isprintable()):
            raise _fault(f"{PREFIX}MAIL_FROM is needed with {PREFIX}SMTP_HOST: the address that mail comes from.")
        # A visitor may say any host; what a letter links to must not be for them to choose.
        if self.sends_mail and not self.base_url:
            raise _fault(f"{PREFIX}BASE_URL is needed with {PREFIX}SMTP_HOST, for the links in mail.")
        return self


HOW_TO_MAKE_ONE = "Make one with: openssl rand -base64 32"


def settings_from_environment() -> Settings:
    """The settings as the environment gives them; StartFault with a sentence per fault."""
    try:
        return Settings()
    except ValidationError as refused:
        raise StartFault(*(_sentence(error["loc"], error["msg"]) for error in refused.errors())) from None


def _sentence(place: tuple[int | str, ...], message: str) -> str:
    return f"{PREFIX}{str(place[0]).upper()} {message}" if place else message


def _is_origin(text: str) -> bool:
    try:
        parts = urlsplit(text)
        port = f":{parts.port}" if parts.port is not None else ""
    except ValueError:
        return False
    host = f"[{parts.hostname}]" if ":" in (parts.hostname or "") else parts.hostname
    return parts.scheme in ("http", "https") and bool(host) and text == f"{parts.scheme}://{host}{port}"


def _is_usable(text: str) -> bool:
    try:
        url = make_url(text)
    except (ArgumentError, ValueError):
        return False
    if url.drivername in ("sqlite", "sqlite+pysqlite"):
        return bool(url.database) and url.database != ":memory:" and not url.host
    return url.drivername == "postgresql+psycopg" and bool(url.database)


def _fault(sentence: str) -> PydanticCustomError:
    return PydanticCustomError("holdfast", "{sentence}", {"sentence": sentence})
