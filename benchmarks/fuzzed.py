"""What is fuzzed: every reader and the whole annotator, each as a function of bytes that must not crash."""

import tempfile
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from functools import partial
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType

from benchmarks import patching, wrapping
from benchmarks.works import demand
from runut.config import load_config, read_settings
from runut.engine.channels import checked, load_channels, shown
from runut.engine.local import reader
from runut.errors import RunutError, SourceError, UnreadArticle
from runut.read import ReadOptions, read_paths
from runut.read.feeds import Asked, article_of_item, read_feed, read_opml
from runut.read.inputs import KNOWN
from runut.read.web.addresses import target
from runut.read.web.bodies import read_body
from runut.read.web.robots import Robots
from runut.read.web.rules import Answer, FetchRules
from runut.records.article import RawArticle
from runut.records.gathering import Item
from runut.serve.guard.users import load_users
from runut.sources.signs import load_signs
from runut.store.checking.articles import wrong
from runut.store.sealing import seal

Fuzzed = Callable[[bytes], None]
_CODINGS = ("gzip", "deflate", "br", "identity")
_SMALL = FetchRules(packed=1_000_000, unpacked=2_000_000)
_SITE = "https://kabarutara.example"
#: In which language, and when: usual ones, none, and the ends of the calendar.
_PUBLISHED = (
    ("id", "2025-08-11"),
    ("en", "2025-08-11T09:00:00+07:00"),
    (None, None),
    ("id", "0001-01-01T00:00:00+14:00"),
    ("id", "9999-12-31T23:59:59-12:00"),
    ("en", "9999-12-31"),
    ("en", "2024-02-29T23:59"),
)


def read_file(suffix: str, given: bytes) -> None:
    """A file of this kind: whatever is in it becomes articles or refusals, and articles can be cleaned or are refused."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"given{suffix}"
        path.write_bytes(given)
        refused: list[SourceError] = []
        for raw in read_paths([str(path)], refused=refused.append):
            try:
                reader(None).clean(raw)
            except UnreadArticle:
                raise
            except SourceError as error:
                refused.append(error)
        said = [str(error) for error in refused]
        demand(all(sentence.endswith(".") for sentence in said), str(said))


def read_wrapped(suffix: str, wrap: Callable[[bytes], bytes], given: bytes) -> None:
    """A file of this kind that is whole on the outside, with these bytes inside."""
    read_file(suffix, wrap(given))


def settle(given: bytes) -> None:
    """Settings, users and channels of alerts as somebody wrote them: they hold, or one sentence says what is wrong."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "runut.toml"
        path.write_bytes(given)
        with suppress(RunutError):
            config = load_config(Path(folder), {})
            demand(config.workers > 0, str(config))
        with suppress(RunutError):
            read_settings(path)
            load_users(path)
        with suppress(RunutError):
            known = load_channels(load_config(Path(folder) / "none", {"RUNUT_ALERTS": str(path)})).known
            for to in known.values():
                shown(checked(to))


def annotate(given: bytes) -> None:
    """A text, published as its last byte says: what all stages say stands in it, hangs together and can be sealed."""
    text = given.decode("utf-8", "replace")
    language, published = _PUBLISHED[given[-1] % len(_PUBLISHED)] if given else (None, None)
    raw = RawArticle(source="x", text=text, digest=sha256(given).hexdigest(), language=language, published=published)
    try:
        reading = reader(None)(raw)
    except UnreadArticle:
        raise
    except SourceError:
        return
    found = list(wrong(reading))
    demand(not found, str(found))
    seal(reading)


def follow(given: bytes) -> None:
    """An address, alone and as a link of a page: it is one that may be asked for, or it is refused."""
    address = given.decode("utf-8", "replace")
    for base in (None, f"{_SITE}/berita/"):
        try:
            found = target(address, _SMALL, base)
        except SourceError:
            continue
        demand(found.address.startswith(("http://", "https://")), found.address)


def obey(given: bytes) -> None:
    """A robots.txt: it says of every address whether it may be read."""
    there = Answer(address=f"{_SITE}/robots.txt", asked=f"{_SITE}/robots.txt", status=200, body=given)
    manners = Robots().ask(f"{_SITE}/a", lambda _: there)
    try:
        manners.check(f"{_SITE}/berita/a?b=c")
    except SourceError:
        return
    demand(manners.delay >= 0, str(manners.delay))


def unpack(given: bytes) -> None:
    """A body that came packed in some way: it is unpacked within its limits, or refused."""
    coding = _CODINGS[given[0] % len(_CODINGS)] if given else "gzip"
    try:
        demand(len(read_body([given[1:]], coding, _SMALL, "x")) <= _SMALL.unpacked, "more than may be unpacked")
    except SourceError:
        return


def gather(given: bytes) -> None:
    """What lies at the address of a feed: its items, with the articles that their own texts are; or it is refused."""
    try:
        page = read_feed(given, Asked(f"{_SITE}/umpan.xml", datetime(2025, 8, 11, tzinfo=UTC), load_signs()))
    except SourceError:
        return
    for one in page.items:
        item = Item(
            id="x",
            feed=_SITE,
            address=one.address,
            mark=one.mark,
            title=one.title,
            published=one.published,
            authors=one.authors,
            text=one.text,
        )
        with suppress(SourceError):  # most items have no text of their own
            reader(None).clean(article_of_item(item, _SITE, ReadOptions()))


def outline(given: bytes) -> None:
    """A list of feeds, as other programs write it."""
    with suppress(SourceError):
        demand(len(read_opml(given, "x")) > 0, "a list of no feeds")


_FILES = {suffix.removeprefix("."): partial(read_file, suffix) for suffix in sorted(KNOWN)}
_WRAPPED = {
    "inside-gz": partial(read_wrapped, ".warc.gz", wrapping.warc_gz),
    "inside-zst": partial(read_wrapped, ".warc.zst", wrapping.warc_zst),
    "inside-wacz": partial(read_wrapped, ".wacz", wrapping.wacz),
    "inside-parquet": partial(read_wrapped, ".parquet", wrapping.parquet),
}
TARGETS: Mapping[str, Fuzzed] = MappingProxyType(
    {
        **_FILES,
        **_WRAPPED,
        "annotate": annotate,
        "feed": gather,
        "opml": outline,
        "address": follow,
        "robots": obey,
        "body": unpack,
        "settings": settle,
        "chronicle": patching.look,
    }
)
