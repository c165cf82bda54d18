"""Fetching: where it does not go, whatever an address, a name or a server says."""

import socket
from collections.abc import Sequence

import msgspec
import pytest

from runut.errors import (
    NoAnswer,
    RefusedAddress,
)
from runut.read.web.fetching import Fetcher, FetchRules
from tests.read.web.server import Server, answer, fetcher, redirect, rules_for, told

PUBLIC = "93.184.215.14"


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd",
        "ftp://kabarutara.example/a",
        "gopher://kabarutara.example:70/1",
        "javascript:alert(1)",
        "data:text/html,a",
        "kabarutara.example/a",
        "//kabarutara.example/a",
        "http:///a",
        "http://[::1/a",
        "http://kabar utara.example/",
        "http://kabarutara.example/\r\nX: y",
        "http://kabarutara.example\\@127.0.0.1/",
        "http://sari:rahasia@kabarutara.example/",
        "http://kabarutara.example:22/",
        "http://kabarutara.example:99999/",
        "http://a..example/",
        "http://2130706433/",
        "http://0x7f000001/",
        "http://0177.0.0.1/",
        "http://127.1/",
        "http://kabar.0x/",
        f"http://kabarutara.example/{'a' * 9_000}",
    ],
)
def test_what_is_no_address_of_the_web_is_refused_unasked(address: str) -> None:
    """No name is looked up for it, and no secret of it is told."""

    def nobody(host: str, port: int) -> Sequence[str]:
        pytest.fail(f"{host}:{port} was looked up")

    with pytest.raises(RefusedAddress) as caught:
        Fetcher(resolve=nobody).fetch(address)
    assert "rahasia" not in str(caught.value)
    assert len(str(caught.value)) < 400


@pytest.mark.parametrize(
    "ip",
    [
        "127.0.0.1",
        "127.255.255.254",
        "0.0.0.0",  # noqa: S104 (never bound to, only refused)
        "10.1.2.3",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.1.1",
        "100.64.0.1",
        "100.100.100.200",
        "169.254.169.254",
        "168.63.129.16",
        "192.0.0.192",
        "198.18.0.1",
        "203.0.113.9",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::127.0.0.1",
        "::ffff:127.0.0.1",
        "::ffff:a9fe:a9fe",
        "64:ff9b::7f00:1",
        "64:ff9b::a9fe:a9fe",
        "64:ff9b:1::1",
        "2002:7f00:1::",
        "2002:a9fe:a9fe::1",
        "2001:0:4136:e378:8000:63bf:3fff:fdd2",
        "2001:db8::1",
        "fe80::1",
        "fe80::1%eth0",
        "fc00::1",
        "fd00:ec2::254",
        "fec0::1",
        "ff02::1",
        "4000::1",
    ],
)
def test_no_address_inside_somebodys_house_is_asked(ip: str) -> None:
    """Neither where a name leads there nor where it is written itself."""
    with pytest.raises(RefusedAddress, match="not for the public; allow “kabarutara"):
        Fetcher(resolve=told("kabarutara.example", ip)).fetch("http://kabarutara.example/")
    written = f"[{ip.replace('%', '%25')}]" if ":" in ip else ip
    with pytest.raises(RefusedAddress):
        Fetcher().fetch(f"http://{written}/")


@pytest.mark.parametrize("name", ["localhost", "localhost.", "LOCALHOST", "[::1]", "[::ffff:127.0.0.1]", "127.0.0.1."])
def test_this_machine_is_refused_by_every_name(name: str) -> None:
    """As the system's own resolver knows it."""
    with pytest.raises(RefusedAddress, match="this machine"):
        Fetcher().fetch(f"http://{name}/")


def test_one_private_address_among_public_ones_is_enough() -> None:
    """A name with both wants to be let in by the one and to lead to the other."""
    for ips in ((PUBLIC, "127.0.0.1"), ("127.0.0.1", PUBLIC)):
        with pytest.raises(RefusedAddress, match="leads to an address for this machine"):
            Fetcher(resolve=told("kabarutara.example", *ips)).fetch("http://kabarutara.example/")


@pytest.mark.parametrize("to", ["http://127.0.0.1:1/", "http://169.254.169.254/latest/meta-data/", "http://[::1]/"])
def test_a_redirect_leads_nowhere_else(to: str) -> None:
    """What the first address may do, the second may not."""
    with Server({"/": redirect(to)}) as server, fetcher(server) as ours, pytest.raises(RefusedAddress):
        ours.fetch(f"{server.at}/")


@pytest.mark.parametrize(
    "to", ["file:///etc/passwd", "ftp://kabarutara.example/", "javascript:alert(1)", "http://a:b@c/"]
)
def test_a_redirect_stays_on_the_web(to: str) -> None:
    """Other schemes and passwords are refused on the way as at its beginning."""
    with Server({"/": redirect(to)}) as server, fetcher(server) as ours, pytest.raises(RefusedAddress):
        ours.fetch(f"{server.at}/")


def test_a_name_that_changes_between_looks_is_judged_at_each() -> None:
    """A name that is public at first and this machine later is looked up anew for the redirect, and refused."""
    with Server({"/": redirect("http://berubah.example/second")}) as server:
        looks: list[str] = []

        def resolve(host: str, port: int) -> Sequence[str]:
            looks.append(f"{host}:{port}")
            return ["127.0.0.1"]

        rules = msgspec.structs.replace(rules_for(server), allowed=frozenset({f"berubah.example:{server.port}"}))
        with pytest.raises(RefusedAddress, match="leads to an address for this machine"):
            Fetcher(rules, resolve=resolve).fetch(f"http://berubah.example:{server.port}/")
        assert looks == [f"berubah.example:{server.port}", "berubah.example:80"]
        assert server.paths == ["/"]


def test_the_judged_address_is_the_one_connected_to(monkeypatch: pytest.MonkeyPatch) -> None:
    """The socket gets the number, not the name, so that nobody looks the name up a second time."""
    asked: list[object] = []

    def connect(_: socket.socket, to: object) -> None:
        asked.append(to)
        raise ConnectionRefusedError

    monkeypatch.setattr("runut.read.web.connecting.socket.socket.connect", connect)
    answers = iter([[PUBLIC], ["127.0.0.1"]])
    ours = Fetcher(resolve=lambda _host, _port: next(answers))
    with pytest.raises(NoAnswer, match="nobody answers there"):
        ours.fetch("http://berubah.example/")
    with pytest.raises(RefusedAddress):
        ours.fetch("http://berubah.example/")
    assert asked == [(PUBLIC, 80)]


def test_an_allowed_name_is_allowed_itself_alone() -> None:
    """With its port where that is named, in any spelling; nothing else of this machine."""
    with Server({"/": answer("dalam")}) as server:
        for name in (f"Intranet.Example.:{server.port}", "intranet.example"):
            rules = FetchRules(allowed=frozenset({name}))
            ours = Fetcher(rules, resolve=lambda _host, _port: ["127.0.0.1"])
            assert ours.fetch(f"http://INTRANET.example.:{server.port}/").body == b"dalam"
            for other in (f"http://lain.example:{server.port}/", f"{server.at}/", "http://a.intranet.example/"):
                with pytest.raises(RefusedAddress):
                    ours.fetch(other)


def test_proxies_of_the_environment_are_not_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody is asked but the server itself."""
    with Server({"/": answer("langsung")}) as server, Server() as proxy:
        for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
            monkeypatch.setenv(name, proxy.at)
        assert fetcher(server).fetch(f"{server.at}/").body == b"langsung"
        assert not proxy.requests
