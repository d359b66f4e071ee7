"""The whole team as one JSON text to take away, made piece by piece: no more than one round is ever held at once."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from app.db import agreements, counts, members, responses, rounds, shares
from app.db.agreements import Decision
from app.db.members import Member
from app.db.responses import Voice
from app.db.rounds import Round
from app.db.shares import Share
from app.db.teams import Team
from app.domain.privacy import ANONYMOUS, is_withheld
from app.domain.tally import RESPONDENT_ROLE, without_rare

JsonObject = dict[str, Any]

VERSION = "archive 1"
"""What a file says it is: a key may be added under it, none renamed, moved or dropped."""


def archive(session: Session, team: Team, now: datetime) -> Iterator[str]:
    """The pieces of the text, for a lead of the team. Its members by name and standing; its rounds, the oldest first: a
    closed named one with its responses under the names of its report, a closed anonymous one as the counts that its
    report rests on, an open one without answers; what was shared of them; and every decision. What only its author sees
    is in their own archive alone. Nothing in it opens anything: no id, no address, no link."""
    head = {"holdfast": VERSION, "made_at": now.isoformat(), "team": _team(session, team)}
    yield _text(head).removesuffix("}")
    yield from _list("rounds", (_round(session, round) for round in _oldest_first(session, team)))
    yield from _list("agreements", (_decision(one) for one in _decisions(session, team)))
    yield "}\n"


def _list(name: str, items: Iterator[JsonObject]) -> Iterator[str]:
    yield f",\n{_text(name)}: ["
    for at, item in enumerate(items):
        yield f"{',' if at else ''}\n{_text(item)}"
    yield "\n]"


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def _team(session: Session, team: Team) -> JsonObject:
    return {"name": team.name, "members": [_member(member) for member in members.of(session, team)]}


def _member(member: Member) -> JsonObject:
    return {
        "name": member.name,
        "standing": member.standing,
        "job_role": member.job_role,
        "joined_at": member.joined_at.isoformat(),
    }


def _oldest_first(session: Session, team: Team) -> tuple[Round, ...]:
    return tuple(reversed(rounds.of_team(session, team.person_id, team.id)))


def _round(session: Session, round: Round) -> JsonObject:
    head = {
        "number": round.number,
        "state": round.state,
        "privacy": round.privacy,
        "minimum": round.minimum,
        "bank": round.bank_version,
        "asked": round.asked,
        "respondents": round.respondents,
        "opened_at": round.opened_at.isoformat(),
        "closed_at": _moment(round.closed_at),
        "called_off_at": _moment(round.called_off_at),
    }
    if round.state != "closed":
        return head
    return head | _said(session, round) | {"shares": [_share(share) for share in shares.of(session, round.id)]}


def _moment(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None


def _said(session: Session, round: Round) -> JsonObject:
    """What was answered in a closed round, and what was agreed when it closed."""
    stood = [_decision(one) for one in agreements.of_round(session, round.id).values()]
    if round.privacy == ANONYMOUS:
        return {"counts": _counts(session, round), "agreements": stood}
    return {"responses": [_response(voice) for voice in responses.voices(session, round.id)], "agreements": stood}


def _counts(session: Session, round: Round) -> JsonObject | None:
    """Per question as its report reads it: what fewer than three answered is not there (F29), and None where the report
    is withheld."""
    tally = counts.tally(session, round.id, round.respondents or 0)
    if is_withheld(tally.respondents, round.minimum):
        return None
    common = without_rare(tally)
    return {
        item: {
            "answers": values,
            "severity": {str(step): count for step, count in common.severity.get(item, {}).items()},
            "written_down": common.written_down.get(item, 0),
        }
        for item, values in common.counts.items()
        if item != RESPONDENT_ROLE
    }


def _response(voice: Voice) -> JsonObject:
    """One person's answers in the words of an answers file (contract section 1)."""
    return {
        "name": voice.name,
        "former_member": voice.person_id is None,
        "role": voice.role,
        "answers": dict(voice.response.answers),
        "severity": dict(voice.response.severity),
        "written_down": sorted(voice.response.written_down),
    }


def _share(share: Share) -> JsonObject:
    """What was shared, and until when; not the link."""
    return {
        "label": share.label,
        "goes_along": asdict(share.along),
        "made_at": share.made_at.isoformat(),
        "expires_at": _moment(share.expires_at),
        "withdrawn_at": _moment(share.withdrawn_at),
    }


def _decisions(session: Session, team: Team) -> Iterator[Decision]:
    """Every decision, the oldest first."""
    history: Mapping[str, tuple[Decision, ...]] = agreements.history(session, team.id)
    every = [one for told in history.values() for one in told]
    return iter(sorted(every, key=lambda one: (one.agreement.decided_at, one.id)))


def _decision(decision: Decision) -> JsonObject:
    agreement = decision.agreement
    return {
        "item": agreement.item,
        "owner": agreement.owner,
        "holder_name": agreement.holder_name,
        "risk_taken_by": agreement.risk_taken_by,
        "since": agreement.since.isoformat(),
        "why": agreement.why,
        "decided_at": agreement.decided_at.isoformat(),
        "decided_by": decision.decided_by,
    }
