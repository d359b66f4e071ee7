"""The bundled sample: the answers of five people on an invented team, in a file as `holdfast score` reads it."""

from functools import cache
from importlib.resources import files

from app.bank import load_bank
from app.domain.answers_file import AnswersFile, read_answers_file


@cache
def sample_answers() -> AnswersFile:
    """The sample of the newest bank."""
    version = load_bank().version
    return read_answers_file((files("app.bank") / f"v{version}" / "sample.json").read_bytes(), load_bank)
