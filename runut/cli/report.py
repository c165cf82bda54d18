"""`runut report`: a chronicle as one page that opens anywhere."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from runut.cli.options import AsOfOption, ChronicleOption, StoryOption, only, views
from runut.cli.terminal import console


class PageLanguage(StrEnum):
    """The languages that pages speak."""

    ID = "id"
    EN = "en"


def run(
    output: Annotated[str, typer.Option("--output", "-o", metavar="FILE", help="Where to write the page.")],
    chronicle: ChronicleOption = None,
    as_of: AsOfOption = None,
    story: StoryOption = None,
    language: Annotated[PageLanguage, typer.Option(help="The language of the page.")] = PageLanguage.ID,
) -> None:
    """Write the chronicle as one self-contained page: it opens offline, prints, and needs no mouse.

    Example: `runut report -o korea.html -c korea.runut`
    """
    from runut.export.writing import write_whole
    from runut.serve.report import render

    with views(chronicle, as_of) as asked:
        page = render(asked, language=language.value, stories=only(asked, story))
    write_whole(Path(output), [page.encode()])
    console().print(f"{output}: written; open it in a browser.", markup=False)
