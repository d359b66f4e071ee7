"""Last time's answer beside each question, and the buttons that say it is still true."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.last_time import LastAnswer, confirmed, left_to_confirm
from app.domain.questionnaire import Item, Section
from app.wording.numbers import within
from app.wording.severity import SEVERITY_LABELS

STILL = "still"
"""The name of the buttons: their value is a question's id, or the rest of the section."""

REST = "rest"
ELSE = "other"

Fields = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class LastSaid:
    """Last time's answer in words, with what it had cost then; and what its button chooses: the radio button's value,
    who "someone else" is, and whether it is written down."""

    words: str
    cost: str
    value: str
    who: str
    written_down: bool


def last_said(item: Item, last: LastAnswer | None) -> LastSaid | None:
    """What the question shows of the last time; None where there was no answer."""
    if last is None:
        return None
    still = confirmed(last)
    is_else = still.value.startswith(f"{ELSE}:")
    return LastSaid(
        words=item.scale.label(last.value) + (", written down" if last.written_down else ""),
        cost="" if last.severity is None else within(SEVERITY_LABELS[last.severity]),
        value=ELSE if is_else else still.value,
        who=still.value if is_else else "",
        written_down=still.written_down,
    )


def with_confirmed(section: Section, fields: Fields, last: Mapping[str, LastAnswer]) -> Fields:
    """The fields as if what their button confirms had been chosen on the page: one question's last answer, or that of
    every question of the section for which nothing is chosen."""
    chosen = {item: fields[item] for item in section.items if fields.get(item)}
    wanted = left_to_confirm(section, last, chosen) if fields.get(STILL) == REST else (fields.get(STILL, ""),)
    return {**fields, **{name: text for item in wanted if item in last for name, text in _as_sent(item, last[item])}}


def _as_sent(item: str, last: LastAnswer) -> list[tuple[str, str]]:
    still = confirmed(last)
    is_else = still.value.startswith(f"{ELSE}:")
    who = [(f"{item}.other", still.value)] if is_else else []
    mark = [(f"{item}.written", "1")] if still.written_down else []
    return [(item, ELSE if is_else else still.value), *who, *mark]
