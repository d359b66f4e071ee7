"""The worked example E1 (domain 4.7) as its respondent fills in the pages, section by section."""

from tests.web.visitor import Page, Visitor

SYMPTOMS = {
    "CX1": "ml",
    "CX4": "2-5",
    "S1": "yes",
    "S1.severity": "2",
    "S2": "partly",
    "S2.severity": "1",
    "S3": "yes",
    "S3.severity": "0",
    "S4": "dont_know",
    "S5": "no",
    "S6": "no",
}
OWNERSHIP = {
    "CX3": "no",
    "R-ING": "de",
    "R-TRF": "de",
    "R-STO": "de",
    "R-PIP": "de",
    "R-SCH": "de",
    "R-DMO": "everyone",
    "R-TRN": "ml",
    "R-EVA": "ml",
    "R-FEA": "ml",
    "R-INF": "ml",
    "R-CIC": "ml",
    "R-ENV": "nobody",
    "R-ACC": "everyone",
    "R-OBS": "dont_know",
    "R-GRD": "ml",
    "X1": "other",
    "X1.other": "other:it",
    "X2": "nobody",
}
PRACTICES = {
    "P1": "some",
    "P2": "no",
    "P3": "no",
    "CX5": "no",
    "P4": "no",
    "P5": "some",
    "M1": "yes",
    "M2": "yes",
    "M3": "no",
    "M4": "no",
}
SECTIONS = {"symptoms": SYMPTOMS, "ownership": OWNERSHIP, "practices": PRACTICES}


def fill_in(visitor: Visitor) -> Page:
    """Begin a round and answer it; the check page."""
    round = visitor.begin().round
    for section, answers in SECTIONS.items():
        visitor.client.post(f"{round}/sections/{section}", data=answers, follow_redirects=False)
    return visitor.open(f"{round}/check")


def submit(visitor: Visitor) -> Page:
    """The same, submitted; one's own view."""
    return visitor.press(fill_in(visitor), "Submit and see the report")


def close(visitor: Visitor) -> Page:
    """The same, and the round closed; its report."""
    closure = visitor.open(f"{submit(visitor).round}/closure")
    return visitor.press(closure, "Close the round for good")
