"""Where something is counted, and places that one report leaves without a name."""

from msgspec.structs import replace

from runut.records.annotations import Place
from runut.records.reading import Reading
from tests.compare.told import differing, seen
from tests.link.made import reading, span_of, with_events, with_figures


def with_places(base: Reading, *names: str, kind: str = "region") -> Reading:
    """`base` with places by name, each where it first stands."""
    places = []
    for number, name in enumerate(names):
        span = span_of(base.article.text, name)
        sentence = next(one.index for one in base.sentences if one.span.contains(span))
        places.append(Place(id=f"{base.article.id}:p{number}", span=span, sentence=sentence, name=name, kind=kind))
    return replace(base, places=tuple(places))


def counts(name: str, text: str, words: str, *places: str, unit: str = "house") -> Reading:
    """A report that counts something somewhere; the value is the number that `words` begin with."""
    base = with_places(reading(name, ["Kabar", text]), *places)
    return with_figures(
        base, {"words": words, "value": float(words.split(maxsplit=1)[0]), "bound": "exact", "unit": unit}
    )


def arrested(name: str, text: str, trigger: str, place: str | None = None) -> Reading:
    """A report of an arrest, put where it says."""
    base = reading(name, ["Kabar", text])
    span = span_of(text, place) if place else None
    at = {"place": place, "place_span": span} if place else {}
    return with_events(base, {"type": "COERCE", "mode": "arrest", "trigger": trigger, **at})


def test_one_number_counted_in_a_place_and_in_the_one_around_it() -> None:
    """The same number of the same thing in two places, one of which lies in the other, is a matter of precision."""
    near = counts("a", "Sebanyak 91 rumah di Desa Tanjul, Nuvar rusak.", "91 rumah", "Desa Tanjul", "Nuvar")
    wide = counts("b", "Angin merusak 91 rumah di Nuvar.", "91 rumah", "Nuvar")
    assert seen(differing([near, wide], {}), "place") == [
        ("precision", ["91 rumah di Desa Tanjul", "91 rumah di Nuvar"])
    ]
    assert seen(differing([wide, near], {}), "place") == seen(differing([near, wide], {}), "place")


def test_numbers_of_two_places_are_two() -> None:
    """Two places of which nothing is known, other numbers, small ones, and other things are not compared."""
    first = counts("a", "Sebanyak 91 rumah di Desa Tanjul rusak.", "91 rumah", "Desa Tanjul")
    second = counts("b", "Angin merusak 91 rumah di Desa Huvel.", "91 rumah", "Desa Huvel")
    assert seen(differing([first, second], {}), "place") == []
    near = counts("a", "Sebanyak 91 rumah di Desa Tanjul, Nuvar rusak.", "91 rumah", "Desa Tanjul", "Nuvar")
    for words, unit in (("92 rumah", "house"), ("91 pohon", "tree")):
        other = counts("b", f"Angin merusak {words} di Nuvar.", words, "Nuvar", unit=unit)
        assert seen(differing([near, other], {}), "place") == []
    few = [
        counts("a", "Sebanyak 3 rumah di Desa Tanjul, Nuvar rusak.", "3 rumah", "Desa Tanjul", "Nuvar"),
        counts("b", "Angin merusak 3 rumah di Nuvar.", "3 rumah", "Nuvar"),
    ]
    assert seen(differing(few, {}), "place") == []


def test_a_place_behind_other_words_is_not_where_it_counts() -> None:
    """Only a place close behind the figure, behind a word for in, says where it counts."""
    near = counts("a", "Sebanyak 91 rumah di Desa Tanjul, Nuvar rusak.", "91 rumah", "Desa Tanjul", "Nuvar")
    for text in ("Sebanyak 91 rumah milik warga Nuvar rusak.", "Ada 91 rumah rusak, kata camat di Nuvar."):
        assert seen(differing([near, counts("b", text, "91 rumah", "Nuvar")], {}), "place") == []


def test_a_place_without_a_name_beside_its_name() -> None:
    """“Di sebuah dermaga” is told less exactly than the pier by its name, also where its last letter is lost."""
    named = arrested("a", "Ia ditangkap di Dermaga Tanjul.", "ditangkap", "Dermaga Tanjul")
    for text, said in (("di sebuah dermaga.", "di sebuah dermaga"), ("di sebuah dermag.", "di sebuah dermag")):
        bare = arrested("b", f"Polisi menangkapnya {text}", "menangkapnya")
        found = seen(differing([named, bare], {"E1": ["a:e0", "b:e0"]}), "place")
        assert found == [("precision", ["Dermaga Tanjul", said])]


def test_a_place_that_the_article_names_itself_is_not_left_open() -> None:
    """Another kind of place, one that the article names elsewhere, and a definite one differ in nothing."""
    named = arrested("a", "Ia ditangkap di Dermaga Tanjul.", "ditangkap", "Dermaga Tanjul")
    for text in (
        "Polisi menangkapnya di sebuah gudang.",
        "Polisi menangkapnya di sebuah dermaga, yaitu Dermaga Tanjul.",
        "Polisi menangkapnya di dermaga itu.",
        "Polisi menangkapnya. Ia berada di sebuah dermaga.",
    ):
        bare = arrested("b", text, "menangkapnya")
        assert seen(differing([named, bare], {"E1": ["a:e0", "b:e0"]}), "place") == []


def test_two_kinds_of_dwelling() -> None:
    """A house here and a flat there conflict; in an article that has both, or for what nobody lives in, they do not."""
    house = arrested("a", "Ia ditangkap di sebuah rumah di Nuvar.", "ditangkap")
    flat = arrested("b", "Polisi meringkusnya di sebuah apartemen di Nuvar.", "meringkusnya")
    found = seen(differing([house, flat], {"E1": ["a:e0", "b:e0"]}), "place")
    assert found == [("conflict", ["di sebuah apartemen", "di sebuah rumah"])]
    both = arrested("b", "Polisi meringkusnya di sebuah apartemen, bukan sebuah rumah.", "meringkusnya")
    assert seen(differing([house, both], {"E1": ["a:e0", "b:e0"]}), "place") == []
    shed = arrested("b", "Polisi meringkusnya di sebuah gudang.", "meringkusnya")
    assert seen(differing([house, shed], {"E1": ["a:e0", "b:e0"]}), "place") == []
