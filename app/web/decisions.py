"""The form by which a duty is settled, as it is shown and as it was sent."""

from collections.abc import Mapping
from datetime import date, datetime

from app.db.agreements import Decision
from app.db.columns import is_storable
from app.domain.agreements import Agreement
from app.domain.errors import BadInput
from app.domain.questionnaire import Responsibility, is_role
from app.web.names import UNSHOWABLE, name_in

WAIT = "wait"
"""The choice that is no owner: not now."""

LONGEST_WHY = 1000

OWNER_MISSING = "Choose who answers for it, or that it waits."
NAME_MISSING = "Please give a name, or leave this empty."
RISK_MISSING = "Please name who takes the risk while it waits."
SINCE_MISSING = "Please give the day from which it holds."
WHY_MISSING = "Please say why, in a sentence or two."
WHY_TOO_LONG = f"Please use at most {LONGEST_WHY} characters."

Faults = dict[str, str]


def decision_form(decision: Decision | None, today: date) -> dict[str, str]:
    """The fields as the page first shows them: what stands, or nothing chosen and from today on."""
    if decision is None:
        return {"owner": "", "holder_name": "", "risk_taken_by": "", "since": today.isoformat(), "why": ""}
    agreed = decision.agreement
    return {
        "owner": agreed.owner or WAIT,
        "holder_name": agreed.holder_name or "",
        "risk_taken_by": agreed.risk_taken_by or "",
        "since": agreed.since.isoformat(),
        "why": agreed.why,
    }


def is_day(fields: Mapping[str, str]) -> bool:
    """Whether the form's day is one, or not given yet: a date field cannot show anything else."""
    return not fields.get("since") or _since(fields, {}) is not None


def agreement_sent(duty: Responsibility, fields: Mapping[str, str], now: datetime) -> Agreement:
    """What the form decides about the duty. BadInput with a sentence for each field that needs another look."""
    faults: Faults = {}
    owner = _owner(duty, fields, faults)
    waits = owner == WAIT
    agreement = Agreement(
        item=duty.id,
        owner=None if waits else owner,
        holder_name=None if waits or not fields.get("holder_name") else _name(fields, "holder_name", faults),
        risk_taken_by=_name(fields, "risk_taken_by", faults) if waits else None,
        since=_since(fields, faults) or now.date(),
        why=_why(fields, faults),
        decided_at=now,
    )
    if faults:
        raise BadInput(faults)
    return agreement


def _owner(duty: Responsibility, fields: Mapping[str, str], faults: Faults) -> str:
    owner = fields.get("owner", "")
    if owner != WAIT and not (is_role(owner) and duty.scale.allows(owner)):
        faults["owner"] = OWNER_MISSING
    return owner


def _name(fields: Mapping[str, str], field: str, faults: Faults) -> str | None:
    try:
        return name_in(fields, field, NAME_MISSING if field == "holder_name" else RISK_MISSING)
    except BadInput as fault:
        faults.update(fault.fields)
        return None


def _since(fields: Mapping[str, str], faults: Faults) -> date | None:
    try:
        return date.fromisoformat(fields.get("since", ""))
    except ValueError:
        faults["since"] = SINCE_MISSING
        return None


def _why(fields: Mapping[str, str], faults: Faults) -> str:
    why = fields.get("why", "").strip()
    if not why:
        faults["why"] = WHY_MISSING
    elif len(why) > LONGEST_WHY:
        faults["why"] = WHY_TOO_LONG
    elif not is_storable(why):
        faults["why"] = UNSHOWABLE
    return why
