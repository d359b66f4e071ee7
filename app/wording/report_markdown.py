"""A report as Markdown, to be pasted into a wiki: everything the page says, in the page's order."""

from collections.abc import Sequence

from app.domain.privacy import ANONYMOUS
from app.domain.questionnaire import Bank
from app.domain.report import Report, WithheldReport
from app.domain.voices import Voice
from app.wording.card_markdown import card_markdown
from app.wording.document import Document, document_of
from app.wording.hidden_work import RoleText
from app.wording.markdown import bullets, escaped, heading, labelled, paragraphs, strong, table
from app.wording.matrix_markdown import matrix_markdown
from app.wording.numbers import number, sentence
from app.wording.recommendations import Card
from app.wording.symptoms import FindingText


def report_markdown(report: Report | WithheldReport, bank: Bank, voices: Sequence[Voice] = (), kicker: str = "") -> str:
    """The whole report, GitHub-flavoured and without HTML, ending with a newline; with the `voices` of a named round,
    who says whom, and under its heading the `kicker`, which says of whom and when. A withheld one says how many have
    answered and why that is all."""
    if isinstance(report, WithheldReport):
        return f"{_withheld(report)}\n"
    doc = document_of(report, bank, voices)
    parts = (
        _verdict(doc, report.privacy, kicker),
        _figures(doc),
        _missing(doc),
        matrix_markdown(doc),
        _moves(doc),
        _symptoms(doc),
        _roles(doc),
        _practices(doc),
        paragraphs([heading(2, "How this is computed"), bullets([escaped(line) for line in doc.computed])]),
    )
    return f"{paragraphs(parts)}\n"


def _withheld(report: WithheldReport) -> str:
    so_far = f"{_people(report.respondents)} answered" if report.respondents else "Nobody has answered"
    why = "below its minimum an anonymous round shows nothing else, so that nobody’s answers can be worked out."
    return paragraphs([heading(1, "Too few answers for a report"), f"{so_far}; {why}"])


def _people(respondents: int) -> str:
    return "One person has" if respondents == 1 else f"{sentence(number(respondents))} people have"


def _verdict(doc: Document, privacy: str, kicker: str) -> str:
    verdict = doc.verdict
    return paragraphs(
        [
            heading(1, escaped(verdict.headline)),
            escaped(kicker),
            _respondents(doc, privacy),
            f"{strong(verdict.finding)} {escaped(verdict.meaning)}",
        ]
    )


def _respondents(doc: Document, privacy: str) -> str:
    if doc.alone:
        return "One person’s view."
    return f"{_people(doc.respondents)} answered{', anonymously' if privacy == ANONYMOUS else ''}."


def _figures(doc: Document) -> str:
    return bullets(
        [
            labelled(
                figure.label, f"{' '.join(part for part in (figure.value, figure.rest) if part)} ({figure.meaning})"
            )
            for figure in doc.figures
        ]
    )


def _missing(doc: Document) -> str:
    return paragraphs([labelled(one.how, f"{one.what}.") for one in doc.missing])


def _moves(doc: Document) -> str:
    if not doc.recommends:
        return ""
    return paragraphs(
        [
            heading(2, "What to do first"),
            escaped(doc.start_sentence),
            *_cards("Start now", doc.start_now),
            *_cards("Later", doc.later),
        ]
    )


def _cards(title: str, cards: Sequence[Card]) -> list[str]:
    return [heading(3, title), *(card_markdown(card) for card in cards)] if cards else []


def _symptoms(doc: Document) -> str:
    lede = " ".join(["The article’s checklist, each with what it is a sign of.", escaped(doc.cost)]).strip()
    return paragraphs([heading(2, "Symptoms"), lede, _findings("Symptom", doc, doc.symptoms)])


def _roles(doc: Document) -> str:
    lede = "Each role is good at something and limited by nature. Trouble comes from loading every trade-off on one."
    return paragraphs([heading(2, "Roles and load"), lede, *(_role(role) for role in doc.roles), escaped(doc.others)])


def _role(role: RoleText) -> str:
    facts = (
        labelled("Strength", role.strength),
        labelled("Limit", role.limit),
        labelled("Carries today", " ".join(part for part in (role.carries, role.foreign) if part)),
        labelled("Forced out of role", role.forced_out),
    )
    return paragraphs(
        [heading(3, escaped(role.name)), escaped(role.built_for), bullets([fact for fact in facts if fact])]
    )


def _practices(doc: Document) -> str:
    return paragraphs(
        [
            heading(2, "Practices and mistakes"),
            "What mature teams do everywhere, and what young teams fall into because growth runs ahead of structure.",
            _findings("Practice", doc, doc.practices),
            _findings("Mistake", doc, doc.mistakes),
            *([strong("Answers that hardly fit together")] if doc.looks else []),
            bullets([escaped(look.text) for look in doc.looks]),
        ]
    )


def _findings(kind: str, doc: Document, findings: Sequence[FindingText]) -> str:
    """A table of the columns that say something: one person's view has no counts, and remarks are few."""
    columns = {
        kind: [finding.name for finding in findings],
        "A sign of": [finding.signal for finding in findings],
        "In your view" if doc.alone else "State": [finding.state for finding in findings],
        "Answers": [finding.answers for finding in findings],
        "Remarks": [" ".join(finding.notes) for finding in findings],
    }
    said = {title: [escaped(text) for text in texts] for title, texts in columns.items() if any(texts)}
    return table(list(said), list(zip(*said.values(), strict=True)))
