"""What is remembered of a piece changes nothing: its outline is the one of somebody who knows nothing yet."""

import random
from collections.abc import Mapping, Sequence
from itertools import combinations

import pytest

from runut.actors.register import Register
from runut.languages.load import load_pack
from runut.languages.schema.linking import LinkingTable
from runut.link.knowledge import Knowledge
from runut.link.outline import outline
from runut.link.rulings import Rulings
from runut.records.reading import Reading
from tests.compare.pairs import made, pairs
from tests.link.made import reading, with_actors

TABLES: Mapping[str, LinkingTable] = {"id": load_pack("id").table("linking.toml", LinkingTable)}
NAMES = ("Arden Kolsaria", "Arden Kolsarya", "Kolsaria", "Tomar Veskulin", "Badan Air Velmora", "Badan Air")


def outlined(readings: Sequence[Reading], know: Knowledge, near: float) -> object:
    """All that an outline says of a piece whose articles are all as near as that."""
    scores = dict.fromkeys(combinations([one.article.id for one in readings], 2), near)
    found = outline(readings, scores, Rulings(), know)
    rests = {one.story.id: found.rests(one, Rulings()) for one in found.told}
    return found.told, found.members, found.cast, rests


@pytest.mark.parametrize("seed", range(4))
def test_one_that_saw_other_pieces_outlines_the_same(seed: int) -> None:
    """Articles of one name, read anew with other people in them, in pieces of any articles and stories of any size."""
    chance = random.Random(seed)  # noqa: S311  # articles, not secrets
    seasoned, here = Knowledge(TABLES, Register()), dict[str, Reading]()
    for _ in range(40):
        name = f"p{chance.randrange(6)}"
        said = chance.sample(NAMES, chance.randrange(1, 4))
        base = reading(name, [f"{who} datang ({chance.randrange(30, 70)})." for who in said])
        kinds = [
            (who, "government" if who.startswith("Badan") else "person", chance.choice((None, "VEL"))) for who in said
        ]
        here[name] = with_actors(base, *kinds)  # type: ignore[arg-type]  # both are kinds of actors
        piece = [here[one] for one in sorted(chance.sample(sorted(here), chance.randrange(1, len(here) + 1)))]
        near = chance.choice((0.2, 0.5))
        assert outlined(piece, seasoned, near) == outlined(piece, Knowledge(TABLES, Register()), near)


def test_one_that_saw_all_pairs_outlines_the_same() -> None:
    """Reports that all are called the same must not be mixed up."""
    chance, seasoned = random.Random(5), Knowledge(TABLES, Register())  # noqa: S311  # an order, not a secret
    for pair in chance.sample(pairs(), 80):
        readings, _ = made(pair)
        assert outlined(readings, seasoned, 0.5) == outlined(readings, Knowledge(TABLES, Register()), 0.5)
