"""`runut add`: read articles and take them into a chronicle."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Annotated

import msgspec
import typer

from runut.cli.bars import progress
from runut.cli.options import ChronicleOption, JsonOption
from runut.cli.printing import complain, count, emit_json
from runut.cli.terminal import console
from runut.config import Config, load_config

if TYPE_CHECKING:
    from runut.engine.build import Added

PARTLY = 3
# Bytes, and of how many megabytes on it is shown how far a file is read.
MEGA, LARGE = 1_000_000, 20
# Of later years reading itself says that they cannot be right.
LAST_YEAR = "2101"


def run(
    sources: Annotated[
        list[str],
        typer.Argument(metavar="SOURCE...", help="Files, folders, globs, web addresses, or - for standard input."),
    ],
    chronicle: ChronicleOption = None,
    workers: Annotated[int | None, typer.Option(help="How many processes annotate.", min=1)] = None,
    field: Annotated[
        list[str] | None,
        typer.Option(metavar="OURS=THEIRS", help="Where rows keep a field, such as text=isi. May be repeated."),
    ] = None,
    json: JsonOption = False,
) -> None:
    """Read articles and take them into a chronicle, which is made where there is none.

    The same article twice is one article; adding again changes nothing.

    Example: `runut add pages/*.txt articles.jsonl https://kabarutara.example/banjir -c korea.runut`
    """
    config = load_config()
    config = msgspec.structs.replace(config, chronicle=chronicle or config.chronicle, workers=workers or config.workers)
    added = take_in(sources, config, field or [])
    if json:
        emit_json(added)
    else:
        _tell(added, config)
    if added.refused:
        raise typer.Exit(PARTLY if added.added or added.known else 1)


def take_in(sources: list[str], config: Config, fields: list[str]) -> "Added":
    """Add `sources` to the chronicle that `config` names, with a progress bar on a terminal."""
    from runut.engine.build import add_sources
    from runut.engine.channels import tell_after
    from runut.store.chronicle import Chronicle

    with Chronicle(config.chronicle, create=True, say=complain) as opened, progress() as bar:
        tasks = {
            "read": bar.add_task("reading", total=None),
            "bytes": bar.add_task("of this file, MB", total=None, visible=False),
            "link": bar.add_task("linking", total=None, visible=False),
        }

        def tell(step: str, done: int, total: int | None) -> None:
            if step != "bytes":
                bar.update(tasks[step], completed=done, total=total, visible=True)
            elif total is not None:  # of small files the number of articles says enough
                bar.update(
                    tasks[step], completed=done // MEGA, total=total // MEGA, visible=MEGA * LARGE <= total > done
                )

        added = add_sources(opened, sources, config, fields=fields, progress=tell)
        return msgspec.structs.replace(added, notes=(*added.notes, *tell_after(opened, config)))


def _tell(added: "Added", config: Config) -> None:
    for sentence in (*added.refused, *added.notes, *_to_come(added)):
        complain(sentence)
    out = console()
    known = f", {added.known} known already" if added.known else ""
    refused = f", {len(added.refused)} not readable" if added.refused else ""
    out.print(f"{config.chronicle}: {count(added.added, 'article')} added{known}{refused}.", markup=False)
    if added.unannotated:
        out.print(
            f"{count(len(added.unannotated), 'article')} in a language without a pack, kept without annotation: "
            f"{', '.join(added.unannotated)}.",
            markup=False,
        )


def _to_come(added: "Added") -> Iterator[str]:
    """A sentence for every article that says it was published after tomorrow, which no time zone makes true."""
    tomorrow = (datetime.now(UTC) + timedelta(days=1)).date().isoformat()
    for source, published in added.dated:
        if published and tomorrow < published[:10] < LAST_YEAR:
            yield (
                f"{source}: It gives {published[:10]} as its day of publication, which is still to come; "
                "check the date where it stands."
            )
