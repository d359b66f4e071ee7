"""`holdfast score` as its users run it: a process of its own, files, pipes and exit codes (contract 1 and 3)."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from app.bank import load_bank
from app.domain.answers_file import read_answers_file
from app.domain.reporting import report_of
from app.wording.report_json import report_json

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "app/bank/v1/sample.json"


def _score(*arguments: str | Path, given: bytes | None = None) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "app.cli", "score", *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, input=given, capture_output=True, check=False, timeout=60)


def _file(folder: Path, content: Any) -> Path:
    file = folder / "answers.json"
    file.write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())
    return file


def _assert_refused(result: subprocess.CompletedProcess[bytes], *starts: str) -> None:
    lines = result.stderr.decode().splitlines()
    assert result.returncode == 2
    assert result.stdout == b""
    assert len(lines) == len(starts)
    assert all(line.startswith(start) for line, start in zip(lines, starts, strict=True)), lines


def test_the_sample_makes_its_report():
    result = _score(SAMPLE)
    answers = read_answers_file(SAMPLE.read_bytes(), load_bank)

    assert (result.returncode, result.stderr) == (0, b"")
    assert json.loads(result.stdout) == report_json(report_of(load_bank(), answers.responses))


def test_answers_may_come_from_standard_input():
    assert _score("-", given=SAMPLE.read_bytes()).stdout == _score(SAMPLE).stdout


def test_the_report_may_be_asked_for_to_read():
    result = _score(SAMPLE, "--format", "markdown")

    assert (result.returncode, result.stderr) == (0, b"")
    assert result.stdout.decode().startswith("# ")


def test_an_anonymous_file_below_its_minimum_is_withheld_and_that_is_no_fault(tmp_path: Path):
    few = {"privacy": "anonymous", "responses": [{"role": "ml", "answers": {"S1": "yes"}}] * 4}
    result = _score(_file(tmp_path, few))

    assert result.returncode == 0
    assert json.loads(result.stdout) == {"bank": "1", "respondents": 4, "privacy": "anonymous", "withheld": True}


def test_an_anonymous_file_keeps_its_own_minimum(tmp_path: Path):
    five: dict[str, Any] = {"privacy": "anonymous", "min_answers": 6, "responses": [{"role": "ml", "answers": {}}] * 5}

    assert json.loads(_score(_file(tmp_path, five)).stdout)["withheld"] is True
    assert json.loads(_score(_file(tmp_path, five | {"min_answers": 5})).stdout)["withheld"] is False


def test_five_hundred_full_responses_make_a_report(tmp_path: Path):
    answers = {item.id: item.scale.choices[0].value for item in load_bank().items.values() if item.id != "CX1"}
    result = _score(_file(tmp_path, {"responses": [{"role": "ml", "answers": answers}] * 500}))

    assert result.returncode == 0
    assert json.loads(result.stdout)["respondents"] == 500


@pytest.mark.parametrize(
    ("response", "fault"),
    [
        ({"role": "ml", "answers": {"S9": "yes"}}, "responses[0].answers.S9: not an item of this bank; allowed: CX3"),
        (
            {"role": "ml", "answers": {"P1": "yes"}},
            'responses[0].answers.P1: "yes" is not allowed; allowed: everywhere',
        ),
        ({"role": "boss", "answers": {}}, 'responses[0].role: "boss" is not allowed; allowed: de, ml'),
        ({"role": "ml"}, "responses[0].answers: missing, and required"),
        (
            {"role": "ml", "answers": {"S1": "no"}, "severity": {"S1": 1}},
            "responses[0].severity.S1: the symptom is not",
        ),
        ({"role": "ml", "answers": {"S1": None}}, "responses[0].answers.S1: null is not allowed"),
        ({"role": "ml", "answers": {"S1": "\ud800"}}, 'responses[0].answers.S1: "\\ud800" is not allowed'),
    ],
)
def test_a_fault_in_a_response_is_told_with_its_place(tmp_path: Path, response: dict[str, Any], fault: str):
    _assert_refused(_score(_file(tmp_path, {"responses": [response]})), fault)


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"", "the file: not JSON at line 1"),
        (b"\xff\xfe", "the file: byte 0 is not UTF-8"),
        (b"\xef\xbb\xbf{}", "the file: starts with a byte order mark"),
        (b"[" * 200_000, "the file: nested too deeply"),
        (b'{"responses": ' + b"9" * 10_000 + b"}", "the file: a number has too many digits"),
        (b'{"responses": []}', "responses: 0 responses are not allowed"),
        (b'{"bank": "7", "responses": []}', 'bank: "7" is not a version of the item bank; newest: "1"'),
        (b'{"responses": [{"role": "ml", "answers": {}, "severity": {"S1": NaN}}]}', "responses[0].severity.S1: "),
        (b" " * (2 << 20), "the file: more than 1048576 bytes"),
    ],
)
def test_a_file_that_cannot_be_read_is_told_in_a_line(tmp_path: Path, content: bytes, fault: str):
    result = _score(_file(tmp_path, content))

    assert result.returncode == 2
    assert result.stderr.decode().splitlines()[0].startswith(fault)
    assert b"Traceback" not in result.stderr


def test_several_faults_have_a_line_each(tmp_path: Path):
    content: dict[str, Any] = {"privacy": "x", "min_answers": 3, "responses": [{"role": "x", "answers": {}}]}

    _assert_refused(_score(_file(tmp_path, content)), "privacy: ", "min_answers: ", "responses[0].role: ")


def test_a_missing_file_and_a_folder_are_told_in_a_line(tmp_path: Path):
    _assert_refused(_score(tmp_path / "none.json"), f"{tmp_path / 'none.json'}: No such file or directory")
    _assert_refused(_score(tmp_path), f"{tmp_path}: Is a directory")


@pytest.mark.skipif(os.name != "posix", reason="permissions and devices of POSIX")
def test_a_file_that_may_not_be_read_is_told_in_a_line(tmp_path: Path):
    unreadable = Path("/proc/self/mem") if os.geteuid() == 0 else _file(tmp_path, {})
    if os.geteuid() != 0:
        unreadable.chmod(0)

    _assert_refused(_score(unreadable), f"{unreadable}: ")


def test_a_name_with_a_line_break_still_makes_one_line():
    _assert_refused(_score("no\nfile"), "'no\\nfile': No such file or directory")


@pytest.mark.parametrize("arguments", [[], ["--format", "pdf", "answers.json"], ["--loud", "answers.json"], ["a", "b"]])
def test_wrong_use_exits_with_two_and_says_how_it_is_used(arguments: list[str]):
    result = _score(*arguments)

    assert result.returncode == 2
    assert b"Usage:" in result.stderr
    assert b"Traceback" not in result.stderr


def test_a_reader_who_has_enough_is_left_without_a_word():
    command = [sys.executable, "-m", "app.cli", "score", str(SAMPLE)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()

        assert process.stderr.read() == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_a_full_disk_is_told_in_a_line():
    command = [sys.executable, "-m", "app.cli", "score", str(SAMPLE)]
    with Path("/dev/full").open("wb") as full:
        result = subprocess.run(command, cwd=ROOT, stdout=full, stderr=subprocess.PIPE, check=False, timeout=60)

    assert (result.returncode, result.stderr) == (1, b"standard output: No space left on device\n")


def test_scoring_needs_neither_server_nor_database():
    code = "import sys; sys.argv = ['holdfast', 'score', sys.argv[1]]\nfrom app.cli import app\ntry: app()\nfinally: "
    code += "print(*sys.modules, file=sys.stderr)"
    result = subprocess.run([sys.executable, "-c", code, SAMPLE], cwd=ROOT, capture_output=True, check=True, timeout=60)

    assert not {"fastapi", "starlette", "sqlalchemy", "uvicorn"} & set(result.stderr.decode().split())
