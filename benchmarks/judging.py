"""What an analyst waits for: ``python -m benchmarks.judging CHRONICLE``.

In a copy of the chronicle, a file, the actor that most articles name gets another name, which is then taken back, and the
two stories of most articles are held for one. A line says how many articles name the actor, or are in the stories, and how
long that took, in seconds of the processor.
"""

import argparse
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import func, select

from runut.engine.judging import Order, judge, undo
from runut.records.judgements import Verb
from runut.store import schema
from runut.store.chronicle import Chronicle
from runut.weaving import Weaver

NOW = datetime(2026, 11, 29, 12, tzinfo=UTC)


def main() -> None:
    """Judge, and print what that took, or say that the chronicle is missing."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("chronicle", type=Path, help="a chronicle, of which a copy is judged")
    place = parser.parse_args().chronicle
    if not place.is_file():
        sys.exit(f"{place}: there is no chronicle here; grow one with “python -m benchmarks.growth --kept FOLDER”.")
    with tempfile.TemporaryDirectory(dir=place.parent) as folder:
        copy = Path(shutil.copyfile(place, Path(folder) / "judged.runut"))
        with Chronicle(copy, create=True) as chronicle:
            Weaver(chronicle).weave(lambda *_: None)
            measure(chronicle)


def measure(chronicle: Chronicle) -> None:
    """Print a table of what judgements take."""
    print("| judged | articles | s |\n| --- | --- | --- |")
    actor, articles = most_named(chronicle)
    renamed = order("rename", actor, name="Nama Lain")
    took(f"rename {actor}", articles, lambda: judge(chronicle, renamed, NOW))
    took("take it back", articles, lambda: undo(chronicle, chronicle.judgements()[-1].id, NOW))
    one, other, articles = largest(chronicle)
    took("merge two stories", articles, lambda: judge(chronicle, order("merge", one, other), NOW))


def order(verb: Verb, *records: str, name: str | None = None) -> Order:
    """What the analyst wants."""
    return Order(verb=verb, records=records, author="Sari", reason="Diukur", name=name)


def took(what: str, articles: int, do: Callable[[], object]) -> None:
    """Do it, and print how long that took."""
    started = time.process_time()
    do()
    print(f"| {what} | {articles:,} | {time.process_time() - started:.1f} |", flush=True)


def most_named(chronicle: Chronicle) -> tuple[str, int]:
    """The actor that most articles name, and how many do."""
    member, local = schema.ACTOR_MEMBER.c, schema.LOCAL_ACTOR.c
    many = func.count(local.article.distinct())
    question = select(member.actor, many).join(schema.LOCAL_ACTOR, local.id == member.local_actor)
    with chronicle.engine.connect() as connection:
        found = connection.execute(question.group_by(member.actor).order_by(many.desc(), member.actor).limit(1)).one()
    return str(found[0]), int(found[1])


def largest(chronicle: Chronicle) -> tuple[str, str, int]:
    """The two stories of most articles, and how many both have."""
    placed = schema.STORY_ARTICLE.c
    many = func.count()
    question = select(placed.story, many).group_by(placed.story).order_by(many.desc(), placed.story).limit(2)
    with chronicle.engine.connect() as connection:
        (one, mine), (other, theirs) = connection.execute(question).all()
    return str(one), str(other), int(mine) + int(theirs)


if __name__ == "__main__":
    main()
