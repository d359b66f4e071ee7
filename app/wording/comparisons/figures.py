"""The three figures of two rounds side by side: bars to draw, and in words what may be said of them (domain 4.9.3)."""

from dataclasses import dataclass

from app.domain.comparison import (
    CLEARER,
    FEWER,
    LESS_CLEAR,
    MORE,
    NOT_COMPARED,
    NOT_DISTINGUISHABLE,
    Compared,
    Comparison,
    Outcome,
    figures_of,
)
from app.domain.judgement import ARCHITECTURAL_FROM, FIGURES_FROM
from app.wording.comparisons.bars import Bar, Readings, Tick, bars_of, place, readings_of, ticks_of
from app.wording.numbers import counted, out_of, sentence

OUTCOMES = {
    FEWER: "fewer",
    MORE: "more",
    CLEARER: "clearer",
    LESS_CLEAR: "less clear",
    NOT_DISTINGUISHABLE: "cannot be told apart",
    NOT_COMPARED: "not compared",
}
TONES = {FEWER: "better", MORE: "worse", CLEARER: "better", LESS_CLEAR: "worse"}
TITLES = ("Symptoms that apply", "Hidden work", "Two colleagues name the same owner")
COUNTED = "Duties for which all name one owner"
COLUMNS = ("nobody", "everyone", "de")

Labels = tuple[str, str]


@dataclass(frozen=True, slots=True)
class FigureText:
    """A figure of both rounds. `column` colours it; `bars` are empty where there is nothing to draw; `threshold` is a
    place on the scale, None where there is none; `says` is the drawing in words. `outcome` is what may be said, with
    its `tone` (better, worse or same), empty beside an anonymous round; `fine` has the numbers."""

    title: str
    column: str
    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    threshold: float | None
    says: str
    outcome: str = ""
    tone: str = "same"
    fine: str = ""


def figure_texts(comparison: Comparison, labels: Labels) -> tuple[FigureText, ...]:
    """Symptoms, hidden work and clarity; of two pictures, each round's own figures and nothing between them."""
    if comparison.changes is None:
        pairs = readings_of(figures_of(comparison.earlier.report), figures_of(comparison.later.report))
        return tuple(_picture(at, pair, labels) for at, pair in enumerate(pairs))
    found = comparison.changes.everybody
    pairs = readings_of(found.earlier, found.later)
    remarks = (_of_symptoms(found), _of_hidden_work(found), _of_clarity(found, pairs[2]))
    return tuple(
        _figure(_picture(at, pair, labels), pair, outcome_words(found)[at], outcome, remark)
        for at, (pair, outcome, remark) in enumerate(zip(pairs, found.outcomes.values(), remarks, strict=True))
    )


def figure_line(compared: Compared) -> tuple[str, ...]:
    """The same three for a line of a table: `4 to 5 then, 2 now: fewer`."""
    pairs = readings_of(compared.earlier, compared.later)
    return tuple(
        word if outcome.code == NOT_COMPARED else f"{_then_and_now(pair)}: {word}"
        for pair, outcome, word in zip(pairs, compared.outcomes.values(), outcome_words(compared), strict=True)
    )


def outcome_words(compared: Compared) -> tuple[str, ...]:
    """What may be said of each of the three, in a word or two; more symptoms may only be seen (4.9.7)."""
    symptoms, *others = (OUTCOMES[outcome.code] for outcome in compared.outcomes.values())
    return ("more visible" if compared.symptoms.code == MORE and compared.more_visible else symptoms, *others)


def _picture(at: int, pair: Readings, labels: Labels) -> FigureText:
    """Both rounds drawn and read out, without a word between them."""
    says = " ".join(f"{label}: {reading.aloud}." for label, reading in zip(labels, pair, strict=True))
    bars = bars_of(pair, labels)
    of = max(one.of for one in pair)
    return FigureText(
        title=TITLES[at] if bars or at < 2 else COUNTED,
        column=COLUMNS[at],
        bars=bars,
        ticks=ticks_of(pair),
        threshold=place(ARCHITECTURAL_FROM, of) if bars and at == 0 and of >= ARCHITECTURAL_FROM else None,
        says=says,
        fine=says,
    )


def _figure(picture: FigureText, pair: Readings, word: str, outcome: Outcome, remark: str) -> FigureText:
    is_compared = outcome.code != NOT_COMPARED
    return FigureText(
        title=picture.title,
        column=picture.column,
        bars=picture.bars if is_compared else (),
        ticks=picture.ticks if is_compared else (),
        threshold=picture.threshold if is_compared else None,
        says=picture.says,
        outcome=sentence(word),
        tone="same" if word == "more visible" else TONES.get(outcome.code, "same"),
        fine=" ".join([*([f"{_then_and_now(pair)}."] if is_compared else []), *([remark] if remark else [])]),
    )


def _then_and_now(pair: Readings) -> str:
    then, now = (reading.words for reading in pair)
    return f"{then} both times" if then == now else f"{then} then, {now} now"


def _of_symptoms(compared: Compared) -> str:
    """Where the article's threshold lies, if that is the same for every value the bounds allow."""
    then, now = compared.earlier.verdict, compared.later.verdict
    if compared.symptoms.code == NOT_COMPARED:
        return _too_few(compared.symptoms, "symptoms")
    if now.lower >= ARCHITECTURAL_FROM:
        return f"{'Still at' if then.lower >= ARCHITECTURAL_FROM else 'At'} the article’s threshold of two."
    return "Below the article’s threshold of two." if now.upper < ARCHITECTURAL_FROM <= then.lower else ""


def _of_hidden_work(compared: Compared) -> str:
    if compared.hidden_work.code == NOT_COMPARED:
        return _too_few(compared.hidden_work, "duties")
    unknown = compared.earlier.hidden_work.unknown + compared.later.hidden_work.unknown
    is_open = compared.hidden_work.code == NOT_DISTINGUISHABLE and unknown
    return "What is disputed or not known could be all the difference." if is_open else ""


def _of_clarity(compared: Compared, pair: Readings) -> str:
    then, now = compared.earlier.ownership.clarity_range, compared.later.ownership.clarity_range
    match compared.clarity.code:
        case "not_compared":
            return _too_few(compared.clarity, "duties")
        case "not_distinguishable" if not then or not now:
            return f"It takes {counted(FIGURES_FROM, 'person', 'people')} in each round to tell."
        case "not_distinguishable":
            return "The ranges meet: one person’s answers could be all the difference."
        case _:
            meets_rounded = pair[0].high >= pair[1].low and pair[1].high >= pair[0].low
            return "Unrounded, the ranges do not meet." if meets_rounded else ""


def _too_few(outcome: Outcome, noun: str) -> str:
    """Why a figure is not compared: too little is shared, or one of the rounds has none."""
    if outcome.compared == outcome.in_use:
        return "Too few were answered in one of the rounds."
    if outcome.compared == 0:
        return f"None of the {noun} can be compared."
    return f"Only {out_of(outcome.compared, outcome.in_use)} {noun} can be compared."
