"""How long a report takes on its way to paper. Run it: `python -m tests.load.pdf`; it prints figures.

The sample's report is set, under another team's name each time, since what was set before is kept.
"""

import time
from dataclasses import replace
from datetime import UTC, datetime

from app.bank.sample import sample_answers
from app.db.rounds import Round
from app.domain.reporting import report_of
from app.pdf import report_pdf
from app.wording.document import document_of
from app.wording.report_markdown import report_markdown
from app.wording.report_sheet import report_sheet

RUNS = 9
CLOSED = datetime(2026, 11, 12, 9, tzinfo=UTC)
ROUND = Round("r", "t", "", 3, "1", "named", 5, CLOSED, CLOSED, None, "lead", None, 5, None)


def main() -> None:
    sample = sample_answers()
    report = report_of(sample.bank, sample.responses)
    on_paper, as_text, size = list[float](), list[float](), 0
    for run in range(RUNS):
        begun = time.perf_counter()
        report_markdown(report, sample.bank)
        written = time.perf_counter()
        sheet = report_sheet(document_of(report, sample.bank), replace(ROUND, team_name=f"Team {run}"))
        size = len(report_pdf(sheet))
        as_text.append(written - begun)
        on_paper.append(time.perf_counter() - written)
    median, slowest = sorted(on_paper)[RUNS // 2], max(on_paper)
    ratio = median / sorted(as_text)[RUNS // 2]
    print(f"{RUNS} reports of {size / 1000:.0f} kB: median {median:.2f} s, slowest {slowest:.2f} s,", end=" ")
    print(f"{ratio:.0f} times as long as the same report as Markdown")


if __name__ == "__main__":
    main()
