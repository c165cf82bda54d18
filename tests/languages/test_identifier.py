"""What tells languages apart answers as its own library does, and takes little memory."""

import io
from array import array

import numpy as np
import pytest
from py3langid.langid import MODEL_FILE, LanguageIdentifier

from runut.languages import identifier
from runut.languages.identifier import Folded, load_identifier

WANTED = ("de", "en", "fr", "id", "ja", "jv", "ms", "nl", "none of them")
TEXTS = (
    "Warga mengungsi ke balai desa.",
    "Penduduk kampung berpindah ke dewan orang ramai.",
    "The river rose overnight.",
    "Der Fluss stieg über Nacht.",
    "川が夜に増水した。",
    "Banyu kali munggah mau bengi.",
    "",
)


def test_it_answers_as_its_library_does() -> None:
    """Of the languages that are wanted, each text is told for the same one, and as surely, to the last bit."""
    whole = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    whole.set_languages(sorted(set(WANTED) & set(whole.labels)))
    found = load_identifier(WANTED)
    assert np.array_equal(found.nb_ptc, whole.nb_ptc)
    assert found.nb_ptc.flags.f_contiguous == whole.nb_ptc.flags.f_contiguous
    assert [found.rank(text) for text in TEXTS] == [whole.rank(text) for text in TEXTS]
    assert sorted(found.labels) == sorted(set(WANTED) & set(whole.labels))


def test_a_long_table_is_folded() -> None:
    """Every number stands where it stood, and no run of sixteen is kept twice."""
    numbers = np.random.default_rng(5).integers(0, 3, 160)
    table = array("I", [*numbers.tolist(), *([7] * 1_600)])
    folded = Folded("I", [table[:320].tobytes(), table[320:].tobytes()])
    assert [folded[at] for at in range(len(table))] == list(table)
    assert len(folded._runs) == 16 * 11  # noqa: SLF001 (what is asked)


def test_a_table_of_other_numbers_is_not_read() -> None:
    """Where the model holds another kind of numbers than is known, that is said."""
    file = io.BytesIO()
    np.save(file, np.arange(32, dtype=np.uint64))
    file.seek(0)
    _, kind = identifier._head(file)  # noqa: SLF001 (what is asked)
    with pytest.raises(ValueError, match="holds uint64 and not <u4"):
        list(identifier._pieces(file, kind, "<u4"))  # noqa: SLF001 (what is asked)
