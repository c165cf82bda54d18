"""Did this form come from a page of ours?"""

import hmac
import secrets

# The cookie by which a browser is known again; it says nothing about who sits there.
COOKIE = "runut-browser"
FIELD = "token"


def new_browser() -> str:
    """A name for a browser that brings none."""
    return secrets.token_urlsafe(24)


def token_of(secret: bytes, browser: str) -> str:
    """What forms on pages for this browser carry; nobody without the secret can say it.

    >>> token_of(b"secret", "one") == token_of(b"secret", "two")
    False
    """
    return hmac.new(secret, b"form\x1f" + browser.encode(), "sha256").hexdigest()


def is_ours(secret: bytes, browser: str | None, token: str | None) -> bool:
    """Whether a form with `token` was on a page for this browser."""
    if not browser or not token:
        return False
    return hmac.compare_digest(token_of(secret, browser).encode(), token.encode("utf-8", "replace"))
