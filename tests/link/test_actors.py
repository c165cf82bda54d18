"""Which local actors of many articles are one."""

from runut.actors import Known
from runut.actors.register import Register
from runut.languages.load import load_pack
from runut.link import Linker
from runut.records.annotations import ActorKind
from runut.records.links import Edge
from runut.records.reading import Reading
from tests.link.made import reading, with_actors

STATE = Known(id="state:VEL", name="Velmora", kind="state", country="VEL", aliases=("RVM", "Republic of Velmora"))
LINKER = Linker({"id": load_pack("id")}, Register(known=(STATE,)))


def actors_of(*readings: Reading, story: bool = True) -> dict[str, str]:
    """Local actor id -> chronicle actor id; the readings tell one story unless said otherwise."""
    ids = sorted(one.article.id for one in readings)
    edges = [Edge(left=a, right=b, score=0.9 if story else 0.2) for a in ids for b in ids if a < b]
    linked = LINKER.connect(readings, edges)
    return {one.local: one.actor for one in linked.memberships}


def told(name: str, actor: str, kind: ActorKind = "person", country: str | None = None, form: str = "name") -> Reading:
    """An article in which one actor comes to the port."""
    lines = [f"Kabar {name}", f"Hari itu {actor} datang ke pelabuhan."]
    return with_actors(reading(name, lines), (actor, kind, country), form=form)


def test_full_name_is_one_person_everywhere() -> None:
    """A full name has the same id in every component."""
    assert actors_of(told("p", "Arden Kolsaria"))["p:a0"] == "person:arden-kolsaria"


def test_same_surname_stays_two() -> None:
    """Two full names that differ stay two persons, though they share a surname."""
    found = actors_of(told("p", "Arden Kolsaria"), told("q", "Milo Kolsaria"))
    assert found == {"p:a0": "person:arden-kolsaria", "q:a0": "person:milo-kolsaria"}


def test_spelling_joins() -> None:
    """Hyphens, a doubled letter and an initial make no other person; the reason quotes both names."""
    found = actors_of(
        told("p", "Tan Jor Mik"), told("q", "Tan Jor-mik"), told("r", "Tomar Veskulin"), told("s", "Tomar Veskullin")
    )
    assert found["p:a0"] == found["q:a0"]
    assert found["r:a0"] == found["s:a0"]
    linked = LINKER.connect(
        [told("r", "Tomar Veskulin"), told("s", "Tomar Veskullin")], [Edge(left="r", right="s", score=0.9)]
    )
    said = {reason.says for member in linked.memberships for reason in member.reasons}
    assert "“Tomar Veskulin” may be “Tomar Veskullin”, shortened or spelled otherwise." in said


def test_short_name_joins_the_only_one_that_fits() -> None:
    """A surname alone is the one person of the story who bears it."""
    found = actors_of(told("p", "Arden Kolsaria"), told("q", "Kolsaria"))
    assert found["q:a0"] == "person:arden-kolsaria"


def test_short_name_of_two_is_nobody() -> None:
    """A surname that two persons of the story bear joins neither."""
    found = actors_of(told("p", "Arden Kolsaria"), told("q", "Milo Kolsaria"), told("r", "Kolsaria"))
    assert found["r:a0"].startswith("person:kolsaria:S")


def test_misspelt_short_name_is_the_one_of_its_story() -> None:
    """A surname that misses a letter is the one person of the story who is called so, but not of another story."""
    full, short = told("p", "Arden Kolsaria"), told("q", "Kolsari")
    assert actors_of(full, short)["q:a0"] == "person:arden-kolsaria"
    assert actors_of(full, short, story=False)["q:a0"].startswith("person:kolsari:S")
    assert actors_of(full, told("r", "Kelsuria"))["r:a0"].startswith("person:kelsuria:S")


def test_guessed_country_does_not_part_a_short_name() -> None:
    """Within a story a surname is the one who bears it, also where the articles were taken to be about other countries."""
    found = actors_of(told("p", "Arden Kolsaria", country="VEL"), told("q", "Kolsaria", country="SUN"))
    assert found["q:a0"] == "person:arden-kolsaria"


def test_noun_belongs_to_its_story() -> None:
    """Residents of one story are not the residents of another."""
    one = actors_of(told("p", "warga", "group", form="noun"), told("q", "warga", "group", form="noun"))
    two = actors_of(told("p", "warga", "group", form="noun"), told("q", "warga", "group", form="noun"), story=False)
    assert one["p:a0"] == one["q:a0"]
    assert two["p:a0"] != two["q:a0"]


def test_government_of_a_country_is_one() -> None:
    """“Pemerintah” with a country is that country's government, whatever the words behind it."""
    found = actors_of(
        told("p", "pemerintah Velmora", "government", "VEL", "noun"),
        told("q", "Pemerintahan Kolsaria", "government", "VEL"),
    )
    assert set(found.values()) == {"government:VEL"}


def test_government_of_a_part_is_not_the_country_s() -> None:
    """“Pemerintah Kota …” is that of a town, although the town's country is known."""
    found = actors_of(
        told("p", "Pemerintah", "government", "VEL"), told("q", "Pemerintah Kota Portama", "government", "VEL")
    )
    assert found["p:a0"] == "government:VEL"
    assert found["q:a0"] != "government:VEL"


def test_ministry_is_not_the_government() -> None:
    """A ministry keeps its own name."""
    assert (
        actors_of(told("p", "Kementerian Luar Negeri Velmora", "government", "VEL"))["p:a0"]
        == "org:kementerian-luar-negeri-velmora"
    )


def test_state_by_its_country() -> None:
    """A state is its country, by whatever name."""
    assert actors_of(told("p", "Velmora", "state", "VEL"), told("q", "Portama", "state", "VEL"))["q:a0"] == "state:VEL"


def test_state_by_a_name_of_the_register() -> None:
    """Initials or an English name are the state, but not where the article says that they belong to another."""
    found = actors_of(
        told("p", "RVM", "group"), told("q", "RVM", "group", "SUN"), told("r", "Republic of Velmora", "place")
    )
    assert found == {"p:a0": "state:VEL", "q:a0": "org:rvm", "r:a0": "state:VEL"}


def test_government_of_a_regency_is_not_the_states() -> None:
    """A word for a part of the country makes a government that part's."""
    found = actors_of(
        told("p", "Pemerintah Kabupaten Sarindal", "government", "VEL"),
        told("q", "pemerintah daerah", "government", "VEL", "noun"),
    )
    assert found["p:a0"] == "org:pemerintah-kabupaten-sarindal"
    assert found["q:a0"].startswith("group:pemerintah-daerah:S")
