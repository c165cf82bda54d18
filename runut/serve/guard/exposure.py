"""May pages be served at this address, with these precautions?"""

import ipaddress
from pathlib import Path

from msgspec import Struct

from runut.errors import RunutError
from runut.serve.settings import LOOPBACK


class Exposed(RunutError):
    """The pages would be open to others without what must stand before them."""


class Exposure(Struct, frozen=True, kw_only=True):
    """“At 0.0.0.0, called newsroom.example, by HTTPS, to these users”: where and to whom pages are served."""

    host: str
    names: tuple[str, ...] = ()
    users: Path | None = None
    certificate: Path | None = None
    key: Path | None = None
    proxied: bool = False

    @property
    def secure(self) -> bool:
        """Whether browsers reach the pages by HTTPS."""
        return self.proxied or self.certificate is not None


def allow(exposure: Exposure) -> frozenset[str]:
    """The names by which the pages may be asked for; raises Exposed with what is missing and the way out.

    >>> sorted(allow(Exposure(host="127.0.0.1")))
    ['127.0.0.1', '::1', 'localhost']
    """
    if (exposure.certificate is None) != (exposure.key is None):
        message = "a certificate needs its key and a key its certificate; give both --certificate and --key."
        raise Exposed(message)
    for path in (exposure.certificate, exposure.key):
        if path is not None and not path.is_file():
            message = (
                f"{path}: there is no such file; name the certificate's file with --certificate, its key's with --key."
            )
            raise Exposed(message)
    loopback = exposure.host in LOOPBACK
    if exposure.proxied and exposure.users is None:
        message = (
            "behind a proxy everybody would be a keeper; make users with “runut users add NAME --role keeper” and name "
            "their file with --users."
        )
        raise Exposed(message)
    if not loopback and (exposure.users is None or not exposure.secure):
        message = (
            f"{exposure.host} can be reached by others; give --users FILE, and --certificate FILE with --key FILE or, where "
            "a proxy does HTTPS, --behind-proxy; or leave --host away to serve this machine alone."
        )
        raise Exposed(message)
    names = {name.lower() for name in exposure.names}
    if _anywhere(exposure.host):
        if not names:
            message = f"{exposure.host} is every address of this machine; say with --name what browsers call it."
            raise Exposed(message)
    elif not loopback:
        names.add(exposure.host.lower())
    return LOOPBACK | names


def _anywhere(host: str) -> bool:
    """Whether `host` stands for all addresses of a machine.

    >>> _anywhere("0.0.0.0"), _anywhere("::"), _anywhere("kabar.example")
    (True, True, False)
    """
    try:
        return ipaddress.ip_address(host).is_unspecified
    except ValueError:
        return not host
