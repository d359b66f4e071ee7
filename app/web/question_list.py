"""The whole list of questions, to read or print before deciding to answer them."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from app.bank import load_bank
from app.domain.questionnaire import Bank, Item, Section
from app.web.questions import KINDS
from app.web.render import page
from app.wording.severity import SEVERITY_LABELS

router = APIRouter()


@dataclass(frozen=True, slots=True)
class Run:
    """Questions that follow each other and take the same answers."""

    items: Sequence[Item]

    @property
    def answers(self) -> str:
        """The answers, as their buttons say them."""
        return " · ".join(choice.label for choice in self.items[0].scale.choices)

    @property
    def kind(self) -> str:
        return KINDS[type(self.items[0])]


@router.get("/questions")
def show(request: Request) -> HTMLResponse:
    """Every question of the newest questionnaire with the answers it takes."""
    bank = load_bank()
    sections = [(section, _runs(bank, section)) for section in bank.sections]
    return page(request, "questions/show.html", sections=sections, count=len(bank.items), costs=SEVERITY_LABELS)


def _runs(bank: Bank, section: Section) -> tuple[Run, ...]:
    items = [bank.items[item] for item in section.items]
    return tuple(Run(tuple(run)) for _, run in groupby(items, key=lambda item: item.scale.id))
