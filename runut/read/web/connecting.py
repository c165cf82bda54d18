"""A connection to the very address that was judged, which never takes longer than its time."""

import contextlib
import ipaddress
import queue
import socket
import ssl
import threading
from collections.abc import Callable, Sequence
from typing import Any

import httpcore2

from runut.errors import FetchError, NoAnswer, RefusedAddress, TooSlow
from runut.read.web.addresses import Target
from runut.read.web.networks import IP, refusal
from runut.read.web.rules import FetchRules

#: From a host and a port to the IP addresses of the host, as text; raises OSError where there are none.
Resolve = Callable[[str, int], Sequence[str]]

_MOST_TRIED = 4


class Deadline:
    """“Eleven seconds are left”: when everything must be done."""

    def __init__(self, seconds: float, clock: Callable[[], float]) -> None:
        """So many seconds from now, by `clock`."""
        self._clock, self._end = clock, clock() + seconds

    def left(self, most: float) -> float:
        """The seconds for the next step: `most`, or what is left; raises TimeoutError where nothing is."""
        left = self._end - self._clock()
        if left <= 0:
            raise TimeoutError
        return min(most, left)


class Stream(httpcore2.NetworkStream):
    """A connected socket of which every step takes the deadline into account, whatever its caller asks for."""

    def __init__(self, connected: socket.socket, rules: FetchRules, deadline: Deadline) -> None:
        """Read from and write to `connected`."""
        self._socket, self._rules, self._deadline = connected, rules, deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """At most so many bytes; b"" at the end."""
        try:
            self._wait(timeout)
            return self._socket.recv(max_bytes)
        except TimeoutError as error:
            raise httpcore2.ReadTimeout from error
        except OSError as error:
            raise httpcore2.ReadError from error

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send all of it."""
        try:
            self._wait(timeout)
            self._socket.sendall(buffer)
        except TimeoutError as error:
            raise httpcore2.WriteTimeout from error
        except OSError as error:
            raise httpcore2.WriteError from error

    def close(self) -> None:
        """Close the socket."""
        self._socket.close()

    def get_extra_info(self, info: str) -> Any:  # noqa: ANN401 (as its base class says)
        """Nothing: nobody needs to know more."""
        del info

    def _wait(self, timeout: float | None) -> None:
        most = self._rules.reading if timeout is None else min(timeout, self._rules.reading)
        self._socket.settimeout(self._deadline.left(most))


def trusting() -> ssl.SSLContext:
    """How a server is spoken to in secret: only where its certificate is one that this machine trusts, for its host."""
    return ssl.create_default_context()


def system(host: str, port: int) -> Sequence[str]:
    """The addresses that this machine's resolver knows for `host`."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(one[4][0]) for one in found))


def judged(goal: Target, place: str, rules: FetchRules, found: Sequence[str]) -> tuple[IP, ...]:
    """The addresses among which the connection may choose; raises RefusedAddress where one of them is no public one.

    One such address among several is enough to refuse: who mixes them wants to be let in by one and to lead to another.
    """
    ips = tuple(ipaddress.ip_address(one.partition("%")[0]) for one in found)
    if not rules.allows(goal.host, goal.port):
        for ip in ips:
            if use := refusal(ip):
                reason = f"it leads to an address for {use}, not for the public"
                raise RefusedAddress(place, reason, f"allow “{goal.host}” in the settings if you trust it")
    return ips


def connect(goal: Target, place: str, rules: FetchRules, deadline: Deadline, resolve: Resolve) -> socket.socket:
    """A socket that is connected to one of the judged addresses of `goal`; raises FetchError where there is none."""
    ips = judged(goal, place, rules, _look_up(goal, place, rules, deadline, resolve))
    refused: OSError | None = None
    for ip in ips[:_MOST_TRIED]:
        family = socket.AF_INET if ip.version == 4 else socket.AF_INET6  # noqa: PLR2004 (the version of the protocol)
        made = socket.socket(family, socket.SOCK_STREAM)
        try:
            made.settimeout(deadline.left(rules.connecting))
            made.connect((str(ip), goal.port))
        except OSError as error:
            made.close()
            refused = error
        else:
            return made
    if isinstance(refused, TimeoutError):
        raise TooSlow(place, "nobody answered there in time", "try again later") from refused
    raise NoAnswer(place, "nobody answers there", "check the address, or try again later") from refused


def secured(plain: socket.socket, goal: Target, place: str, deadline: Deadline, tls: ssl.SSLContext) -> socket.socket:
    """The connection made secret, with the server's certificate checked; raises FetchError where that fails."""
    try:
        plain.settimeout(deadline.left(float("inf")))
        return tls.wrap_socket(plain, server_hostname=goal.host)
    except TimeoutError as error:
        raise TooSlow(place, "no secure connection could be made in time", "try again later") from error
    except ssl.SSLCertVerificationError as error:
        reason = f"its certificate is not to be trusted ({error.verify_message.rstrip('.').lower()})"
        raise NoAnswer(place, reason, "check the address; somebody may be in between") from error
    except OSError as error:
        raise NoAnswer(place, "no secure connection could be made", "check the address, or try again later") from error


def _look_up(goal: Target, place: str, rules: FetchRules, deadline: Deadline, resolve: Resolve) -> Sequence[str]:
    """The addresses of the host, or an error in time: the system's resolver itself cannot be told to hurry."""
    with contextlib.suppress(ValueError):
        return (str(ipaddress.ip_address(goal.host)),)
    said: queue.SimpleQueue[Sequence[str] | Exception] = queue.SimpleQueue()

    def ask() -> None:
        try:
            said.put(resolve(goal.host, goal.port))
        except (OSError, UnicodeError) as error:
            said.put(error)

    threading.Thread(target=ask, daemon=True).start()
    try:
        found = said.get(timeout=deadline.left(rules.connecting))
    except (queue.Empty, TimeoutError) as error:
        raise TooSlow(place, "the address of its host was not found in time", "try again later") from error
    if isinstance(found, Exception) or not found:
        raise _nobody(place) from (found if isinstance(found, Exception) else None)
    return found


def _nobody(place: str) -> FetchError:
    return NoAnswer(place, "there is no host of that name", "check the address and the connection to the network")
