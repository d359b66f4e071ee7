"""Reading forms: what was sent, checked against what the question allows."""

from collections.abc import Mapping
from dataclasses import dataclass
from secrets import token_hex
from typing import Annotated

from fastapi import Depends, Request

from app.db.answers import Said
from app.domain.errors import BadInput
from app.domain.questionnaire import SEVERITIES, Item, Responsibility, Symptom, is_role

LONGEST_PAGE = 32
UNREADABLE = ("\0", "\ufffd")
"""What no database keeps, and what stands for bytes that were no text: kept, it would not be what was typed."""


async def form_fields(request: Request) -> Mapping[str, str]:
    """The form's text fields, the last of each name; files are not read. BadInput for characters that no database
    keeps."""
    form = await request.form()
    fields = {name: value for name, value in form.items() if isinstance(value, str)}
    if any(mark in text for pair in fields.items() for text in pair for mark in UNREADABLE):
        raise BadInput({}, "Something on this page sent a character that cannot be kept.")
    return fields


Fields = Annotated[Mapping[str, str], Depends(form_fields)]


class WhoIsMissing(BadInput):
    """ "Someone else" was chosen, and who it is comes next: half an answer, and no mistake yet."""


@dataclass(frozen=True, slots=True)
class AnswerForm:
    """One question as it was sent: the answer now, the answer that the page was rendered with and its sequence, and the
    page's own token. A form without a token is a page of its own."""

    item: Item
    sent: Said
    shown: Said
    seen: int
    page: str

    @property
    def is_touched(self) -> bool:
        """Whether the page's reader changed the answer."""
        return self.sent != self.shown


def edit_count(fields: Mapping[str, str]) -> int:
    """The page's count of its changes, so that one that arrives late is known for what it is; 0 where it keeps none."""
    edit = fields.get("edit", "")
    return int(edit) if edit.isdecimal() and len(edit) < 10 else 0


def answer_form(item: Item, fields: Mapping[str, str]) -> AnswerForm:
    """The question's fields. BadInput for a value that is not on its scale, and where "Someone else" lacks who."""
    seen, shown = _shown(fields.get(f"{item.id}.seen", ""))
    value = fields.get(item.id) or None
    if isinstance(item, Responsibility) and value == "other":
        value = fields.get(f"{item.id}.other")
        if not value:
            raise WhoIsMissing({item.id: "Choose who it is, and it will be saved."})
    if value is not None and not item.scale.allows(value):
        raise _refused(item, "That is not one of the answers to this question.")
    return AnswerForm(
        item,
        _sent(item, value, fields),
        shown,
        seen,
        fields.get("page", "")[:LONGEST_PAGE] or token_hex(LONGEST_PAGE // 2),
    )


def _sent(item: Item, value: str | None, fields: Mapping[str, str]) -> Said:
    """The answer with the marks that go with it: a mark left over from another answer is dropped."""
    severity = fields.get(f"{item.id}.severity", "") if isinstance(item, Symptom) and value in ("yes", "partly") else ""
    if severity and severity not in map(str, SEVERITIES):
        raise _refused(item, "That is not one of the costs to choose from.")
    is_held = isinstance(item, Responsibility) and value is not None and is_role(value)
    return Said(value, int(severity) if severity else None, is_held and f"{item.id}.written" in fields)


def _refused(item: Item, sentence: str) -> BadInput:
    return BadInput({item.id: sentence}, sentence)


def _shown(token: str) -> tuple[int, Said]:
    """What `questions.seen_token` wrote; a token that was tampered with counts as a page that showed nothing."""
    match token.split("|"):
        case [sequence, value, severity, written] if sequence.isdecimal() and len(sequence) < 10:
            known = int(severity) if severity in map(str, SEVERITIES) else None
            return int(sequence), Said(value or None, known, written == "1")
        case _:
            return 0, Said(None)
