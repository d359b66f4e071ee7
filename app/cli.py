"""The command line, as `holdfast` or `python -m app.cli`. Exit 0: done; 2: wrong use or bad input; 1: anything else.

Each command imports what it needs when it runs, so that none waits for another's libraries.
"""

import sys
from collections.abc import Generator, Iterable
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Annotated, NoReturn

import typer

app = typer.Typer(
    name="holdfast",
    help="Shows a data or ML team which duties nobody was ever named for.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)

STANDARD_INPUT = "-"


class Format(StrEnum):
    """What `score` prints: every figure exactly, or the report to read."""

    json = "json"
    markdown = "markdown"


@app.command()
def score(
    file: Annotated[str, typer.Argument(metavar="FILE", help="An answers file; - for standard input.")],
    format: Annotated[Format, typer.Option(help="Exact figures, or a report to read.")] = Format.json,
) -> None:
    """Print the report that an answers file makes. Needs no server and no database."""
    from app.bank import load_bank
    from app.domain.answers_file import MAX_BYTES, read_answers_file
    from app.domain.answers_json import AnswersFault
    from app.domain.reporting import report_of

    try:
        answers = read_answers_file(_start_of(file, MAX_BYTES + 1), load_bank)
    except AnswersFault as fault:
        _fail(fault.faults, status=2)
    report = report_of(answers.bank, answers.responses, answers.privacy, answers.minimum)
    if format is Format.json:
        from app.wording.report_json import report_text

        _print(report_text(report))
    else:
        from app.wording.report_markdown import report_markdown

        _print(report_markdown(report, answers.bank))


@app.command()
def serve(
    host: Annotated[str, typer.Option(help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port to listen on; 0 for any that is free.")] = 8000,
    workers: Annotated[int, typer.Option(min=1, help="Processes that serve; more than one needs PostgreSQL.")] = 1,
    no_migrate: Annotated[bool, typer.Option("--no-migrate", help="Leave migrations to `migrate`.")] = False,
) -> None:
    """Bring the database up to date, then serve until told to stop."""
    with _start_faults():
        from app.serving import serve

        serve(host, port, workers, migrate_first=not no_migrate)


@app.command()
def migrate() -> None:
    """Bring the database up to date."""
    with _start_faults():
        from app.db.reaching import migrate
        from app.settings import settings_from_environment

        migrate(settings_from_environment())
        _print("The database is up to date.\n")


@app.command()
def demo() -> None:
    """Fill an empty database with three invented teams, to look around in."""
    with _start_faults():
        from app.demo import fill

        filled = fill()
        lead, *others = filled.emails
        _print(
            f"Three invented teams are there: {', '.join(filled.teams)}.\n"
            f"Serve them with `holdfast serve`, and sign in at\n\n"
            f"    {filled.address}\n"
            f"    e-mail     {lead}\n"
            f"    password   {filled.password}\n\n"
            f"That is the lead of all three. With the same password, others see what a member sees: {others[0]}.\n"
        )


@app.command()
def reset_link(email: Annotated[str, typer.Argument(metavar="EMAIL", help="The address of an account.")]) -> None:
    """Print a link by which the account's holder chooses a new password."""
    with _start_faults():
        from app.recovery import reset_link_for

        _print(f"{reset_link_for(email)}\n")


@app.command()
def backup(
    file: Annotated[str, typer.Argument(metavar="FILE", help="A file that is not there yet; - for standard output.")],
) -> None:
    """Write everything that is remembered into a file, while serving or not."""
    with _start_faults():
        from app.backups import back_up

        _say(back_up(file))


@app.command()
def restore(
    file: Annotated[str, typer.Argument(metavar="FILE", help="What `backup` wrote; - for standard input.")],
    replace: Annotated[bool, typer.Option("--replace", help="Give up what the database holds now.")] = False,
) -> None:
    """Bring back what a backup holds, into an empty database. Not while serving."""
    with _start_faults():
        from app.backups import bring_back

        for sentence in bring_back(file, replace=replace):
            _say(sentence)


@app.command()
def doctor() -> None:
    """Say in plain words what is wrong with this installation. Exit 1 where anything is."""
    from app.doctor import examination
    from app.doctor.finding import Weight

    findings = list(examination())
    is_ill = any(finding.weight is Weight.wrong for finding in findings)
    for finding in findings:
        _print(f"{finding.weight:5}  {finding.sentence}\n")
    raise typer.Exit(is_ill)


@contextmanager
def _start_faults() -> Generator[None]:
    """Says what keeps a command from its work in a line each, rather than with a traceback."""
    from app.faults import StartFault

    try:
        yield
    except StartFault as fault:
        _fail(fault.sentences, fault.status)


def _start_of(file: str, size: int) -> bytes:
    """The first bytes of a file: as many as are needed to see that it is too large."""
    if file == STANDARD_INPUT and sys.stdin is None:
        _fail(["standard input: closed"], status=2)
    try:
        with sys.stdin.buffer if file == STANDARD_INPUT else Path(file).open("rb") as stream:
            return stream.read(size)
    except OSError as error:
        _fail([f"{_name_of(file)}: {error.strerror or error}"], status=2)


def _name_of(file: str) -> str:
    if file == STANDARD_INPUT:
        return "standard input"
    return file if file and file.isprintable() else repr(file)


def _print(text: str) -> None:
    if sys.stdout is None:
        _fail(["standard output: closed"], status=1)
    try:
        sys.stdout.buffer.write(text.encode())
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        # Whoever read the output has enough of it, and typer leaves without a word.
        raise
    except OSError as error:
        _fail([f"standard output: {error.strerror or error}"], status=1)


def _say(sentence: str) -> None:
    """Beside the output, which may be a backup."""
    typer.echo(sentence, err=True)


def _fail(lines: Iterable[str], status: int) -> NoReturn:
    for line in lines:
        typer.echo(line, err=True)
    raise typer.Exit(status)


if __name__ == "__main__":
    app()
