"""What is known of outlets and agencies holds together, and every pattern proves itself."""

import re
from datetime import date

import pycountry
import pytest

from runut.errors import PackError
from runut.sources.load import Sources, load_sources
from runut.sources.outlet import Outlet, SourcePattern

SOURCES = load_sources()
HOST = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)+")


@pytest.mark.parametrize("outlet", SOURCES.outlets, ids=lambda outlet: outlet.name)
def test_an_outlet_is_found_by_all_its_names_and_domains(outlet: Outlet) -> None:
    """Every name and domain leads to the outlet alone, its country exists, and no alias repeats another."""
    for name in (outlet.name, *outlet.aliases):
        assert SOURCES.by_name(name) == outlet
    for domain in outlet.domains:
        assert HOST.fullmatch(domain)
        assert SOURCES.by_domain(f"www.{domain}") == outlet
    assert outlet.country is None or pycountry.countries.get(alpha_3=outlet.country) is not None


@pytest.mark.parametrize("pattern", SOURCES.patterns, ids=lambda pattern: pattern.regex[:40])
def test_a_pattern_matches_its_examples_alone(pattern: SourcePattern) -> None:
    """Every pattern of an outlet's pages matches its examples and none of its counter-examples."""
    regex = re.compile(pattern.regex, re.IGNORECASE)
    assert pattern.examples
    assert [line for line in pattern.examples if not regex.fullmatch(line)] == []
    assert [line for line in pattern.counter_examples if regex.fullmatch(line)] == []
    assert pattern.valid_until in {None, date.fromisoformat(pattern.valid_until or "2000-01-01").isoformat()}


def test_names_as_articles_write_them() -> None:
    """Case, spacing and dots do not matter; a subdomain belongs to its outlet unless it is an outlet of its own."""
    assert [SOURCES.by_name(name).name for name in ("Themoscowtimes", "Tass", "KANTOR BERITA KCNA")] == [  # type: ignore[union-attr]  # all three are known
        "The Moscow Times",
        "TASS",
        "KCNA",
    ]
    found = [SOURCES.by_domain(host) for host in ("nasional.kompas.com", "jogja.tribunnews.com", "kompas.example")]
    assert [one.name if one else None for one in found] == ["Kompas.com", "Tribun Jogja", None]
    assert SOURCES.by_name("KCA News") is None


def test_a_name_for_two_is_refused() -> None:
    """Two outlets cannot share a name, and a pattern needs an outlet that is described."""
    twice = [Outlet(name="Kabar Tiga", kind="outlet"), Outlet(name="Lain", kind="outlet", aliases=("KabarTiga",))]
    with pytest.raises(PackError, match=r"“kabartiga” stands for both Kabar Tiga and Lain; name it only once\."):
        Sources(twice)
    lost = SourcePattern(outlet="Kabar Empat", role="furniture", regex="x", examples=("x",))
    with pytest.raises(PackError, match=r"is said to be of “Kabar Empat”, which no file describes; mend the name\."):
        Sources(twice[:1], [lost])
