"""What programs are told: the shapes of teams, rounds, agreements and one's own answers. Times are UTC (RFC 3339)."""

from datetime import date, datetime
from typing import Annotated, Generic, Literal, TypeVar

from fastapi import Path
from pydantic import BaseModel, ConfigDict, Field

Item = TypeVar("Item")

ID = r"^[0-9a-z]{20}$"
TEAM = "3k9x0q7d2m5t8w1z4c6b"
EARLIER = "8w3e6r9t2y5u1i4o7p0a"
ANSWERS = {"S1": {"value": "yes", "severity": 2, "written_down": False, "sequence": 1}}
ROUND = "b7f2m0x5q8r1t4w9y3z6"

TeamId = Annotated[str, Path(pattern=ID, description="The team’s `id`.", examples=[TEAM])]
EarlierId = Annotated[str, Path(pattern=ID, description="The other round’s `id`.", examples=[EARLIER])]
RoundId = Annotated[str, Path(pattern=ID, description="The round’s `id`.", examples=[ROUND])]


class Shape(BaseModel):
    model_config = ConfigDict(frozen=True, from_attributes=True)


class Some(Shape, Generic[Item]):
    """A page of a list, the newest first."""

    items: tuple[Item, ...]
    next: str | None = Field(description="The address of the next page; null on the last one.")


class Team(Shape):
    """A team that you are in."""

    id: str = Field(examples=[TEAM])
    name: str | None = Field(description="Null until somebody gives one.", examples=["Payments ML"])
    standing: Literal["lead", "member"] = Field(description="Yours.")
    job_role: str | None = Field(description="What you said you do, a value of CX1.", examples=["ml"])


class Teams(Some[Team]):
    """Some of your teams."""


class Counts(Shape):
    """How many have begun to answer, and how many of these have submitted."""

    begun: int = Field(examples=[5])
    submitted: int = Field(examples=[3])


class Round(Shape):
    """One time that a team answers."""

    id: str = Field(examples=[ROUND])
    team_id: str = Field(examples=[TEAM])
    number: int = Field(description="Counted within the team, from 1.", examples=[2])
    state: Literal["open", "closed", "called_off"]
    privacy: Literal["named", "anonymous"]
    minimum: int = Field(description="How many answers an anonymous round needs before it can close.", examples=[5])
    bank_version: str = Field(description="Which version of the questionnaire it asks.", examples=["1"])
    opened_at: datetime = Field(examples=["2026-11-02T09:00:00Z"])
    closed_at: datetime | None = Field(examples=[None])
    called_off_at: datetime | None = Field(examples=[None])
    asked: int | None = Field(description="How many people it was opened for, where that was said.", examples=[6])
    respondents: int | None = Field(description="How many had submitted when it closed.", examples=[None])


class Rounds(Some[Round]):
    """Some of a team's rounds."""


class RoundNow(Round):
    """A round, and how far it is."""

    counts: Counts | None = Field(description="While the round is open; null after that.")


class Agreement(Shape):
    """What a team settled about a duty: who answers for it, or that it waits and who takes the risk."""

    id: str = Field(examples=["0c4n8v2b6m1x5z9l3k7j"])
    item: str = Field(description="The duty.", examples=["R-CIC"])
    owner: str | None = Field(description="An answer that names a role; null where the duty waits.", examples=["dfd"])
    holder_name: str | None = Field(description="Whoever of that role it is, where that was said.", examples=["Ada"])
    risk_taken_by: str | None = Field(description="Who takes the risk while it waits.", examples=[None])
    since: date = Field(description="From when on it holds.", examples=["2026-11-16"])
    why: str = Field(examples=["She runs the pipelines already."])
    decided_at: datetime = Field(examples=["2026-11-14T10:30:00Z"])
    decided_by: str | None = Field(description="Null where that is not known any more.", examples=["Grace Okoye"])
    stands: bool = Field(description="Whether nothing later was settled about the duty.")


class Agreements(Some[Agreement]):
    """Some of a team's agreements."""


class Along(Shape):
    """What goes along with a shared report."""

    recommendations: bool
    decisions: bool
    names: bool
    files: bool


class Share(Shape):
    """A link to a closed round's report, as its team's leads see it."""

    id: str = Field(examples=["5h1d9p3s7g0a2f6j4k8l"])
    label: str | None = Field(examples=["for the board"])
    state: str = Field(description="`open`, `expired` or `withdrawn`.", examples=["open"])
    along: Along
    made_at: datetime = Field(examples=["2026-11-20T08:00:00Z"])
    expires_at: datetime | None = Field(examples=["2026-12-20T08:00:00Z"])
    withdrawn_at: datetime | None = Field(examples=[None])


class Shares(Some[Share]):
    """A round's shares."""


class Answer(Shape):
    """Your answer to one item."""

    value: str | None = Field(description="Null where you took it back.", examples=["yes"])
    severity: int | None = Field(description="What a symptom costs, 0 to 3.", examples=[2])
    written_down: bool = Field(description="Whether it is written down who holds the duty.")
    sequence: int = Field(description="Send it back as `seen` when you change the answer.", examples=[1])


class OwnAnswers(Shape):
    """Your own part of a round."""

    round_id: str = Field(examples=[ROUND])
    state: Literal["not_begun", "begun", "submitted"] = Field(examples=["begun"])
    may_change: bool = Field(description="Whether answers can be given or changed now.", examples=[True])
    answers: dict[str, Answer] = Field(description="By item.", examples=[ANSWERS])
    missing: tuple[str, ...] = Field(
        description="Items not answered yet, in the order of the pages.", examples=[["S2"]]
    )
