"""A watcher with everything that it really works with."""

from collections.abc import Iterator
from contextlib import closing, contextmanager

from msgspec.structs import replace

from runut.config import Config
from runut.engine.reading import read_options
from runut.engine.watching import Watcher
from runut.engine.watching_hands import Clocks, Threads
from runut.engine.watching_means import Means, Memory, Take, Tell, Work
from runut.engine.watching_net import Web
from runut.engine.watching_taking import Taker
from runut.languages.load import load_web
from runut.read.feeds.opening import LARGEST
from runut.read.web.articles import WebArticles
from runut.read.web.courteous import Courteous
from runut.read.web.fetching import Fetcher
from runut.read.web.politeness import Politeness
from runut.read.web.robots import Robots
from runut.sources.load import load_sources
from runut.sources.signs import load_signs
from runut.store.address import address_of
from runut.store.asked import Asked
from runut.store.chronicle import Chronicle
from runut.store.follows import Follows


def web_of(config: Config) -> Web:
    """The net, asked as `config` says."""
    options = read_options(config)
    # A watcher holds as many bodies at once as it has hands: none is larger than a feed may be.
    limits = replace(options.fetching, packed=LARGEST, unpacked=LARGEST)
    guest = Courteous(Fetcher(limits), Politeness(options.politeness), Robots())
    return Web(guest, WebArticles(guest.fetch, options.longest, tables=load_web(), sources=load_sources()).read)


def means_of(config: Config, tell: Tell, take: Take, memory: Memory, *, hands: int) -> Means:
    """What a watcher really works with, that takes articles by `take` and keeps in `memory` what hosts were asked."""
    return Means(
        net=web_of(config),
        take=take,
        hands=Threads[Work](hands),
        clock=Clocks(),
        signs=load_signs(),
        tell=tell,
        memory=memory,
    )


@contextmanager
def watcher(opened: Chronicle, config: Config, tell: Tell, *, hands: int, once: bool = False) -> Iterator[Watcher]:
    """A watcher of the feeds that a chronicle follows, with so many hands, and with a process that takes articles."""
    with closing(Taker(address_of(config.chronicle), config)) as take:
        means = means_of(config, tell, take, Asked(opened.path), hands=hands)
        yield Watcher(Follows(opened), means, once=once)
