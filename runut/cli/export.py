"""`runut export`: a chronicle as a file for other programs."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from runut.cli.options import AsOfOption, ChronicleOption, views
from runut.cli.printing import count
from runut.cli.terminal import console, data


class Format(StrEnum):
    """The formats that a chronicle can be written in."""

    JSONL = "jsonl"


def run(
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="FILE", help="Where to write; - is standard output.")
    ] = "-",
    chronicle: ChronicleOption = None,
    as_of: AsOfOption = None,
    format_: Annotated[Format, typer.Option("--format", help="jsonl: one record a line.")] = Format.JSONL,
) -> None:
    """Write the whole chronicle as a file that other programs read.

    Example: `runut export --format jsonl -o korea.jsonl -c korea.runut`
    """
    from runut.export import jsonl

    writers = {Format.JSONL: jsonl.lines}
    with views(chronicle, as_of) as asked:
        lines = writers[format_](asked)
        if output == "-":
            data(lines)
            return
        from runut.export.writing import write_lines

        written = write_lines(Path(output), lines)
    console().print(f"{output}: {count(written, 'record')}.", markup=False)
