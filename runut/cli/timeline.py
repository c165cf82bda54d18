"""`runut timeline`: what happened, by date."""

from rich.text import Text

from runut.cli.options import AsOfOption, ChronicleOption, JsonOption, MostOption, StoryOption, first, only, views
from runut.cli.printing import count, emit_list, rest, show, who
from runut.cli.terminal import console
from runut.store.views.rows import EntryView


def run(
    chronicle: ChronicleOption = None,
    as_of: AsOfOption = None,
    story: StoryOption = None,
    most: MostOption = None,
    json: JsonOption = False,
) -> None:
    """Show what happened, by date: who, what, to whom, on whose word, how many outlets.

    Of a large chronicle the newest stories are shown, as many as have --most entries (200) together.

    Example: `runut timeline -c korea.runut`
    """
    with views(chronicle, as_of) as asked:
        of = only(asked, story)
        page = first(most, 200, json=json)
        if json and not page:
            with asked.whole.timeline(of) as found:
                emit_list(found.rows)
            return
        told = asked.timeline(of, page)
        titles = asked.titles({entry.story for entry in told})
        there = asked.count("stories") if of is None else len(of)
    if json:
        emit_list(told)
        return
    out = console()
    by_story: dict[str, list[EntryView]] = {}
    for entry in told:
        by_story.setdefault(entry.story, []).append(entry)
    for id_, entries in by_story.items():
        out.print()
        show(out, Text.assemble((titles[id_], "bold underline"), (f"  {id_}", "dim")))
        for entry in entries:
            show(out, *_lines(entry), indent=2)
    if page and len(told) >= page:
        rest(out, len(by_story), there, "story")


def _lines(entry: EntryView) -> list[Text]:
    """An entry in two or three lines."""
    coded = f"{entry.type}/{entry.mode}" if entry.mode else entry.type
    status = "" if entry.status == "occurred" else f" [{entry.status}]"
    head = Text.assemble(
        (f"{entry.date or 'undated':<12}", "bold cyan"),
        (f"{coded}{status}  ", "magenta"),
        (who(entry), "bold"),
        (f"  {entry.id}", "dim"),
    )
    told = f"{count(len(entry.outlets), 'outlet')}: {', '.join(entry.outlets)}"
    chains = f"; on the word of {', '.join(entry.chains)}" if entry.chains else ""
    differ = f"; {entry.disagreements} disagree" if entry.disagreements else ""
    return [head, Text(f"{'':<12}{entry.summary}"), Text(f"{'':<12}{told}{chains}{differ}", style="dim")]
