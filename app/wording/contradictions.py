"""Answers that hardly fit together, as a request to look again (domain 2.9). Nothing is corrected unasked."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SecondLook:
    """A sentence, and the questions it is about, first the one to look at first."""

    id: str
    text: str
    items: tuple[str, ...]


LOOKS = {
    "K1": ("Every change goes live through CI/CD, and yet models are deployed manually. Can both be so?", "P2", "S1"),
    "K2": ("Everything has a version and a trail, and yet it is not known which model is live.", "P3", "S4"),
    "K3": ("Sensitive data is closed by default, and yet everyone has access to all datasets.", "P4", "S3"),
    "K4": ("Data and models go live through CI/CD only, and yet only application code has it.", "P2", "M2"),
    "K5": ("Everything has a version of its own, and yet one script controls most workflows.", "P3", "S2"),
    "K6": ("Pipelines and models can be observed everywhere, and yet drops stay unexplained.", "P5", "S5"),
    "K7": ("All infrastructure exists as code, and yet moves go by hand or feel risky.", "P1", "S6", "M4"),
    "K8": ("Roles are said to be clear, and yet three or more duties are everyone’s or nobody’s.", "M1"),
    "K9": (
        "Nobody is said to hold the DevOps-for-Data job, and yet duties are said to be with it. Does somebody do the "
        "job without its name?",
        "CX3",
    ),
    "K10": (
        "No symptom is reported, though three or more practices are missing. Either it is early, or it has come to "
        "feel normal.",
    ),
}
"""Per check (domain 2.9) the sentence, then the questions it is about."""


def second_looks(contradictions: Sequence[str]) -> tuple[SecondLook, ...]:
    """The sentences for the checks that fired, in order."""
    return tuple(SecondLook(check, LOOKS[check][0], LOOKS[check][1:]) for check in contradictions)
