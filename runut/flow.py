"""The table of contents: what is done to an article, in which order, and what each step needs and gives.

::

    sources -> read -> clean -> sentences -> times -> places -> actors -> chains -> statements -> figures -> events
                                                                                                               |
               pages, report, files <- store <- compare <- link (actors, stories, entries) <-------------------+
"""

from collections.abc import Callable, Sequence

from msgspec import Struct

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
from runut.errors import FlowError
from runut.languages.load import available, load_pack
from runut.languages.pack import Pack
from runut.records.article import RawArticle
from runut.records.reading import Reading
from runut.records.stage import Stage, after
from runut.sources.load import Sources, load_sources


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
