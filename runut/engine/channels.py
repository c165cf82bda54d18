"""How alerts leave the house: a file, a command, a webhook, mail. Where each goes stands in a file that is its owner's alone.

A webhook's address and a command's arguments may hold secrets: no message of ours repeats more of them than the host or the
program's name.
"""

import os
import shlex
import smtplib
import subprocess
from collections.abc import Mapping
from datetime import datetime
from email.message import EmailMessage
from functools import partial
from pathlib import Path
from tempfile import NamedTemporaryFile

import msgspec
from msgspec import Struct

from runut.config import Config, ConfigError, read_settings
from runut.engine.alerting import Message, Send, tell_all
from runut.engine.reading import read_options
from runut.errors import FetchError, LockedChronicle, RunutError
from runut.read.web.addresses import is_web
from runut.store.alerts import Alerts
from runut.store.chronicle import Chronicle
from runut.text.addresses import host_of

# Seconds that a command or a mail server gets.
_PATIENCE = 60
KINDS = ("file", "command", "webhook", "mail")


class ChannelError(RunutError):
    """A message could not be handed over, or a channel is none."""


class Channels(Struct, frozen=True, kw_only=True):
    """“*banjir* goes to that file”: the channels of this machine's alerts, by name."""

    config: Config
    known: Mapping[str, str]

    def __call__(self, name: str) -> Send | None:
        """What takes the messages of an alert; None where there is nothing for it here."""
        to = self.known.get(name)
        return None if to is None else partial(send, to, self.config)


def tell_after(chronicle: Chronicle, config: Config) -> tuple[str, ...]:
    """After a weaving: tell of all that is new for the alerts of `chronicle`; sentences on what could not be told."""
    alerts = Alerts(chronicle)
    if not alerts.all():
        return ()
    try:
        with alerts.telling():
            return tell_all(chronicle, load_channels(config))
    except (ChannelError, LockedChronicle) as error:
        return (str(error),)


def load_channels(config: Config) -> Channels:
    """The channels that the file of the setting `alerts` names, none where there is no file; raises ChannelError."""
    path = Path(config.alerts)
    try:
        found = read_settings(path).get("to", {}) if path.is_file() else {}
        return Channels(config=config, known=msgspec.convert(found, dict[str, str]))
    except (ConfigError, msgspec.ValidationError) as error:
        message = f"{path}: {error}; mend the file of channels, or make it anew with “runut alert add”."
        raise ChannelError(message) from error


def save_channels(path: Path, known: Mapping[str, str]) -> None:
    """Write the file of channels whole, readable by its owner alone; raises ChannelError."""
    lines = ["# Where alerts go; may hold secrets. “runut alert” edits this file.", "", "[to]"]
    lines += [f"{_quoted(name)} = {_quoted(to)}" for name, to in sorted(known.items())]
    made: Path | None = None
    try:
        with NamedTemporaryFile(
            "w", dir=path.parent, prefix=f".{path.name}.", delete=False, encoding="utf-8"
        ) as scratch:
            made = Path(scratch.name)
            scratch.write("\n".join([*lines, ""]))
            scratch.flush()
            os.fsync(scratch.fileno())
        made.replace(path)
    except OSError as error:
        if made is not None:
            made.unlink(missing_ok=True)
        message = (
            f"{path}: the file of channels cannot be written ({error.strerror}); name another with the setting alerts."
        )
        raise ChannelError(message) from error


def checked(to: str) -> str:
    """`to` where it is a channel; raises ChannelError."""
    kind, colon, rest = to.partition(":")
    if not colon or kind not in KINDS or not rest.strip() or any(sign in rest for sign in "\r\n\0"):
        message = "this is no channel; write file:PATH, command:PROGRAM WITH ARGUMENTS, webhook:https://... or mail:NAME@HOST."
        raise ChannelError(message)
    if kind == "command":
        _arguments(rest)
    if kind == "webhook" and not (is_web(rest) and host_of(rest)):
        message = "this webhook has no address of the web; write webhook:https://HOST/PATH."
        raise ChannelError(message)
    return to


def shown(to: str) -> str:
    """A channel without what may be secret in it.

    >>> shown("webhook:https://hook.example/T1/secret"), shown("command:/usr/bin/tell --key x"), shown("file:a.jsonl")
    ('webhook:https://hook.example/…', 'command:/usr/bin/tell …', 'file:a.jsonl')
    """
    kind, _, rest = to.partition(":")
    if kind == "webhook":
        return f"{kind}:{rest.partition(':')[0]}://{host_of(rest)}/…"
    return f"{kind}:{rest.split()[0]} …" if kind == "command" and len(rest.split()) > 1 else to


def send(to: str, config: Config, message: Message) -> None:
    """Hand a message over to a channel; raises ChannelError, and then it counts as not told."""
    kind, _, rest = checked(to).partition(":")
    body = msgspec.json.encode(message)
    if kind == "file":
        _append(Path(rest), body)
    elif kind == "command":
        _run(_arguments(rest), body)
    elif kind == "webhook":
        _post(rest, config, body)
    else:
        _mail(rest, config, message)


def _append(path: Path, body: bytes) -> None:
    """One line more at the end of a file, on the disk before it counts."""
    try:
        with path.open("ab") as file:
            file.write(body + b"\n")
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        message = f"{path}: alerts cannot be written there ({error.strerror}); change its rights or name another file."
        raise ChannelError(message) from error


def _arguments(command: str) -> list[str]:
    try:
        return shlex.split(command)
    except ValueError as error:
        message = f"the command cannot be told apart into its arguments ({error}); close the quotation marks."
        raise ChannelError(message) from error


def _run(arguments: list[str], body: bytes) -> None:
    """Run a program without a shell, with the message on its standard input."""
    program = arguments[0]
    try:
        done = subprocess.run(  # noqa: S603  # whoever owns the file of channels wrote this command, and no article is in it
            arguments, input=body, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=_PATIENCE, check=False
        )
    except subprocess.TimeoutExpired as error:
        message = f"{program}: it was not done within {_PATIENCE} seconds; it is told again after the next weaving."
        raise ChannelError(message) from error
    except OSError as error:
        message = f"{program}: this program cannot be run ({error.strerror}); mend the channel with “runut alert add”."
        raise ChannelError(message) from error
    if done.returncode:
        message = f"{program}: it ended with {done.returncode}; it is told again after the next weaving."
        raise ChannelError(message)


def _post(address: str, config: Config, body: bytes) -> None:
    """Send a message to an address of the web, by the rules of fetching: no private addresses but those allowed."""
    # What speaks HTTP takes a tenth of a second to import: only who tells by a webhook pays for it.
    from runut.read.web.fetching import Fetcher  # noqa: PLC0415 (see above)

    try:
        with Fetcher(read_options(config).fetching) as fetcher:
            fetcher.post(address, body, "application/json")
    except FetchError as error:
        message = f"webhook at {host_of(address)}: {error.reason}; {error.remedy}."
        # The chain would show the address, in which there may be a key.
        raise ChannelError(message) from None


def _mail(to: str, config: Config, message: Message) -> None:
    """Send a message by mail, as text, with the same id in its head whenever it is sent."""
    from runut.read.web.connecting import trusting  # noqa: PLC0415 (slow to import, as for a webhook)

    letter = EmailMessage()
    letter["From"] = config.mail_from or to
    letter["To"] = to
    letter["Subject"] = f"Runut: {len(message.records)} × {' '.join(message.alert.split())}"
    letter["Date"] = datetime.fromisoformat(message.time)
    letter["Message-ID"] = f"<{message.id}@runut>"
    lines = [
        f"{one.kind} {one.record}  {one.date or ''}\n{one.summary}\n{', '.join(one.outlets)}" for one in message.records
    ]
    letter.set_content("\n\n".join(lines))
    try:
        with smtplib.SMTP(config.mail_host, config.mail_port, timeout=_PATIENCE) as server:
            if config.mail_tls:
                # Left to itself the library takes any certificate, and would give the password to whoever is in between.
                server.starttls(context=trusting())
            if config.mail_user:
                server.login(config.mail_user, config.mail_password)
            server.send_message(letter)
    except (OSError, smtplib.SMTPException) as error:
        text = f"mail to {to}: {config.mail_host} did not take it ({type(error).__name__}); see the settings of mail."
        # What the server said may repeat the password.
        raise ChannelError(text) from None


def _quoted(text: str) -> str:
    """A string as TOML has it."""
    return msgspec.json.encode(text).decode()
