"""What a user may set, read once from a TOML file and the environment and handed down.

::

    runut.toml                      environment
    ----------                      -----------
    chronicle = "korea.runut"       RUNUT_CHRONICLE
    workers = 2                     RUNUT_WORKERS
    language = "id"                 RUNUT_LANGUAGE
    contact = "redaksi@kabar.example"   RUNUT_CONTACT
    allowed = ["intranet.example"]  RUNUT_ALLOWED (with commas)
    pause = 1.0                     RUNUT_PAUSE
    alerts = "alerts.toml"          RUNUT_ALERTS
    mail_host = "localhost"         RUNUT_MAIL_HOST, and so mail_port, mail_user, mail_password, mail_from, mail_tls

The environment wins over the file, an option on the command line wins over both.
"""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from runut.errors import RunutError

_FILE = "runut.toml"
_LISTS = frozenset({"allowed"})


class ConfigError(RunutError):
    """A setting does not hold what it should."""


class Config(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """“Work on korea.runut with two processes”: the settings of one run.

    `chronicle` is the path of the chronicle file, or its address on a server, `workers` how many processes annotate (1 works
    in this one), `language` the ISO 639-1 code to take where an article's own cannot be told (None: leave it unannotated),
    `author` who judges where nobody else is named. `contact` is an address at which those whom we fetch pages from find
    whoever runs this; `allowed` are hosts, with a port ("localhost:8080") or without, that may be fetched from though they
    are no public ones; `pause` is how many seconds a host rests between two requests. `alerts` is the file that says where
    alerts go; `mail_host` to `mail_tls` are the server that takes those that go by mail, who we are there, and whether it
    is to be spoken to by TLS.
    """

    chronicle: str = "chronicle.runut"
    workers: int = 1
    language: str | None = None
    author: str = ""
    contact: str = ""
    allowed: tuple[str, ...] = ()
    pause: float = 1
    alerts: str = "alerts.toml"
    mail_host: str = "localhost"
    mail_port: int = 25
    mail_user: str = ""
    mail_password: str = ""
    mail_from: str = ""
    mail_tls: bool = False


def load_config(folder: Path | None = None, environment: Mapping[str, str] | None = None) -> Config:
    """The settings that hold in `folder` (default: the working folder) under `environment` (default: the process's own).

    Raises ConfigError where the file or a variable holds something else than its setting asks.
    """
    path = (folder or Path.cwd()) / _FILE
    settings = read_settings(path) if path.is_file() else {}
    known = os.environ if environment is None else environment
    for name in Config.__struct_fields__:
        if value := known.get(f"RUNUT_{name.upper()}"):
            settings[name] = value.replace(",", " ").split() if name in _LISTS else value
    try:
        config = msgspec.convert(settings, Config, strict=False)
    except msgspec.ValidationError as error:
        message = f"{path} or the environment (RUNUT_...): {error}; mend the setting."
        raise ConfigError(message) from error
    if config.workers < 1:
        message = f"workers is {config.workers}; set it to 1 or more."
        raise ConfigError(message)
    if config.pause < 0:
        message = f"pause is {config.pause}; set it to 0 seconds or more."
        raise ConfigError(message)
    return config


def read_settings(path: Path) -> dict[str, Any]:
    """What the TOML file at `path` holds; raises ConfigError where it is not one."""
    try:
        return msgspec.toml.decode(path.read_bytes(), type=dict[str, Any])
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        message = f"{path}: {error}; mend the file or remove it."
        raise ConfigError(message) from error
    except OSError as error:
        message = f"{path}: this file cannot be read ({error.strerror}); change its rights or name another."
        raise ConfigError(message) from error
