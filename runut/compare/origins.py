"""On how many origins a version rests: copies of one text, and tellings on one body's word, count once."""

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from runut.records.claims import Role
from runut.records.links import Linked
from runut.records.reading import Reading


class _Source(Struct, frozen=True, array_like=True):
    """Which text a claim stands in (the first of those that repeat each other), and whose word it is, where it says so."""

    text: str
    body: str


class Origins:
    """“Four outlets, two origins”: whose word each claim rests on.

    A claim's origin is the innermost body of its chain; where it names none, the text, which is one for all articles that
    repeat it. A text that gives a version on a body's word gives it so throughout.
    """

    def __init__(self, readings: Sequence[Reading], linked: Linked, actor_of: Mapping[str, str]) -> None:
        """Note the source of every claim of `readings`."""
        first = dict(linked.copies)
        self._sources: dict[str, _Source] = {}
        for reading in readings:
            text = first.get(reading.article.id, reading.article.id)
            for kind in (reading.events, reading.statements, reading.figures):
                for claim in kind:
                    self._sources[claim.id] = _Source(text, _innermost(claim.via, actor_of))

    def of(self, claims: Iterable[str]) -> frozenset[str]:
        """The origins of these claims."""
        sources = [self._sources[claim] for claim in claims]
        on_word = {source.text: source.body for source in sorted(sources, key=lambda one: one.body) if source.body}
        return frozenset(source.body or on_word.get(source.text, source.text) for source in sources)


def _innermost(via: Sequence[Role], actor_of: Mapping[str, str]) -> str:
    return actor_of[via[0].actor] if via else ""
