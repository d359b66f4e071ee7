"""The settings are checked whole before anything starts, and the embedded default makes its own secret, once."""

import multiprocessing
import os
import stat
from pathlib import Path

import pytest

from app.faults import Obstructed, StartFault
from app.secret import secret_of
from app.settings import Settings, settings_from_environment

GOOD_SECRET = "Zk3vR9qLx7TnW2bYc5HdJ8mPf4SgA6uE"
POSTGRESQL = "postgresql+psycopg://holdfast:hunter2@db/holdfast"


@pytest.fixture(autouse=True)
def an_environment_of_its_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in [name for name in os.environ if name.startswith("HOLDFAST_")]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)


def read(monkeypatch: pytest.MonkeyPatch, **variables: str) -> Settings:
    for name, value in variables.items():
        monkeypatch.setenv(f"HOLDFAST_{name}", value)
    return settings_from_environment()


def test_without_any_setting_everything_lies_in_a_folder_called_data(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    settings = read(monkeypatch)
    assert settings.data_dir == tmp_path / "data"
    assert settings.database.render_as_string() == f"sqlite:///{tmp_path}/data/holdfast.db"
    assert settings.is_embedded
    assert settings.trusted_proxies == ()


def test_every_setting_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    settings = read(
        monkeypatch,
        DATA_DIR="/srv/holdfast",
        DATABASE_URL=POSTGRESQL,
        BASE_URL="https://holdfast.example.org/",
        SECRET=GOOD_SECRET,
        TRUSTED_PROXIES="10.0.0.1, 192.168.0.0/16 ::1",
    )
    assert settings.data_dir == Path("/srv/holdfast")
    assert settings.database.host == "db"
    assert settings.base_url == "https://holdfast.example.org"
    assert secret_of(settings) == GOOD_SECRET.encode()
    assert settings.trusted_proxies == ("10.0.0.1", "192.168.0.0/16", "::1")


@pytest.mark.parametrize(
    ("variable", "value", "sentence"),
    [
        ("DATABASE_URL", "holdfast.db", "postgresql\\+psycopg://"),
        ("DATABASE_URL", "postgresql://db/holdfast", "postgresql\\+psycopg://"),
        ("DATABASE_URL", "mysql://db/holdfast", "postgresql\\+psycopg://"),
        ("DATABASE_URL", "sqlite://", "sqlite:///file"),
        ("DATABASE_URL", "sqlite:///:memory:", "sqlite:///file"),
        ("BASE_URL", "holdfast.example.org", "a scheme and a host"),
        ("BASE_URL", "ftp://holdfast.example.org", "a scheme and a host"),
        ("BASE_URL", "https://holdfast.example.org/path", "a scheme and a host"),
        ("BASE_URL", "https://me:secret@holdfast.example.org", "a scheme and a host"),
        ("BASE_URL", "https://holdfast.example.org:port", "a scheme and a host"),
        ("BASE_URL", "https://[holdfast", "a scheme and a host"),
        ("SECRET", "x" * 31, "shorter than 32 bytes"),
        ("SECRET", "x" * 64, "a placeholder"),
        ("SECRET", "please-change-me-please-change-me", "a placeholder"),
        ("SECRET", "this-is-the-default-secret-key-1234567890", "a placeholder"),
        ("TRUSTED_PROXIES", "10.0.0.1, proxy", "“proxy” is neither"),
        ("TRUSTED_PROXIES", "*", "“\\*” is neither"),
    ],
)
def test_a_setting_at_fault_is_named_in_a_sentence(
    monkeypatch: pytest.MonkeyPatch, variable: str, value: str, sentence: str
) -> None:
    monkeypatch.setenv("HOLDFAST_BASE_URL", "https://holdfast.example.org")
    with pytest.raises(StartFault, match=f"^HOLDFAST_{variable} .*{sentence}") as fault:
        read(monkeypatch, **{variable: value})
    assert fault.value.status == 2


def test_all_faults_are_told_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(StartFault) as fault:
        read(monkeypatch, DATABASE_URL="x", BASE_URL="x", SECRET="x", TRUSTED_PROXIES="x")
    assert len(fault.value.sentences) == 4


def test_no_fault_repeats_what_must_stay_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "hunter" not in repr(read(monkeypatch, DATABASE_URL=POSTGRESQL, SECRET=GOOD_SECRET))
    with pytest.raises(StartFault) as fault:
        read(monkeypatch, DATABASE_URL="postgresql://me:hunter2@db/x", SECRET="hunter3")
    assert "hunter" not in str(fault.value)


def test_postgresql_needs_a_secret_that_replicas_share(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(StartFault, match="HOLDFAST_SECRET is needed with PostgreSQL"):
        read(monkeypatch, DATABASE_URL=POSTGRESQL)


def test_mail_is_off_until_a_server_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not read(monkeypatch).sends_mail


def test_mail_is_set_by_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    settings = read(
        monkeypatch,
        BASE_URL="https://holdfast.example.org",
        SMTP_HOST="mail.example.org",
        SMTP_PORT="25",
        SMTP_USER="holdfast",
        SMTP_PASSWORD="hunter2",
        SMTP_STARTTLS="false",
        MAIL_FROM="Holdfast <holdfast@example.org>",
    )
    assert settings.sends_mail
    assert (settings.smtp_host, settings.smtp_port, settings.smtp_starttls) == ("mail.example.org", 25, False)
    assert "hunter" not in repr(settings)


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"MAIL_FROM": "holdfast@example.org"}, "HOLDFAST_BASE_URL is needed with HOLDFAST_SMTP_HOST"),
        ({"BASE_URL": "https://holdfast.example.org"}, "HOLDFAST_MAIL_FROM is needed with HOLDFAST_SMTP_HOST"),
        (
            {"BASE_URL": "https://holdfast.example.org", "MAIL_FROM": "Holdfast"},
            "HOLDFAST_MAIL_FROM is needed with HOLDFAST_SMTP_HOST",
        ),
    ],
)
def test_mail_needs_a_sender_and_a_public_address(
    monkeypatch: pytest.MonkeyPatch, given: dict[str, str], sentence: str
) -> None:
    with pytest.raises(StartFault, match=sentence):
        read(monkeypatch, SMTP_HOST="mail.example.org", **given)


def test_the_embedded_default_makes_its_secret_once(tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path / "data")
    secret = secret_of(settings)
    assert len(secret) >= 32
    assert secret_of(settings) == secret
    assert secret_of(Settings(data_dir=tmp_path / "other")) != secret


def test_the_secret_and_its_folder_are_its_owners_only(tmp_path: Path) -> None:
    secret_of(Settings(data_dir=tmp_path / "data"))
    assert stat.S_IMODE((tmp_path / "data").stat().st_mode) == 0o700
    assert stat.S_IMODE((tmp_path / "data" / "secret").stat().st_mode) == 0o600
    assert [file.name for file in (tmp_path / "data").iterdir()] == ["secret"]


def test_servers_that_start_at_once_agree_on_one_secret(tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path / "data")
    with multiprocessing.get_context("fork").Pool(8) as servers:
        assert len(set(servers.map(secret_of, [settings] * 64, chunksize=1))) == 1


def test_a_secret_file_that_was_cut_short_is_not_used(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("short")
    with pytest.raises(StartFault, match="less than 32 bytes"):
        secret_of(Settings(data_dir=tmp_path))


def test_a_data_folder_that_cannot_be_used_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(Obstructed, match="cannot be used"):
        secret_of(Settings(data_dir=tmp_path / "file" / "data"))
