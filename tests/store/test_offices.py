"""From when to when an actor holds an office, by what its articles say."""

import itertools

import msgspec
import pytest

from runut.records.findings import Findings
from runut.records.links import Linked, Membership, Office, Reason, Story
from runut.records.reading import Reading
from runut.store.address import Address
from runut.store.chronicle import Chronicle
from runut.store.keeping import Kept
from runut.store.views import Views
from tests.store.making import reading

WHO = "person:arden-kolsaria"
DAYS = {"aa": "2024-05-01", "bb": "2024-08-11T09:00", "cc": "2023-02-03", "dd": None}
TITLES = {"aa": ("Menteri Velmora",), "bb": ("menteri Velmora", "Ketua"), "cc": ("Menteri Velmora",), "dd": ("Ketua",)}


def told(id_: str) -> Reading:
    """An article that gives its first actor the titles of `TITLES`."""
    base = reading(id_)
    first = msgspec.structs.replace(base.actors[0], offices=TITLES[id_])
    article = msgspec.structs.replace(base.article, published=DAYS[id_])
    return msgspec.structs.replace(base, article=article, actors=(first, *base.actors[1:]))


def linked(id_: str, who: str = WHO, *, claim: str = "is called so") -> Linked:
    """One article as a story of its own, its first actor `who`."""
    because = (Reason("same name", claim, 1.0),)
    keys = (who, "state:KAR", "media:velnas")
    return Linked(
        articles=(id_,),
        memberships=tuple(Membership(local=f"{id_}:a{n}", actor=key, reasons=because) for n, key in enumerate(keys)),
        stories=(Story(id=f"S-{id_}", title="Tawaran tenda", articles=(id_,)),),
    )


def chronicle_of(path: Address, *ids: str) -> Chronicle:
    """A chronicle of these articles, kept and linked in this order."""
    chronicle = Chronicle(path, create=True)
    for id_ in ids:
        chronicle.keep([Kept(told(id_))])
        chronicle.connect(linked(id_), Findings())
    return chronicle


def offices(chronicle: Chronicle, who: str = WHO) -> tuple[Office, ...]:
    """The offices of the one whom the tests are about."""
    return next((one.offices for one in Views(chronicle).actors() if one.id == who), ())


EVERY = (
    Office(title="Menteri Velmora", first="2023-02-03", last="2024-08-11", articles=3),
    Office(title="Ketua", first="2024-08-11", last="2024-08-11", articles=2),
)


@pytest.mark.parametrize("order", list(itertools.permutations(DAYS))[::5])
def test_days_do_not_depend_on_the_order(place: Address, order: tuple[str, ...]) -> None:
    """First and last day, and how many articles, whichever came first; a title is one whatever its capitals."""
    with chronicle_of(place, *order) as chronicle:
        assert offices(chronicle) == EVERY


def test_linking_again_counts_nothing_twice(place: Address) -> None:
    """The same memberships written again leave the offices as they are."""
    with chronicle_of(place, *DAYS) as chronicle:
        chronicle.connect(linked("aa"), Findings())
        assert offices(chronicle) == EVERY


def test_what_goes_to_another_actor_goes_with_its_days(place: Address) -> None:
    """A member that turns out to be somebody else takes its title along, and the days of the rest are right."""
    with chronicle_of(place, *DAYS) as chronicle:
        chronicle.connect(linked("cc", "person:milo-tarsandi"), Findings())
        assert offices(chronicle)[0] == Office(
            title="Menteri Velmora", first="2024-05-01", last="2024-08-11", articles=2
        )
        assert offices(chronicle, "person:milo-tarsandi") == (
            Office(title="Menteri Velmora", first="2023-02-03", last="2023-02-03", articles=1),
        )


def test_a_withdrawn_article_takes_its_day_along(place: Address) -> None:
    """Days are those of the articles that count."""
    with chronicle_of(place, *DAYS) as chronicle:
        chronicle.settle({"bb": None}, (), ())
        assert offices(chronicle) == (
            Office(title="Menteri Velmora", first="2023-02-03", last="2024-05-01", articles=2),
            Office(title="Ketua", first=None, last=None, articles=1),
        )


def test_register_adds_what_it_knows(place: Address) -> None:
    """Whom the register knows is shown with the offices that it dates."""
    with Chronicle(place, create=True) as chronicle:
        chronicle.keep([Kept(told("aa"))])
        chronicle.connect(linked("aa", "person:megawati-soekarnoputri"), Findings())
        found = Views(chronicle).why("person:megawati")
        assert [(one.office, one.first) for one in found.held] == [
            ("vice_president", "1999-10-21"),
            ("president", "2001-07-23"),
        ]
        assert found.offices[0].title == "Menteri Velmora"


def test_reasons_are_grouped_with_counts_and_examples(place: Address) -> None:
    """Members with the same reasons are one group, the largest first, with three examples in order of publication."""
    with chronicle_of(place, *DAYS) as chronicle:
        chronicle.keep([Kept(reading("ee"))])
        chronicle.connect(linked("ee", claim="is short for it"), Findings())
        first, second = Views(chronicle).why(WHO).groups
        assert (first.members, first.articles, first.first, first.last) == (4, 4, "2023-02-03", "2024-08-11")
        assert [one.local for one in first.examples] == ["cc:a0", "aa:a0", "bb:a0"]
        assert (second.members, second.reasons[0].says) == (1, "is short for it")
