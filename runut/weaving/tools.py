"""What articles are linked and compared with."""

from runut.actors.load import load_register
from runut.compare import Comparer
from runut.languages.load import available, load_pack
from runut.link import Linker


class Tools:
    """“How do these hang together, and what differs?”: who links and who compares, for one chronicle after another.

    What they remember are values of articles, which are named by what stands in them: a process that weaves often need not
    find out the same again, in whichever chronicle, and forgetting only costs time.
    """

    def __init__(self) -> None:
        """Load what the languages know, and the register of actors."""
        packs = {code: load_pack(code) for code in available()}
        self.linker = Linker(packs, load_register())
        self.comparer = Comparer(packs)
