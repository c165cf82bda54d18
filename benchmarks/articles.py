"""Articles to measure with: real news where it lies beside the checkout, else the bundled articles, varied.

Each is cut or stretched to `WORDS` words. Beyond the first round, names and numbers are changed from one round to the
next, so that no two articles are the same.
"""

import json
import re
from collections.abc import Iterator
from datetime import date
from importlib.resources import files
from itertools import cycle
from pathlib import Path

from runut.records.article import RawArticle

# The length that the figures are given for, in words.
WORDS = 350

NEWS = Path(__file__).resolve().parents[2] / "shared" / "data" / "news"

_NUMBER = re.compile(r"\b\d{2,3}\b")
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{4,}\b")
_SYLLABLES = ("ka", "lo", "mir", "ten", "sa", "vu", "ros", "del", "pan", "gi")
_SENTENCE = re.compile(r"(?<=[a-z]\.) +(?=[A-Z])")


def origin() -> str:
    """What the articles are made from, for the head of a table."""
    return "news of 2023 to 2026" if NEWS.is_dir() else "the bundled articles, varied"


def articles(count: int) -> Iterator[RawArticle]:
    """`count` articles of about `WORDS` words, each different, the same ones every time."""
    rows = list(_news() if NEWS.is_dir() else _bundled())
    for n in range(count):
        turn, at = divmod(n, len(rows))
        title, published, text = rows[at]
        yield RawArticle(
            source=f"bench.jsonl#{n:06}",
            text=_varied(f"{title}\n\n{_measured(text, WORDS - len(title.split()))}", turn),
            digest=f"{n:064x}",
            body_start=len(title) + 2,
            title=_varied(title, turn),
            published=published,
            language="id",
        )


def consecutive(count: int) -> Iterator[RawArticle]:
    """`count` articles of several outlets on the same weeks, as they came, so that they have stories; else varied ones."""
    path = NEWS / "id-jogja-2025.jsonl"
    if not path.is_file():
        yield from articles(count)
        return
    rows = [json.loads(line) for line in path.open(encoding="utf-8")]
    dated = sorted((row for row in rows if row["title"] and row["published"]), key=lambda r: (r["published"], r["id"]))
    days = [date.fromisoformat(row["published"][:10]) for row in dated]
    count = min(count, len(dated))
    first = min(range(len(dated) - count + 1), key=lambda at: (days[at + count - 1] - days[at], at))
    for row in dated[first : first + count]:
        title = row["title"]
        yield RawArticle(
            source=f"{path.name}#{row['id']}",
            text=f"{title}\n\n{_SENTENCE.sub(chr(10), row['text'])}",
            digest=f"{len(title):064x}",
            body_start=len(title) + 2,
            title=title,
            outlet=row["outlet"],
            published=row["published"],
            language="id",
        )


def _news() -> Iterator[tuple[str, str, str]]:
    """(title, day, text) of real Indonesian articles, file by file."""
    for path in sorted(NEWS.glob("id-*.jsonl")):
        if "feeds" in path.name or "clusters" in path.name:
            continue  # titles with summaries, and a handful of articles
        with path.open(encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                if row["title"] and row["published"] and len(row["text"].split()) >= WORDS // 2:
                    yield row["title"], row["published"][:10], _SENTENCE.sub("\n", row["text"])


def _bundled() -> Iterator[tuple[str, str, str]]:
    folder = files("runut.demo") / "articles"
    for page in sorted((page for page in folder.iterdir() if page.name.endswith(".txt")), key=lambda page: page.name):
        title, _, text = page.read_text(encoding="utf-8").strip().partition("\n")
        yield title, "2025-08-10", text


def _measured(text: str, words: int) -> str:
    """`text` with lines left out or repeated until one line more would take it over so many words."""
    lines, kept = [line for line in text.split("\n") if line.strip()], list[str]()
    for line in cycle(lines):
        words -= len(line.split())
        if words < 0:
            return "\n".join(kept)
        kept.append(line)
    return text


def _varied(text: str, turn: int) -> str:
    """`text` as the `turn`-th round tells it: with other numbers and other names inside its sentences."""
    if turn == 0:
        return text
    text = _NAME.sub(lambda found: _renamed(found[0], turn), text)
    return _NUMBER.sub(lambda found: str(int(found[0]) + turn % 7), text)


def _renamed(name: str, turn: int) -> str:
    number, parts = turn + sum(map(ord, name)), list[str]()
    while number:
        number, digit = divmod(number, len(_SYLLABLES))
        parts.append(_SYLLABLES[digit])
    return name[0] + name[1:3] + "".join(parts)
