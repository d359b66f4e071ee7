"""What others made lies here as they published it."""

from hashlib import sha256
from pathlib import Path

import pytest

HOUSE = Path(__file__).parent.parent
FOLDERS = [HOUSE / "static" / "vendor", HOUSE / "app" / "pdf" / "vendor", HOUSE / "tests" / "vendor"]
LICENCES = {".LICENSE", ".txt"}


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.parent.name)
def test_every_vendored_file_is_the_one_whose_checksum_was_noted(folder: Path) -> None:
    noted = set((folder / "CHECKSUMS").read_text().splitlines())
    found = {f"{digest(file)}  {file.name}" for file in folder.iterdir() if file.name != "CHECKSUMS"}

    assert found == noted


@pytest.mark.parametrize(
    "work",
    [
        "static/vendor/htmx",
        "static/vendor/instrument-sans",
        "app/pdf/vendor/instrument-sans",
        "app/pdf/vendor/dejavu-sans",
        "app/pdf/vendor/wqy-microhei",
        "tests/vendor/axe",
    ],
)
def test_every_vendored_work_lies_beside_its_licence(work: str) -> None:
    path = HOUSE / work
    licence = "\n".join(file.read_text() for file in path.parent.glob(f"{path.name}.*") if file.suffix in LICENCES)

    assert "permission" in licence.lower()


def digest(file: Path) -> str:
    return sha256(file.read_bytes()).hexdigest()
