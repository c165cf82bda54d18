"""A server's texts are cut as FTS5 cuts those of a file."""

from hypothesis import example, given
from hypothesis import strategies as st
from sqlalchemy import create_engine, text

from runut.store.search.asking import CLOSE, OPEN, Piece
from runut.store.search.cutting import cut
from runut.store.search.file import match_of
from runut.store.search.tokens import places, terms

WORDS = st.lists(
    st.sampled_from(
        ["kota", "Banjir", "banjir.", "air:", "naik", "3,5", "élan", "e\u0301lan", "di_kota", "–", "\n\n", "…"]
    ),
    max_size=60,
).map(" ".join)
WANTED = st.lists(
    st.sampled_from(
        [
            Piece(words=("ban",)),
            Piece(words=("kota",)),
            Piece(words=("air", "naik"), begins=False),
            Piece(words=("elan",), forms=("naik", "air")),
            Piece(words=("3", "5")),
        ]
    ),
    min_size=1,
    max_size=3,
    unique=True,
)


@given(WORDS, WANTED, st.integers(1, 12))
@example(
    "– air naik kota air naik", [Piece(words=("kota",))], 4
)  # the first word begins a sentence, whatever is before it
def test_places_are_cut_as_fts5_cuts_them(words: str, wanted: list[Piece], shown: int) -> None:
    """Whatever the text, what is wanted and how much is shown: the same place, with the same marks."""
    with create_engine("sqlite://").connect() as connection:
        connection.execute(text("CREATE VIRTUAL TABLE w USING fts5(t, tokenize='unicode61 remove_diacritics 2')"))
        connection.execute(text("INSERT INTO w VALUES (:t)"), {"t": words})
        asked = text("SELECT snippet(w, 0, :open, :close, '…', :shown) FROM w WHERE w MATCH :match")
        given_ = {"open": OPEN, "close": CLOSE, "shown": shown, "match": match_of(wanted)}
        found = connection.scalar(asked, given_)
    if found is not None:
        assert cut(words, wanted, shown) == found


def test_tokens_are_those_of_their_places() -> None:
    """The words alone are those that stand at the places, in texts with and without accents."""
    for told in ("Kota_Élan e\u0301lan 3,5", "kota_elan 3,5"):
        words = [told[start:end] for start, end in places(told)]
        assert [term for word in words for term in terms(word)] == terms(told)
        assert len(words) == len(terms(told))
        assert words[0].casefold() == "kota"
