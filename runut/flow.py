"""The table of contents: what is done to an article, in which order, and what each step needs and gives.

::

    sources -> read -> clean -> sentences -> times -> places -> actors -> chains -> statements -> figures -> events
                                                                                                               |
               pages, report, files <- store <- compare <- link (actors, stories, entries) <-------------------+
"""

from collections import deque
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date
from functools import partial
from itertools import chain, islice
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from runut.actors.load import load_register
from runut.actors.register import Register
from runut.annotate.actors import Actors
from runut.annotate.chains import Chains
from runut.annotate.desk import Desk
from runut.annotate.events import Events
from runut.annotate.figures import Figures
from runut.annotate.places import Places
from runut.annotate.sentences import Sentences
from runut.annotate.statements import Statements
from runut.annotate.times import Times
from runut.clean import Cleaner
from runut.compare import Comparer
from runut.errors import FlowError
from runut.languages.load import available, load_pack
from runut.languages.pack import Pack
from runut.link import MOST, SHARED_KEYS, Linker, Near, Pieces, Rulings
from runut.records.article import RawArticle
from runut.records.findings import Findings
from runut.records.links import Candidates, Linked
from runut.records.reading import Reading
from runut.records.stage import Stage, after
from runut.sources.load import Sources, load_sources
from runut.store.chronicle import Chronicle
from runut.store.keeping import Kept


class Knowledge(Struct, frozen=True):
    """What stages may be made with: a language's pack, the actors and outlets known, and the desk where the article lies."""

    pack: Pack
    register: Register
    sources: Sources
    desk: Desk


# The order in which an article is annotated. Every line is checked before a run: see `check`.
STAGES: tuple[Callable[[Knowledge], Stage], ...] = (
    lambda know: Sentences(know.pack),
    lambda know: Times(know.pack, know.desk),
    lambda know: Places(know.pack, know.register),
    lambda know: Actors(know.pack, know.register, know.sources),
    lambda know: Chains(know.pack, know.desk),
    lambda know: Statements(know.pack, know.desk),
    lambda know: Figures(know.pack, know.desk),
    lambda know: Events(know.pack),
)


def check(stages: Sequence[Stage], given: frozenset[str] = frozenset({"article"})) -> None:
    """Raise FlowError where a stage needs a layer that nothing before it gives."""
    have = set(given)
    for stage in stages:
        if missing := sorted(stage.needs - have):
            message = (
                f"the stage “{stage.name}” needs {', '.join(missing)}, which no stage before it gives; "
                "put it after the one that does."
            )
            raise FlowError(message)
        have |= stage.gives


class Reader:
    """Turns what a source gave into what it says: cleans an article and runs the stages of its language.

    Made once in a process (it loads the packs), called for each article. An article in a language without a pack is kept
    with its text and blocks, unannotated, and a note says so. `clean` and the `stages` of each language are what a call
    goes through.
    """

    def __init__(self, language: str | None = None) -> None:
        """Load every installed pack; `language` is taken where an article's own cannot be told."""
        sources, register, desk = load_sources(), load_register(), Desk()
        packs = {code: load_pack(code) for code in available()}
        self.clean = Cleaner(sources, packs)
        self.stages: dict[str, tuple[Stage, ...]] = {}
        for code, pack in packs.items():
            self.stages[code] = tuple(make(Knowledge(pack, register, sources, desk)) for make in STAGES)
            check(self.stages[code])
        self._default = language

    @property
    def versions(self) -> dict[str, str]:
        """The version of every stage, by language and name: what an annotation was made with."""
        return {f"{code}.{s.name}": s.version for code, stages in sorted(self.stages.items()) for s in stages}

    def __call__(self, raw: RawArticle) -> Reading:
        """What `raw` says; raises NoArticle where it holds none, UnreadArticle where a stage fails on it."""
        reading = Reading(article=self.clean(raw))
        for stage in self.stages.get(self.language(reading), ()):
            reading = after(stage, reading)
        return reading

    def language(self, reading: Reading) -> str:
        """The language whose stages `reading` goes through."""
        code = reading.article.language
        return self._default if code == "und" and self._default is not None else code


class Weaver:
    """Links what a chronicle keeps and compares what belongs together.

    Invariant: links and findings are a function of the set of articles. An edge depends on its two articles alone, a piece
    on the edges alone, and a piece is always linked as a whole, so it does not matter in which order or portions articles
    came.
    """

    def __init__(self, chronicle: Chronicle, *, most: int = MOST) -> None:
        """Weave in `chronicle`; at `most` so many articles are linked as one set."""
        packs = {code: load_pack(code) for code in available()}
        self._chronicle, self._most = chronicle, most
        self._linker = Linker(packs, load_register())
        self._comparer = Comparer(packs)
        self._cache = _Cache(chronicle)
        self._keys: dict[str, _Keys] = {}

    def kept(self, reading: Reading, versions: Mapping[str, str] | None = None) -> Kept:
        """The reading as a chronicle keeps it; it is remembered, as linking will soon ask for it."""
        bare = replace(reading, sentences=tuple(replace(one, tokens=()) for one in reading.sentences))
        self._cache.put(bare)
        keys = self._keys_of(bare)
        if len(self._keys) < _Cache.SIZE:
            self._keys[bare.article.id] = keys
        return Kept(bare, (*keys.story, *keys.passages), versions or {}, self._linker.day(bare))

    def _keys_of(self, reading: Reading) -> "_Keys":
        """What other articles will find this one by."""
        return self._keys.pop(reading.article.id, None) or _Keys(
            self._linker.keys(reading), self._comparer.keys(reading)
        )

    def weave(self, tell: Callable[[int, int], None]) -> int:
        """Link every article that waits for it; how many did. `tell` is called with how many are done, and of how many."""
        rulings = Rulings(self._chronicle.judgements())
        versions = self._chronicle.settled(self._chronicle.pending())
        self.retire(versions.gone, versions.back)
        waiting = self._chronicle.pending()
        formulas = set[str]()
        for done, id_ in enumerate(waiting):
            tell(done, len(waiting))
            mine = self._cache.get([id_])[0]
            keys = self._keys_of(mine)
            edges = self._linker.edges(mine, self._found(mine, keys.story, SHARED_KEYS, self._linker.around(mine)))
            crowded = self._chronicle.crowded(keys.passages)
            self._settle(crowded - formulas)
            formulas |= crowded
            telling = [key for key in keys.passages if key not in crowded]
            reuses = self._comparer.reuses(mine, self._found(mine, telling, SHARED_PASSAGES))
            reuses = rulings.standing(Findings(reuses=reuses)).reuses
            if edges or reuses:
                self._chronicle.keep_pairs(edges, reuses)
        queue = deque(self._changed(waiting))
        total = len(queue)
        while queue:
            self._connect(queue, rulings)
            tell(total - len(queue), total)
        return len(waiting)

    def _settle(self, formulas: Iterable[str]) -> None:
        """Take away the reuses that rested on passages which the waiting articles made formulas."""
        for key in sorted(formulas):
            kept = self._chronicle.reuses_among(self._chronicle.holding(key))
            pairs = {(one.earlier.article, one.later.article) for one in kept}
            keys = {one.article.id: self._comparer.keys(one) for one in self._cache.get(sorted({*chain(*pairs)}))}
            crowded = self._chronicle.crowded(set(chain(*keys.values())))
            marks = {one: set(found) - crowded for one, found in keys.items()}
            gone = {pair for pair in pairs if len(marks[pair[0]] & marks[pair[1]]) < SHARED_PASSAGES}
            self._chronicle.drop_reuses([one.id for one in kept if (one.earlier.article, one.later.article) in gone])

    def retire(self, gone: Mapping[str, str | None], back: Collection[str] = ()) -> None:
        """Let articles no longer count, each for its newer version or (None) withdrawn, and those of `back` count again.

        An article's piece is among the pieces, of so many articles more, around those that go: only there links can change.
        """
        if gone or back:
            pieces = Pieces(self._near(), self._most + len(gone))
            self._chronicle.settle(gone, back, {other for one in sorted(gone) for other in pieces.of(one)})

    def _changed(self, waiting: Sequence[str]) -> list[tuple[str, ...]]:
        """The pieces that are not as they were before `waiting` came; their articles wait too, lest a killed run forgets."""
        again = self._chronicle.placed(waiting)
        new, near = set(waiting) - again, self._near()

        def before(articles: Collection[str]) -> Mapping[str, Mapping[str, float]]:
            ends = near(articles)
            return {one: {o: score for o, score in ends[one].items() if o not in new} for one in ends}

        was, now = Pieces(before, self._most), Pieces(near, self._most)
        neighbours = {other for ends in near(new).values() for other in ends}
        old = was.around(neighbours - new)
        changed = (now.around(chain(*old)) - old) | now.around(waiting)
        touched = {one for piece in changed for one in piece}
        if more := touched - set(waiting):
            self._chronicle.wait(more)
        return sorted(changed)

    def _near(self) -> Near:
        """Asks for edges, with what analysts joined as it stands now."""
        return partial(self._chronicle.near, joined=self._chronicle.joined())

    def _connect(self, queue: deque[tuple[str, ...]], rulings: Rulings) -> None:
        """Link the first pieces of `queue`, a portion's worth, and take them out of it."""
        portion: list[tuple[Linked, Findings]] = []
        articles = 0
        while queue and articles < PORTION:
            piece = queue.popleft()
            readings = [rulings.counting(one) for one in self._cache.get(piece)]
            linked = self._linker.connect(readings, self._chronicle.edges(piece), rulings)
            portion.append((linked, rulings.standing(self._comparer.findings(readings, linked))))
            articles += len(piece)
        self._chronicle.connect(*_joined(portion))

    def _found(
        self, mine: Reading, keys: Sequence[str], least: int, around: tuple[date, date] | None = None
    ) -> tuple[Reading, ...]:
        """The other articles of these days that share at least `least` of `keys` with this one."""
        shared = self._chronicle.sharing(keys, least, around)
        return self._cache.get([id_ for id_ in shared if id_ != mine.article.id])


# How many fingerprints of passages two articles must share to be compared at all.
SHARED_PASSAGES = 2

# How many articles are linked in one transaction, where their pieces are smaller than that.
PORTION = 64


class _Keys(Struct, frozen=True):
    """What other articles find an article by: the words that tell its story, and its passages."""

    story: tuple[str, ...]
    passages: tuple[str, ...]


def _joined(portion: Sequence[tuple[Linked, Findings]]) -> tuple[Linked, Findings]:
    """Several pieces as one closed set."""
    links, findings = [one for one, _ in portion], [one for _, one in portion]
    return Linked(**_together(links)), Findings(**_together(findings))


def _together(parts: Sequence[Linked | Findings]) -> dict[str, Any]:
    """What all of one kind hold, field by field: each field is a tuple of records."""
    return {name: tuple(chain(*(getattr(one, name) for one in parts))) for name in parts[0].__struct_fields__}


class _Cache:
    """Readings of one run by id, without tokens; the least used go when there are more than `SIZE`."""

    SIZE = 1024

    def __init__(self, candidates: Candidates) -> None:
        self._candidates = candidates
        self._kept: dict[str, Reading] = {}

    def put(self, one: Reading) -> None:
        """Remember `one`."""
        self._kept[one.article.id] = one
        self._trim()

    def get(self, articles: Sequence[str]) -> tuple[Reading, ...]:
        """The readings of `articles` in order of id."""
        lacking = [id_ for id_ in articles if id_ not in self._kept]
        fresh = {one.article.id: one for one in self._candidates.readings(lacking)} if lacking else {}
        # Taken out and put back, so that the last used stand last.
        found = {id_: self._kept.pop(id_) if id_ in self._kept else fresh[id_] for id_ in articles}
        self._kept.update(found)
        self._trim()
        return tuple(found[id_] for id_ in sorted(found))

    def _trim(self) -> None:
        for id_ in list(islice(self._kept, max(0, len(self._kept) - self.SIZE))):
            del self._kept[id_]
