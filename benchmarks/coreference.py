"""Who is meant? ``python -m benchmarks.coreference`` scores the actors' mentions against COIN, and prints Markdown tables.

COIN (500 Indonesian documents, CC BY-SA 4.0) marks everything that is named again, also what does not act; we mark who
acts. So there are two tables: all of its mentions, as such scores are given elsewhere; and only those that both mark,
which shows how well they are brought together. The baseline joins our mentions whose heads are the same words, pronouns
among them. Groups of one are left out. COIN does not say which of its documents are news, so all of its part for
development are taken. They lie beside the checkout (``../shared/data/coreference``); without them there is nothing to
measure, and the program says so.
"""

import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from benchmarks.clusters import Group, Scores
from benchmarks.scoring import SHARED
from runut.flow import Reader
from runut.records.article import RawArticle
from runut.records.reading import Reading

COIN = SHARED / "data" / "coreference" / "coin.jsonl"
SPLIT = "dev"
_TIGHT = frozenset(",.;:?!)”%")
_OPENING = frozenset("(“")

# The first word of a mention and the word behind it, counted in words of the document.
Words = tuple[int, int]
# An actor and the head of a mention of it.
Meant = tuple[str, str]


def main() -> None:
    """Print both tables."""
    if not COIN.is_file():
        sys.exit(f"{COIN}: the documents are not here; there is nothing to measure.")
    reader = Reader("id")
    everything, shared = _both(), _both()
    for document in _documents(COIN):
        gold, ours, plain = _mentions(document, reader)
        for name, found in (("ours", ours), ("same head", plain)):
            everything[name].add(_groups(gold), _groups(found))
            common = gold.keys() & found.keys()
            kept = [{one: group[one] for one in sorted(common)} for group in (gold, found)]
            shared[name].add(_groups(kept[0]), _groups(kept[1]))
    _table("All mentions", everything)
    _table("Mentions that both mark", shared)


def _both() -> dict[str, Scores]:
    return {"ours": Scores(), "same head": Scores()}


def _documents(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            document: dict[str, Any] = json.loads(line)
            if document["split"] == SPLIT:
                yield document


def _mentions(
    document: Mapping[str, Any], reader: Reader
) -> tuple[dict[Words, str], dict[Words, str], dict[Words, str]]:
    """The group of each mention: as COIN has it, as we have it, and by its head; ours under COIN's words if alike."""
    text, starts = running(document["tokens"])
    gold: dict[Words, str] = {(m["start"], m["end"]): m["cluster"] for m in document["mentions"]}
    raw = RawArticle(source=document["id"], text=text, digest="0" * 64, body_start=0, language="id")
    found = aligned(_ours(reader(raw), starts), gold)
    return (
        gold,
        {words: actor for words, (actor, _) in found.items()},
        {words: head for words, (_, head) in found.items()},
    )


def running(tokens: list[str]) -> tuple[str, list[int]]:
    """The tokens as running text, and where each begins: endings and full stops close to the word before them.

    >>> running(["Arden", "(", "34", ")", "dan", "istri", "nya", "."])
    ('Arden (34) dan istrinya.', [0, 6, 7, 9, 11, 15, 20, 23])
    """
    text, starts, inside = "", [], False
    for number, word in enumerate(tokens):
        quote = word == '"'
        close = not text or text[-1] in _OPENING or word in _TIGHT or word == "nya"
        if number and tokens[number - 1] == '"' and inside:
            close = True
        if quote:
            close, inside = not text or inside, not inside
        text += word if close else f" {word}"
        starts.append(len(text) - len(word))
    return text, starts


def _ours(reading: Reading, starts: list[int]) -> dict[Words, Meant]:
    """The actor and head of each of our mentions, by the words it covers; of several for one place the first."""
    found: dict[Words, Meant] = {}
    for actor in reading.actors:
        for mention in actor.mentions:
            first = sum(start <= mention.span.start for start in starts) - 1
            last = sum(start < mention.span.end for start in starts)
            found.setdefault((first, last), (actor.id, mention.head.quote(reading.article.text).casefold()))
    return found


def aligned(ours: Mapping[Words, Meant], gold: Mapping[Words, str]) -> dict[Words, Meant]:
    """Our mentions under the words of the gold mention that is alike: the same words, else the nearest end from one start.

    >>> aligned({(0, 2): ("a", "arden"), (5, 6): ("a", "ia")}, {(0, 4): "x", (0, 9): "y"})
    {(0, 4): ('a', 'arden'), (5, 6): ('a', 'ia')}
    """
    made = {words: actor for words, actor in ours.items() if words in gold}
    free = sorted(gold.keys() - made.keys())
    for words in sorted(ours.keys() - gold.keys()):
        alike = [one for one in free if one[0] == words[0]]
        best = min(alike, key=lambda one: (abs(one[1] - words[1]), one), default=words)
        if best in free:
            free.remove(best)
        made[best] = ours[words]
    return made


def _groups(mentions: Mapping[Words, str]) -> list[Group]:
    """The mentions by group, without groups of one."""
    groups: dict[str, set[Words]] = {}
    for words, group in mentions.items():
        groups.setdefault(group, set()).add(words)
    return [group for group in groups.values() if len(group) > 1]


def _table(title: str, columns: Mapping[str, Scores]) -> None:
    """One line for each measure: precision, recall and F1 of every column."""
    print(f"\n{title}\n\n| measure | {' | '.join(columns)} |\n| --- |{' --- |' * len(columns)}")
    for measure in ("muc", "b_cubed", "ceaf_e"):
        cells = (getattr(scores, measure) for scores in columns.values())
        row = " | ".join(f"{one.precision:.3f} {one.recall:.3f} {one.f1:.3f}" for one in cells)
        print(f"| {measure} P R F1 | {row} |")
    print(f"| CoNLL F1 | {' | '.join(f'{scores.conll:.3f}' for scores in columns.values())} |")


if __name__ == "__main__":
    main()
