"""Which addresses did a run take that was stopped? Who goes on does not fetch them again."""

from collections.abc import Iterable
from contextlib import suppress
from functools import cached_property

from runut.errors import ChronicleError
from runut.read.web.addresses import is_web
from runut.store.address import Address
from runut.store.asked import TakenBefore


class GoingOn:
    """“Was that taken by a run that did not come to its end?”: remembered for a day, and forgotten when a run is done.

    An address that a finished run took is fetched again by the next, as its article may have changed. Where nothing can be
    kept beside the chronicle, what was taken is fetched again, and nothing else is lost.
    """

    def __init__(self, chronicle: Address | None = None) -> None:
        """Look up nothing before somebody asks; remember nothing where no chronicle is named."""
        self._kept = None if chronicle is None else TakenBefore(chronicle)
        self._named = set[str]()
        self.passed = 0  # addresses that were not fetched

    def __call__(self, source: str) -> bool:
        """Whether this address need not be fetched."""
        known = source in self._named or source in self._before
        if known:
            self.passed += 1
            self._named.add(source)
        return known

    def took(self, sources: Iterable[str]) -> None:
        """Note those of them that are addresses: their articles are in the chronicle."""
        new = [one for one in sources if is_web(one)]
        self._named.update(new)
        if self._kept is not None and new:
            with suppress(ChronicleError):
                self._kept.add(new)

    def done(self) -> None:
        """The run came to its end."""
        if self._kept is not None and self._named:
            with suppress(ChronicleError):
                self._kept.forget(self._named)

    @cached_property
    def _before(self) -> frozenset[str]:
        if self._kept is not None:
            with suppress(ChronicleError):
                return self._kept.load()
        return frozenset()
