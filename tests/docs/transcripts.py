"""Sessions shown on pages: the commands and what is said to come of them."""

import re
import shlex
from pathlib import Path
from typing import NamedTuple

CONSOLE = re.compile(r"^```console\n(.*?)^```", re.DOTALL | re.MULTILINE)
PROMPT = "$ "
# A line of this alone leaves out any number of lines; inside a line, any characters of it.
ELLIPSIS = "..."


class Shown(NamedTuple):
    """“This command prints these lines”: one command on a page, its words without the prompt."""

    page: str
    line: int
    words: tuple[str, ...]
    output: tuple[str, ...]

    def __str__(self) -> str:
        """The place and the command, for a complaint."""
        return f"{self.page}:{self.line}: $ {shlex.join(self.words)}"


def shown(page: Path) -> list[Shown]:
    """Every command of `runut` in the console blocks of `page`, in order; other programs' are left out."""
    text = page.read_text(encoding="utf-8")
    found: list[Shown] = []
    for block in CONSOLE.finditer(text):
        at = text.count("\n", 0, block.start(1)) + 1
        for number, line in enumerate(block[1].splitlines(), at):
            if line.startswith(PROMPT):
                words = tuple(shlex.split(line.removeprefix(PROMPT), comments=True))
                found.append(Shown(page.name, number, words, ()))
            elif found:
                found[-1] = found[-1]._replace(output=(*found[-1].output, line))
    return [one for one in found if one.words[:1] == ("runut",)]


def agrees(said: tuple[str, ...], printed: tuple[str, ...]) -> bool:
    """Whether `printed` is what the page says, its ellipses aside; blanks at line ends and outer blank lines do not count."""
    parts = [r"(?:.*\n)*?" if line.strip() == ELLIPSIS else f"{_line(line)}\n" for line in _trimmed(said)]
    whole = "".join(f"{line}\n" for line in _trimmed(printed))
    return re.fullmatch("".join(parts), whole) is not None


def _line(line: str) -> str:
    return ".*".join(map(re.escape, line.rstrip().split(ELLIPSIS)))


def _trimmed(lines: tuple[str, ...]) -> list[str]:
    return "\n".join(line.rstrip() for line in lines).strip("\n").split("\n")
