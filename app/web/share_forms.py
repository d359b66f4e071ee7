"""The form by which a round is shared, as it is shown and as it was sent."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from app.domain.errors import BadInput
from app.domain.sharing import Along, end_of
from app.web.names import name_in

ON_A_DATE = "date"
NO_END = "none"
DAYS = ("7", "30", "90", ON_A_DATE, NO_END)
USUAL_DAYS = "30"
PARTS = ("recommendations", "decisions", "names", "files")
FIELDS = (*PARTS, "days", "until", "label")
YES = "yes"

DAYS_UNKNOWN = "Please choose how long the link should work."
NO_SUCH_DAY = "Please give the last day on which the link should work, today or later."

Faults = dict[str, str]


@dataclass(frozen=True, slots=True)
class Offer:
    """A share that is still to be made: what goes along, until when, and what leads will know it by."""

    along: Along
    expires_at: datetime | None
    label: str | None


def usual_form() -> dict[str, str]:
    """The fields as the page first shows them. Names go along only where somebody asks for them."""
    return {"recommendations": YES, "decisions": YES, "days": USUAL_DAYS, "until": "", "label": ""}


def known_fields(query: Mapping[str, str]) -> dict[str, str]:
    """What an address says of the form, and nothing else that it may hold."""
    return {name: query[name] for name in FIELDS if name in query}


def offer_sent(fields: Mapping[str, str], now: datetime) -> Offer:
    """What the form offers; nothing goes along that it does not name. BadInput with a sentence for each field that
    needs another look."""
    faults: Faults = {}
    expires_at = _expiry(fields, now, faults)
    label = _label(fields, faults)
    if faults:
        raise BadInput(faults)
    along = Along(**{part: fields.get(part) == YES for part in PARTS})
    return Offer(along, expires_at, label)


def _expiry(fields: Mapping[str, str], now: datetime, faults: Faults) -> datetime | None:
    days, until = fields.get("days", USUAL_DAYS), fields.get("until", "").strip()
    if days not in DAYS:
        faults["days"] = DAYS_UNKNOWN
    elif days == ON_A_DATE:
        return _end_of(until, now, faults)
    elif days != NO_END:
        return now + timedelta(days=int(days))
    return None


def _end_of(until: str, now: datetime, faults: Faults) -> datetime | None:
    try:
        last = date.fromisoformat(until)
    except ValueError:
        last = None
    if last is None or last < now.date():
        faults["until"] = NO_SUCH_DAY
        return None
    return end_of(last)


def _label(fields: Mapping[str, str], faults: Faults) -> str | None:
    try:
        return name_in(fields, "label", "") if fields.get("label", "").strip() else None
    except BadInput as fault:
        faults.update(fault.fields)
        return None
