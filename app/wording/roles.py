"""Roles and other carriers as they stand within a sentence."""

from functools import lru_cache

from app.domain.questionnaire import Bank
from app.wording.numbers import KEPT, within

ONE_OF_A_KIND = {"other:lead": "the lead or CTO", "other:vendor": "a vendor"}
"""Carriers whose button says what they are, and whom a sentence speaks of with an article."""


def role_name(bank: Bank, value: str) -> str:
    """An owner answer as a name: `data engineer`, `ML engineer`, `DevOps for Data`, `analytics`, `vendor`."""
    return within(bank.role_names[value])


@lru_cache(KEPT)
def carriers(bank: Bank, value: str) -> str:
    """Those who carry it: `data engineers`, `ML engineers`, `DevOps for Data`, `analytics`, `a vendor`."""
    plurals = {role.id: within(role.plural) for role in bank.roles}
    return plurals.get(value) or ONE_OF_A_KIND.get(value) or role_name(bank, value)
