"""On how many origins a version rests: copies of one text, and tellings on one body's word, count once."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from msgspec import Struct

from runut.records.reading import Reading


class _Source(Struct, frozen=True, gc=False, array_like=True):
    """Which text a claim stands in (the first of those that repeat each other), and whose word it is, where it says so."""

    text: str
    body: str


class Origins:
    """“Four outlets, two origins”: whose word each claim rests on.

    A claim's origin is the innermost body of its chain; where it names none, the text, which is one for all articles that
    repeat it. A text that gives a version on a body's word gives it so throughout.
    """

    def __init__(self, readings: Sequence[Reading], first: Mapping[str, str], actor_of: Mapping[str, str]) -> None:
        """Know the articles, the `first` of those that repeat each other, and who their actors are in the chronicle."""
        self._readings, self._first, self._actor_of = readings, first, actor_of

    @cached_property
    def _sources(self) -> Mapping[str, _Source]:
        """The source of every claim of the articles, noted when one is first asked for."""
        sources: dict[str, _Source] = {}
        for reading in self._readings:
            text = self._first.get(reading.article.id, reading.article.id)
            own = _Source(text, "")
            for kind in (reading.events, reading.statements, reading.figures):
                for claim in kind:
                    via = claim.via
                    sources[claim.id] = _Source(text, self._actor_of[via[0].actor]) if via else own
        return sources

    def of(self, claims: Iterable[str]) -> frozenset[str]:
        """The origins of these claims."""
        known = self._sources
        sources = [known[claim] for claim in claims]
        bodies = {source.body for source in sources}
        if bodies <= {""}:
            return frozenset([source.text for source in sources])
        on_word = {source.text: source.body for source in sorted(sources, key=lambda one: one.body) if source.body}
        return frozenset([source.body or on_word.get(source.text, source.text) for source in sources])
