"""A line of the log never stands in the way of what it tells about."""

import asyncio
import io

from app.logs import Lines


class FullDisk(io.StringIO):
    """Nothing can be written here any more."""

    def write(self, line: str) -> int:
        raise OSError(28, "No space left on device")


def test_a_line_is_written_whole() -> None:
    disk = io.StringIO()
    Lines(disk).info("one")
    Lines(disk).warning("two")
    assert disk.getvalue() == "one\ntwo\n"


def test_a_line_for_which_there_is_no_room_is_lost_and_nothing_else() -> None:
    Lines(FullDisk()).info("one")


def test_lines_of_one_turn_are_written_at_its_end() -> None:
    disk = io.StringIO()

    async def turn() -> str:
        lines = Lines(disk)
        for line in ("one", "two"):
            lines.hold(line)
        before = disk.getvalue()
        await asyncio.sleep(0)
        return before

    assert asyncio.run(turn()) == ""
    assert disk.getvalue() == "one\ntwo\n"
