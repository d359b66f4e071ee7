"""A questionnaire of four questions, as the files that `bank_from` reads."""

from collections.abc import Mapping
from types import MappingProxyType

GAPS = ("G1", "G2", "G3", "G4", "G5", "G6", "H")


def advice(id: str) -> str:
    """One complete advice, as text."""
    return f"""
    [{id}]
    title = "Do {id}"
    why = "Because of {id}."
    week = ["Begin."]
    quarter = ["Go on."]
    done = ["It is done."]
    owner = "dfd"
    contributors = ["data owner"]
    effort = "M"
    effort_note = "a month"
    risk = "It stays."
    citations = [{{ source = "BOOK", note = "Says so." }}]
    """


def question(id: str, scale: str, more: str = "") -> str:
    """One question, as text."""
    return f"""
    [{id}]
    rev = "1.0"
    scale = "{scale}"
    name = "Name of {id}"
    help = "Help with {id}."
    {more}
    """


def scale(id: str, *values: str) -> str:
    """One scale, as text."""
    choices = ", ".join(f'{{ value = "{value}", label = "{value.title()}" }}' for value in values)
    return f"[{id}]\nchoices = [{choices}]\n"


TINY: Mapping[str, str] = MappingProxyType(
    {
        "scales.toml": scale("symptom", "yes", "partly", "no", "not_applicable")
        + scale("count", "0", "1")
        + scale("owner", "dfd", "other:it", "not_applicable"),
        "roles.toml": """
        [dfd]
        name = "DevOps for Data"
        plural = "DevOps for Data"
        built_for = "Running it."
        strength = "Calm."
        limit = "Time."
        forced_out = "Debugs."
        """,
        "context.toml": question("CX4", "count", 'presets."0" = ["S1"]'),
        "symptoms.toml": question("S1", "symptom", 'signal = "None"\nunknown_means = "Little."\nwhen.yes = "it is so"'),
        "responsibilities.toml": question(
            "R-CIC", "owner", 'covers = "all"\nexcludes = "none"\nexpected = "dfd"\ncore = true'
        ),
        "mistakes.toml": question("M1", "symptom", "underlying = false"),
        "sections.toml": """
        [all]
        name = "All"
        title = "How is it?"
        lede = "Four questions."
        items = ["CX4", "S1", "R-CIC", "M1"]
        """,
        "themes.toml": """
        [T1]
        name = "Delivery"
        effort = "M"
        owner = "dfd"
        symptom = "S1"
        mistakes = ["M1"]
        rows = ["R-CIC"]
        """,
        "advice_symptoms.toml": advice("S1"),
        "advice_mistakes.toml": advice("M1"),
        "advice_ownership.toml": "".join(advice(gap) for gap in GAPS),
        "sources.toml": '[BOOK]\ntitle = "A Book"\nby = "Somebody, 2020"\n',
    }
)


def changed(file: str, old: str, new: str) -> dict[str, str]:
    """The tiny questionnaire with one passage of one file replaced; the passage must be there."""
    assert old in TINY[file]
    return {**TINY, file: TINY[file].replace(old, new, 1)}
