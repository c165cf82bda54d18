"""The table of contents: what is done to an article, in which order, and what each step needs and gives.

::

    sources -> read -> clean -> sentences -> times -> places -> actors -> chains -> statements -> figures -> events
                                                                                                               |
               pages, report, files <- store <- compare <- link (actors, stories, entries) <-------------------+
"""

from collections.abc import Callable, Sequence

from msgspec import Struct

from runut.actors.load import Register, load_register
from runut.annotate.actors import Actors
from runut.annotate.chains import Chains
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
from runut.link import Linker
from runut.records.article import RawArticle
from runut.records.links import Candidates
from runut.records.reading import Reading
from runut.records.stage import Stage
from runut.sources.load import Sources, load_sources
from runut.store.chronicle import Chronicle


class Knowledge(Struct, frozen=True):
    """What stages may be made with: a language's pack, the register of actors, what is known of outlets."""

    pack: Pack
    register: Register
    sources: Sources


# The order in which an article is annotated. Every line is checked before a run: see `check`.
STAGES: tuple[Callable[[Knowledge], Stage], ...] = (
    lambda know: Sentences(know.pack),
    lambda know: Times(know.pack),
    lambda know: Places(know.pack, know.register),
    lambda know: Actors(know.pack, know.register, know.sources),
    lambda know: Chains(know.pack),
    lambda know: Statements(know.pack),
    lambda know: Figures(know.pack),
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
    with its text and blocks, unannotated, and a note says so.
    """

    def __init__(self, language: str | None = None) -> None:
        """Load every installed pack; `language` is taken where an article's own cannot be told."""
        sources, register = load_sources(), load_register()
        packs = {code: load_pack(code) for code in available()}
        self._clean = Cleaner(sources, packs)
        self._stages: dict[str, tuple[Stage, ...]] = {}
        for code, pack in packs.items():
            stages = tuple(make(Knowledge(pack, register, sources)) for make in STAGES)
            check(stages)
            self._stages[code] = stages
        self._default = language

    @property
    def versions(self) -> dict[str, str]:
        """The version of every stage, by language and name: what an annotation was made with."""
        return {f"{code}.{s.name}": s.version for code, stages in sorted(self._stages.items()) for s in stages}

    def __call__(self, raw: RawArticle) -> Reading:
        """What `raw` says; raises NoArticle where it holds none."""
        article = self._clean(raw)
        code = article.language
        if code == "und" and self._default is not None:
            code = self._default
        reading = Reading(article=article)
        for stage in self._stages.get(code, ()):
            reading = stage(reading)
        return reading


class Weaver:
    """Links what a chronicle keeps and compares what belongs together.

    Invariant: links and findings are a function of the set of articles. An article's edges depend on the two articles
    alone, and a component is always linked as a whole, so it does not matter in which order or portions articles came.
    """

    def __init__(self, chronicle: Chronicle) -> None:
        """Weave in `chronicle`."""
        packs = {code: load_pack(code) for code in available()}
        self._chronicle = chronicle
        self._linker = Linker(packs, load_register())
        self._comparer = Comparer(packs)

    def keys(self, reading: Reading) -> tuple[str, ...]:
        """What other articles will find this one by."""
        return (*self._linker.keys(reading), *self._comparer.keys(reading))

    def weave(self, tell: Callable[[int, int], None]) -> int:
        """Link every article that waits for it; how many did. `tell` is called with how many are done, and of how many."""
        waiting = self._chronicle.pending()
        cache = _Cache(self._chronicle)
        for done, id_ in enumerate(waiting):
            tell(done, len(waiting))
            reading = cache.get([id_])[0]
            edges = self._linker.edges(reading, self._found(reading, self._linker.keys(reading), cache))
            reuses = self._comparer.reuses(reading, self._found(reading, self._comparer.keys(reading), cache))
            if edges or reuses:
                self._chronicle.keep_pairs(edges, reuses)
        left = set(waiting)
        while left:
            component = self._chronicle.component([min(left)])
            readings = cache.get(component)
            linked = self._linker.connect(readings, self._chronicle.edges(component))
            self._chronicle.connect(linked, self._comparer.findings(readings, linked))
            left -= set(component)
            tell(len(waiting) - len(left), len(waiting))
        return len(waiting)

    def _found(self, reading: Reading, keys: Sequence[str], cache: "_Cache") -> tuple[Reading, ...]:
        shared = self._chronicle.sharing(keys)
        return cache.get([other for other, count in shared.items() if count >= SHARED and other != reading.article.id])


# How many keys two articles must share to be compared at all.
SHARED = 2


class _Cache:
    """Readings of one run by id; the least used go when there are more than `SIZE`."""

    SIZE = 1024

    def __init__(self, candidates: Candidates) -> None:
        self._candidates = candidates
        self._kept: dict[str, Reading] = {}

    def get(self, articles: Sequence[str]) -> tuple[Reading, ...]:
        """The readings of `articles` in order of id."""
        lacking = [id_ for id_ in articles if id_ not in self._kept]
        fresh = {one.article.id: one for one in self._candidates.readings(lacking)} if lacking else {}
        # Taken out and put back, so that the last used stand last.
        found = {id_: self._kept.pop(id_) if id_ in self._kept else fresh[id_] for id_ in articles}
        self._kept.update(found)
        for id_ in list(self._kept)[: max(0, len(self._kept) - self.SIZE)]:
            del self._kept[id_]
        return tuple(found[id_] for id_ in sorted(found))
