"""Numbers that neither an entry nor a kind of count joins."""

from msgspec.structs import replace

from runut.records.annotations import Mention
from runut.records.reading import Reading
from tests.compare.told import differing, seen
from tests.link.made import reading, span_of, with_actors, with_events, with_figures


def shares(name: str, *lines: tuple[str, float], party: str = "Velmora") -> Reading:
    """An article that gives a share of a valley in each line, said of one party, or of none."""
    base = reading(name, ["Kabar", *(line for line, _ in lines)])
    base = with_actors(base, (party, "state", party[:3].upper())) if party else base
    figures = (
        {"words": f"{value:g} persen", "value": value, "bound": "exact", "unit": "percent"} for _, value in lines
    )
    return with_figures(base, *figures)


def test_like_sentences_count_the_same() -> None:
    """Two shares in like words of one party differ, whoever tells them."""
    one = shares("a", ("Velmora menguasai 60 persen wilayah lembah Sarindal.", 60.0))
    other = shares("b", ("Menurut perjanjian, Velmora menguasai 50 persen wilayah lembah Sarindal.", 50.0))
    assert seen(differing([one, other], {}), "value") == [("conflict", ["50 persen", "60 persen"])]


def test_other_words_or_parties_count_something_else() -> None:
    """A share in other words, or of another party, is of something else."""
    one = shares("a", ("Velmora menguasai 60 persen wilayah lembah Sarindal.", 60.0))
    other = shares("b", ("Nelayan membeli 50 persen wilayah lembah itu musim dingin nanti.", 50.0), party="")
    assert seen(differing([one, other], {}), "value") == []
    rival = shares("b", ("Kardova menguasai 50 persen wilayah lembah Sarindal.", 50.0), party="Kardova")
    assert seen(differing([one, rival], {}), "value") == []


def test_a_table_contradicts_nobody() -> None:
    """Where many values are told in like words, each is of something else."""
    one = shares("a", ("Velmora menguasai 60 persen wilayah lembah Sarindal.", 60.0))
    rows = [
        (f"Sekarang negara itu menguasai {value} persen wilayah lembah Sarindal.", float(value))
        for value in (50, 70, 80)
    ]
    others = [shares(f"b{number}", row, party="") for number, row in enumerate(rows)]
    assert len(seen(differing([one, others[0]], {}), "value")) == 1
    assert seen(differing([one, *others], {}), "value") == []


def test_one_party_in_two_articles_needs_fewer_words() -> None:
    """What two articles count of one party is one thing with two words in common; what one article counts of it is not."""
    first, second = ("Velmora membeli 40 perahu.", 40.0), ("Velmora memesan sekitar 60 perahu kayu.", 60.0)
    assert len(seen(differing([boats("a", first), boats("b", second)], {}), "value")) == 1
    assert seen(differing([boats("a", first, second)], {}), "value") == []


def boats(name: str, *lines: tuple[str, float]) -> Reading:
    """An article that counts boats of Velmora in each line."""
    base = reading(name, ["Kabar", *(line for line, _ in lines)])
    mentions = tuple(
        Mention(span_of(base.article.text, line), span_of(base.article.text, line.split()[0]), index, "name")
        for index, (line, _) in enumerate(lines, 1)
    )
    base = with_actors(base, ("Velmora", "state", "VEL"))
    base = replace(base, actors=tuple(replace(actor, mentions=mentions) for actor in base.actors))
    figures = (
        {"words": f"{value:g} perahu", "value": value, "bound": "exact", "unit": "boat", "of": "perahu"}
        for _, value in lines
    )
    return with_figures(base, *figures)


def quarters(name: str, said: str, of: str) -> Reading:
    """A flood with a number of quarters (RW) under water."""
    base = reading(name, ["Kabar", f"Banjir menggenangi kota, {said}."])
    base = with_events(base, {"type": "HAPPEN", "mode": "flood", "trigger": "Banjir menggenangi"})
    value = float(said.split(maxsplit=1)[0])
    words = f"{value:g} RW"
    figure = {
        "words": words,
        "value": value,
        "bound": "exact",
        "unit": "neighbourhood",
        "of": of,
        "event": f"{name}:e0",
    }
    return with_figures(base, figure)


def test_a_short_noun_says_what_is_counted() -> None:
    """“48 RW tergenang” and “24 RW di kota tergenang” of one flood count one thing, whatever words follow the noun."""
    told = [quarters("a", "48 RW tergenang air", "RW tergenang"), quarters("b", "24 RW di kota tergenang", "RW")]
    found = differing(told, {"E1": ["a:e0", "b:e0"]})
    assert seen(found, "value") == [("conflict", ["24 RW", "48 RW"])]
