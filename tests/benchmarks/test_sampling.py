"""Time is laid to the functions of the program under which it was spent."""

import time

from sqlalchemy import create_engine

from benchmarks.sampling import Sampler
from runut.store.dialect import ask
from runut.text.fingerprints import shingles

ENOUGH = 0.1  # seconds of the processor


def test_time_is_laid_to_the_function_at_work() -> None:
    """What was at work nearly all the time has nearly all of it; what was done outside the block none, and then it begins anew."""
    sampler = Sampler()
    words = [str(number) for number in range(1000)]
    with sampler:
        until = time.process_time() + ENOUGH
        while time.process_time() < until:
            shingles(words, 6)
    sum(number * number for number in range(100_000))
    told = dict(sampler.told(3))
    assert 0.8 < told["text/fingerprints.py:shingles"] <= 1  # the rest is the loop around it
    assert sampler.told(3) == []


def test_a_long_question_to_the_database_counts_as_long_as_it_takes() -> None:
    """Nobody can look while it is answered; its time must not go to whatever was at work before and after."""
    sampler, words = Sampler(), [str(number) for number in range(1000)]
    counting = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 500000) SELECT sum(i) FROM n"
    with create_engine("sqlite://").connect() as connection:
        ask(connection, counting)
        with sampler:
            started = time.process_time()
            ask(connection, counting).scalar()
            took = time.process_time() - started
            while time.process_time() < started + 2 * took:
                shingles(words, 6)
    told = dict(sampler.told(9))
    assert 0.4 < told["store/dialect.py:ask"] < 0.6
