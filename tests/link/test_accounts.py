"""What is remembered of reports changes nothing but the time."""

from functools import partial
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.json import decode, encode
from msgspec.structs import replace

from runut.actors.register import Register
from runut.languages.load import load_pack
from runut.languages.schema.linking import LinkingTable
from runut.languages.schema.senses import SensesTable
from runut.languages.stems import Stems
from runut.link import Linker
from runut.link import linker as linking
from runut.link.accounts import Account, Accounts
from runut.link.rarity import Rarity
from runut.link.report import Countries, Reporter
from runut.link.rulings import Rulings
from runut.link.senses import Senses
from runut.records.judgements import Judgement
from runut.records.reading import Reading
from tests.link import flood
from tests.link.made import reading, with_actors, with_events

PACK = load_pack("id")
TABLE = PACK.table("linking.toml", LinkingTable)
STEMS = Stems(TABLE)
REPORTER = Reporter(Rarity(PACK), STEMS, Senses(PACK.table("senses.toml", SensesTable), STEMS), TABLE)
CAST = {"a1:a0": "state:VEL", "a1:a1": "person:tomar", "a1:a2": "state:KAR"}
LANDS: Countries = {"state:VEL": "VEL", "person:tomar": "KAR", "state:KAR": "KAR"}


def of(accounts: Accounts, one: Reading, lands: Countries = LANDS, **cast: str) -> tuple[Account, ...]:
    """The accounts of an article, by the usual cast but for `cast`."""
    return accounts.of(one, REPORTER, CAST | {f"a1:{local}": actor for local, actor in cast.items()}, lands)


def test_what_has_not_changed_is_given_back() -> None:
    """The same reports, with what they were found to have in common, also for an article that was read again."""
    accounts = Accounts()
    first = of(accounts, flood.first())
    again = of(accounts, decode(encode(flood.first()), type=Reading))
    assert [one.number for one in first] == [0, 1]
    assert all(one is other for one, other in zip(first, again, strict=True))


def test_what_has_changed_is_another_report() -> None:
    """Another actor, another country of one, another claim or another text: other reports, under numbers of their own."""
    accounts, base = Accounts(), flood.first()
    later = replace(base, article=replace(base.article, published="2025-08-12"))
    fewer = replace(base, events=base.events[1:])
    ways = [
        of(accounts, base),
        of(accounts, base, a1="person:veskulin"),
        of(accounts, base, {**LANDS, "person:tomar": "VEL"}),
        of(accounts, later),
        of(accounts, fewer),
        of(accounts, replace(base, figures=())),
    ]
    numbers = [one.number for way in ways for one in way]
    assert len(set(numbers)) == len(numbers)
    assert ways[1][1].report.doers == {"person:veskulin"}
    assert ways[2][1].report.doer_countries == {"VEL"}
    assert ways[3][0].report.published == "2025-08-12"
    assert len(ways[4]) == 1
    assert ways[5][0].report.numbers == frozenset()


def test_a_bystander_changes_no_report() -> None:
    """Who acts in no event may be anybody."""
    accounts = Accounts()
    assert of(accounts, flood.first())[0] is of(accounts, flood.first(), a2="state:SUN")[0]


def test_the_least_asked_for_go_first() -> None:
    """Of more reports than are remembered those of the articles that were asked for last stay."""
    accounts = Accounts(most=4)
    one, other, third = (
        replace(made, article=replace(made.article, id=name))
        for made, name in ((flood.first(), "a1"), (flood.first(), "a2"), (flood.first(), "a3"))
    )
    kept, gone = of(accounts, one), of(accounts, other)
    assert of(accounts, one)[0] is kept[0]
    of(accounts, third)
    assert of(accounts, one)[0] is kept[0]
    assert of(accounts, other)[0] is not gone[0]


def quake(number: int, about: tuple[str, str, str]) -> Reading:
    """An article of one of some outlets about an earthquake: its day, its place and who helps."""
    day, place, helper = about
    lines = [
        f"Gempa Guncang {place}, Warga Mengungsi",
        f"Gempa bumi mengguncang {place} di Velmora dan warga lembah Sarindal mengungsi.",
        f"{helper} menawarkan tenda kepada Velmora untuk pengungsi gempa {place}.",
        f"Puluhan rumah warga {place} rusak berat akibat gempa.",
    ]
    made = reading(f"q{number}", lines, f"2025-08-{10 + number % 3}")
    made = with_actors(made, ("Velmora", "state", "VEL"), (helper, "person", None))
    happens: dict[str, object] = {"type": "HAPPEN", "mode": "earthquake", "recipients": ["Velmora"]}
    return with_events(
        made,
        {**happens, "trigger": "mengguncang", "date": day},
        {"type": "AGREE", "trigger": "menawarkan tenda", "actors": [helper], "recipients": ["Velmora"]},
        {**happens, "trigger": "rusak berat"},
    )


ABOUT = st.tuples(
    st.sampled_from(["2025-08-09", "2025-08-10", "2025-08"]),
    st.sampled_from(["Portama", "Merindo", "Tanjul"]),
    st.sampled_from(["Tomar Veskulin", "Veskulin", "Ratan"]),
)


REJECTED = Judgement(
    id="J1",
    verb="reject",
    kind="claim",
    parts=(("q0:e0",),),
    author="Sari",
    time="2026-05-03T12:00:00+00:00",
    reason="Begitu",
    said="q0:e0",
)


@settings(max_examples=5)
@given(st.lists(ABOUT, min_size=2, max_size=6), st.sampled_from([5, 2048]), st.randoms(use_true_random=False))
def test_a_story_that_grows_is_the_story_made_at_once(
    about: list[tuple[str, str, str]], most: int, chance: Random
) -> None:
    """By a linker that remembers much or little, article by article: the same as by one that has seen nothing."""
    readings = [quake(number, told) for number, told in enumerate(about)]
    chance.shuffle(readings)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(linking, "Accounts", partial(Accounts, most))
        grown = Linker({"id": PACK}, Register())
    edges = {edge for one in readings for edge in grown.edges(one, readings)}
    steps = [(size, Rulings()) for size in range(1, len(readings) + 1)]
    steps += [(len(readings), Rulings([REJECTED])), (len(readings), Rulings())]
    for size, rulings in steps:
        there = readings[:size]
        within = {one.article.id for one in there}
        among = [edge for edge in edges if {edge.left, edge.right} <= within]
        fresh = Linker({"id": PACK}, Register())
        assert grown.connect(there, among, rulings) == fresh.connect(there, among, rulings)
