"""The JSON interface, a room per noun. Whoever asks brings a token; every fault is a problem (RFC 9457)."""

from fastapi import APIRouter

from app.api import (
    agreements,
    answers,
    comparisons,
    description,
    own_parts,
    reports,
    rounds,
    shares,
    submissions,
    teams,
)

router = APIRouter(generate_unique_id_function=description.operation_id)
"""Every address of the interface, for the application to include."""

for room in (teams, rounds, reports, comparisons, shares, agreements, own_parts, answers, submissions, description):
    router.include_router(room.router)
