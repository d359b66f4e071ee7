"""Names of files: readable wherever they can be, and harmless everywhere."""

from datetime import UTC, datetime

import pytest

from app.db.rounds import Round
from app.wording.file_names import archive_file_name, plain_file_name, report_file_name


def file_name(team: str | None, ending: str = "pdf") -> str:
    closed = datetime(2026, 11, 12, 9, tzinfo=UTC)
    round = Round("r", "t", team, 3, "1", "named", 5, closed, closed, None, "lead", None, 5, None)
    return report_file_name(round, ending)


@pytest.mark.parametrize(
    ("team", "name"),
    [
        ("Payments ML", "Payments-ML-round-3-2026-11-12.pdf"),
        (None, "Your-team-round-3-2026-11-12.pdf"),
        ("Zürich/Genève: ML", "Zürich-Genève-ML-round-3-2026-11-12.pdf"),
        ("机器学习 2", "机器学习-2-round-3-2026-11-12.pdf"),
        ("हिन्दी", "हिन्दी-round-3-2026-11-12.pdf"),
        ("../../etc/passwd", "etc-passwd-round-3-2026-11-12.pdf"),
        ('a"; b\\c\r\nX: y', "a-b-c-X-y-round-3-2026-11-12.pdf"),
        ("\u202egnp.exe", "gnp-exe-round-3-2026-11-12.pdf"),
        ("🚀🚀", "team-round-3-2026-11-12.pdf"),
    ],
)
def test_a_file_is_named_after_its_team_round_and_day(team: str | None, name: str) -> None:
    assert file_name(team) == name


def test_the_longest_name_of_the_widest_letters_still_fits() -> None:
    assert len(file_name("𝒜" * 80).encode()) <= 255


def test_programs_that_read_only_ascii_get_a_name_too() -> None:
    assert plain_file_name(file_name("Zürich ML")) == "Zurich-ML-round-3-2026-11-12.pdf"
    assert plain_file_name(file_name("机器学习")) == "round-3-2026-11-12.pdf"


def test_an_archive_is_named_after_its_team_and_day() -> None:
    assert archive_file_name("Payments ML", "2026-11-12") == "Payments-ML-archive-2026-11-12.json"
