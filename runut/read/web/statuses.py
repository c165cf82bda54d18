"""What does a status of HTTP mean for a reader, and what can be done about it?"""

from collections.abc import Mapping
from types import MappingProxyType

from runut.errors import BadStatus

_SAID: Mapping[int, tuple[str, str]] = MappingProxyType(
    {
        304: ("the server says that it has not changed, though nothing was said of before", "try again later"),
        401: ("it can be read only after logging in", "save the page from a browser and give the file"),
        402: ("it can be read only by those who pay", "save the page from a browser and give the file"),
        403: ("the server lets no programs read it", "save the page from a browser and give the file"),
        404: ("there is no such page", "check the address"),
        408: ("the server waited too long", "try again later"),
        410: ("the page was taken away for good", "look for it in a web archive"),
        429: ("the server is asked too often", "try again later"),
        451: ("it may not be shown for reasons of law", "look for it elsewhere"),
    }
)
_SERVERS_FAULT = 500


def status_error(place: str, status: int, retry_after: float | None) -> BadStatus:
    """The error for a status that brings no page."""
    if status in _SAID:
        reason, remedy = _SAID[status]
    elif status >= _SERVERS_FAULT:
        reason, remedy = "the server has a fault of its own", "try again later"
    else:
        reason, remedy = "the server gives no page", "check the address"
    if retry_after is not None:
        remedy = f"try again in {retry_after:g} seconds, as it asks"
    return BadStatus(place, status, f"{reason} (status {status})", remedy, retry_after=retry_after)
