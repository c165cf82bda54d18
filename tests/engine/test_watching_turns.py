"""Whatever is to be asked, every host is asked by one at a time, and everybody has a turn; intervals stay in bounds."""

import heapq
from collections import Counter, defaultdict

from hypothesis import given, settings
from hypothesis import strategies as st

from runut.engine.watching_pace import LONGEST, SHORTEST, answered, due_in, failed, retry_in
from runut.engine.watching_turns import HOUR, Job, Turns
from runut.records.gathering import Followed

PAUSES = {"a": 0.0, "b": 2.0, "c": 30.0}
JOBS = st.lists(
    st.tuples(st.sampled_from("abc"), st.integers(0, 5_000), st.integers(0, 200), st.integers(0, 900)), max_size=60
)


@settings(max_examples=200, deadline=None)
@given(jobs=JOBS, hands=st.integers(1, 5), budget=st.integers(1, 10))
def test_turns(jobs: list[tuple[str, int, int, int]], hands: int, budget: int) -> None:
    """Each job (host, due, how long it takes, how long its host then wants to be left alone) has its turn, once and in time."""
    turns, now = Turns(PAUSES.__getitem__, budget), 0.0
    for number, (host, due, _, _) in enumerate(jobs):
        turns.add(Job(kind="poll", about=str(number), host=host, due=float(due)))
    at_work: list[tuple[float, int, Job]] = []
    begun: Counter[str] = Counter()
    times: defaultdict[str, list[float]] = defaultdict(list)
    free: defaultdict[str, float] = defaultdict(float)
    busy: set[str] = set()
    while len(turns) or at_work:
        while len(at_work) < hands and (job := turns.next(now)) is not None:
            assert job.host not in busy
            assert now >= max(job.due, free[job.host])
            busy.add(job.host)
            begun[job.about] += 1
            times[job.host].append(now)
            heapq.heappush(at_work, (now + jobs[int(job.about)][2], int(job.about), job))
        wait = turns.wait(now) if len(at_work) < hands else None
        assert wait is not None or at_work
        if at_work and (wait is None or at_work[0][0] <= now + wait):
            now, number, job = heapq.heappop(at_work)
            hold = jobs[number][3]
            turns.done(job, now, float(hold))
            busy.remove(job.host)
            free[job.host] = now + max(PAUSES[job.host], hold)
        else:
            assert wait is not None
            assert wait > 0
            now += wait
    assert sorted(begun) == sorted(str(number) for number in range(len(jobs)))
    assert set(begun.values()) <= {1}
    for asked in times.values():
        began, count = float("-inf"), 0
        for when in asked:
            began, count = (when, 1) if when >= began + HOUR else (began, count + 1)
            assert count <= budget


FEED = Followed(id="f", address="https://kabarutara.example/rss", kind="feed")
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("answered"), st.integers(0, 2_000)),
        st.tuples(st.just("failed"), st.floats(0, 1e9) | st.none()),
    ),
    max_size=40,
)


@settings(max_examples=200, deadline=None)
@given(
    steps=STEPS, least=st.integers(0, 200_000), clock=st.lists(st.integers(-(10**6), 10**6), min_size=40, max_size=40)
)
def test_intervals_stay_in_bounds(steps: list[tuple[str, int | float | None]], least: int, clock: list[int]) -> None:
    """Whatever feeds bring, however they fail and clocks are set, the next time is neither too soon nor too late."""
    feed, now = Followed(id="f", address=FEED.address, kind="feed", least=least), 1_795_000_000
    for (what, value), off in zip(steps, clock, strict=False):
        if what == "answered":
            feed = answered(feed, now, int(value or 0), ())
            assert SHORTEST <= due_in(feed, now) <= max(LONGEST, min(least, 86_400))
            assert (feed.tries, feed.trouble) == (0, None)
        else:
            feed = failed(feed, now, "nobody answers", value)
            assert SHORTEST <= due_in(feed, now) <= 604_800
            assert value is None or due_in(feed, now) >= min(round(value), 604_800)
        assert 0 <= due_in(feed, now + off) <= due_in(feed, now)
        now += max(0, due_in(feed, now)) + off


def test_items_are_tried_again_later_each_time() -> None:
    """Five minutes, twenty, eighty, five hours, a day; or as the server wishes, a day at most."""
    assert [retry_in(tries) for tries in range(1, 7)] == [300, 1_200, 4_800, 19_200, 76_800, 86_400]
    assert (retry_in(1, 900.0), retry_in(1, 1e9), retry_in(1, -5.0)) == (900, 86_400, 300)
