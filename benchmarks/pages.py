"""How well, and how fast, are web pages read? ``python -m benchmarks.pages [--rounds 3] [--every] [--misses DIR]``.

Scores the main text on the pages of the public article extraction benchmark (its metric: F1 of shingles of four words, from
the means of precision and recall), and body, title, day and authors on pages of news outlets; then tells what reading and
cleaning a page takes beside what trafilatura's fast mode alone takes on the same page in the same run. The pages lie beside
the checkout (``../shared``) and do not belong to it.
"""

import argparse
import gzip
import json
import re
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from urllib.parse import urlsplit

from msgspec import Struct

from benchmarks.scoring import SHARED
from runut.clean import Cleaner
from runut.errors import SourceError
from runut.languages.load import load_pack
from runut.read.options import LONGEST
from runut.read.page import read_page
from runut.records.article import Article, RawArticle
from runut.sources.load import load_sources
from runut.text.normalise import letters

PAGES = SHARED / "data" / "pages"
HTML = SHARED / "data" / "html"

_SHINGLE = 4
_TOKEN = re.compile(r"\w+")
_TOLD = frozenset({"body", "heading"})
_COLUMNS = ("precision", "recall", "F1", "F1 as cleaned", "title", "day", "authors")
_WORST = 0.9


class Case(Struct, frozen=True, kw_only=True):
    """One page with what should be read from it; None where the set does not say."""

    id: str
    outlet: str
    raw: bytes
    body: str
    title: str | None = None
    published: str | None = None
    authors: tuple[str, ...] | None = None


class Score(Struct, frozen=True, kw_only=True):
    """What was read of one case: precision and recall of the body as read and as cleaned; right or wrong for the rest."""

    read: tuple[float, float]
    cleaned: tuple[float, float]
    title: bool | None = None
    day: bool | None = None
    authors: bool | None = None


def main() -> None:
    """Score what is here; say what is not."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--rounds", type=int, default=3, help="how often each page is timed; the quickest counts")
    parser.add_argument("--every", action="store_true", help="a line for every page, the worst first")
    parser.add_argument("--misses", type=Path, help="a folder for what was wanted and what was read of the worst pages")
    arguments = parser.parse_args()
    if not PAGES.is_dir() or not HTML.is_dir():
        sys.exit(f"{PAGES} or {HTML} is not here; there is nothing to measure.")
    sets = {
        "article extraction benchmark": list(benchmark_pages()),
        "Indonesian outlets, 2015 to 2026": list(indonesian_pages()),
        "outlets of other countries": list(other_pages()),
    }
    cleaner = Cleaner(load_sources(), {"id": load_pack("id")})
    print(f"| pages | {' | '.join(_COLUMNS)} |\n| --- |{' --- |' * len(_COLUMNS)}")
    for name, cases in sets.items():
        scored = [(case, *_scored(case, cleaner)) for case in cases]
        print(_line(f"{name} ({len(cases)})", [score for _, score, _ in scored]))
        if name.startswith("Indonesian"):
            _by_outlet(scored)
        if arguments.every:
            _each(scored)
        if arguments.misses:
            _kept(scored, arguments.misses)
    print("\n| pages | ours, ms a page | trafilatura fast, ms a page | ours to theirs |\n| --- | --- | --- | --- |")
    for name, cases in sets.items():
        ours, theirs = times(cases, cleaner, arguments.rounds)
        print(f"| {name} | {1000 * ours:.1f} | {1000 * theirs:.1f} | {ours / theirs:.2f} |")


def benchmark_pages() -> Iterator[Case]:
    """The pages of the article extraction benchmark: main text alone."""
    truth = json.loads((PAGES / "ground-truth.json").read_text("utf-8"))
    for id_, one in sorted(truth.items()):
        raw = gzip.decompress((PAGES / "html" / f"{id_}.html.gz").read_bytes())
        yield Case(id=id_, outlet=_host(one["url"]), raw=raw, body=one["articleBody"])


def indonesian_pages() -> Iterator[Case]:
    """Articles of Indonesian outlets with body, title and time."""
    yield from (case for name in ("anpandu", "fundus") for lang, case in _html(name) if lang == "id")


def other_pages() -> Iterator[Case]:
    """Articles of outlets elsewhere with body, title, time and authors."""
    yield from (case for name in ("anpandu", "fundus") for lang, case in _html(name) if lang != "id")


def _html(name: str) -> Iterator[tuple[str, Case]]:
    for line in (HTML / f"{name}.jsonl").open(encoding="utf-8"):
        row = json.loads(line)
        if not row["text"]:
            continue
        raw = (HTML / row["html_file"]).read_bytes()
        yield (
            row["lang"],
            Case(
                id=row["id"],
                outlet=_host(row["url"]),
                raw=gzip.decompress(raw) if row["html_file"].endswith(".gz") else raw,
                body=row["text"],
                title=row["title"] or None,
                published=row["published"] or None,
                authors=tuple(row["authors"]) if row.get("authors") else None,
            ),
        )


def _host(url: str) -> str:
    host = urlsplit(url if "://" in url else f"//{url}").hostname or "?"
    keep = 3 if host.endswith(".co.id") else 2
    return ".".join(host.removeprefix("www.").split(".")[-keep:])


def _scored(case: Case, cleaner: Callable[[RawArticle], Article]) -> tuple[Score, str]:
    """The score of the case, and the text that was read."""
    try:
        raw = read_page(case.raw, case.id, LONGEST)
    except SourceError as error:
        nothing = (0.0, 0.0)
        miss = {"title": case.title, "day": case.published, "authors": case.authors}
        wrong = {name: None if wanted is None else False for name, wanted in miss.items()}
        return Score(read=nothing, cleaned=nothing, **wrong), str(error)
    article = cleaner(raw)
    read = raw.text[raw.body_start :]
    return (
        Score(
            read=overlap(case.body, read),
            cleaned=overlap(case.body, told(article)),
            title=None if case.title is None else letters(case.title) == letters(article.title or ""),
            day=None if case.published is None else case.published[:10] == (article.published or "")[:10],
            authors=None if case.authors is None else _names(case.authors) == _names(article.authors),
        ),
        read,
    )


def told(article: Article) -> str:
    """The article's body as cleaned: its lines of the story without the furniture in them."""
    parts = []
    for block in article.blocks:
        if block.role in _TOLD:
            at = block.span.start
            for aside in (one for one in article.asides if block.span.contains(one)):
                parts.append(article.text[at : aside.start])
                at = aside.end
            parts.append(article.text[at : block.span.end] + "\n")
    return " ".join(parts)


def _names(authors: Iterable[str]) -> set[str]:
    return {letters(author) for author in authors}


def overlap(wanted: str, found: str) -> tuple[float, float]:
    """Precision and recall of `found` against `wanted`, as bags of shingles of four words each.

    >>> overlap("a b c d e", "a b c d")
    (1.0, 0.5)
    """
    ours, theirs = _shingles(found), _shingles(wanted)
    both = (ours & theirs).total()
    return both / max(1, ours.total()), both / max(1, theirs.total())


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    tokens = _TOKEN.findall(text)
    return Counter(tuple(tokens[at : at + _SHINGLE]) for at in range(max(1, len(tokens) - _SHINGLE + 1)) if tokens)


def f1(parts: Sequence[tuple[float, float]]) -> float:
    """F1 from the means of precision and recall."""
    precision = sum(p for p, _ in parts) / len(parts)
    recall = sum(r for _, r in parts) / len(parts)
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


Scored = tuple[Case, Score, str]


def _line(name: str, scores: Sequence[Score]) -> str:
    read = [one.read for one in scores]
    figures = [sum(p for p, _ in read) / len(read), sum(r for _, r in read) / len(read), f1(read)]
    figures.append(f1([one.cleaned for one in scores]))
    shares = [_share([getattr(one, field) for one in scores]) for field in ("title", "day", "authors")]
    return f"| {name} | {' | '.join([*(f'{figure:.3f}' for figure in figures), *shares])} |"


def _share(right: Iterable[bool | None]) -> str:
    said = [one for one in right if one is not None]
    return f"{sum(said) / len(said):.2f}" if said else "–"


def _by_outlet(scored: Sequence[Scored]) -> None:
    outlets: dict[str, list[Score]] = defaultdict(list)
    for case, score, _ in scored:
        outlets[case.outlet].append(score)
    for outlet, scores in sorted(outlets.items()):
        print(_line(f"– {outlet} ({len(scores)})", scores))


def _each(scored: Sequence[Scored]) -> None:
    for case, score, _ in sorted(scored, key=lambda one: f1([one[1].read])):
        print(_line(f"– {case.outlet} {case.id}", [score]))


def _kept(scored: Sequence[Scored], folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for case, score, read in scored:
        if f1([score.read]) < _WORST:
            (folder / f"{case.id}.wanted.txt").write_text(case.body, encoding="utf-8")
            (folder / f"{case.id}.read.txt").write_text(read, encoding="utf-8")


def times(cases: Sequence[Case], cleaner: Callable[[RawArticle], Article], rounds: int) -> tuple[float, float]:
    """Seconds a page, the mean over `cases` of the quickest of `rounds`: reading and cleaning, and trafilatura's fast mode."""
    import trafilatura  # noqa: PLC0415 (its third of a second of import is nobody's page)

    def ours(case: Case) -> object:
        try:
            return cleaner(read_page(case.raw, case.id, LONGEST))
        except SourceError:
            return None

    def theirs(case: Case) -> object:
        return trafilatura.extract(case.raw, fast=True)

    spent: Mapping[str, list[float]] = {
        name: [min(_timed(way, case) for _ in range(rounds)) for case in cases]
        for name, way in (("ours", ours), ("theirs", theirs))
    }
    return sum(spent["ours"]) / len(cases), sum(spent["theirs"]) / len(cases)


def _timed(way: Callable[[Case], object], case: Case) -> float:
    started = time.process_time()
    way(case)
    return time.process_time() - started


if __name__ == "__main__":
    main()
