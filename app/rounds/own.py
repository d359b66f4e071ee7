"""One's own part of a round: the round, its questionnaire, and what one has answered so far."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from app.access import Visit
from app.bank import load_bank
from app.db import answers, people, responses, rounds, teams
from app.db.answers import GivenAnswer
from app.db.responses import OwnResponse
from app.db.rounds import Round
from app.domain.errors import Closed, NotFound, Submitted
from app.domain.privacy import ANONYMOUS
from app.domain.questionnaire import Bank, Section, without
from app.domain.responses import Response

PRESET = ""
"""The page of an answer that was given by another one; every page with questions has a token."""

CUT_LOOSE = (
    "This round came back from a backup. No backup holds what ties anonymous answers to people, so nobody can add to it"
    " or change it any more."
)


@dataclass(frozen=True, slots=True)
class OwnPart:
    """What one person has in one round. `response` is None until they give a first answer; `given` then holds what it
    will begin with. An open anonymous round `is_cut_loose` where a restored backup left it without its key: nobody's
    part can be found in it any more."""

    round: Round
    bank: Bank
    response: OwnResponse | None
    given: Mapping[str, GivenAnswer]
    is_cut_loose: bool = False

    @property
    def answers(self) -> Mapping[str, str]:
        """The answers that stand, by item."""
        return {item: answer.value for item, answer in self.given.items() if answer.value is not None}

    @property
    def has_begun(self) -> bool:
        """Whether any answer of theirs is kept."""
        return self.response is not None and bool(self.answers)

    @property
    def is_submitted(self) -> bool:
        return self.response is not None and self.response.submitted_at is not None

    @property
    def may_change(self) -> bool:
        """Whether answers can be given or changed now."""
        return self.round.state == "open" and not self.is_submitted and not self.is_cut_loose

    def as_response(self) -> Response:
        """The answers as the domain takes them."""
        standing = self.answers
        return Response(
            role=standing.get(responses.ROLE),
            answers={item: value for item, value in standing.items() if item != responses.ROLE},
            severity={item: one.severity for item, one in self.given.items() if one.severity is not None},
            written_down=frozenset(item for item, one in self.given.items() if one.written_down),
        )


def own_part(visit: Visit, round_id: str) -> OwnPart:
    """The visitor's part of a round of theirs; NotFound for a round they may not open. Once an anonymous round has
    ended nobody has a part of it any more."""
    round = rounds.find(visit.session, visit.person_id, round_id)
    author = responses.author_of(visit.session, visit.secret, round, visit.person)
    response = responses.own(visit.session, round.id, author) if author else None
    given = answers.given(visit.session, response.id) if response else _given_at_first(visit, round)
    return OwnPart(round, bank_of(round), response, given, is_cut_loose=author is None and round.state == "open")


def begun_response(visit: Visit, part: OwnPart) -> OwnResponse:
    """The response to save into, begun with the first answer. Closed or Submitted where nothing may change any more."""
    if part.round.state != "open":
        raise Closed
    if part.is_cut_loose:
        raise Closed(CUT_LOOSE)
    if part.is_submitted:
        raise Submitted
    return part.response or _begun_now(visit, part)


def bank_of(round: Round) -> Bank:
    """The questionnaire as the round asks it: an anonymous one does not ask for the role."""
    return _without_role(round.bank_version) if round.privacy == ANONYMOUS else load_bank(round.bank_version)


def section_of(bank: Bank, section_id: str) -> Section:
    """The section at this address; NotFound for one that the questionnaire does not have."""
    for section in bank.sections:
        if section.id == section_id:
            return section
    raise NotFound


def _given_at_first(visit: Visit, round: Round) -> Mapping[str, GivenAnswer]:
    """What a response begins with: in a named round the role that the team knows its author by, as if given once."""
    if round.state != "open" or round.privacy == ANONYMOUS:
        return {}
    role = teams.find(visit.session, visit.person_id, round.team_id).job_role
    is_asked = role is not None and bank_of(round).items[responses.ROLE].scale.allows(role)
    return {responses.ROLE: GivenAnswer(role, sequence=1, page=PRESET, edit=1)} if is_asked else {}


def _begun_now(visit: Visit, part: OwnPart) -> OwnResponse:
    rounds.keep_open(visit.session, part.round.id)
    # An anonymous response would stay under whom the visitor was until they signed in.
    people.hold(visit.session, visit.person)
    # Whoever was taken out of the team while this waited does not begin any more.
    rounds.find(visit.session, visit.person_id, part.round.id)
    author = responses.author_of(visit.session, visit.secret, part.round, visit.person)
    if author is None:
        raise Closed
    begun = responses.find_or_begin(visit.session, part.round, author, visit.now)
    # Another tab may have begun meanwhile, and gone on.
    there = answers.given(visit.session, begun.id)
    for item, given in part.given.items():
        if item not in there:
            answers.save(visit.session, begun.id, item, given.value, seen=0, page=given.page, edit=given.edit)
    return begun


@cache
def _without_role(version: str) -> Bank:
    return without(load_bank(version), responses.ROLE)
