"""`runut stories`: which articles tell of one happening."""

from rich.text import Text

from runut.cli.options import AsOfOption, ChronicleOption, JsonOption, MostOption, first, views
from runut.cli.printing import count, day, emit_list, rest, show
from runut.cli.terminal import console
from runut.store.views.rows import teller


def run(
    chronicle: ChronicleOption = None,
    as_of: AsOfOption = None,
    most: MostOption = None,
    json: JsonOption = False,
) -> None:
    """Show the stories, newest first, with their articles.

    Example: `runut stories -c korea.runut`
    """
    with views(chronicle, as_of) as asked:
        page = first(most, 50, json=json)
        if json and not page:
            with asked.whole.stories() as listing:
                emit_list(listing.rows)
            return
        found = asked.stories(page)
        there = asked.count("stories")
    if json:
        emit_list(found)
        return
    out = console()
    for story in found:
        days = "undated" if story.first is None else f"{story.first} to {story.last}"
        counts = ", ".join(
            count(n, noun)
            for n, noun in (
                (len(story.articles), "article"),
                (story.entries, "entry"),
                (story.disagreements, "disagreement"),
            )
        )
        out.print()
        show(out, Text.assemble((story.title, "bold underline"), (f"  {story.id}", "dim")), Text(f"{days}; {counts}"))
        for row in story.articles:
            show(
                out, Text(f"{day(row.published)}  {teller(row)}: {row.title or '(no title)'}  ({row.source})"), indent=2
            )
    rest(out, len(found), there)
