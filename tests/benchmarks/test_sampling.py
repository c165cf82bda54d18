"""Time is laid to the functions of the program under which it was spent."""

import time

from benchmarks.sampling import Sampler
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
