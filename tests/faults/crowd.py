"""People who come to a running server, each with a browser of their own, and answer a round."""

import re
from collections.abc import Generator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass

from httpx2 import Client, Response

OWNERS = ("de", "ml", "dfd", "everyone", "nobody", "dont_know")
LEVELS = ("everywhere", "some", "no", "dont_know")
STATES = ("yes", "partly", "no", "dont_know")
DUTIES = ("R-ING", "R-TRF", "R-STO", "R-PIP", "R-SCH", "R-DMO", "R-TRN", "R-EVA", "R-FEA", "R-CIC", "R-ENV", "R-ACC")


@dataclass(frozen=True)
class Crowd:
    """Everybody of one team, the lead first, and the address of their round."""

    clients: tuple[Client, ...]
    team: str
    round: str

    @property
    def lead(self) -> Client:
        return self.clients[0]

    def answer(self, submitting: bool = True) -> None:
        """Everybody answers all there is, each in their own way, and submits."""
        for number, client in enumerate(self.clients):
            for section, fields in answers_of(number).items():
                said(client.post(f"{self.round}/sections/{section}", data=dict(fields)))
            if submitting:
                said(client.post(f"{self.round}/submission"))

    def close(self) -> None:
        said(self.lead.post(f"{self.round}/closure"))


@contextmanager
def gathered(server: str, privacy: str, size: int) -> Generator[Crowd]:
    """A new team of so many people with an open round; they joined by the lead's link."""
    with ExitStack() as browsers:
        clients = [browsers.enter_context(_browser(server)) for _ in range(size)]
        yield _crowd(clients, privacy)


def _browser(server: str) -> Client:
    # Nothing here is TLS, and reading everybody's certificates would take longer than all they answer.
    return Client(base_url=server, follow_redirects=True, verify=False)


def _crowd(clients: list[Client], privacy: str) -> Crowd:
    lead, *others = clients
    own = "/".join(said(lead.post("/teams")).url.path.split("/")[:3])
    team = found(r'href="(/teams/[0-9a-z]{20})"', said(lead.get(own)).text)
    round = own
    if privacy == "anonymous":
        fields = {"privacy": privacy, "asked": str(len(clients)), "minimum": "5", "ending": "call_off"}
        round = said(lead.post(f"{team}/rounds", data=fields)).url.path
    fields = {"team_name": "The crowd", "name": "Person 0", "days": "7"}
    link = found(r'value="http[^"]*(/join/[^"]+)"', said(lead.post(f"{team}/invitations", data=fields)).text)
    for number, client in enumerate(others, start=1):
        said(client.post(link, data={"name": f"Person {number}", "role": "ml"}))
    return Crowd(tuple(clients), team, round)


def answers_of(number: int) -> Mapping[str, Mapping[str, str]]:
    """What the respondent with this number says, section by section."""
    return {
        "symptoms": {f"S{n}": STATES[(number + n) % 4] for n in range(1, 7)} | {"S1.severity": str(number % 4)},
        "ownership": {duty: OWNERS[(number + n) % 6] for n, duty in enumerate(DUTIES)} | {"R-ING.written": "1"},
        "practices": {f"P{n}": LEVELS[(number + n) % 4] for n in range(1, 6)},
    }


def said(answer: Response) -> Response:
    """The answer, which must be a page."""
    assert answer.status_code == 200, f"{answer.status_code} for {answer.url}: {answer.text}"
    return answer


def found(pattern: str, text: str) -> str:
    match = re.search(pattern, text)
    assert match, f"{pattern} is not in {text}"
    return match[1]
