"""The questionnaire as data: `load_bank` reads the TOML files of one version into a checked, frozen `Bank`."""

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from app.bank.checks import Complaint, complaints_about
from app.bank.faults import BankFault, Fault, UnknownBank
from app.bank.reading import Reading
from app.domain.questionnaire import (
    Advice,
    Bank,
    Context,
    Mistake,
    Practice,
    Responsibility,
    Role,
    Section,
    Source,
    Symptom,
    Theme,
)

__all__ = ["BankFault", "Fault", "UnknownBank", "bank_from", "bank_versions", "load_bank"]

ADVICE = ("advice_symptoms.toml", "advice_practices.toml", "advice_mistakes.toml", "advice_ownership.toml")


def load_bank(version: str | None = None) -> Bank:
    """The bank of that version, or the newest. Raises UnknownBank; BankFault if its files do not hold together."""
    if version is None:
        return _stored(bank_versions()[-1])
    if version not in bank_versions():
        raise UnknownBank(f"There is no questionnaire {version!r}. There is: {', '.join(bank_versions())}.")
    return _stored(version)


@cache
def bank_versions() -> tuple[str, ...]:
    """The versions that exist, oldest first."""
    folders = (re.fullmatch(r"v(\d+)", folder.name) for folder in files(__name__).iterdir())
    return tuple(sorted((folder[1] for folder in folders if folder), key=int))


def bank_from(texts: Mapping[str, str], version: str = "draft") -> Bank:
    """A bank from the texts of its files, by file name ("symptoms.toml"). A file left out holds nothing.

    Raises BankFault with every fault of form; once the form is sound, with every fault between the parts.
    """
    reading = Reading(texts)
    bank = _bank_of(reading, version)
    if reading.faults:
        raise BankFault(reading.faults)
    if faults := [_placed(complaint, reading) for complaint in complaints_about(bank)]:
        raise BankFault(faults)
    return bank


def _bank_of(reading: Reading, version: str) -> Bank:
    bank = Bank(
        version=version,
        scales=reading.scales,
        roles=tuple(reading.all(Role, "roles.toml").values()),
        sections=tuple(reading.all(Section, "sections.toml").values()),
        contexts=tuple(reading.all(Context, "context.toml").values()),
        symptoms=tuple(reading.all(Symptom, "symptoms.toml").values()),
        responsibilities=tuple(reading.all(Responsibility, "responsibilities.toml").values()),
        practices=tuple(reading.all(Practice, "practices.toml").values()),
        mistakes=tuple(reading.all(Mistake, "mistakes.toml").values()),
        themes=tuple(reading.all(Theme, "themes.toml").values()),
        advice=reading.all(Advice, *ADVICE),
        sources=reading.all(Source, "sources.toml"),
    )
    reading.refuse_the_rest()
    return bank


def _placed(complaint: Complaint, reading: Reading) -> Fault:
    file = reading.file_of(complaint.kind, complaint.id)
    return Fault(file, f"{complaint.id}.{complaint.key}".removesuffix("."), complaint.what)


@cache
def _stored(version: str) -> Bank:
    folder = (files(__name__) / f"v{version}").iterdir()
    texts = {file.name: file.read_text("utf-8") for file in folder if file.name.endswith(".toml")}
    return bank_from(texts, version)
