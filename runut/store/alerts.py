"""What somebody wants to be told of, and what was told."""

from collections.abc import Collection, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, datetime
from urllib.parse import parse_qsl

from msgspec import Struct, convert
from sqlalchemy import Connection, delete, func, select, update

from runut.errors import UnknownRecord
from runut.records.findings import Variant
from runut.store import schema
from runut.store.chronicle import Chronicle
from runut.store.connection import telling, told, writing
from runut.store.keeping import portions
from runut.store.views.searching import Asked, arrived
from runut.text.fingerprints import digest


class Alert(Struct, frozen=True, kw_only=True):
    """“*banjir*: whatever has *banjir Portama* in it”: `asked` is the query of a search's address, as saved searches have it.

    Articles whose row is at most `last` were looked at.
    """

    id: str
    name: str
    asked: str
    last: int
    time: str

    @property
    def search(self) -> Asked:
        """What is searched for."""
        given = dict(parse_qsl(self.asked))
        return Asked(
            words=given.get("q", ""),
            **{name: given.get(name, "") for name in ("outlet", "language", "since", "until")},
        )


class Alerts:
    """“What is new for this alert? It was told”: alerts of one chronicle."""

    def __init__(self, chronicle: Chronicle) -> None:
        """Ask and change `chronicle`."""
        self._chronicle = chronicle

    def telling(self) -> AbstractContextManager[None]:
        """A block in which nobody else tells of what is new; raises LockedChronicle where somebody does for too long."""
        return telling(self._chronicle.path)

    def all(self) -> tuple[Alert, ...]:
        """All of them, by name."""
        with self._reading() as connection:
            rows = connection.execute(select(schema.ALERT).order_by(schema.ALERT.c.name)).mappings()
            return tuple(convert({str(name): value for name, value in row.items()}, Alert) for row in rows)

    def find(self, name: str) -> Alert:
        """The alert of this name; raises UnknownRecord."""
        found = [one for one in self.all() if name in {one.name, one.id}]
        if not found:
            message = f"there is no alert “{name}”; “runut alert list” names them."
            raise UnknownRecord(message)
        return found[0]

    def add(self, name: str, asked: str) -> Alert:
        """Tell of what comes from now on; an alert of this name is replaced, and what was told stays told."""
        time = datetime.now(UTC).isoformat(timespec="seconds")
        with writing(self._chronicle.engine, self._chronicle.path) as connection:
            made = Alert(id=digest("alert", name), name=name, asked=asked, last=_woven(connection), time=time)
            known = connection.scalar(select(schema.ALERT.c.id).where(schema.ALERT.c.id == made.id))
            values = {"asked": asked, "last": made.last, "time": time}
            if known is None:
                connection.execute(schema.ALERT.insert(), [{"id": made.id, "name": name, **values}])
            else:
                connection.execute(update(schema.ALERT).where(schema.ALERT.c.id == made.id).values(**values))
        return made

    def remove(self, alert: Alert) -> None:
        """Tell of it no longer."""
        with writing(self._chronicle.engine, self._chronicle.path) as connection:
            connection.execute(delete(schema.TOLD).where(schema.TOLD.c.alert == alert.id))
            connection.execute(delete(schema.ALERT).where(schema.ALERT.c.id == alert.id))

    def arrived(self, alert: Alert) -> tuple[tuple[str, ...], int]:
        """The articles that came since, are linked, and hold what is searched for; and up to which row that is so."""
        forms = self._chronicle.word_forms
        with self._reading() as connection:
            last = _woven(connection)
            return arrived(connection, forms, alert.search, (alert.last, last)), last

    def new_entries(self, articles: Collection[str], last: int) -> tuple[str, ...]:
        """Entries that these articles tell of and no article of row `last` or less does."""
        entry, event, article = schema.ENTRY_EVENT.c, schema.EVENT, schema.ARTICLE
        found = set[str]()
        with self._reading() as connection:
            for portion in portions(articles):
                joined = schema.ENTRY_EVENT.join(event, event.c.id == entry.event)
                question = select(entry.entry).select_from(joined).where(event.c.article.in_(portion))
                found |= set(connection.scalars(question))
            joined = schema.ENTRY_EVENT.join(event, event.c.id == entry.event).join(
                article, article.c.id == event.c.article
            )
            old = set[str]()
            for portion in portions(found):
                question = (
                    select(entry.entry)
                    .select_from(joined)
                    .where(entry.entry.in_(portion))
                    .group_by(entry.entry)
                    .having(func.min(article.c.row) <= last)
                )
                old |= set(connection.scalars(question))
        return tuple(sorted(found - old))

    def disagreements(self, articles: Collection[str]) -> tuple[str, ...]:
        """Disagreements of which one of these articles gives a variant."""
        table, member = schema.DISAGREEMENT, schema.STORY_ARTICLE
        wanted, found = set(articles), set[str]()
        with self._reading() as connection:
            for portion in portions(articles):
                stories = select(member.c.story).where(member.c.article.in_(portion))
                for id_, variants in connection.execute(
                    select(table.c.id, table.c.variants).where(table.c.story.in_(stories))
                ):
                    records = {record for one in convert(variants, list[Variant]) for record in one.records}
                    if wanted & {record.partition(":")[0] for record in records}:
                        found.add(id_)
        return tuple(sorted(found))

    def untold(self, alert: Alert, records: Collection[str]) -> tuple[str, ...]:
        """Those of these records that were not told yet."""
        known = set[str]()
        with self._reading() as connection:
            for portion in portions(records):
                question = select(schema.TOLD.c.record).where(
                    schema.TOLD.c.alert == alert.id, schema.TOLD.c.record.in_(portion)
                )
                known |= set(connection.scalars(question))
        return tuple(sorted(set(records) - known))

    def told(self, alert: Alert, records: Collection[str], last: int) -> None:
        """Note that these records were told, and up to which row articles were looked at."""
        time = datetime.now(UTC).isoformat(timespec="seconds")
        with writing(self._chronicle.engine, self._chronicle.path) as connection:
            rows = [{"alert": alert.id, "record": one, "time": time} for one in sorted(set(records))]
            if rows:
                connection.execute(schema.TOLD.insert(), rows)
            connection.execute(update(schema.ALERT).where(schema.ALERT.c.id == alert.id).values(last=last))

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with told(self._chronicle.path), self._chronicle.engine.connect() as connection:
            yield connection


def _woven(connection: Connection) -> int:
    """The row up to which all articles are linked."""
    article, pending = schema.ARTICLE, schema.PENDING
    # Asked so, those that wait are looked up, which are few or none; a join would walk all articles in the order of their rows.
    waits = article.c.id.in_(select(pending.c.article))
    waiting = connection.scalar(select(func.min(article.c.row)).where(waits))
    if waiting is not None:
        return int(waiting) - 1
    return int(connection.scalar(select(func.max(article.c.row))) or 0)
