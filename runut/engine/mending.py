"""What is wrong with a chronicle, and making anew what can be made anew."""

from collections.abc import Sequence

from runut.engine.build import Progress
from runut.errors import DamagedChronicle
from runut.store.checking import Fault, check, forget_made
from runut.store.chronicle import Chronicle
from runut.weaving import Weaver


def mend(chronicle: Chronicle, faults: Sequence[Fault], progress: Progress) -> int:
    """Make links, findings and the index of words anew, as `faults` were found in them; how many articles were linked.

    Raises DamagedChronicle where something is wrong with what cannot be made anew, or with the chronicle all the same
    afterwards. A run that is stopped goes on when articles are added, or when it is started again.
    """
    beyond = [fault for fault in faults if fault.where != "made"]
    if beyond:
        message = f"{chronicle.path}: this cannot be made anew: {beyond[0]}"
        raise DamagedChronicle(message)
    with chronicle.alone():
        forget_made(chronicle)
        linked = Weaver(chronicle).weave(lambda done, total: progress("link", done, total))
    left = next(check(chronicle, lambda *_: None), None)
    if left is not None:
        message = f"{chronicle.path}: after everything was made anew this is still wrong: {left}"
        raise DamagedChronicle(message)
    return linked
