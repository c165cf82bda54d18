"""Does what is read take time in proportion to its length? Asked so that a busy machine does not change the answer."""

import gc
import time
from collections.abc import Callable

ROUNDS = 8
LEAST = 0.002  # seconds: what takes less is not told from the noise of the clock


def in_proportion(work: Callable[[int], object], few: int, many: int, room: float = 3) -> None:
    """Assert that `work(many)` takes at most `room` times `many / few` as long as `work(few)`, in seconds of the processor.

    Whatever else a machine does makes work take longer, never shorter; so the least of several rounds counts, and the
    first round that shows it ends them. No garbage is collected meanwhile, as that takes as long as all that others hold.
    """
    least = {few: float("inf"), many: float("inf")}
    bound = room * many / few
    for _ in range(ROUNDS):
        for times in (few, many):
            least[times] = min(least[times], max(spent(work, times), LEAST))
        if least[many] <= bound * least[few]:
            return
    message = f"{many:,} took {least[many]:.3f} s, {few:,} took {least[few]:.3f} s: more than {bound:.0f} times as long"
    raise AssertionError(message)


def spent(work: Callable[[int], object], times: int) -> float:
    """How many seconds of the processor `work(times)` takes, without what is collected of others' garbage."""
    gc.disable()
    try:
        begun = time.process_time()
        work(times)
        return time.process_time() - begun
    finally:
        gc.enable()
