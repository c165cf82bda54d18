"""Alerts by mail, on a small mail server of the test's own; and channels that are none."""

import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
import trustme
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, Envelope
from msgspec.structs import replace

from runut.config import Config
from runut.engine.alerting import Message, Told, tell_all
from runut.engine.channels import ChannelError, checked, save_channels, send, shown, tell_after
from runut.records.findings import Findings
from runut.store.address import Address
from runut.store.alerts import Alerts
from runut.store.chronicle import Chronicle
from runut.store.connection import telling
from runut.store.keeping import Kept
from tests.store.making import linked, reading

SAID = Message(
    id="5f1e",
    alert="banjir\nPortama",
    asked="q=banjir",
    time="2026-11-29T04:00:00+00:00",
    records=(
        Told(
            id="1",
            record="E1",
            kind="entry",
            summary="Portama: banjir — 12 tewas",
            date="2026-11-28",
            outlets=("Kabar",),
        ),
    ),
)


class Letters:
    """What a mail server was given: envelopes as they came, and who logged in."""

    def __init__(self) -> None:
        self.taken: list[Envelope] = []
        self.entered: list[bytes] = []
        self.refuses = ""

    async def handle_DATA(self, server: object, session: object, envelope: Envelope) -> str:  # noqa: N802  # as the library calls it
        """Take a letter, or say why not."""
        del server, session
        if self.refuses:
            return self.refuses
        self.taken.append(envelope)
        return "250 OK"

    def enter(self, _server: object, _session: object, _envelope: object, _how: str, data: Any) -> AuthResult:  # noqa: ANN401  # the library says no type
        """Let in who knows the password."""
        self.entered.append(data.login)
        return AuthResult(success=data.password == b"rahasia", handled=False)

    def letter(self) -> EmailMessage:
        """The one letter that was taken."""
        (one,) = self.taken
        made = message_from_bytes(one.content if isinstance(one.content, bytes) else b"", policy=policy.default)
        assert isinstance(made, EmailMessage)
        return made


class Server(Controller):
    """A server at whichever port is free, which the library's own does not look up."""

    def _trigger_server(self) -> None:
        self.port = self.server.sockets[0].getsockname()[1]  # type: ignore[union-attr]  # asyncio's server, and it runs
        super()._trigger_server()  # type: ignore[no-untyped-call]  # the library gives it no types


@contextmanager
def mail_server(**given: Any) -> Iterator[tuple[Letters, int]]:  # noqa: ANN401  # what the library's server takes
    """A mail server on this machine, what it was given, and its port."""
    letters = Letters()
    server = Server(letters, hostname="127.0.0.1", port=0, authenticator=letters.enter, **given)
    server.start()
    try:
        yield letters, server.port
    finally:
        server.stop()


@pytest.fixture
def authority(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> trustme.CA:
    """Who gives certificates that this process trusts."""
    made = trustme.CA()
    made.cert_pem.write_to_path(str(tmp_path / "trusted.pem"))
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "trusted.pem"))
    return made


def secret(authority: trustme.CA) -> ssl.SSLContext:
    """How a server speaks TLS with a certificate of `authority`."""
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    return context


def test_a_letter_arrives_whole() -> None:
    """Sender, receiver, subject in one line, time, the message's id, and every record in the text."""
    with mail_server() as (letters, port):
        send(
            "mail:redaksi@kabarutara.example",
            Config(mail_host="127.0.0.1", mail_port=port, mail_from="runut@a.example"),
            SAID,
        )
    assert (letters.taken[0].mail_from, letters.taken[0].rcpt_tos) == (
        "runut@a.example",
        ["redaksi@kabarutara.example"],
    )
    letter = letters.letter()
    assert letter["Subject"] == "Runut: 1 × banjir Portama"
    assert letter["Message-ID"] == "<5f1e@runut>"
    assert letter["Date"] == "Sun, 29 Nov 2026 04:00:00 +0000"
    assert letter.get_content().splitlines() == ["entry E1  2026-11-28", "Portama: banjir — 12 tewas", "Kabar"]


def test_a_password_is_given_to_whom_we_trust_alone(authority: trustme.CA) -> None:
    """By TLS it is sent where the certificate is to be trusted, and to nobody else; no error repeats it."""
    known = Config(mail_host="127.0.0.1", mail_user="kabar", mail_password="rahasia", mail_tls=True)  # noqa: S106  # the made server's
    with mail_server(tls_context=secret(authority), require_starttls=True, auth_required=True) as (letters, port):
        send("mail:a@kabarutara.example", _at(known, port), SAID)
        assert letters.entered == [b"kabar"]
        assert len(letters.taken) == 1
        with pytest.raises(ChannelError) as wrong:
            send("mail:a@kabarutara.example", _at(known, port, mail_password="lain-rahasia"), SAID)  # noqa: S106  # as above
        assert str(wrong.value) == (
            "mail to a@kabarutara.example: 127.0.0.1 did not take it (SMTPAuthenticationError); see the settings of mail."
        )
    with mail_server(tls_context=secret(trustme.CA())) as (letters, port):
        with pytest.raises(ChannelError, match=r"did not take it \(SSLCertVerificationError\)"):
            send("mail:a@kabarutara.example", _at(known, port), SAID)
        assert letters.entered == []
    with mail_server() as (letters, port):
        with pytest.raises(ChannelError, match="SMTPNotSupportedError"):
            send("mail:a@kabarutara.example", _at(known, port), SAID)
        assert letters.entered == []


def test_what_a_mail_server_refuses_is_told_later(place: Address) -> None:
    """A letter that is refused does not count as told; when the server takes letters again, it comes with all of it."""
    with Chronicle(place, create=True) as chronicle, mail_server() as (letters, port):
        Alerts(chronicle).add("tenda", "q=tenda")
        chronicle.keep([Kept(reading("aa"))])
        chronicle.connect(linked("aa"), Findings())
        config = Config(mail_host="127.0.0.1", mail_port=port)

        def way(_: str) -> Any:  # noqa: ANN401  # a channel
            return lambda message: send("mail:a@kabarutara.example", config, message)

        letters.refuses = "451 later"
        (trouble,) = tell_all(chronicle, way)
        assert "127.0.0.1 did not take it (SMTPDataError)" in trouble
        letters.refuses = ""
        assert tell_all(chronicle, way) == ()
        assert tell_all(chronicle, way) == ()
        assert letters.letter()["Subject"].startswith("Runut: ")


def test_two_at_once_tell_once(place: Address, tmp_path: Path) -> None:
    """Who comes while another program is telling waits for it, and then finds all of it told."""
    to = tmp_path / "told.jsonl"
    save_channels(tmp_path / "alerts.toml", {"tenda": f"file:{to}"})
    config = Config(alerts=str(tmp_path / "alerts.toml"))
    with Chronicle(place, create=True) as chronicle:
        Alerts(chronicle).add("tenda", "q=tenda")
        chronicle.keep([Kept(reading("aa"))])
        chronicle.connect(linked("aa"), Findings())
        troubles: list[str] = []

        def other() -> None:
            with Chronicle(place) as opened:
                troubles.extend(tell_after(opened, config))

        both = [threading.Thread(target=other) for _ in range(3)]
        with telling(place):
            for one in both:
                one.start()
            both[0].join(0.2)
            assert not to.exists()
        for one in both:
            one.join()
        assert troubles == []
        assert len(to.read_text().splitlines()) == 1


def test_channels_that_are_none() -> None:
    """What is no address of the web, and what no shell could tell apart, is said before it is kept; lists show no secrets."""
    for wrong in (
        "webhook:rahasia",
        "webhook:http://[",
        "webhook:https://",
        "webhook:ftp://kabarutara.example/rahasia",
    ):
        with pytest.raises(ChannelError) as caught:
            checked(wrong)
        assert "rahasia" not in str(caught.value)
    with pytest.raises(ChannelError):
        checked("command:tell 'rahasia")
    assert shown("webhook:http://[::1/rahasia") == "webhook:http:///…"


def test_a_file_of_channels_that_cannot_be_written_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the disk is full, the file from before stays as it was, and nothing else stays beside it."""
    path = tmp_path / "alerts.toml"
    save_channels(path, {"banjir": "file:a.jsonl"})
    before = path.read_text()

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(ChannelError, match="No space left on device"):
        save_channels(path, {"banjir": "file:b.jsonl"})
    assert [one.name for one in tmp_path.iterdir()] == ["alerts.toml"]
    assert path.read_text() == before


def _at(config: Config, port: int, **changes: str) -> Config:
    """The same settings with the server's port."""
    return replace(config, mail_port=port, **changes)
