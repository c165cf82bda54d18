"""What browsers may do with our pages."""

from collections.abc import Mapping
from types import MappingProxyType

# Nothing from elsewhere, no script or style inside a page, no page inside another's frame.
POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; frame-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)

HEADERS: Mapping[str, str] = MappingProxyType(
    {
        "Content-Security-Policy": POLICY,
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Referrer-Policy": "same-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    }
)
# From a server that is reached by HTTPS, browsers ask in no other way for a year.
_SECURE: Mapping[str, str] = MappingProxyType({"Strict-Transport-Security": "max-age=31536000"})


def headers_of(*, secure: bool) -> Mapping[str, str]:
    """What every answer carries, of a server that is reached by HTTPS (`secure`) or not."""
    return {**HEADERS, **_SECURE} if secure else HEADERS
