"""What can be taken along: every page as JSON, every table as CSV, and how to cite what one sees."""

from collections.abc import Callable, Sequence
from urllib.parse import parse_qsl, urlencode

from msgspec import Struct

from runut.serve.paths import own
from runut.serve.routes import Page
from runut.serve.visit import Visit
from runut.store.views import tables


class Shelf(Struct, frozen=True, kw_only=True):
    """One table: its name, its columns, and the address of its file."""

    name: str
    columns: tuple[str, ...]
    address: str


class Asked(Struct, frozen=True, kw_only=True):
    """One page as JSON: the pattern of its address, what it is for in English, and what may be asked of it."""

    name: str
    path: str
    says: str
    query: tuple[tuple[str, str], ...]


class Citation(Struct, frozen=True, kw_only=True):
    """“So will it look to everybody”: the lasting address of a view, with its day and language, and its JSON."""

    address: str
    json: str
    day: str
    recorded: str | None


class Taken(Struct, frozen=True, kw_only=True):
    """What can be taken along; `story` narrows the tables to one story."""

    tables: tuple[Shelf, ...]
    pages: tuple[Asked, ...]
    citation: Citation
    story: str
    title: str


class Taking(Struct, frozen=True):
    """“These pages, and these tables”: makes the page that lists `pages`, itself among them."""

    pages: Callable[[], Sequence[Page]]

    def __call__(self, visit: Visit) -> Taken:
        """What a visit can take along."""
        story = visit.query.get("story", "")
        found = visit.views.stories_at(story) if story else ()
        story = found[0] if len(found) == 1 else ""
        return Taken(
            tables=tuple(
                Shelf(
                    name=name, columns=table.line.__struct_fields__, address=visit.ways.page("/csv", name, story=story)
                )
                for name, table in tables.TABLES.items()
            ),
            pages=tuple(
                Asked(name=page.name, path="/api" + page.path.rstrip("/"), says=page.says, query=page.query)
                for page in self.pages()
            ),
            citation=_citation(visit),
            story=story,
            title=visit.views.titles([story]).get(story, "") if story else "",
        )


def _citation(visit: Visit) -> Citation:
    """How to cite the view at the address that is asked for, as the chronicle is known now."""
    recorded = visit.views.newest_recorded()
    path, _, query = own(visit.query.get("of", "/")).partition("?")
    asked = dict(parse_qsl(query))
    day = asked.get("as-of") or (visit.as_of.isoformat() if visit.as_of else (recorded or "")[: len("2024-08-04")])
    lasting = urlencode({**asked, "lang": visit.wording.language} | ({"as-of": day} if day else {}))
    return Citation(
        address=f"{visit.origin}{path}?{lasting}",
        json=f"{visit.origin}/api{path.rstrip('/')}?{lasting}",
        day=day,
        recorded=recorded,
    )
