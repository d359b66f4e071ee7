"""Who says whom, in words: each answer with its people, owners who do not know of it, and claims against a lead."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from app.domain.questionnaire import Bank
from app.domain.tally import RESPONDENT_ROLE
from app.domain.voices import Claim, RowVoices, Said, Speaker
from app.wording.numbers import KEPT, listed, sentence, verb, within
from app.wording.roles import role_name

FORMER = "a former member"
UNNAMED = "somebody without a name"


class SaidText(NamedTuple):
    """An answer's words and the people who gave it; `column` is its place in the matrix, for its colour."""

    column: str
    answer: str
    people: str


@dataclass(frozen=True, slots=True)
class VoicesText:
    """Who says whom about one duty; `flags` are sentences that matter before that."""

    said: tuple[SaidText, ...]
    flags: tuple[str, ...]

    @property
    def is_split(self) -> bool:
        """Whether people say different things."""
        return len(self.said) > 1


SILENT = VoicesText((), ())


def voices_text(bank: Bank, voices: RowVoices) -> VoicesText:
    """One duty's answers, most frequent first, with everybody by name and role."""
    unaware = [f"{people(bank, voices.unaware)} {_name_it(len(voices.unaware))}"] if voices.unaware else []
    return VoicesText(
        said=tuple([said_text(bank, said) for said in voices.said]),
        flags=tuple(sentence(flag) for flag in [*unaware, *(_claim(bank, claim) for claim in voices.claims)]),
    )


def said_text(bank: Bank, said: Said) -> SaidText:
    """`DevOps for Data`: `Ada (lead), Ben and Cleo (ML engineer)`."""
    column = "other" if said.answer.startswith("other:") else said.answer
    return SaidText(column, bank.role_names[said.answer], people(bank, said.by))


@lru_cache(KEPT)
def people(bank: Bank, speakers: tuple[Speaker, ...]) -> str:
    """Everybody by name, those of one role together: `Ada (data engineer); Ben and Cleo (ML engineer)`."""
    by_role: dict[str | None, list[str]] = {}
    for one in speakers:
        by_role.setdefault(one.role, []).append(one.name or (FORMER if one.is_former else UNNAMED))
    return "; ".join(f"{listed(names)}{_role(bank, role)}" for role, names in by_role.items())


@lru_cache(KEPT)
def _role(bank: Bank, role: str | None) -> str:
    """` (lead)`, the label's first words; a name is enough beside it."""
    if role is None:
        return ""
    first, _, _ = bank.items[RESPONDENT_ROLE].scale.label(role).partition(",")
    return f" ({within(first)})"


def _name_it(count: int) -> str:
    return verb(count, "does not name it as theirs", "do not name it as theirs")


def _claim(bank: Bank, claim: Claim) -> str:
    given = [f"{people(bank, said.by)} {_give(said)} {role_name(bank, said.answer)}" for said in claim.given]
    return f"{people(bank, claim.by)} {verb(len(claim.by), 'claims it', 'claim it')}; {listed(given)}"


def _give(said: Said) -> str:
    return verb(len(said.by), "names", "name")


def voices_texts(bank: Bank, voices: Mapping[str, RowVoices]) -> dict[str, VoicesText]:
    """The same for every duty."""
    return {row: voices_text(bank, one) for row, one in voices.items()}
