"""Fetching: what comes back, and what is told of it."""

import gzip
import pickle
import threading
import zlib

import brotli
import pytest

from runut.errors import (
    BadStatus,
    FetchError,
)
from runut.read.web.fetching import Conditions
from tests.read.web.server import HEAD, Deed, Server, answer, endless, fetcher, redirect


def test_a_page_comes_back_with_what_the_server_says_of_it() -> None:
    """Body, kind, charset, validators and the address."""
    page = answer("Banjir", Content_Type="Text/HTML; Charset=UTF-8", ETag='"a"', Last_Modified="yesterday")
    with Server({"/banjir?a=1": page}) as server, fetcher(server) as ours:
        found = ours.fetch(f"{server.at}/banjir?a=1#komentar")
        assert (found.body, found.kind, found.charset) == (b"Banjir", "text/html", "utf-8")
        assert (found.etag, found.modified, found.status) == ('"a"', "yesterday", 200)
        assert (found.address, found.moved) == (f"{server.at}/banjir?a=1", False)
        assert "User-Agent: Runut\r\n" in server.requests[0]
        assert f"Host: 127.0.0.1:{server.port}\r\n" in server.requests[0]


def test_conditions_are_sent_byte_by_byte_and_an_unchanged_page_is_empty() -> None:
    """304 answers conditions; where nothing was asked so, it is a mistake of the server."""
    with Server({"/": answer(status="304 Not Modified", Retry_After="7")}) as server, fetcher(server) as ours:
        found = ours.fetch(f"{server.at}/", Conditions(etag='W/"é\r\nX: y"', modified="then"), accept="text/html")
        assert (found.status, found.body, found.retry_after) == (304, b"", 7.0)
        head = server.requests[0]
        assert 'If-None-Match: W/"éX: y"\r\n' in head
        assert "If-Modified-Since: then\r\n" in head
        assert "Accept: text/html\r\n" in head
        with pytest.raises(BadStatus, match="nothing was said of before"):
            ours.fetch(f"{server.at}/")


def test_redirects_are_followed_and_remembered() -> None:
    """The answer tells where it was found in the end, and whether all of the way is for good."""
    deeds = {
        "/a": redirect("/b", "301 Moved Permanently"),
        "/b": redirect("c?x=1", "308 Permanent Redirect"),
        "/c?x=1": answer("di sini"),
        "/d": redirect("/a"),
        "/e": answer(status="302 Found"),
    }
    with Server(deeds) as server, fetcher(server) as ours:
        found = ours.fetch(f"{server.at}/a")
        assert (found.address, found.asked, found.moved) == (f"{server.at}/c?x=1", f"{server.at}/a", True)
        assert not ours.fetch(f"{server.at}/d").moved
        with pytest.raises(BadStatus) as caught:
            ours.fetch(f"{server.at}/e")
        assert caught.value.status == 302


@pytest.mark.parametrize(
    ("coding", "packed"),
    [
        ("gzip", gzip.compress(b"Banjir " * 30_000)),
        ("x-gzip", gzip.compress(b"Banjir " * 30_000)),
        ("deflate", zlib.compress(b"Banjir " * 30_000)),
        ("deflate", zlib.compress(b"Banjir " * 30_000)[2:-4]),
        ("br", brotli.compress(b"Banjir " * 30_000)),
        ("identity", b"Banjir " * 30_000),
    ],
)
def test_packed_answers_are_unpacked(coding: str, packed: bytes) -> None:
    """Each way of packing that is asked for, and the two meanings of “deflate”."""
    with Server({"/": answer(packed, Content_Encoding=coding)}) as server, fetcher(server) as ours:
        assert ours.fetch(f"{server.at}/").body == b"Banjir " * 30_000


@pytest.mark.parametrize(
    ("status", "after", "sentence"),
    [
        ("404 Not Found", "", "there is no such page (status 404); check the address."),
        ("429 Too Many", "90", "the server is asked too often (status 429); try again in 90 seconds, as it asks."),
        ("503 Away", "Sun, 29 Nov 2026 00:02:00 GMT", "status 503); try again in 120 seconds, as it asks."),
        ("503 Away", "soon", "the server has a fault of its own (status 503); try again later."),
        ("206 Partial Content", "", "the server gives no page (status 206); check the address."),
    ],
)
def test_statuses_are_said(status: str, after: str, sentence: str) -> None:
    """One sentence each; a time is taken against the server's own clock; the error goes between processes."""
    said = answer("x", status=status, Retry_After=after, Date="Sun, 29 Nov 2026 00:00:00 GMT")
    with Server({"/": said}) as server, fetcher(server) as ours, pytest.raises(BadStatus) as caught:
        ours.fetch(f"{server.at}/")
    assert str(caught.value).endswith(sentence)
    again = pickle.loads(pickle.dumps(caught.value))  # noqa: S301 (we wrote it ourselves)
    assert isinstance(again, BadStatus)
    assert (str(again), again.status, again.retry_after) == (
        str(caught.value),
        caught.value.status,
        caught.value.retry_after,
    )


def test_what_is_sent_arrives_and_is_not_sent_on() -> None:
    """A body goes to the address that was named and to no other."""
    with Server({"/in": answer("ok"), "/on": redirect("/in")}) as server, fetcher(server) as ours:
        assert ours.post(f"{server.at}/in", b'{"a":1}', "application/json").body == b"ok"
        assert server.requests[0].startswith("POST /in HTTP/1.1\r\n")
        assert "Content-Type: application/json\r\n" in server.requests[0]
        with pytest.raises(BadStatus):
            ours.post(f"{server.at}/on", b"{}", "application/json")
        assert server.paths == ["/in", "/on"]


def test_several_threads_may_fetch_at_once() -> None:
    """Answers are not mixed up."""
    deeds = {f"/{n}": answer(str(n) * 1_000) for n in range(8)}
    found: dict[int, bytes] = {}
    with Server(deeds) as server, fetcher(server) as ours:

        def one(number: int) -> None:
            found[number] = ours.fetch(f"{server.at}/{number}").body

        threads = [threading.Thread(target=one, args=(number,)) for number in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert found == {n: str(n).encode() * 1_000 for n in range(8)}


def test_secrets_of_an_address_are_told_to_nobody() -> None:
    """Errors of every kind name the address without the values of its query."""
    token = "rahasia-9f3a"  # noqa: S105 (made up)
    deeds: dict[str, Deed] = {
        f"/404?token={token}": answer(status="404 Not Found"),
        f"/loop?token={token}": redirect(f"/loop?token={token}"),
        f"/cut?token={token}": HEAD + b"Content-Length: 9\r\n\r\na",
        f"/in?token={token}": redirect(f"http://sari:{token}@127.0.0.1/"),
        f"/away?token={token}": redirect(f"http://10.0.0.1/?token={token}"),
        f"/slow?token={token}": endless(HEAD, b"a", 0.02),
    }
    with Server(deeds) as server:
        for path in deeds:
            with pytest.raises(FetchError) as caught:
                fetcher(server, total=0.5).fetch(f"{server.at}{path}#{token}")
            assert token not in f"{caught.value} {caught.value!r} {caught.value.args}"
            assert "http://" in str(caught.value)
