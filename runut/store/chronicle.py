"""A chronicle: one file that holds articles, what they say, how it hangs together and what differs."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import UTC, date, datetime
from functools import cached_property
from pathlib import Path
from typing import Self

from sqlalchemy import Engine, select

from runut.errors import UnknownRecord
from runut.records.findings import Findings, Reuse
from runut.records.judgements import Judgement
from runut.records.links import Edge, Linked, Piece, Standing
from runut.records.reading import Reading
from runut.store import judging, linking, outlooks, pieces, saving, schema, versions
from runut.store import keys as finding_keys
from runut.store.address import Address, address_of
from runut.store.carrying import copy_to_file
from runut.store.connection import HELD, alone, told, writing
from runut.store.finding import find_record
from runut.store.keeping import Keeper, Kept, forget, portions, wait
from runut.store.opening import open_chronicle
from runut.store.saving import Saved
from runut.store.wordforms import WordForms
from runut.text.addresses import same_page


class Chronicle:
    """“Keep this reading; what do you know of that story?”: the one way to a chronicle file.

    Invariants: an article stands in the file with everything that was read from it, or not at all; an article that waits
    to be linked is marked as such, and linking takes the mark away in the transaction that writes its links. So a process
    killed at any moment leaves a whole file, and adding again finishes the work.
    Raises NoChronicle, NotAChronicle, NewerChronicle, LockedChronicle, FullDisk (see `runut.errors`).
    """

    def __init__(
        self, path: str | Address, *, create: bool = False, say: Callable[[str], None] = lambda _: None, kib: int = HELD
    ) -> None:
        """Open the chronicle at `path`, with `create` made or brought up to date, and `say` so; `kib` of a file are held."""
        self.path = address_of(path)
        self._engine = open_chronicle(self.path, create=create, say=say, held=kib)
        self._keeper = Keeper()

    def __enter__(self) -> Self:
        """Be closed at the end of the block."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the file."""
        self.close()

    def close(self) -> None:
        """Give the file back."""
        self._engine.dispose()

    @property
    def engine(self) -> Engine:
        """The database engine, for the views of this room."""
        return self._engine

    @cached_property
    def word_forms(self) -> WordForms:
        """By which forms of words articles are found; the affixes are read once."""
        return WordForms()

    def alone(self) -> AbstractContextManager[None]:
        """A block in which nobody else changes the chronicle; raises LockedChronicle where somebody does for too long."""
        return alone(self.path, self._engine)

    def known(self, articles: Collection[str]) -> frozenset[str]:
        """Those of these article ids that the chronicle already holds."""
        found: set[str] = set()
        with told(self.path), self._engine.connect() as connection:
            for portion in portions(articles):
                question = select(schema.ARTICLE.c.id).where(schema.ARTICLE.c.id.in_(portion))
                found |= set(connection.scalars(question))
        return frozenset(found)

    def keep(self, readings: Sequence[Kept]) -> int:
        """Add these readings in one transaction; how many were new. One whose article is there already changes nothing.

        A new text at an address that the chronicle knows is a new version; `settled` says which counts.
        """
        with writing(self._engine, self.path) as connection:
            recorded = datetime.now(UTC).isoformat(timespec="seconds")
            return len(self._keeper.write(connection, readings, recorded))

    def settled(self, articles: Collection[str]) -> versions.Settled:
        """Which versions at the addresses of these articles count that did not, and which no longer do."""
        with told(self.path), self._engine.connect() as connection:
            return versions.settled(connection, articles)

    def settle(self, gone: Mapping[str, str | None], back: Collection[str], around: Collection[str]) -> None:
        """Let articles no longer count, each for its newer version or (None) withdrawn, and others count again.

        What was read from them stays. Those `around` wait to be linked without them.
        """
        with writing(self._engine, self.path) as connection:
            versions.restore(connection, back)
            versions.retire(connection, gone, around)

    def article_at(self, wanted: str) -> str:
        """The id of the article that counts with this id or address; raises UnknownRecord where there is none."""
        table, page = schema.ARTICLE, same_page(wanted)
        with told(self.path), self._engine.connect() as connection:
            counts = table.c.id.not_in(select(schema.RETIRED.c.article))
            named = (table.c.id == wanted) if page is None else (table.c.at == page)
            found = connection.scalar(select(table.c.id).where(named, counts))
        if found is None:
            message = (
                f"the chronicle has no article “{wanted}” that counts; “runut stories” lists them with their sources."
            )
            raise UnknownRecord(message)
        return str(found)

    def copied(self, to: Path) -> "Chronicle":
        """A copy at `to`, a new file."""
        with told(self.path), self._engine.connect() as connection:
            copy_to_file((connection, self.path), to)
        return Chronicle(to)

    def later(self, day: date) -> frozenset[str]:
        """The articles that were not known yet at the end of `day`."""
        with told(self.path), self._engine.connect() as connection:
            return versions.later(connection, day)

    def turn_back(self, gone: Collection[str], other: Collection[str]) -> None:
        """Take articles out for good, as is done in a copy alone; some of the others may wait to be linked.

        `other` are the keys, passages aside, under which they are found.
        """
        with writing(self._engine, self.path) as connection:
            versions.turn_back(connection, gone, other)

    def judged(self, wanted: str) -> judging.Judged:
        """The record that `wanted` means, as judgements keep it; raises UnknownRecord."""
        with told(self.path), self._engine.connect() as connection:
            return judging.judged(connection, wanted)

    def locals_of(self, actor: str) -> tuple[str, ...]:
        """The ids of the articles' own actors that are this one, by its id or the beginning of it; raises UnknownRecord."""
        with told(self.path), self._engine.connect() as connection:
            _, id_ = find_record(connection, actor, ("actor",))
            member = schema.ACTOR_MEMBER
            question = select(member.c.local_actor).where(member.c.actor == id_).order_by(member.c.local_actor)
            return tuple(connection.scalars(question))

    def judgements(self) -> tuple[Judgement, ...]:
        """All judgements in the order in which they were made, those that were taken back too."""
        with told(self.path), self._engine.connect() as connection:
            return judging.read_judgements(connection)

    def judge(self, judgements: Sequence[Judgement], beside: Collection[str] = ()) -> None:
        """Keep judgements; what they touch waits to be linked, and so do the articles `beside` it."""
        with writing(self._engine, self.path) as connection:
            wait(connection, beside)
            for one in judgements:
                judging.wait_for(connection, one)
                judging.drop_reuses(connection, one)
            judging.keep_judgements(connection, judgements)
            for one in judgements:
                judging.rename(connection, one)

    def undo(self, judgement: Judgement, time: str) -> None:
        """Note that a judgement was taken back at `time`; what it touched waits to be linked."""
        with writing(self._engine, self.path) as connection:
            judging.wait_for(connection, judgement)
            judging.undo_judgement(connection, judgement.id, time)
            judging.rename(connection, judgement)

    def saved_searches(self) -> tuple[Saved, ...]:
        """The searches that somebody wants to make again, by name."""
        with told(self.path), self._engine.connect() as connection:
            return saving.saved_searches(connection)

    def save_search(self, name: str, asked: str, author: str) -> Saved:
        """Keep a search: `asked` is the query of its page's address; one that asks the same takes the new name."""
        with writing(self._engine, self.path) as connection:
            return saving.save_search(connection, name, asked, author, datetime.now(UTC).isoformat(timespec="seconds"))

    def forget_search(self, id_: str) -> None:
        """Keep a search no longer."""
        with writing(self._engine, self.path) as connection:
            saving.forget_search(connection, id_)

    def pending(self) -> tuple[str, ...]:
        """The ids of the articles that wait to be linked, in order of publication: neighbours find each other's readings."""
        article = schema.ARTICLE.c
        question = select(article.id, article.published).where(article.id.in_(select(schema.PENDING.c.article)))
        with told(self.path), self._engine.connect() as connection:
            # Sorted here: asked for the order, SQLite goes through all articles by their day.
            found = sorted(connection.execute(question), key=lambda row: (row[1] is None, row[1] or "", row[0]))
        return tuple(id_ for id_, _ in found)

    def keep_pairs(
        self, edges: Iterable[Edge], reuses: Iterable[Reuse], looks: Mapping[str, bytes] | None = None
    ) -> None:
        """Keep what holds between pairs of articles: edges and shared passages; and how articles look to others."""
        with writing(self._engine, self.path) as connection:
            linking.keep_edges(connection, edges)
            linking.keep_reuses(connection, reuses)
            outlooks.keep_outlooks(connection, looks or {})

    def outlooks(self, articles: Collection[str]) -> Mapping[str, bytes]:
        """How those of these articles look to others of which that is kept, by id."""
        with told(self.path), self._engine.connect() as connection:
            return outlooks.read_outlooks(connection, articles)

    def connect(self, linked: Linked, findings: Findings, found: Iterable[Piece] = ()) -> None:
        """Put the links and findings of one closed set of articles in place of those before, in one transaction.

        `found` are the pieces that it is made of, where these are known.
        """
        with writing(self._engine, self.path) as connection:
            linking.replace(connection, linked, findings)
            pieces.keep_pieces(connection, found)

    def sharing(
        self, keys: Collection[str], least: int = 1, around: tuple[date, date] | None = None
    ) -> Mapping[str, int]:
        """Article id -> how many of `keys` it was kept under; articles with fewer than `least` are left out.

        With `around`, so are those of other days than these, but not those of unknown day.
        """
        return self.sharing_each([finding_keys.Sought(keys, least, around)])[0]

    def sharing_each(self, sought: Iterable[finding_keys.Sought]) -> list[Mapping[str, int]]:
        """The same for each of `sought`, in their order, at one go."""
        with told(self.path), self._engine.connect() as connection:
            return [finding_keys.sharing(connection, one, self._keeper.marks) for one in sought]

    def crowded(self, keys: Collection[str], *, before: bool = False) -> frozenset[str]:
        """Those of `keys` that so many articles were kept under, or so often, that it means nothing to share them.

        With `before`, those that were so without the articles that wait to be linked.
        """
        with told(self.path), self._engine.connect() as connection:
            return finding_keys.crowded(connection, keys, self._keeper.marks, before=before)

    def holding(self, key: str) -> tuple[str, ...]:
        """The linked articles that were kept under `key`, in order; none where it is crowded by them alone."""
        with told(self.path), self._engine.connect() as connection:
            return finding_keys.holding(connection, key)

    def reuses_among(self, articles: Collection[str]) -> tuple[Reuse, ...]:
        """The kept passages of which both ends are among `articles`, in order of id."""
        with told(self.path), self._engine.connect() as connection:
            return linking.reuses_among(connection, articles)

    def drop_reuses(self, reuses: Collection[str]) -> None:
        """Take kept passages away, by id."""
        with writing(self._engine, self.path) as connection:
            forget(connection, schema.REUSE, "id", reuses)

    def readings(self, articles: Collection[str], only: Collection[str] | None = None) -> tuple[Reading, ...]:
        """The readings of these articles in order of id, their sentences without tokens; with `only`, these layers alone."""
        with told(self.path), self._engine.connect() as connection:
            return self._keeper.read(connection, articles, only)

    def placed(self, articles: Collection[str]) -> frozenset[str]:
        """Those of these articles that a story holds: they were linked before."""
        table = schema.STORY_ARTICLE
        found: set[str] = set()
        with told(self.path), self._engine.connect() as connection:
            for portion in portions(articles):
                found.update(connection.scalars(select(table.c.article).where(table.c.article.in_(portion))))
        return frozenset(found)

    def wait(self, articles: Collection[str], stay: Iterable[Piece] = ()) -> None:
        """Let these articles wait to be linked (again), and keep of the pieces that `stay` where they are cut out now."""
        with writing(self._engine, self.path) as connection:
            wait(connection, articles)
            pieces.forget_pieces(connection, articles)
            pieces.keep_pieces(connection, stay)

    def edges(self, pairs: Collection[tuple[str, str]]) -> tuple[Edge, ...]:
        """The kept edges of these pairs, in order of left and right."""
        with told(self.path), self._engine.connect() as connection:
            return linking.read_edges(connection, pairs)

    def scores(self, articles: Collection[str]) -> Mapping[tuple[str, str], float]:
        """The scores of the kept edges among these articles, by left and right."""
        with told(self.path), self._engine.connect() as connection:
            return linking.read_scores(connection, articles)

    def standings(self, articles: Collection[str]) -> Mapping[str, Standing]:
        """By story, what stands beside the kept stories of these articles."""
        with told(self.path), self._engine.connect() as connection:
            return linking.read_standings(connection, articles)
