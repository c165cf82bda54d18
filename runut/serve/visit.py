"""Who asks for what, in which language, of which day."""

from collections.abc import Mapping
from datetime import date
from typing import Literal, TypeAlias
from urllib.parse import urlencode

from msgspec import Struct
from starlette.datastructures import UploadFile

from runut.errors import BadDate
from runut.serve.library import Library
from runut.serve.paths import Paths
from runut.serve.settings import ROLES, Role
from runut.serve.wording import Wording
from runut.store.chronicle import Chronicle
from runut.store.views import Views

Theme: TypeAlias = Literal["auto", "light", "dark"]
THEMES: tuple[Theme, ...] = ("auto", "light", "dark")
# The first so many lines of a list stand on a page.
LINES = 25


class Person(Struct, frozen=True):
    """“Sari, analyst”: who is at the browser. On a machine of one's own it is whoever sits there, without a name."""

    name: str = ""
    role: Role = "keeper"

    def may(self, role: Role) -> bool:
        """Whether this person may do what `role` may.

        >>> Person("Sari", "analyst").may("reader"), Person("Sari", "analyst").may("keeper")
        (True, False)
        """
        return ROLES.index(self.role) >= ROLES.index(role)


class Visit(Struct, frozen=True, kw_only=True):
    """One request as pages see it: the chronicle of the day that it names, and what it asks.

    `parts` are the gaps of the page's path, `query` what stands behind the question mark, `form` what was sent; `token`
    goes with every form of the page, so that no other site can send one; `browser` is what the browser is known by, `address`
    the path with its query.
    """

    library: Library
    wording: Wording
    person: Person
    parts: Mapping[str, str]
    query: Mapping[str, str]
    form: Mapping[str, str]
    files: tuple[UploadFile, ...] = ()
    theme: Theme = "auto"
    token: str = ""
    browser: str = ""
    address: str = "/"
    as_of: date | None = None

    @property
    def chronicle(self) -> Chronicle:
        """The chronicle as it is, or as it was known on the day that was asked for; raises ChronicleError."""
        return self.library.now() if self.as_of is None else self.library.on(self.as_of)

    @property
    def views(self) -> Views:
        """The questions to that chronicle."""
        return Views(self.chronicle)

    @property
    def ways(self) -> Paths:
        """The ways to other pages."""
        return Paths(self.as_of)

    @property
    def page(self) -> int:
        """The number of the page of a list, from 1 on; 1 where what was asked is no number."""
        asked = self.query.get("page", "1")
        return max(1, int(asked)) if asked.isascii() and asked.isdigit() and len(asked) < len("1000000") else 1

    def turned(self, page: int) -> str:
        """The address of this list at another of its pages."""
        path = self.address.partition("?")[0]
        return f"{path}?{urlencode({**self.query, 'page': str(page)})}"


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
