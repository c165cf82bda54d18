"""Names of places that are one name written in two ways."""

import pytest

from runut.compare.placenames import held, namesakes, one_name, tail, worded


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("sarindal", "sarindall"),
        ("rs lodira", "rumah sakit lodira"),
        ("rutan nuvar", "rumah tahanan nuvar"),
        ("nuvtim", "nuvar timur"),
        ("bandara nir", "bandara nuvar international reach"),
    ],
)
def test_one_name_written_in_two_ways(name: str, other: str) -> None:
    """Spelling, a short head word, a contraction and an acronym make no other place, whichever comes first."""
    assert one_name(name, other)
    assert one_name(other, name)


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("hotel lodira", "pasar lodira"),
        ("nuvbar", "nuvar timur"),
        ("nuvar barat", "nuvar timur"),
        ("bandara nir", "pelabuhan nuvar international reach"),
    ],
)
def test_two_names(name: str, other: str) -> None:
    """What is another kind of place, another part or another contraction is another place."""
    assert not one_name(name, other)
    assert not one_name(other, name)


def test_a_name_within_another() -> None:
    """Words of a name that are all among another's, also one that has lost its last letter; a tail is the same place."""
    assert held(["lapas", "lodir"], ["lapas", "kelas", "lodira"])
    assert not held(["lapas", "huvel"], ["lapas", "kelas", "lodira"])
    assert tail(["tol", "nuvar"], ["jalan", "tol", "nuvar"])
    assert not tail(["jalan", "nuvar"], ["jalan", "nuvar", "lodira"])
    assert namesakes(["desa", "nuvar"], ["kecamatan", "nuvar"])
    assert not namesakes(["nuvar"], ["lodira"])
    assert worded(["kabupaten", "nuvar"], ["nuvar"])
    assert not worded(["nuvar", "barat"], ["nuvar"])
