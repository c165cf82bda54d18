"""From what a user names to a chronicle: reading, annotating, keeping, linking, comparing."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from functools import cached_property
from typing import Protocol

import msgspec
from msgspec import Struct

from runut.clean.cleaner import article_id
from runut.config import Config, ConfigError
from runut.engine.batches import batches
from runut.engine.goingon import GoingOn
from runut.engine.local import Outcome, annotate
from runut.engine.memory import give_back
from runut.engine.reading import read_options
from runut.errors import LockedChronicle, PassedOver, SourceError
from runut.read import read_paths
from runut.read.options import USUAL_COLUMNS
from runut.read.web.addresses import is_web
from runut.records.article import RawArticle
from runut.store.chronicle import Chronicle
from runut.store.digests import digests
from runut.store.intake import refused_places, settle_refusals
from runut.store.keeping import Kept
from runut.weaving import Weaver

# How many articles are looked up at once to see whether the chronicle has them already.
BATCH = 64

# How many articles are written in one transaction. Each touches some fifty pages of the file, mostly the same ones as the
# next; a killed run reads at most so many again.
PORTION = 16

# How many articles that are read are held at most while another program changes the chronicle.
HELD = 8 * PORTION

# How often a run that has written already asks for its turn before it gives up; the chronicle lets it wait some seconds
# each time. One that finds the chronicle busy from the start says so at once.
TURNS = 12


class Progress(Protocol):
    """Whoever wants to be told how far the work is."""

    def __call__(self, step: str, done: int, total: int | None) -> None:
        """`done` of `total` (None: not known yet) articles are through `step` ("read" or "link").

        With "bytes" for a step they are bytes of the file that is being read.
        """
        ...


class Added(Struct, frozen=True, kw_only=True):
    """“Added 14 articles, 2 were there already, 1 was refused”: what a run did.

    `dated` are the sources of the articles that were added, with their days of publication (ISO 8601, None where unknown);
    `unannotated` are the sources of articles kept without annotation (no pack for their language), `notes` what the user
    should know of single articles, `refused` the sentences of what could not be read.
    """

    added: int
    known: int
    linked: int
    dated: tuple[tuple[str, str | None], ...] = ()
    refused: tuple[str, ...] = ()
    unannotated: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def add_sources(
    chronicle: Chronicle, patterns: Sequence[str], config: Config, *, fields: Sequence[str], progress: Progress
) -> Added:
    """Read what `patterns` name (files, folders, globs, web addresses, "-") and add it to `chronicle`; see `build`.

    `fields` are ``ours=theirs`` pairs for rows. What cannot be read is among the refused of the answer. Raises ConfigError
    where a pair is not one.
    """
    refused: list[SourceError] = []
    notes: list[str] = []

    def told(error: SourceError) -> None:
        if isinstance(error, PassedOver):
            notes.append(str(error))
        else:
            refused.append(error)

    options, before = read_options(config, dict(_pair(field) for field in fields)), GoingOn(chronicle.path)
    options = msgspec.structs.replace(
        options, known=_Known(chronicle), taken=before, passed=lambda done, size: progress("bytes", done, size)
    )
    raws = read_paths(patterns, options, refused=told)
    added = build(chronicle, raws, config, progress, before)
    settle_refusals(chronicle, refused, ())
    return msgspec.structs.replace(added, refused=(*map(str, refused), *added.refused), notes=(*notes, *added.notes))


class _Known:
    """“Was an article read from these bytes before?”; asks the chronicle once, when it is first asked."""

    def __init__(self, chronicle: Chronicle) -> None:
        self._chronicle = chronicle

    def __call__(self, digest: str) -> bool:
        return digest in self._digests

    @cached_property
    def _digests(self) -> frozenset[str]:
        return digests(self._chronicle)


def _pair(field: str) -> tuple[str, str]:
    ours, equals, theirs = field.partition("=")
    if not equals or ours not in USUAL_COLUMNS or not theirs:
        message = f"“{field}” does not map a field; write OURS=THEIRS, OURS being one of {', '.join(USUAL_COLUMNS)}."
        raise ConfigError(message)
    return ours, theirs


def build(
    chronicle: Chronicle,
    raws: Iterable[RawArticle],
    config: Config,
    progress: Progress | None = None,
    before: GoingOn | None = None,
) -> Added:
    """Add `raws` to `chronicle` and link everything in it that waits to be linked.

    Articles that the chronicle has already are passed over before they are annotated; so a run that was stopped goes on
    where it was when it is started again. Those that come from the web are annotated and kept one by one as they come, and
    noted in `before`, by which `raws` may pass over what a stopped run took. Others may change the chronicle while articles
    are fetched, read and annotated, and not while some are written or linked. Raises ChronicleError where the chronicle
    cannot be written; what was kept stays.
    """
    tell, before = progress or (lambda *_: None), before or GoingOn()
    done = _Done(chronicle, Weaver(chronicle), before)
    earlier, read = refused_places(chronicle), set[str]()
    new = _unknown(chronicle, _noticed(raws, earlier, read), done)
    for outcome in annotate(new, workers=config.workers, language=config.language):
        done.take(outcome)
        tell("read", done.counts.total(), None)
    # What reading took is free, and linking takes as much again, of other sizes.
    give_back()
    with done.alone():
        done.keep()
        settle_refusals(chronicle, done.refused, read)
        linked = done.weaver.weave(lambda number, total: tell("link", number, total))
    before.done()
    return Added(
        added=done.counts["added"],
        known=done.counts["known"] + before.passed,
        linked=linked,
        dated=tuple(done.dated),
        refused=tuple(map(str, done.refused)),
        unannotated=tuple(done.unannotated),
        notes=tuple(done.notes),
    )


def withdraw(chronicle: Chronicle, wanted: Sequence[str]) -> tuple[str, ...]:
    """Let articles, named by id or address, no longer count, and link anew what they were linked with; their ids.

    Raises UnknownRecord where the chronicle has no such article; then none is withdrawn.
    """
    with chronicle.alone():
        ids = tuple(sorted({chronicle.article_at(one) for one in wanted}))
        weaver = Weaver(chronicle)
        weaver.retire(dict.fromkeys(ids))
        weaver.weave(lambda *_: None)
    return ids


class _Done:
    """What a run has done so far, and the readings that wait for their transaction."""

    def __init__(self, chronicle: Chronicle, weaver: Weaver, before: GoingOn) -> None:
        self.chronicle, self.weaver, self.before = chronicle, weaver, before
        self.counts: Counter[str] = Counter()  # articles that were added, known, refused, or wait to be written
        self.dated: list[tuple[str, str | None]] = []
        self.refused: list[SourceError] = []
        self.unannotated: list[str] = []
        self.notes: list[str] = []
        self._waiting: list[Kept] = []
        self._was_alone = False

    @contextmanager
    def alone(self) -> Iterator[None]:
        """A block in which nobody else changes the chronicle; raises LockedChronicle where somebody does for too long."""
        with ExitStack() as turn:
            for more in reversed(range(TURNS if self._was_alone else 1)):
                try:
                    turn.enter_context(self.chronicle.alone())
                    break
                except LockedChronicle:
                    if not more:
                        raise
            self._was_alone = True
            yield

    def take(self, outcome: Outcome) -> None:
        """Note what became of one article; write what waits, once that is a portion."""
        reading = outcome.reading
        if reading is None:
            self.refused += [outcome.refused] if outcome.refused is not None else []
            self.counts["refused"] += 1
            return
        self._waiting.append(self.weaver.kept(reading, outcome.versions))
        self.counts["waiting"] += 1
        self.notes.extend(f"{reading.article.source}: {note}" for note in reading.article.notes)
        self.dated.append((reading.article.source, reading.article.published))
        if not reading.sentences:
            self.unannotated.append(reading.article.source)
        if len(self._waiting) % PORTION == 0 or is_web(reading.article.source):
            self._keep_if_free()

    def _keep_if_free(self) -> None:
        """Write the readings that wait; where another program changes the chronicle, later, as long as they are few."""
        try:
            with self.chronicle.alone():
                self.keep()
        except LockedChronicle:
            if len(self._waiting) >= HELD:
                with self.alone():
                    self.keep()
        else:
            self._was_alone = True

    def keep(self) -> None:
        """Write the readings that wait. The caller is alone with the chronicle: no other program is linking meanwhile."""
        self.counts["added"] += self.chronicle.keep(self._waiting)
        self.before.took(one.reading.article.source for one in self._waiting)
        self.counts["waiting"] = 0
        self._waiting = []


def _noticed(raws: Iterable[RawArticle], wanted: Collection[str], found: set[str]) -> Iterator[RawArticle]:
    """`raws`; those of their sources that are wanted are put among those that were found."""
    for raw in raws:
        if raw.source in wanted:
            found.add(raw.source)
        yield raw


def _unknown(chronicle: Chronicle, raws: Iterable[RawArticle], done: _Done) -> Iterator[RawArticle]:
    """The articles that the chronicle lacks, each once; `done` learns which it had."""
    seen: set[str] = set()
    for batch in batches(raws, BATCH):
        ids = [article_id(raw) for raw in batch]
        here = chronicle.known(ids)
        for raw, id_ in zip(batch, ids, strict=True):
            if id_ in here or id_ in seen:
                done.counts["known"] += 1
                done.before.took([raw.source])
            else:
                seen.add(id_)
                yield raw
