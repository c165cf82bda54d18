"""Reading what users name by address: made ready when the first address is asked for, and not before."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from runut.errors import SourceError
from runut.read.decoding import decode
from runut.read.options import ReadOptions
from runut.read.web.addresses import is_web
from runut.records.article import RawArticle

if TYPE_CHECKING:
    from runut.read.web.articles import WebArticles


class Gathering:
    """“Read that address, and these”: one guest for all the addresses of a run."""

    def __init__(self, options: ReadOptions) -> None:
        """Fetch and read as `options` say."""
        self._options = options
        self._articles: WebArticles | None = None

    def _made(self) -> "WebArticles":
        """Who fetches, and makes articles of what is fetched."""
        # What speaks HTTP takes a tenth of a second to import: only a run that goes to the web pays for it.
        from runut.languages.load import load_web  # noqa: PLC0415 (see above)
        from runut.read.web.articles import WebArticles  # noqa: PLC0415 (see above)
        from runut.read.web.courteous import Courteous  # noqa: PLC0415 (see above)
        from runut.read.web.fetching import Fetcher  # noqa: PLC0415 (see above)
        from runut.read.web.politeness import Politeness  # noqa: PLC0415 (see above)
        from runut.read.web.robots import Robots  # noqa: PLC0415 (see above)
        from runut.sources.load import load_sources  # noqa: PLC0415 (see above)

        options = self._options
        guest = Courteous(Fetcher(options.fetching), Politeness(options.politeness), Robots())
        return WebArticles(guest.fetch, options.longest, tables=load_web(), sources=load_sources())

    def read(self, address: str) -> RawArticle | None:
        """The article at `address`, None where it need not be fetched; raises SourceError, among them all of FetchError."""
        if self._articles is None:
            self._articles = self._made()
        taken = self._options.taken
        if taken is not None and taken(self._articles.source(address)):
            return None
        return self._articles.read(address)

    def listed(self, raw: bytes, place: str, refused: Callable[[SourceError], None]) -> Iterator[RawArticle]:
        """The articles at the addresses that a file lists, one a line; lines that begin with “#” are remarks.

        What cannot be read is handed to `refused`. Raises BinarySource or UndecodableSource where it is no text.
        """
        for number, line in enumerate(decode(raw, place).text.splitlines(), 1):
            address = line.strip()
            if not address or address.startswith("#"):
                continue
            if not is_web(address):
                reason = "this is no address of the web"
                refused(
                    SourceError(f"{place}, line {number}", reason, "write one address a line, with https:// before it")
                )
                continue
            try:
                article = self.read(address)
            except SourceError as error:
                refused(error)
                continue
            if article is not None:
                yield article
