"""`runut follow`: which outlets are followed, and what became of everything that was seen there."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from runut.cli.bars import progress
from runut.cli.options import ChronicleOption, JsonOption
from runut.cli.printing import complain, count, emit_json, rest
from runut.cli.terminal import console, data, harmless
from runut.config import load_config
from runut.errors import SourceError

if TYPE_CHECKING:
    from runut.records.gathering import Followed, ItemState
    from runut.store.chronicle import Chronicle
    from runut.store.follows import Follows

app = typer.Typer(no_args_is_help=True, rich_markup_mode="markdown")

Feeds = Annotated[list[str], typer.Argument(metavar="FEED...", help="Addresses as they are listed, or ids, cut short.")]
PARTLY = 3
_SHOWN = 50


@app.command()
def add(
    addresses: Annotated[
        list[str], typer.Argument(metavar="ADDRESS...", help="Feeds, front pages, sections, sitemaps.")
    ],
    chronicle: ChronicleOption = None,
    json: JsonOption = False,
) -> None:
    """Find the feed of each address and follow it from the next `runut watch` on.

    Example: `runut follow add kabarutara.example -c korea.runut`
    """
    from runut.engine.following import Finder
    from runut.engine.watching_setup import web_of
    from runut.sources.signs import load_signs

    made, refused = list["Followed"](), list[str]()
    finder = Finder(web_of(load_config()), load_signs(), _now())
    with progress() as bar:
        for address in bar.track(addresses, description="looking for feeds"):
            try:
                made.append(finder.find(address))
            except SourceError as error:
                refused.append(str(error))
    with _opened(chronicle, create=True) as opened:
        new = _follows(opened).add(made) if made else ()
    if json:
        emit_json({"followed": made, "new": new, "refused": refused})
    for sentence in refused:
        complain(sentence)
    for one in made if not json else ():
        known = "" if one.id in new else ", followed already"
        console().print(f"{harmless(one.title or one.address)}: {one.kind} {one.address}{known}", markup=False)
    if refused:
        raise typer.Exit(PARTLY if made else 1)


@app.command("list")
def list_(chronicle: ChronicleOption = None, json: JsonOption = False) -> None:
    """List what is followed, how often it is asked, and when next.

    Example: `runut follow list -c korea.runut`
    """
    with _opened(chronicle) as opened:
        feeds = _follows(opened).feeds()
    if json:
        emit_json(feeds)
        return
    out = console()
    if not feeds:
        out.print("Nothing is followed; “runut follow add ADDRESS” begins.")
    for one in feeds:
        paused = "paused" if one.state == "paused" else f"next {_time(one.next)}" if one.next else "next at once"
        every = f"every {one.interval // 60} min, " if one.interval else ""
        out.print(f"{one.id}  {one.kind:8}{harmless(one.title or '')}  {one.address}  {every}{paused}", markup=False)
        for said in filter(None, (one.trouble, one.notes)):
            out.print(f"    {harmless(said)}", markup=False)


@app.command()
def pause(feeds: Feeds, chronicle: ChronicleOption = None) -> None:
    """Ask these no more until they are resumed; what of them waits, waits.

    Example: `runut follow pause kabarutara.example/rss -c korea.runut`
    """
    _set(feeds, "paused", chronicle)


@app.command()
def resume(feeds: Feeds, chronicle: ChronicleOption = None) -> None:
    """Ask these again, at once.

    Example: `runut follow resume kabarutara.example/rss -c korea.runut`
    """
    _set(feeds, "on", chronicle)


@app.command()
def remove(feeds: Feeds, chronicle: ChronicleOption = None) -> None:
    """Follow these no longer; what was taken stays, and what became of their items can still be asked.

    Example: `runut follow remove kabarutara.example/rss -c korea.runut`
    """
    _set(feeds, "removed", chronicle)


@app.command("import")
def import_(
    file: Annotated[str, typer.Argument(metavar="FILE", help="An OPML file, or - for standard input.")],
    chronicle: ChronicleOption = None,
) -> None:
    """Follow all feeds of a list that another program wrote (OPML).

    Example: `runut follow import feeds.opml -c korea.runut`
    """
    from runut.engine.following import followed
    from runut.read.feeds import feeds_in

    now = _now()
    found = [followed(address, title, now) for address, title in feeds_in(file)]
    with _opened(chronicle, create=True) as opened:
        new = _follows(opened).add(found)
    console().print(f"{count(len(new), 'feed')} followed, {len(found) - len(new)} followed already.", markup=False)


@app.command()
def export(chronicle: ChronicleOption = None) -> None:
    """Print what is followed as a list for other programs (OPML).

    Example: `runut follow export -c korea.runut > feeds.opml`
    """
    from runut.engine.following import opml

    with _opened(chronicle) as opened:
        text = opml(_follows(opened).feeds())
    data(line.encode() for line in text.removesuffix("\n").split("\n"))


@app.command()
def items(
    chronicle: ChronicleOption = None,
    feed: Annotated[str | None, typer.Option("--feed", metavar="FEED", help="Only of this feed.")] = None,
    waiting: Annotated[bool, typer.Option("--waiting", help="Those that are still to be read.")] = False,
    refused: Annotated[bool, typer.Option("--refused", help="Those that were refused, with the reason.")] = False,
    most: Annotated[int, typer.Option(help="How many to show; 0 shows all.", min=0)] = _SHOWN,
    json: JsonOption = False,
) -> None:
    """List what was seen in feeds and what became of each, latest first.

    Example: `runut follow items --refused -c korea.runut`
    """
    states: list[ItemState] = [*(["waiting"] if waiting else []), *(["refused"] if refused else [])]  # type: ignore[list-item]  # both are states
    with _opened(chronicle) as opened:
        follows = _follows(opened)
        one = follows.find(feed).id if feed else None
        found = follows.items(states, one, 0 if json else most)
        there = sum(
            getattr(tally, state)
            for id_, tally in follows.tallies().items()
            if one in {None, id_}
            for state in states or ("waiting", "taken", "known", "refused")
        )
    if json:
        emit_json(found)
        return
    out = console()
    for item in found:
        became = f"{item.state} {item.article or ''}".strip()
        out.print(
            f"{_time(item.seen)}  {became}  {harmless(item.title or '')}  {harmless(item.address or item.mark or item.id)}",
            markup=False,
        )
        if item.why:
            again = f" Tried again {_time(item.next)}." if item.state == "waiting" else ""
            out.print(f"    {harmless(item.why)}{again}", markup=False)
    rest(out, len(found), there, "item")


@app.command()
def report(chronicle: ChronicleOption = None, json: JsonOption = False) -> None:
    """Count, for every feed, how many of its items were taken, known already, refused, or still wait.

    Example: `runut follow report -c korea.runut`
    """
    from runut.records.gathering import Tally

    with _opened(chronicle) as opened:
        follows = _follows(opened)
        feeds, tallies = follows.feeds("on", "paused", "removed"), follows.tallies()
    rows = [(one, tallies.get(one.id, Tally(feed=one.id))) for one in feeds]
    if json:
        emit_json([{"feed": one, "items": tally} for one, tally in rows])
        return
    out = console()
    for one, tally in rows:
        said = f"{tally.taken} taken, {tally.known} known already, {tally.refused} refused, {tally.waiting} waiting"
        gone = " (removed)" if one.state == "removed" else ""
        out.print(f"{harmless(one.title or one.address)}{gone}: {said}", markup=False)
    out.print(f"{count(len(rows), 'feed')}; “runut follow items --refused” says why.", markup=False)


def _set(wanted: list[str], state: str, chronicle: str | None) -> None:
    with _opened(chronicle) as opened:
        follows = _follows(opened)
        found = [follows.find(one) for one in wanted]
        for one in found:
            follows.set_state(one.id, state)  # type: ignore[arg-type]  # the verbs above give no other
            console().print(
                f"{harmless(one.title or one.address)}: {'followed' if state == 'on' else state}.", markup=False
            )


def _opened(chronicle: str | None, *, create: bool = False) -> "Chronicle":
    from runut.store.chronicle import Chronicle

    return Chronicle(chronicle or load_config().chronicle, create=create, say=complain)


def _follows(opened: "Chronicle") -> "Follows":
    from runut.store.follows import Follows

    return Follows(opened)


def _now() -> int:
    return int(datetime.now(UTC).timestamp())


def _time(seconds: int) -> str:
    return datetime.fromtimestamp(seconds, UTC).astimezone().strftime("%Y-%m-%d %H:%M")
