"""Two rounds side by side as Markdown, to be pasted into a wiki: everything the page says, in the page's order."""

from collections.abc import Sequence

from app.wording.comparisons.items import ItemGroup
from app.wording.comparisons.people import PeopleText
from app.wording.comparisons.rows import Disputes, RowText
from app.wording.comparisons.text import ComparisonText
from app.wording.markdown import bullets, escaped, heading, labelled, paragraphs, table
from app.wording.symptoms import FindingText


def comparison_markdown(text: ComparisonText, kicker: str) -> str:
    """The whole comparison, GitHub-flavoured and without HTML, ending with a newline; `kicker` says of which rounds."""
    parts = (
        heading(1, escaped(text.headline)),
        escaped(kicker),
        escaped(text.ground),
        _figures(text),
        escaped(text.people.mix) if text.people else "",
        *_duties(text),
        *(_group(text, group) for group in text.groups),
        _people(text.people) if text.people else "",
        paragraphs([heading(2, "How this is compared"), bullets([escaped(line) for line in text.computed])]),
    )
    return f"{paragraphs(parts)}\n"


def _figures(text: ComparisonText) -> str:
    return bullets(
        [labelled(one.title, " ".join(part for part in (_stop(one.outcome), one.fine) if part)) for one in text.figures]
    )


def _stop(outcome: str) -> str:
    return f"{outcome}." if outcome else ""


def _duties(text: ComparisonText) -> list[str]:
    if text.is_pictures:
        return [heading(2, "Who holds what"), _rows(text, text.rows)]
    return [
        heading(2, "What changed hands"),
        _rows(text, text.told),
        _kept(text.settled),
        _disputes(text.disputes),
        _agreed(text),
    ]


def _rows(text: ComparisonText, rows: Sequence[RowText]) -> str:
    lines = [[row.name, row.earlier.words, row.later.words, *([row.what] if row.what else [])] for row in rows]
    return _table(text, "Responsibility", lines)


def _kept(rows: Sequence[RowText]) -> str:
    return labelled("Nothing open, and as before", ", ".join(row.name for row in rows))


def _disputes(disputes: Disputes) -> str:
    lines = (
        labelled("Not disputed any more", "; ".join(disputes.settled)),
        labelled("Disputed now", "; ".join(disputes.new)),
        labelled("Disputed still", "; ".join(disputes.open)),
    )
    said = [line for line in lines if line]
    return paragraphs([heading(3, "Disputes"), bullets(said)]) if said else ""


def _agreed(text: ComparisonText) -> str:
    rows = [[one.name, f"{one.what}, from {one.since}", one.why, one.state] for one in text.agreed]
    if not rows:
        return ""
    head = ["Duty", "Agreed", "Why", f"In {text.labels[1]}"]
    return paragraphs([heading(3, "What was agreed, and whether it holds"), table(head, _cells(rows))])


def _group(text: ComparisonText, group: ItemGroup) -> str:
    lines = [
        [item.name, _state(item.earlier), _state(item.later), *([item.what] if item.what else [])]
        for item in group.items
    ]
    return paragraphs([heading(2, group.title), _table(text, group.title.removesuffix("s"), lines)])


def _state(finding: FindingText) -> str:
    return f"{finding.state} ({finding.answers})" if finding.answers else finding.state


def _table(text: ComparisonText, first: str, lines: Sequence[Sequence[str]]) -> str:
    if not lines:
        return ""
    head = [first, *text.labels, *([] if text.is_pictures else ["What happened"])]
    return table(head, _cells(lines))


def _people(people: PeopleText) -> str:
    figures = [[line.who, *line.figures] for line in people.lines]
    differences = [[one.name, one.same_people, one.everybody] for one in people.differences]
    return paragraphs(
        [
            heading(2, "The same people, and everybody"),
            escaped(people.says),
            table(["Who", "Symptoms", "Hidden work", "Same owner"], _cells(figures)) if figures else "",
            table(["Where it differs", "The same people", "Everybody"], _cells(differences)) if differences else "",
            bullets([labelled(which, names) for which, names in people.names]),
        ]
    )


def _cells(rows: Sequence[Sequence[str]]) -> list[list[str]]:
    return [[escaped(text) for text in row] for row in rows]
