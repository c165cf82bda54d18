"""Running a command as a user does, in this process."""

from typing import NamedTuple

import pytest

from runut.cli import main


class Ran(NamedTuple):
    """What a command printed, and how it left."""

    code: int
    out: str
    err: str


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> Ran:
    """Run ``runut ARGUMENTS`` and catch what it prints."""
    code = 0
    try:
        main(list(arguments))
    except SystemExit as left:
        code = int(left.code or 0)
    said = capsys.readouterr()
    return Ran(code, said.out, said.err)
