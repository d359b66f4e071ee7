"""One recommendation in words, as the bank has it: what to do now and next quarter, and how to know it is done."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from app.domain.questionnaire import ROLES, Bank, Citation
from app.wording.numbers import KEPT, listed, sentence
from app.wording.roles import carriers, role_name

EFFORTS = {"S": "up to a week", "M": "up to a month", "L": "more than a month"}


@dataclass(frozen=True, slots=True)
class SourceText:
    """A source: what it is, what it contributes (empty where it is only listed), and its address, None for a book
    without one."""

    title: str
    by: str
    note: str
    url: str | None


@dataclass(frozen=True, slots=True)
class AdviceText:
    """An advice in full. On a report `rows` names the duties it is about, or counts them where they are many, and
    `concerns` then lists them; `owner_role` is the role that colours it."""

    id: str
    title: str
    why: str
    rows: str
    concerns: str
    week: tuple[str, ...]
    quarter: tuple[str, ...]
    done: tuple[str, ...]
    owner: str
    owner_role: str
    contributors: str
    effort: str
    risk: str
    tools: tuple[str, ...]
    sources: tuple[SourceText, ...]

    def __hash__(self) -> int:
        """What tells apart nearly all there are; to go through all its texts would take longer than to show them."""
        return hash((self.id, self.rows, self.owner))


@dataclass(frozen=True, slots=True)
class AdviceGroup:
    """Advice of one kind, under its heading."""

    title: str
    texts: tuple[AdviceText, ...]


@lru_cache(KEPT)
def advice_text(bank: Bank, id: str) -> AdviceText:
    """The advice as it stands in the bank, for no report in particular."""
    advice = bank.advice[id]
    risks = [f"{bank.role_names[carrier]}: {risk}" for carrier, risk in advice.risk_by.items()]
    return AdviceText(
        id=advice.id,
        title=advice.title,
        why=advice.why,
        rows="",
        concerns="",
        week=advice.week,
        quarter=advice.quarter,
        done=advice.done,
        owner=sentence(_owner(bank, advice.owner)),
        owner_role=advice.owner if advice.owner in ROLES else "",
        contributors=listed([_contributor(bank, one) for one in advice.contributors]),
        effort=EFFORTS[advice.effort],
        risk=" ".join([advice.risk, *risks]),
        tools=advice.tools,
        sources=source_texts(bank, advice.citations),
    )


def _owner(bank: Bank, owner: str) -> str:
    """Who acts: a role, the lead, or whoever holds the duty."""
    return {"lead": "CTO or lead", "row": "whoever holds the duty"}.get(owner) or role_name(bank, owner)


def _contributor(bank: Bank, contributor: str) -> str:
    """Who helps: a role's people, the lead, or the bank's own noun."""
    if contributor == "lead":
        return "the CTO or lead"
    return carriers(bank, contributor) if contributor in ROLES else contributor


def source_texts(bank: Bank, cited: Iterable[Citation | str]) -> tuple[SourceText, ...]:
    """Sources with what each contributes; given by code alone, without it."""
    citations = [Citation(one, "") if isinstance(one, str) else one for one in cited]
    found = [(bank.sources[citation.source], citation.note) for citation in citations]
    return tuple(SourceText(source.title, source.by, sentence(note), source.url) for source, note in found)


def advice_groups(bank: Bank) -> tuple[AdviceGroup, ...]:
    """All advice of the bank, by what it answers."""
    kinds = {"S": "Symptoms", "P": "Practices", "M": "Mistakes", "G": "Gaps in ownership", "H": "Overload"}
    return tuple(
        AdviceGroup(title, tuple(advice_text(bank, id) for id in bank.advice if id.startswith(kind)))
        for kind, title in kinds.items()
    )
