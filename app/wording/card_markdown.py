"""A recommendation as Markdown, in full: nothing is folded, since a wiki page is read and searched as a whole."""

from app.wording.advice import AdviceText, SourceText
from app.wording.markdown import bullets, escaped, heading, labelled, link, paragraphs, strong
from app.wording.recommendations import Card, Mention


def card_markdown(card: Card) -> str:
    """The card under a heading with its rank, its further advice beneath, and what an earlier card has told."""
    return paragraphs(
        [
            heading(4, f"{card.rank}. {escaped(_titled(card.advice.rows, card.advice.title))}"),
            labelled(card.theme, " ".join(part for part in (card.first, card.reasons) if part)),
            _advice(card.advice),
            *(_further(advice) for advice in card.others),
            *(_mention(mention) for mention in card.mentions),
        ]
    )


def _titled(rows: str, title: str) -> str:
    return f"{rows}: {title}" if rows else title


def _further(advice: AdviceText) -> str:
    return paragraphs([heading(5, escaped(_titled(advice.rows, advice.title))), _advice(advice)])


def _advice(advice: AdviceText) -> str:
    return paragraphs(
        [
            escaped(" ".join(part for part in (advice.why, advice.concerns) if part)),
            bullets(_facts(advice)),
            _steps("This week", advice.week),
            _steps("Next quarter", advice.quarter),
            _steps("Done when", advice.done),
            labelled("Tools that others use for this", _tools(advice)),
            paragraphs([strong("Sources"), bullets([_source(source) for source in advice.sources])]),
        ]
    )


def _steps(label: str, steps: tuple[str, ...]) -> str:
    return paragraphs([strong(label), bullets([escaped(step) for step in steps])])


def _facts(advice: AdviceText) -> list[str]:
    owner = f"{advice.owner}, with {advice.contributors}" if advice.contributors else advice.owner
    return [labelled("Owner", owner), labelled("Effort", advice.effort), labelled("If it is left", advice.risk)]


def _tools(advice: AdviceText) -> str:
    return f"{', '.join(advice.tools)}. Examples, not endorsements." if advice.tools else ""


def _source(source: SourceText) -> str:
    title = link(source.title, source.url) if source.url else escaped(source.title)
    return " ".join(part for part in (f"{title}, {escaped(source.by)}.", escaped(source.note)) if part)


def _mention(mention: Mention) -> str:
    return escaped(f"{_titled(mention.rows, f'“{mention.title}”')}, as on card {mention.rank}.")
