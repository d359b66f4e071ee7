"""How far a respondent has come: what is answered, what is left, and what one answer settles for others.

`answers` maps item ids to given values; an item without a key was not answered.
"""

from collections.abc import Mapping

from app.domain.questionnaire import DONT_KNOW, NOT_APPLICABLE, Bank, Context


def progress(bank: Bank, section_id: str, answers: Mapping[str, str]) -> tuple[tuple[str, ...], int]:
    """The answered questions of one section and how many it asks; KeyError for a section that the bank does not
    have."""
    asked = _section_items(bank, section_id)
    return tuple(item for item in asked if item in answers), len(asked)


def missing(bank: Bank, answers: Mapping[str, str]) -> tuple[str, ...]:
    """Ids of the questions not answered yet, in the order of the pages."""
    return tuple(item for section in bank.sections for item in section.items if item not in answers)


def presets_for(bank: Bank, item_id: str, value: str, answers: Mapping[str, str]) -> Mapping[str, str]:
    """Answers that choosing `value` for `item_id` gives to other, still unanswered items (domain 2.2, CX4)."""
    item = bank.items[item_id]
    preset = item.presets.get(value, ()) if isinstance(item, Context) else ()
    return {other: NOT_APPLICABLE for other in preset if other not in answers}


def stale_presets(bank: Bank, answers: Mapping[str, str]) -> tuple[str, ...]:
    """Items still answered "not applicable" though the answer that could have preset them now says otherwise.

    The check page asks about them; nothing is changed unasked.
    """
    doubtful = {item for context in bank.contexts for item in _no_longer_preset(context, answers)}
    return tuple(item for item in bank.items if item in doubtful and answers.get(item) == NOT_APPLICABLE)


def _section_items(bank: Bank, section_id: str) -> tuple[str, ...]:
    for section in bank.sections:
        if section.id == section_id:
            return section.items
    raise KeyError(section_id)


def _no_longer_preset(context: Context, answers: Mapping[str, str]) -> set[str]:
    value = answers.get(context.id, DONT_KNOW)
    if value == DONT_KNOW:
        return set()
    ever_preset = {item for items in context.presets.values() for item in items}
    return ever_preset.difference(context.presets.get(value, ()))
