"""Do the two events of one article stand next to each other?"""

from runut.link.report import Report
from runut.link.signals import Signal

CLOSE = 2  # sentences


def close_by(left: Report, right: Report) -> Signal | None:
    """For: a sentence or two on, the same kind of event is mostly the same event told further."""
    if left.article != right.article or not 0 < abs(left.event.sentence - right.event.sentence) <= CLOSE:
        return None
    return Signal(1.0, lambda: "They stand next to each other.")
