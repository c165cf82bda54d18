"""The net of a watcher: the safe and polite fetcher, and what makes articles of what it fetches."""

from collections.abc import Callable

from runut.errors import BadStatus, DisallowedAddress
from runut.read.web.courteous import Courteous
from runut.read.web.rules import Answer, Conditions
from runut.records.article import RawArticle
from runut.text.addresses import host_of

ACCEPT = (
    "application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, "
    "text/html;q=0.7, */*;q=0.1"
)
# A wait of more seconds is a host that is to be left alone, and not the pause between two requests.
_ALONE = 60.0
_TOO_MANY, _LATER = 429, 900.0


class Web:
    """“Fetch this feed; read that article”: for several threads, each of which asks another host."""

    def __init__(self, guest: Courteous, article: Callable[[str], RawArticle]) -> None:
        """Fetch as `guest`; `article` reads the article at an address, through the same guest."""
        self._guest, self._article = guest, article

    def fetch(self, address: str, etag: str | None = None, modified: str | None = None) -> Answer:
        """What lies at an address, if it changed since; raises FetchError."""
        try:
            return self._guest.fetch(address, Conditions(etag=etag, modified=modified), ACCEPT)
        except DisallowedAddress as error:
            raise self._later(address, error) from error

    def article(self, address: str) -> RawArticle:
        """The article at an address; raises SourceError."""
        try:
            return self._article(address)
        except DisallowedAddress as error:
            raise self._later(address, error) from error

    def pause(self, host: str) -> float:
        """How many seconds a host is left alone from now on."""
        return self._guest.politeness.wait(host)

    def _later(self, address: str, error: DisallowedAddress) -> DisallowedAddress | BadStatus:
        """The error, as one that passes where the host only wants to be left alone, or cannot say what it wants."""
        manners = self._guest.robots.known(address)
        wait = self._guest.politeness.wait(host_of(address))
        if manners is not None and manners.trouble:
            wait = max(wait, _LATER)
        if wait < _ALONE:
            return error
        return BadStatus(error.place, _TOO_MANY, error.reason, error.remedy, retry_after=wait)
