"""Does the site let programs read this address? Its robots.txt, read as RFC 9309 says."""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from urllib.parse import urlsplit

from msgspec import Struct
from protego import Protego

from runut.errors import BadStatus, DisallowedAddress, FetchError, NoAnswer, RefusedAddress, TooManyRedirects
from runut.read.web.addresses import shown
from runut.read.web.rules import TOKEN, Answer

#: From the address of a robots.txt to what lies there; raises FetchError.
Get = Callable[[str], Answer]

#: RFC 9309, 2.5: at least so much of the file must be read.
_READ = 500 * 1024
#: RFC 9309, 2.4: no longer than a day; a site that could not answer is asked again sooner.
_KEPT, _TROUBLED = 86_400.0, 900.0
_SITES = 10_000
_CLIENTS = range(400, 500)
_TOO_MANY = 429


class Manners(Struct, frozen=True, kw_only=True):
    """“All but the search page, and ten seconds between two”: what a site asks of programs.

    `rules` is None where it asks nothing; `trouble` says why its wishes are not known, "" where they are. `until` is when
    it must be asked again, by the clock of its keeper.
    """

    rules: Protego | None = None
    trouble: str = ""
    until: float = 0

    @property
    def delay(self) -> float:
        """The seconds between two requests that the site asks for; 0 where it does not say."""
        delay = self.rules.crawl_delay(TOKEN) if self.rules else None
        return max(0.0, float(delay)) if delay else 0.0

    @property
    def sitemaps(self) -> tuple[str, ...]:
        """The addresses of sitemaps that the file names."""
        return tuple(self.rules.sitemaps) if self.rules else ()

    def check(self, address: str) -> None:
        """Raise DisallowedAddress where `address` is not to be read by programs."""
        if self.trouble:
            reason = f"what its site asks of programs (robots.txt) cannot be read: {self.trouble}"
            raise DisallowedAddress(shown(address), reason, "try again later")
        if self.rules is not None and not self.rules.can_fetch(address, TOKEN):
            reason = "its site asks programs not to read it (robots.txt)"
            raise DisallowedAddress(shown(address), reason, "save the page from a browser and give the file")


class Robots:
    """“What does this site ask?”: each site's wishes, kept for a day. May be used from several threads."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """Remember by `clock`, in seconds."""
        self._clock, self._lock = clock, threading.Lock()
        self._kept: OrderedDict[str, Manners] = OrderedDict()

    def known(self, address: str) -> Manners | None:
        """The wishes of the site of `address`, if they are known and not too old."""
        with self._lock:
            found = self._kept.get(_site(address))
        return found if found is not None and found.until > self._clock() else None

    def ask(self, address: str, get: Get) -> Manners:
        """The wishes of the site of `address`, asked for with `get` where they are not known.

        Where the site cannot be asked for lack of an answer or of leave, raises NoAnswer or RefusedAddress of `address`.
        """
        if (found := self.known(address)) is not None:
            return found
        site = _site(address)
        try:
            made = self._made(get, site)
        except (NoAnswer, RefusedAddress) as error:
            raise type(error)(shown(address), error.reason, error.remedy) from error
        with self._lock:
            self._kept[site] = made
            self._kept.move_to_end(site)
            while len(self._kept) > _SITES:
                self._kept.popitem(last=False)
        return made

    def _made(self, get: Get, site: str) -> Manners:
        now = self._clock()
        try:
            body = get(f"{site}/robots.txt").body[:_READ]
        except TooManyRedirects:
            return Manners(until=now + _KEPT)  # RFC 9309, 2.3.1.2: as if there were none
        except BadStatus as error:
            if error.status in _CLIENTS and error.status != _TOO_MANY:
                return Manners(until=now + _KEPT)  # 2.3.1.3: there is none
            return Manners(trouble=error.reason, until=now + max(_TROUBLED, error.retry_after or 0))
        except (NoAnswer, RefusedAddress):
            raise
        except FetchError as error:
            return Manners(trouble=error.reason, until=now + _TROUBLED)
        text = body.decode("utf-8", "replace").removeprefix("\ufeff")
        return Manners(rules=Protego.parse(text), until=now + _KEPT)


def _site(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"
