"""A team that answers, changes its mind and closes rounds in any order, held against a model of plain values."""

from dataclasses import dataclass, field

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from app.db import answers, counts, responses, rounds
from app.db.answers import ChangedElsewhere, GivenAnswer
from app.db.rounds import Counts
from app.db.session import Database
from app.domain.errors import BadInput, Closed, Conflict, Submitted
from app.domain.privacy import ANONYMOUS, NAMED
from app.domain.tally import tally_of
from tests.db.conftest import NOW
from tests.db.crews import Crew, crew, joined

ITEMS = ("S1", "R-ING")
VALUES = {"S1": ("yes", "no"), "R-ING": ("de", "ml")}
PAGES = ("laptop", "phone")
UNANSWERED = GivenAnswer(None)

# Few do things by themselves, so that they get into each other's way.
people = st.integers(0, 1)
rarely = st.integers(0, 3).map(lambda chance: chance == 0)
pages = st.sampled_from(PAGES)
items = st.sampled_from(ITEMS)
privacies = st.sampled_from([NAMED, ANONYMOUS])


@dataclass
class Open:
    """What the model knows of an open round: answers by respondent and item, and who has submitted."""

    privacy: str
    given: dict[int, dict[str, GivenAnswer]] = field(default_factory=dict[int, dict[str, GivenAnswer]])
    submitted: set[int] = field(default_factory=set[int])


class RoundMachine(RuleBasedStateMachine):
    """Up to seven people, each with a laptop and a phone, in one round of their team after another."""

    def empty_database(self) -> Database:
        """A migrated database with nobody in it."""
        raise NotImplementedError

    @initialize(privacy=privacies)
    def start(self, privacy: str) -> None:
        self.crew: Crew = crew(self.empty_database(), privacy, size=5)
        self.open: Open | None = Open(privacy)
        self.seen: dict[tuple[int, str, str], int] = {}
        self.edits: dict[tuple[int, str, str], int] = {}
        self.ended: dict[str, object] = {}

    def teardown(self) -> None:
        if hasattr(self, "crew"):
            self.crew.database.close()

    @precondition(lambda self: len(self.crew.people) < 7)
    @rule()
    def join(self) -> None:
        self.crew = joined(self.crew)

    @precondition(lambda self: self.open is None)
    @rule(privacy=privacies)
    def open_next(self, privacy: str) -> None:
        self.crew = self.crew.next_round(privacy)
        self.open = Open(privacy)
        self.seen.clear()

    @rule(who=people, page=pages, item=items)
    def look(self, who: int, page: str, item: str) -> None:
        """A page is loaded, or loaded anew."""
        if self.open:
            self.seen[self.one(who), page, item] = self.kept(who, item).sequence

    @rule(who=people, page=pages, item=items, nth=st.integers(0, 1))
    def answer(self, who: int, page: str, item: str, nth: int) -> None:
        edit = self.edits[self.one(who), page, item] = self.edits.get((self.one(who), page, item), 0) + 1
        self.save(who, page, item, VALUES[item][nth], edit)

    @rule(who=people, page=pages, item=items, nth=st.integers(0, 1))
    def answer_late(self, who: int, page: str, item: str, nth: int) -> None:
        """An autosave of before arrives again, or only now."""
        if edit := self.edits.get((self.one(who), page, item)):
            self.save(who, page, item, VALUES[item][nth], edit)

    @rule(who=people, surely=rarely)
    def submit_perhaps(self, who: int, surely: bool) -> None:
        if surely:
            self.submit(who)

    @rule(nth=st.integers(0, 1), surely=st.booleans())
    def answer_and_submit_all_together(self, nth: int, surely: bool) -> None:
        if self.open and surely:
            for who in range(len(self.crew.people)):
                self.answer(who, "laptop", "S1", nth)
                self.submit(who)

    @rule(who=people)
    def take_back(self, who: int) -> None:
        who = self.one(who)
        if self.open and who in self.open.given:
            response = self.crew.begin(self.crew.people[who])
            with self.crew.database.writing() as session:
                responses.take_back(session, response.id)
            self.open.submitted.discard(who)

    @rule()
    def close(self) -> None:
        needed = 5 if self.open and self.open.privacy == ANONYMOUS else 1
        try:
            self.crew.close()
        except Closed:
            assert self.open is None
        except Conflict:
            assert self.open and len(self.open.submitted) < needed
        else:
            assert self.open and len(self.open.submitted) >= needed
            said = [self.open.given[who] for who in self.open.submitted]
            expected = tally_of([as_response(given) for given in said])
            assert self.result() == expected
            self.ended[self.crew.round.id] = expected
            self.open = None

    @rule(surely=rarely)
    def call_off(self, surely: bool) -> None:
        if self.open and surely:
            self.crew.call_off()
            self.open = None
            assert self.counted() == Counts(0, 0)

    @invariant()
    def everybody_finds_what_they_said(self) -> None:
        if not hasattr(self, "crew") or self.open is None:
            return
        assert self.counted() == Counts(len(self.open.given), len(self.open.submitted))
        for who, expected in self.open.given.items():
            response = self.crew.begin(self.crew.people[who])
            with self.crew.database.reading() as session:
                assert answers.given(session, response.id) == expected

    @invariant()
    def a_closed_round_never_changes(self) -> None:
        if hasattr(self, "crew") and self.crew.round.id in self.ended:
            assert self.result() == self.ended[self.crew.round.id]

    def submit(self, who: int) -> None:
        who = self.one(who)
        if self.open is None or who not in self.open.given:
            return
        response = self.crew.begin(self.crew.people[who])
        try:
            with self.crew.database.writing() as session:
                responses.submit(session, response.id, NOW)
        except BadInput:
            assert not self.open.given[who]
        else:
            assert self.open.given[who]
            self.open.submitted.add(who)

    def one(self, who: int) -> int:
        return who % len(self.crew.people)

    def kept(self, who: int, item: str) -> GivenAnswer:
        assert self.open
        return self.open.given.get(self.one(who), {}).get(item, UNANSWERED)

    def save(self, who: int, page: str, item: str, value: str, edit: int) -> None:
        """Save as the page would, and expect what the rules of two tabs say (design section 3)."""
        who = self.one(who)
        seen = self.seen.get((who, page, item), 0)
        try:
            stored = self.stored(who, item, value, seen, page, edit)
        except Closed:
            assert self.open is None
        except Submitted:
            assert self.open and who in self.open.submitted
        except ChangedElsewhere as change:
            kept = self.kept(who, item)
            assert change.kept == kept != UNANSWERED
            assert kept.page != page and kept.value != value and kept.sequence != seen
        else:
            assert self.open and who not in self.open.submitted
            self.follow(who, item, value, page, edit, stored)

    def stored(self, who: int, item: str, value: str, seen: int, page: str, edit: int) -> GivenAnswer:
        response = self.crew.begin(self.crew.people[who])
        if self.open:
            self.open.given.setdefault(who, {})
        with self.crew.database.writing() as session:
            return answers.save(session, response.id, item, value, seen=seen, page=page, edit=edit)

    def follow(self, who: int, item: str, value: str, page: str, edit: int, stored: GivenAnswer) -> None:
        """Have the model save it too."""
        assert self.open
        kept = self.kept(who, item)
        is_late = kept.page == page and edit <= kept.edit
        is_said_already = kept.page != page and kept.value == value
        expected = (
            kept if is_late or is_said_already else GivenAnswer(value, None, False, kept.sequence + 1, page, edit)
        )
        assert stored == expected
        self.open.given[who][item] = expected
        self.seen[who, page, item] = expected.sequence

    def counted(self) -> Counts:
        with self.crew.database.reading() as session:
            return rounds.counts(session, self.crew.round.id)

    def result(self) -> object:
        """What the closed round rests on."""
        closed = self.crew.seen_by(self.crew.people[0])
        with self.crew.database.reading() as session:
            if closed.privacy == ANONYMOUS:
                return counts.tally(session, closed.id, closed.respondents or 0)
            return tally_of([voice.response for voice in responses.voices(session, closed.id)])


def as_response(given: dict[str, GivenAnswer]) -> responses.Response:
    return responses.Response(role=None, answers={item: one.value for item, one in given.items() if one.value})
