"""Fetching: what servers cannot make of it that are broken, slow, endless or not who they say."""

import gzip
import socket
import ssl
import threading
import zlib
from collections.abc import Sequence
from datetime import UTC, datetime

import brotli
import pytest
import trustme

from runut.errors import (
    BrokenAnswer,
    FetchError,
    NoAnswer,
    TooLarge,
    TooManyRedirects,
    TooSlow,
)
from runut.read.web.fetching import Fetcher, FetchRules
from tests.read.web.server import HEAD, Server, answer, endless, fetcher, redirect, rules_for, told

PUBLIC = "93.184.215.14"


def test_redirects_without_end_are_left() -> None:
    """In a circle or in a row, after so many."""
    with Server({"/a": redirect("/b"), "/b": redirect("/a")}) as server, fetcher(server) as ours:
        with pytest.raises(TooManyRedirects, match="more than 5 times"):
            ours.fetch(f"{server.at}/a")
        assert len(server.requests) == 6


def test_a_body_without_end_is_left_at_its_size() -> None:
    """Whether a length is announced or not, and however much was announced."""
    deeds = {
        "/open": endless(HEAD + b"\r\n", b"a" * 65_536),
        "/chunked": endless(HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"10000\r\n" + b"a" * 65_536 + b"\r\n"),
    }
    with Server(deeds) as server, fetcher(server, packed=1_000_000) as ours:
        for path in deeds:
            with pytest.raises(TooLarge, match="larger than 1 MB"):
                ours.fetch(server.at + path)


def test_a_hundred_megabytes_are_left_unread() -> None:
    """What is announced larger than it may be is not read at all."""
    sent: list[int] = []

    def deed(talk: socket.socket, over: threading.Event) -> None:
        talk.sendall(HEAD + b"Content-Length: 100000000\r\n\r\n")
        for _ in range(1_526):
            if over.is_set():
                return
            talk.sendall(b"a" * 65_536)
            sent.append(65_536)

    with Server({"/": deed}) as server, fetcher(server) as ours:
        with pytest.raises(TooLarge, match="larger than 20 MB"):
            ours.fetch(f"{server.at}/")
        assert sum(sent) < 20_000_000


@pytest.mark.parametrize(
    ("coding", "bomb"),
    [
        ("gzip", gzip.compress(bytes(30_000_000))),
        ("deflate", zlib.compress(bytes(30_000_000))),
        ("br", brotli.compress(bytes(30_000_000), quality=5)),
    ],
)
def test_a_bomb_is_left_where_its_size_is_reached(coding: str, bomb: bytes) -> None:
    """A few kilobytes that unpack to thirty megabytes are unpacked to one, and no further."""
    with Server({"/": answer(bomb, Content_Encoding=coding)}) as server:
        assert len(bomb) < 100_000
        with pytest.raises(TooLarge, match="larger than 1 MB"):
            fetcher(server, unpacked=1_000_000).fetch(f"{server.at}/")


def test_heads_without_end_are_left() -> None:
    """Many headers, one long header, one long status line, and answers that say “go on” for ever."""
    deeds = {
        "/many": endless(b"HTTP/1.1 200 OK\r\n", b"X-A: " + b"b" * 100 + b"\r\n"),
        "/long": endless(b"HTTP/1.1 200 OK\r\nX-A: ", b"b" * 1_000),
        "/first": endless(b"HTTP/1.1 200 ", b"OK" * 1_000),
    }
    with Server(deeds) as server, fetcher(server) as ours:
        for path in deeds:
            with pytest.raises(BrokenAnswer, match="not as servers of the web answer"):
                ours.fetch(server.at + path)
        server.deeds["/on"] = endless(b"", b"HTTP/1.1 100 Continue\r\n\r\n")
        with pytest.raises(TooSlow):
            fetcher(server, total=0.3).fetch(f"{server.at}/on")


@pytest.mark.parametrize("first", [HEAD, HEAD + b"\r\n", b""])
def test_a_letter_at_a_time_takes_no_longer_than_all_may(first: bytes) -> None:
    """Each piece comes in time, the whole, which has no end, does not."""
    with (
        Server({"/": endless(first, b"a", 0.02)}) as server,
        pytest.raises(TooSlow, match=r"not done within 0\.4 seconds"),
    ):
        fetcher(server, total=0.4).fetch(f"{server.at}/")


def test_silence_is_left() -> None:
    """A server that accepts and says nothing."""

    def deed(_: socket.socket, over: threading.Event) -> None:
        over.wait(10)

    with Server({"/": deed}) as server, pytest.raises(TooSlow):
        fetcher(server, reading=0.2).fetch(f"{server.at}/")


def test_a_slow_resolver_is_left() -> None:
    """Looking a name up counts too, though the system cannot be told to hurry."""
    over = threading.Event()

    def resolve(_host: str, _port: int) -> Sequence[str]:
        over.wait(10)
        return [PUBLIC]

    with pytest.raises(TooSlow, match="the address of its host was not found in time"):
        Fetcher(FetchRules(total=0.2), resolve=resolve).fetch("http://kabarutara.example/")
    over.set()


def test_names_and_hosts_that_are_not_there() -> None:
    """No such name, no address for it, nobody at the port."""

    def nobody(_host: str, _port: int) -> Sequence[str]:
        raise socket.gaierror

    with pytest.raises(NoAnswer, match="no host of that name"):
        Fetcher(resolve=nobody).fetch("http://kabarutara.example/")
    with pytest.raises(NoAnswer, match="no host of that name"):
        Fetcher(resolve=told("kabarutara.example")).fetch("http://kabarutara.example/")
    with Server() as server:
        pass
    with pytest.raises(NoAnswer, match="nobody answers there"):
        fetcher(server).fetch(f"{server.at}/")


@pytest.mark.parametrize(
    ("said", "error"),
    [
        (HEAD + b"Content-Length: 100\r\n\r\nshort", BrokenAnswer),
        (HEAD + b"Transfer-Encoding: chunked\r\n\r\n5\r\nshort\r\n", BrokenAnswer),
        (HEAD + b"Content-Length: -1\r\n\r\n", BrokenAnswer),
        (HEAD + b"Content-Length: 5\r\nContent-Length: 6\r\n\r\nshort", BrokenAnswer),
        (HEAD + b"Content-Encoding: gzip\r\n\r\nno gzip at all", BrokenAnswer),
        (HEAD + b"Content-Encoding: gzip\r\n\r\n" + gzip.compress(b"a" * 9_000)[:-9], BrokenAnswer),
        (HEAD + b"Content-Encoding: br\r\n\r\n" + brotli.compress(b"a" * 9_000)[:-1], BrokenAnswer),
        (HEAD + b"Content-Encoding: gzip, gzip\r\n\r\n" + gzip.compress(gzip.compress(b"a")), BrokenAnswer),
        (HEAD + b"Content-Encoding: exotic\r\n\r\na", BrokenAnswer),
        (b"220 mail.kabarutara.example ESMTP\r\n", BrokenAnswer),
        (b"", BrokenAnswer),
    ],
)
def test_broken_answers_are_said(said: bytes, error: type[FetchError]) -> None:
    """Half a page is no page."""
    with Server({"/": said}) as server, pytest.raises(error):
        fetcher(server).fetch(f"{server.at}/")


def test_what_follows_the_announced_length_is_not_read() -> None:
    """An answer ends where it says it does."""
    with Server({"/": HEAD + b"Content-Length: 6\r\n\r\nBanjirHTTP/1.1 200 OK\r\n\r\nsmuggled"}) as server:
        assert fetcher(server).fetch(f"{server.at}/").body == b"Banjir"


def test_certificates_are_checked() -> None:
    """By whom they are given, for whom, and until when; a server without one is none."""
    ours, theirs = trustme.CA(), trustme.CA()
    cases = {
        "good": (ours.issue_cert("127.0.0.1"), True),
        "stranger": (theirs.issue_cert("127.0.0.1"), False),
        "old": (ours.issue_cert("127.0.0.1", not_after=datetime(2020, 1, 1, tzinfo=UTC)), False),
        "other name": (ours.issue_cert("lain.example"), False),
    }
    trust = ssl.create_default_context()
    ours.configure_trust(trust)
    for name, (certificate, fine) in cases.items():
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        certificate.configure_cert(context)
        with Server({"/": answer(name)}, context) as server:
            asking = Fetcher(rules_for(server), tls=trust)
            if fine:
                assert asking.fetch(f"{server.at}/").body == name.encode()
                with pytest.raises(NoAnswer, match="certificate"):
                    fetcher(server).fetch(f"{server.at}/")  # whom this machine trusts by itself does not know us
            else:
                with pytest.raises(NoAnswer, match="its certificate is not to be trusted"):
                    asking.fetch(f"{server.at}/")
    with Server({"/": answer("plain")}) as server, pytest.raises(NoAnswer, match="no secure connection"):
        Fetcher(rules_for(server), tls=trust).fetch(f"{server.at.replace('http', 'https')}/")
