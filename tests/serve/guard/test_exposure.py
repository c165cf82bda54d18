"""At which addresses pages are served, and with what before them."""

from pathlib import Path

import pytest

from runut.serve.guard.exposure import Exposed, Exposure, allow
from runut.serve.settings import LOOPBACK

USERS = Path("users.toml")
EVERYWHERE = "0.0.0.0"  # noqa: S104  # nothing listens there


@pytest.fixture
def pair(tmp_path: Path) -> tuple[Path, Path]:
    """A certificate and its key, as far as files go."""
    certificate, key = tmp_path / "c.pem", tmp_path / "k.pem"
    certificate.touch()
    key.touch()
    return certificate, key


@pytest.mark.parametrize("host", sorted(LOOPBACK))
def test_this_machine_needs_nothing(host: str) -> None:
    """Pages for this machine alone need neither users nor HTTPS, and answer to no other name."""
    assert allow(Exposure(host=host)) == LOOPBACK


@pytest.mark.parametrize("host", [EVERYWHERE, "::", "", "192.0.2.7", "kabar.example"])
def test_others_need_users_and_https(host: str, pair: tuple[Path, Path]) -> None:
    """Any other address is refused without users, without HTTPS, and without either; the sentence has the way out."""
    certificate, key = pair
    for exposure in (
        Exposure(host=host, names=("kabar.example",)),
        Exposure(host=host, names=("kabar.example",), users=USERS),
        Exposure(host=host, names=("kabar.example",), certificate=certificate, key=key),
    ):
        with pytest.raises(Exposed, match=r"--users FILE, and --certificate FILE .* --behind-proxy"):
            allow(exposure)
    whole = Exposure(host=host, names=("Kabar.example",), users=USERS, certificate=certificate, key=key)
    assert "kabar.example" in allow(whole)
    assert whole.secure


def test_a_proxy_is_taken_at_its_word_only_with_users() -> None:
    """Behind a proxy whoever asks comes from this machine, so that users are needed there too."""
    with pytest.raises(Exposed, match="everybody would be a keeper"):
        allow(Exposure(host="127.0.0.1", proxied=True))
    assert allow(Exposure(host="127.0.0.1", proxied=True, users=USERS)) == LOOPBACK
    assert Exposure(host="127.0.0.1", proxied=True, users=USERS).secure


def test_every_address_needs_a_name() -> None:
    """Where a server listens at every address, it must be said what it is called."""
    with pytest.raises(Exposed, match="say with --name"):
        allow(Exposure(host=EVERYWHERE, users=USERS, proxied=True))
    assert allow(Exposure(host="192.0.2.7", users=USERS, proxied=True)) == LOOPBACK | {"192.0.2.7"}


def test_a_certificate_needs_its_key(pair: tuple[Path, Path], tmp_path: Path) -> None:
    """One without the other, or a file that is not there, is said at once."""
    certificate, key = pair
    with pytest.raises(Exposed, match="both --certificate and --key"):
        allow(Exposure(host="127.0.0.1", certificate=certificate))
    with pytest.raises(Exposed, match="there is no such file"):
        allow(Exposure(host="127.0.0.1", certificate=tmp_path / "none.pem", key=key))
