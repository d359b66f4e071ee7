"""How long `score` takes over the largest file it allows. Run it: `python -m tests.load.score`; it prints a figure."""

import json
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from app.bank import load_bank
from app.domain.answers_file import MAX_RESPONSES
from app.domain.questionnaire import Bank
from app.domain.tally import RESPONDENT_ROLE

RUNS = 5


def main() -> None:
    bank, chance = load_bank(), random.Random(1)
    responses = [random_response(bank, chance) for _ in range(MAX_RESPONSES)]
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "answers.json"
        file.write_text(json.dumps({"responses": responses}), "utf-8")
        seconds = sorted(seconds_to_score(file) for _ in range(RUNS))
    print(f"{MAX_RESPONSES} responses, {RUNS} runs: median {seconds[RUNS // 2]:.2f} s, slowest {seconds[-1]:.2f} s")


def random_response(bank: Bank, chance: random.Random) -> dict[str, object]:
    """Every item answered, every severity given, every row marked or not by the toss of a coin."""
    answers = {item.id: chance.choice(item.scale.choices).value for item in bank.items.values()}
    role = answers.pop(RESPONDENT_ROLE)
    rated = [symptom.id for symptom in bank.symptoms if answers[symptom.id] in ("yes", "partly")]
    return {
        "role": role,
        "answers": answers,
        "severity": {symptom: chance.randrange(4) for symptom in rated},
        "written_down": [duty.id for duty in bank.responsibilities if chance.random() < 0.5],
    }


def seconds_to_score(file: Path) -> float:
    """Wall time of one command, start-up included."""
    begun = time.perf_counter()
    subprocess.run([sys.executable, "-m", "app.cli", "score", str(file)], check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - begun


if __name__ == "__main__":
    main()
