"""When two addresses mean one page."""

import pytest

from runut.text.addresses import same_page


@pytest.mark.parametrize(
    "other",
    [
        "http://kabar.example/banjir",
        "https://KABAR.example/banjir/",
        "https://kabar.example/banjir#komentar",
        "https://kabar.example/banjir?utm_source=surel&fbclid=x",
        "  https://kabar.example/banjir\n",
    ],
)
def test_one_page(other: str) -> None:
    """Scheme, capitals of the host, final slash, fragment and tracking must make no difference."""
    assert same_page(other) == same_page("https://kabar.example/banjir") == "kabar.example/banjir"


@pytest.mark.parametrize(
    "other",
    ["https://kabar.example/Banjir", "https://kabar.example/banjir?page=2", "https://lain.example/banjir"],
)
def test_another_page(other: str) -> None:
    """Path, other parameters and host must make one."""
    assert same_page(other) not in {None, "kabar.example/banjir"}


@pytest.mark.parametrize("other", [None, "", "03.txt", "ftp://kabar.example/x", "http://[kabar/banjir", "https://"])
def test_no_page(other: str | None) -> None:
    """What is no address of a web page must be none, and must break nothing."""
    assert same_page(other) is None
