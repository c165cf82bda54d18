"""Whatever an address, a server or a page says, fetching gives an answer or one of its own errors."""

import ipaddress
import socket
import threading
import zlib
from collections.abc import Iterator

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from runut.errors import BrokenAnswer, FetchError, RefusedAddress, SourceError, TooLarge
from runut.read.web.addresses import shown, target
from runut.read.web.bodies import read_body
from runut.read.web.networks import refusal
from runut.read.web.rules import Answer, FetchRules
from tests.read.web.pages import AT, Web, canonical, links, page, told
from tests.read.web.server import HEAD, Server, fetcher

RULES = FetchRules(packed=50_000, unpacked=100_000)
SIGNS = st.text(st.sampled_from("htps:/@?#[]%.\\&=0x1a7-_ \t\r\nébanjir127"), max_size=60)
LOW = 0xFFFF_FFFF


@given(st.one_of(SIGNS, SIGNS.map("http://".__add__), SIGNS.map("https://kabarutara.example".__add__), st.text()))
def test_every_text_is_an_address_or_refused(text: str) -> None:
    """Nothing else happens, and what is taken is plain ASCII that means the same when it is taken again."""
    try:
        found = target(text, RULES)
    except RefusedAddress:
        return
    assert found.address.isascii()
    assert found.port in RULES.ports
    assert not set(found.address) & set(" \r\n\t\\@#") or "@" in found.path
    assert target(found.address, RULES) == found


@given(
    st.text(),
    st.sampled_from(["https://sari:{}@kabarutara.example/a", "https://kabarutara.example/a?{}", "http://a/#{}"]),
)
def test_no_secret_is_shown(text: str, form: str) -> None:
    """Neither user and password nor query nor fragment, whatever signs they hold."""
    secret = "9f3a" + "".join(sign for sign in text if sign not in "?#")
    assert "9f3a" not in shown(form.format(secret))


@given(st.integers(0, LOW))
@example(int(ipaddress.IPv4Address("169.254.169.254")))
def test_an_address_is_judged_by_what_it_carries(number: int) -> None:
    """The forms of IPv6 that carry one of IPv4 are refused when that is; and what Python knows to be private is refused."""
    inner = ipaddress.IPv4Address(number)
    for outer in (0xFFFF << 32 | number, 0x0064_FF9B << 96 | number, 0x2002 << 112 | number << 80):
        assert refusal(ipaddress.IPv6Address(outer)) == refusal(inner)
    if not inner.is_global or inner.is_multicast:
        assert refusal(inner) is not None


@given(st.integers(0, 2**128 - 1))
@example(1)
@example(0xFE80 << 112)
def test_what_is_not_public_is_refused(number: int) -> None:
    """As far as Python's own tables know, in IPv6 too."""
    found = ipaddress.IPv6Address(number)
    if not found.is_global or found.is_multicast or found.is_reserved or found.is_site_local:
        assert refusal(found) is not None


@given(
    st.sampled_from(["", "gzip", "deflate", "br", "zstd", "gzip, br"]), st.lists(st.binary(max_size=200), max_size=6)
)
@example("gzip", [zlib.compress(bytes(200_000), wbits=31)])
def test_every_body_is_read_or_refused(coding: str, pieces: list[bytes]) -> None:
    """Never more than may be, never an error of a library."""
    try:
        assert len(read_body(pieces, coding, RULES, "a")) <= RULES.unpacked
    except (BrokenAnswer, TooLarge):
        assert coding or sum(map(len, pieces)) > RULES.packed


@given(st.integers(1, 70_000), st.integers(1, 900))
def test_what_was_packed_is_unpacked_in_any_pieces(size: int, step: int) -> None:
    """However the network cuts it."""
    whole = b"Banjir di Portama. " * (size // 19 + 1)
    for coding, bits in (("gzip", 31), ("deflate", 15), ("deflate", -15)):
        packed = zlib.compress(whole, wbits=bits)
        pieces = (packed[at : at + step] for at in range(0, len(packed), step))
        assert read_body(pieces, coding, RULES, "a") == whole


class Mouth:
    """A server's answer that a test changes."""

    def __init__(self) -> None:
        """Say nothing at first."""
        self.says = b""

    def __call__(self, talk: socket.socket, over: threading.Event) -> None:
        """Say it."""
        del over
        talk.sendall(self.says)


@pytest.fixture(scope="module")
def mouth() -> Mouth:
    """What the server below says."""
    return Mouth()


@pytest.fixture(scope="module")
def server(mouth: Mouth) -> Iterator[Server]:
    """A server that says whatever it is told to say."""
    with Server({"/": mouth}) as made:
        yield made


HEADERS = st.sampled_from(
    (
        b"Content-Length: 3\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\nLocation: /\r\n: a\r\nA\r\n"
        b"Content-Type: \xff;=;\r\nRetry-After: -1\r\n\x00: \x00\r\nETag: \xe9\r\n"
    ).splitlines(keepends=True)
)


@settings(max_examples=60)
@given(
    st.sampled_from([b"200", b"304", b"404", b"99", b"abc", b"301"]),
    st.lists(HEADERS, max_size=4),
    st.binary(max_size=80),
)
def test_every_answer_is_read_or_refused(
    server: Server, mouth: Mouth, status: bytes, headers: list[bytes], body: bytes
) -> None:
    """Whatever stands in its head and body, only errors of ours come of it."""
    mouth.says = b"HTTP/1.1 " + status + b" A\r\n" + b"".join(headers) + b"\r\n" + body
    said = f"{server.at}/: "
    try:
        assert fetcher(server, redirects=1).fetch(f"{server.at}/").status == 200
    except FetchError as error:
        said = str(error)
    assert said.startswith(f"{server.at}/: ")


def test_noise_is_no_answer(server: Server, mouth: Mouth) -> None:
    """A server that speaks something else."""
    for noise in (bytes(range(256)), b"\x16\x03\x01", HEAD[4:], b"\r\n" * 99):
        mouth.says = noise
        with pytest.raises(FetchError):
            fetcher(server).fetch(f"{server.at}/")


BROKEN = (
    *("<!-- ", "-->", "<noscript>", "<svg><title>", "<html amp>", "&#0;", "\ud800", "<?php", "]]>"),
    "<script type='application/ld+json'>[[{]",
    '<script type="application/ld+json">{"@graph": [1, {"isAccessibleForFree": null}]}</script>',
    *(told(1, 2), told(3)),
    *(canonical(to) for to in ("/banjir", "http://[::1", "//\x00", "/banjir?page=2")),
    *(links((to, "2")) for to in ("/banjir?page=2", "http://[", "?page=2&page=3")),
    links(("?page=all", "Semua")),
)


@settings(max_examples=60)
@given(st.lists(st.sampled_from(BROKEN), max_size=8))
def test_every_page_is_an_article_or_refused(pieces: list[str]) -> None:
    """Broken metadata, links and elements end in an article under an address of the same site, or in one sentence."""
    body = page("".join(pieces)).encode("utf-8", "replace")
    found = Answer(address=f"{AT}/banjir", asked=f"{AT}/banjir", status=200, body=body, kind="text/html")
    second = page(told(5, 6)).encode()
    part = Answer(address=f"{AT}/banjir?page=2", asked="", status=200, body=second, kind="text/html")
    try:
        said = Web({"/banjir": found, "/banjir?page=2": part}).read("/banjir").address or ""
    except SourceError as error:
        said = error.place
    assert said.startswith(AT)
