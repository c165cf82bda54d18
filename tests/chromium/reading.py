"""A person at the pages: follows what is to be seen, and counts clicks and seconds of waiting."""

import time
from collections.abc import Callable

from playwright.sync_api import Locator, Page


class Reader:
    """Starts at the front page; `clicks` are links, buttons and forms sent, `waited` the seconds until pages stood."""

    def __init__(self, page: Page, host: str) -> None:
        """Open the front page, which costs no click."""
        self.page, self.host = page, host
        self.clicks, self.waited = 0, 0.0
        self._timed(lambda: page.goto(host + "/"))

    def follow(self, what: Locator) -> None:
        """Click what stands there."""
        self.clicks += 1
        self._timed(what.click)

    def ask(self, *fields: tuple[Locator, str]) -> None:
        """Fill in the fields of a form and send it with the last one, which counts as a click."""
        for field, words in fields:
            field.fill(words)
        self.clicks += 1
        self._timed(lambda: fields[-1][0].press("Enter"))

    def in_bar(self, path: str) -> None:
        """Take an entry of the bar above."""
        self.follow(self.page.locator(f'.top nav a[href="{path}"]'))

    def in_contents(self, part: str) -> None:
        """Take an entry of a story's table of contents."""
        self.follow(self.page.locator(f'.tale-contents a[href$="#{part}"]'))

    def _timed(self, act: Callable[[], object]) -> None:
        start = time.perf_counter()
        act()
        self.page.wait_for_load_state("load")
        self.waited += time.perf_counter() - start
