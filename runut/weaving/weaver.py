"""How what a chronicle keeps is woven together: articles to stories, events to entries, entries to what differs.

The last steps of `runut.flow`, for all articles that wait. Who asks the chronicle for readings remembers them.
"""

import gc
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from itertools import chain
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from runut.actors.load import load_register
from runut.compare import Comparer, Vocabulary
from runut.languages.load import available, load_pack
from runut.languages.pack import Pack
from runut.link import MOST, SHARED_KEYS, Change, Linker, Pieces, Plan, Rulings, change
from runut.records.findings import Findings, Reuse
from runut.records.judgements import Judgement
from runut.records.links import Edge, Linked, Piece
from runut.records.reading import Reading
from runut.store.chronicle import Chronicle
from runut.store.keeping import Kept
from runut.store.keys import Sought
from runut.store.web import Web
from runut.weaving.remembered import Remembered

Scores = Mapping[tuple[str, str], float]


class Weaver:
    """Links what a chronicle keeps and compares what belongs together.

    Invariant: links and findings are a function of the set of articles. An edge depends on its two articles alone, a piece
    on the edges alone, and a piece is always linked as a whole, so it does not matter in which order or portions articles
    came.
    """

    def __init__(self, chronicle: Chronicle, *, most: int = MOST) -> None:
        """Weave in `chronicle`; at `most` so many articles are linked as one set."""
        self._chronicle, self._most = chronicle, most
        self._linker = _linker().anew()
        self._comparer = Comparer(_packs(), _vocabularies())
        self._cache = Remembered(chronicle)
        self._keys: dict[str, _Keys] = {}

    def kept(self, reading: Reading, versions: Mapping[str, str] | None = None) -> Kept:
        """The reading as a chronicle keeps it; it is remembered, as linking will soon ask for it."""
        bare = replace(reading, sentences=tuple(replace(one, tokens=()) for one in reading.sentences))
        self._cache.put(bare)
        keys = self._keys_of(bare)
        if len(self._keys) < Remembered.SIZE:
            self._keys[bare.article.id] = keys
        outlook = self._linker.outlook(bare)
        self._cache.see({bare.article.id: outlook})
        return Kept(bare, (*keys.story, *keys.passages), versions or {}, self._linker.day(bare), outlook)

    def _keys_of(self, reading: Reading) -> "_Keys":
        """What other articles will find this one by."""
        return self._keys.pop(reading.article.id, None) or _Keys(
            self._linker.keys(reading), self._comparer.keys(reading)
        )

    def weave(self, tell: Callable[[int, int], None], also: Collection[str] = (), paired: Collection[str] = ()) -> int:
        """Link every article that waits for it; how many did. `tell` is called with how many are done, and of how many.

        Those of `also` are linked anew, too, by what is known of them; for those of `paired` all that holds between them and
        others is known.
        """
        with _lasting():
            return self._weave(tell, also, frozenset(paired))

    def _weave(self, tell: Callable[[int, int], None], also: Collection[str], paired: Collection[str]) -> int:
        rulings = Rulings(self._chronicle.judgements())
        versions = self._chronicle.settled(self._chronicle.pending())
        self.retire(versions.gone, versions.back)
        waiting = self._chronicle.pending()
        self._pair([one for one in waiting if one not in paired], rulings, tell)
        found = self._changed(waiting, also)
        for done, _ in enumerate(self._linked(found, rulings), 1):
            tell(done, len(found.pieces))
        return len(waiting)

    def _pair(self, waiting: Sequence[str], rulings: Rulings, tell: Callable[[int, int], None]) -> None:
        """Keep what holds between each article that waits and others; two that wait are held against each other once."""
        formulas, done = set[str](), set[str]()
        for at in range(0, len(waiting), PORTION):
            edges, reuses = list[Edge](), list[Reuse]()
            found = [*self._neighbours(waiting[at : at + PORTION], formulas)]
            # Asked for together here, and one by one below out of what is remembered.
            self._outlooks(frozenset(chain(*(near for _, near, _ in found))))
            self._cache.tellings(frozenset(chain(*(alike for _, _, alike in found))))
            for id_, near, alike in found:
                tell(len(done), len(waiting))
                mine = self._cache.readings([id_])[0]
                done.add(id_)
                edges += self._linker.edges_with(mine, self._outlooks(set(near) - done))
                shared = self._comparer.reuses(mine, self._cache.tellings(set(alike) - done))
                reuses += rulings.standing(Findings(reuses=shared)).reuses
            if edges or reuses:
                self._chronicle.keep_pairs(edges, reuses)

    def _outlooks(self, articles: Collection[str]) -> Mapping[str, bytes]:
        """How articles look to others; what is not kept, or was made by another version, is made and kept."""
        found = self._cache.outlooks(articles)
        if lacking := [id_ for id_ in sorted(articles) if not self._linker.reads(found.get(id_))]:
            made = {one.article.id: self._linker.outlook(one) for one in self._cache.readings(lacking)}
            self._cache.see(made)
            self._chronicle.keep_pairs((), (), made)
            found |= made
        return found

    def _neighbours(
        self, articles: Sequence[str], formulas: set[str]
    ) -> Iterator[tuple[str, Collection[str], Collection[str]]]:
        """Each of `articles` with those that share words of its story, and those that share passages; asked for together.

        Passages that are found to be formulas, and were not among `formulas`, no longer make reuses.
        """
        readings = {id_: self._cache.readings([id_])[0] for id_ in articles}
        keys = {id_: self._keys_of(one) for id_, one in readings.items()}
        crowded = self._chronicle.crowded(set(chain(*(one.passages for one in keys.values()))))
        news = crowded - formulas
        self._settle(news - self._chronicle.crowded(news, before=True))
        formulas |= crowded
        asked = list[Sought]()
        for id_, mine in keys.items():
            telling = [key for key in mine.passages if key not in crowded]
            asked.append(Sought(mine.story, SHARED_KEYS, self._linker.around(readings[id_])))
            asked.append(Sought(telling, SHARED_PASSAGES))
        found = self._chronicle.sharing_each(asked)
        return zip(articles, found[::2], found[1::2], strict=True)

    def _settle(self, formulas: Iterable[str]) -> None:
        """Take away the reuses that rested on passages which the waiting articles made formulas."""
        for key in sorted(formulas):
            kept = self._chronicle.reuses_among(self._chronicle.holding(key))
            pairs = {(one.earlier.article, one.later.article) for one in kept}
            keys = {one.article.id: self._comparer.keys(one) for one in self._cache.tellings(sorted({*chain(*pairs)}))}
            crowded = self._chronicle.crowded(set(chain(*keys.values())))
            marks = {one: set(found) - crowded for one, found in keys.items()}
            gone = {pair for pair in pairs if len(marks[pair[0]] & marks[pair[1]]) < SHARED_PASSAGES}
            self._chronicle.drop_reuses([one.id for one in kept if (one.earlier.article, one.later.article) in gone])

    def retire(self, gone: Mapping[str, str | None], back: Collection[str] = ()) -> None:
        """Let articles no longer count, each for its newer version or (None) withdrawn, and those of `back` count again."""
        if gone or back:
            self._chronicle.settle(gone, back, self.beside(gone))

    def beside(self, gone: Collection[str]) -> frozenset[str]:
        """The articles that are to be linked anew where those of `gone`, which are there still, go."""
        return frozenset(chain(*Pieces(Web(self._chronicle).near, self._most).left_by(gone)))

    def beside_joined(self, judgements: Iterable[Judgement]) -> frozenset[str]:
        """The articles that are linked with those that `judgements`, which are not kept yet, hold for one story.

        They are to be linked anew: the stories that are joined may leave no room for them.
        """
        joining = chain(*(one.parts for one in judgements if one.kind == "story" and one.verb == "merge"))
        joined = self._chronicle.placed(frozenset(chain(*joining)))
        web = Web(self._chronicle)
        pieces = Pieces(web.near, self._most)
        pieces.know(web.pieces(joined))
        return frozenset(chain(*pieces.around(sorted(joined))))

    def story_keys(self, articles: Collection[str]) -> frozenset[str]:
        """The keys by which others find these articles for the words of their stories."""
        return frozenset(chain(*map(self._linker.keys_of, self._outlooks(articles).values())))

    def _changed(self, waiting: Sequence[str], also: Collection[str]) -> Change:
        """The pieces that are not as they were before `waiting` came, and those of `also`.

        Their articles wait, too, lest a killed run forgets.
        """
        again = self._chronicle.placed(waiting)
        found = change(Web(self._chronicle), set(waiting) - again, again.union(also), self._most)
        touched = set(chain(*(one.articles for one in found.pieces)))
        if touched - set(waiting) or found.stay:
            self._chronicle.wait(touched - set(waiting), found.stay)
        at = {one: number for number, one in enumerate(waiting)}
        order = sorted(found.pieces, key=lambda one: (min(at.get(id_, len(at)) for id_ in one.articles), one.articles))
        return replace(found, pieces=tuple(order))

    def _linked(self, found: Change, rulings: Rulings) -> Iterator[Piece]:
        """Link what changed; each piece as it is linked, which is kept at the latest when the next is asked for."""
        for pieces in _portions(found.pieces):
            portion: list[tuple[Linked, Findings]] = []
            for piece, plan in self._planned(pieces, found.scores, rulings):
                linked, readings = self._linker.changed(plan, self._cache, rulings)
                portion.append((linked, rulings.standing(self._comparer.findings(readings, linked))))
                if len(portion) == len(pieces):
                    self._chronicle.connect(*_joined(portion), pieces)
                yield piece

    def _planned(
        self, pieces: Sequence[Piece], scores: Scores | None, rulings: Rulings
    ) -> Iterable[tuple[Piece, Plan]]:
        """What is to be made anew of each piece; all that will be asked for is asked for together, and remembered."""
        articles = tuple(chain(*(one.articles for one in pieces)))
        self._cache.expect(articles, scores)
        self._cache.casts(articles)
        plans = [self._linker.planned(one.articles, self._cache, rulings) for one in pieces]
        fresh = tuple(chain(*(plan.fresh for plan in plans)))
        self._cache.readings(frozenset(chain(*(one.story.articles for one in fresh))))
        self._cache.expect_edges({one.nearest for one in fresh if one.nearest})
        return zip(pieces, plans, strict=True)


@cache
def _packs() -> Mapping[str, Pack]:
    return {code: load_pack(code) for code in available()}


@cache
def _vocabularies() -> Mapping[str, Vocabulary]:
    """The words that languages have, which are read once, as they are many."""
    return {code: Vocabulary(pack) for code, pack in _packs().items()}


@cache
def _linker() -> Linker:
    """One that has read what languages and the register know, a tenth of a second's work, and is never asked anything."""
    return Linker(_packs(), load_register())


# How many fingerprints of passages two articles must share to be compared at all.
SHARED_PASSAGES = 2

# So many articles are held against others at a time.
PORTION = 64

# How many articles are linked in one transaction, where their pieces are smaller than that: each costs a writing of all the
# pages that it touches, and its own questions.
TOGETHER = 512


class _Keys(Struct, frozen=True):
    """What other articles find an article by: the words that tell its story, and its passages."""

    story: tuple[str, ...]
    passages: tuple[str, ...]


@contextmanager
def _lasting() -> Iterator[None]:
    """A block in which Python does not look through all that is there already for what may be thrown away."""
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


def _portions(pieces: Iterable[Piece]) -> Iterator[Sequence[Piece]]:
    """`pieces` in the same order, as many at a time as have `TOGETHER` articles, or a little more."""
    portion, size = list[Piece](), 0
    for piece in pieces:
        portion.append(piece)
        size += len(piece.articles)
        if size >= TOGETHER:
            yield portion
            portion, size = [], 0
    if portion:
        yield portion


def _joined(portion: Sequence[tuple[Linked, Findings]]) -> tuple[Linked, Findings]:
    """Several pieces as one closed set."""
    links, findings = [one for one, _ in portion], [one for _, one in portion]
    return Linked(**_together(links)), Findings(**_together(findings))


def _together(parts: Sequence[Linked | Findings]) -> dict[str, Any]:
    """What all of one kind hold, field by field: each field is a tuple of records."""
    return {name: tuple(chain(*(getattr(one, name) for one in parts))) for name in parts[0].__struct_fields__}
