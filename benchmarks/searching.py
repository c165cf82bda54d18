"""Measures searches in a chronicle: ``python -m benchmarks.searching CHRONICLE [--often yang] [--many polisi] ...``.

The chronicle, a file or the address of one on a server, is only read. Each search is made a few times over: what it takes by
the clock in the middle and at most, and what it takes this process's processor (on a server, the server's own work is not in
that). Limits are taken from what the first search finds: its largest outlet, language and month.
"""

import argparse
import time
from collections.abc import Callable, Mapping
from functools import partial

from runut.store.address import address_of
from runut.store.alerts import Alert, Alerts
from runut.store.chronicle import Chronicle
from runut.store.views import Views
from runut.store.views.searching import Asked

PAGE = 20
TIMES = 9
ARRIVED = 1000  # so many articles came in since an alert was asked

Searches = Mapping[str, Callable[[], object]]


def main() -> None:
    """Print a line for each search."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("chronicle", help="a file, or the address of a chronicle on a server")
    parser.add_argument("--often", default="yang", help="a word of nearly all articles")
    parser.add_argument("--many", default="polisi", help="a word of many articles")
    parser.add_argument("--several", default="yang dengan untuk", help="several words of nearly all articles")
    parser.add_argument("--short", default="di", help="a short word of nearly all articles")
    arguments = parser.parse_args()
    with Chronicle(address_of(arguments.chronicle)) as chronicle:
        views = Views(chronicle)
        print(f"{views.lately.count():,} articles\n\n| search | middle ms | highest ms | processor ms |")
        print("| --- | --- | --- | --- |")
        words = (arguments.often, arguments.many, arguments.several, arguments.short)
        for what, search in {**searches(views, words), **_others(chronicle, views, words)}.items():
            print(f"| {what} | {' | '.join(f'{one:.0f}' for one in _measured(search))} |", flush=True)


def searches(views: Views, words: tuple[str, str, str, str]) -> Searches:
    """The first pages of searches for words, each by what it is: of nearly all articles, of many, several, a short one."""
    often, many, several, short = words
    newest = views.reading(views.stories(1)[0].articles[-1].id).article.text.split()
    asked = {
        f"{often}, as nearly all have it": often,
        f"{many}, as many have it": many,
        several: several,
        f"{short}, a short word": short,
        "two words of a new article": " ".join(newest[5:7]),
        "a phrase of a new article": f'"{" ".join(newest[5:8])}"',
    }
    return {what: partial(views.find, Asked(words=said), 1, PAGE) for what, said in asked.items()}


def _others(chronicle: Chronicle, views: Views, words: tuple[str, str, str, str]) -> Searches:
    """Searches that are narrowed, for another page, for the command line and for an alert."""
    often, many = words[:2]
    found = views.find(Asked(words=often), 1, PAGE)
    month = max(found.months, key=lambda facet: facet.count, default=None)
    outlet = found.outlets[0].value if found.outlets else ""
    language, days = found.languages[0].value, month.value if month else ""
    narrowed = {
        "in one outlet": Asked(words=often, outlet=outlet),
        "in one language": Asked(words=often, language=language),
        "since a month": Asked(words=often, since=days),
        "until a month": Asked(words=often, until=days),
        "all of these": Asked(words=often, outlet=outlet, language=language, since=days, until=days),
    }
    asked: dict[str, Callable[[], object]] = {
        f"{often}, {what}": partial(views.find, one, 1, PAGE) for what, one in narrowed.items()
    }
    alert = Alert(id="", name="", asked=f"q={many}", last=views.last_row() - ARRIVED, time="")
    return {
        **asked,
        f"{often}, the 40th page": partial(views.find, Asked(words=often), 40, PAGE),
        f"{often}, as `runut search` asks": partial(views.search, often),
        f"{many}, as an alert asks after {ARRIVED:,} new articles": partial(Alerts(chronicle).arrived, alert),
    }


def _measured(search: Callable[[], object]) -> tuple[float, float, float]:
    """Milliseconds by the clock, in the middle and at most, and of this process's processor in the middle."""
    clock, spent = list[float](), list[float]()
    for _ in range(TIMES):
        started, before = time.perf_counter(), time.process_time()
        search()
        clock.append((time.perf_counter() - started) * 1000)
        spent.append((time.process_time() - before) * 1000)
    return sorted(clock)[TIMES // 2], max(clock), sorted(spent)[TIMES // 2]


if __name__ == "__main__":
    main()
