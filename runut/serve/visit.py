"""Who asks for what, in which language, of which day."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Literal, TypeAlias
from urllib.parse import urlencode

from msgspec import Struct
from starlette.datastructures import UploadFile

from runut.errors import BadDate, RunutError
from runut.serve.guard.door import Door
from runut.serve.library import Library
from runut.serve.paths import Paths
from runut.serve.settings import Person
from runut.serve.wording import Wording
from runut.store.chronicle import Chronicle
from runut.store.views import Views

Theme: TypeAlias = Literal["auto", "light", "dark"]
THEMES: tuple[Theme, ...] = ("auto", "light", "dark")
# The first so many lines of a list stand on a page.
LINES = 25
# No list has so many pages.
_MANY = 1_000_000


class Beyond(RunutError):
    """A page of a list that ends before it."""

    def __init__(self) -> None:
        """Say it plainly; pages say it in their reader's language."""
        super().__init__("the list ends before this page; it begins at page 1.")


class Visit(Struct, frozen=True, kw_only=True, dict=True):
    """One request as pages see it: the chronicle of the day that it names, and what it asks.

    `parts` are the gaps of the page's path, `query` what stands behind the question mark, `form` what was sent (`fields`,
    where one name may stand several times); `token` goes with every form of the page, so that no other site can send one;
    `browser` is what the browser is known by, `client` the network address that it has, `known` the marks of the answers
    that it keeps; `address` is the path with its query, `origin` what stands before it.
    """

    library: Library
    door: Door
    wording: Wording
    person: Person
    parts: Mapping[str, str]
    query: Mapping[str, str]
    form: Mapping[str, str]
    fields: tuple[tuple[str, str], ...] = ()
    files: tuple[UploadFile, ...] = ()
    cookies: Mapping[str, str] = MappingProxyType({})
    theme: Theme = "auto"
    token: str = ""
    browser: str = ""
    client: str = ""
    known: str = ""
    address: str = "/"
    origin: str = ""
    as_of: date | None = None

    @property
    def chronicle(self) -> Chronicle:
        """The chronicle as it is, or as it was known on the day that was asked for; raises ChronicleError.

        The same for the whole visit. Python's own cached property would let visits wait for one another.
        """
        held = vars(self)
        if "chronicle" not in held:
            held["chronicle"] = self.library.now() if self.as_of is None else self.library.on(self.as_of)
        found: Chronicle = held["chronicle"]
        return found

    @property
    def views(self) -> Views:
        """The questions to that chronicle, the same for the whole visit."""
        held = vars(self)
        if "views" not in held:
            held["views"] = Views(self.chronicle)
        found: Views = held["views"]
        return found

    @property
    def ways(self) -> Paths:
        """The ways to other pages."""
        return Paths(self.as_of)

    @property
    def page(self) -> int:
        """The number of the page of a list, from 1 on; 1 where what was asked is no number."""
        return self.number("page")

    def number(self, name: str) -> int:
        """The number that is asked for under `name`, from 1 to a million; 1 where it is none."""
        asked = self.query.get(name, "1")
        if not (asked.isascii() and asked.isdigit()):
            return 1
        return max(1, int(asked)) if len(asked) < len(str(_MANY)) else _MANY

    @property
    def path(self) -> str:
        """The address without its query."""
        return self.address.partition("?")[0]

    @property
    def json(self) -> str:
        """The address of what this page shows, as JSON."""
        _, mark, query = self.address.partition("?")
        return "/api" + self.path.rstrip("/") + mark + query

    @property
    def session(self) -> str:
        """What the browser brings of one who logged in."""
        return self.cookies.get(self.door.cookie, "")

    def asking(self, **query: str) -> str:
        """The address of this page where it asks something else besides, or (with "") no longer, from its first page on."""
        asked = {name: value for name, value in {**self.query, **query}.items() if value and name != "page"}
        return f"{self.path}?{urlencode(asked)}" if asked else self.path

    @property
    def beginning(self) -> str:
        """The address of this list from its first page on."""
        return self.asking(said="")

    def turned(self, page: int) -> str:
        """The address of this list at another of its pages."""
        return f"{self.path}?{urlencode({**self.query, 'page': str(page)})}"


def day_of(asked: str | None) -> date | None:
    """The day that `as-of` names, None where it is not asked; raises BadDate.

    >>> day_of("2024-08-04"), day_of("")
    (datetime.date(2024, 8, 4), None)
    """
    if not asked or not asked.strip():
        return None
    try:
        return date.fromisoformat(asked.strip())
    except ValueError as error:
        message = f"“{asked}” is no day; write it as year, month and day, such as 2024-08-04."
        raise BadDate(message) from error
