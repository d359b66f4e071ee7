"""HTML held against the standard by the Nu checker, where this machine has it: `make vnu` brings it; it needs Java."""

import json
import shutil
import subprocess
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

JAR = Path(__file__).parent.parent / "build" / "vnu" / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
CHECKSUM = "22f15dd39a33bed929d2a5c0cddf5946849a647eca9272bf4d5d00bc7e7a4d47"
SECONDS = 100


def faults_of(folder: Path) -> list[str]:
    """What is wrong with the folder's pages, a sentence each. Skips aloud where there is no checker."""
    if not shutil.which("java"):
        pytest.skip("HTML by the standard: there is no Java")
    if not JAR.exists():
        pytest.skip("HTML by the standard: the Nu checker is not there; make vnu brings it")
    assert sha256(JAR.read_bytes()).hexdigest() == CHECKSUM
    command = ["java", "-Xmx256m", "-jar", JAR, "--stdout", "--exit-zero-always", "--format", "json", folder]
    checked = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS, check=True)
    messages: list[dict[str, Any]] = json.loads(checked.stdout)["messages"]
    return [
        f"{Path(one['url']).name}, line {one.get('lastLine')}: {one['message']}"
        for one in messages
        if one["type"] != "info"
    ]
