"""Whatever bytes a reader is given, they become articles or sentences: inputs of the corpus, damaged, and bytes of nobody."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks.fuzzed import TARGETS
from runut.read import read_paths

pytest.importorskip("pyarrow", reason="pyarrow, which reads Parquet, is not installed")

CORPUS = Path(__file__).with_name("corpus")
ODD = (
    b"",
    b"\x00",
    b"\xff\xfe",
    b"\xed\xa0\x80",
    b'"',
    b"\r",
    b"<",
    b"\n\n",
    b"9" * 30,
    b"+99:99",
    b"\xff" * 4,
    b"PK\x01\x02",
)


@st.composite
def damaged(draw: st.DrawFn, inputs: list[bytes]) -> bytes:
    """One of `inputs` of which some pieces are taken away, doubled, or replaced by odd ones."""
    raw = draw(st.sampled_from(inputs))
    for _ in range(draw(st.integers(0, 5))):
        start = draw(st.integers(0, len(raw)))
        end = min(len(raw), start + draw(st.integers(0, 30)))
        raw = (
            raw[:start]
            + draw(st.one_of(st.sampled_from([*ODD, raw[start:end] * 2]), st.binary(max_size=6)))
            + raw[end:]
        )
    return raw


@pytest.mark.parametrize("name", sorted(TARGETS))
def test_any_bytes(name: str) -> None:
    """Nothing but what a user is told is raised by any reader, nor by the annotator."""
    inputs = [path.read_bytes() for path in sorted((CORPUS / name).iterdir())]

    @settings(max_examples=12, suppress_health_check=list(HealthCheck))
    @given(st.one_of(damaged(inputs), st.binary(max_size=200)))
    def bears(raw: bytes) -> None:
        TARGETS[name](raw)

    bears()


@pytest.mark.parametrize("name", ["mht", "mhtml", "parquet", "wacz", "warc", "warc.gz", "warc.zst"])
def test_made_archives_hold_articles(tmp_path: Path, name: str) -> None:
    """What fuzzing of archives begins with can be made again, and is read to its articles."""
    from benchmarks.seeds import seeds  # noqa: PLC0415  # needs pyarrow

    for raw in seeds()[name].values():
        path = tmp_path / f"a.{name}"
        path.write_bytes(raw)
        found = list(read_paths([str(path)]))
        assert found
        assert all("Sari" in one.text or "Benor" in one.text or one.text == "x" for one in found)
