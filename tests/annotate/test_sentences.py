"""How an article comes apart into sentences and words."""

import hashlib

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from runut.annotate.sentences import Sentences
from runut.annotate.sentences.parse import parse
from runut.annotate.sentences.split import Splitter
from runut.errors import PackError
from runut.languages.load import load_pack
from runut.languages.pack import Pack, PackHead
from runut.languages.schema.sentences import SentenceTable
from runut.records.article import Article, Block, BlockRole
from runut.records.reading import Reading
from runut.records.span import Span
from tests.growing import in_proportion


def article(text: str, roles: list[tuple[str, BlockRole]], asides: tuple[str, ...] = ()) -> Article:
    """An article of `text` with a block for each (words, role), in order."""
    blocks, at = [], 0
    for words, role in roles:
        at = text.index(words, at)
        blocks.append(Block(Span(at, at + len(words)), role))
        at += len(words)
    spans = tuple(Span(text.index(aside), text.index(aside) + len(aside)) for aside in asides)
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Article(id="a", source="a.txt", digest=digest, text=text, language="id", blocks=tuple(blocks), asides=spans)


@pytest.fixture(scope="module")
def blank() -> Language:
    """A pipeline that only splits words."""
    return spacy.blank("xx")


@pytest.fixture
def stage(monkeypatch: pytest.MonkeyPatch, blank: Language) -> Sentences:
    """The stage with that pipeline."""
    monkeypatch.setattr(Pack, "pipeline", lambda _: blank)
    return Sentences(load_pack("id"))


@pytest.fixture
def splitter() -> Splitter:
    """The Indonesian rules."""
    return Splitter(load_pack("id").table("sentences.toml", SentenceTable))


def test_only_what_is_read_has_sentences(stage: Sentences) -> None:
    """Titles, headings, captions and body lines have sentences; furniture, bylines and date lines have none."""
    roles: list[tuple[str, BlockRole]] = [
        ("Banjir di Sarindal", "title"),
        ("Oleh Rani", "byline"),
        ("4 Agustus 2024", "date"),
        ("Warga mengungsi", "caption"),
        ("Bantuan", "heading"),
        ("Air naik.", "body"),
        ("Baca Juga: Longsor", "furniture"),
    ]
    text = "\n".join(words for words, _ in roles)
    read = stage(Reading(article=article(text, roles)))
    assert [(s.span.quote(text), s.role) for s in read.sentences] == [
        ("Banjir di Sarindal", "title"),
        ("Warga mengungsi", "caption"),
        ("Bantuan", "heading"),
        ("Air naik.", "body"),
    ]


def test_asides_part_sentences(stage: Sentences) -> None:
    """No sentence holds characters of an aside: an aside in the middle parts the sentence, one at the edge is left out."""
    text = "IKLAN Air naik GULIR KE BAWAH hingga lutut. Warga pergi. TUTUP"
    given = article(text, [(text, "body")], ("IKLAN", "GULIR KE BAWAH", "TUTUP"))
    read = stage(Reading(article=given))
    assert [s.span.quote(text) for s in read.sentences] == ["Air naik", "hingga lutut.", "Warga pergi."]


def test_words_keep_the_articles_offsets(stage: Sentences) -> None:
    """Every word stands in the article at its own offsets, and blanks are no words."""
    text = "Judul\n\nAir  naik hingga lutut. Warga\tpergi."
    read = stage(Reading(article=article(text, [("Judul", "title"), (text[7:], "body")])))
    words = [token for sentence in read.sentences for token in sentence.tokens]
    assert [text[w.start : w.end] for w in words] == [w.text for w in words]
    assert [w.text for w in words] == ["Judul", "Air", "naik", "hingga", "lutut", ".", "Warga", "pergi", "."]


def test_heads_pass_over_blanks() -> None:
    """The head of a word is counted among the words that are kept, also where a run of blanks stands between."""
    nlp = spacy.blank("xx")

    @Language.component("chain_of_heads")
    def chain(doc: Doc) -> Doc:
        for word in doc:
            word.head = doc[max(0, word.i - 1)]
            word.dep_ = "nsubj:pass"
        return doc

    nlp.add_pipe("chain_of_heads")
    (words,) = parse(nlp, [(100, "Air  naik cepat")])
    assert [(w.text, w.start, w.head, w.dep) for w in words] == [
        ("Air", 100, 0, "nsubj"),
        ("naik", 105, 0, "nsubj"),
        ("cepat", 110, 1, "nsubj"),
    ]


def test_long_sentences_are_cut_and_huge_ones_left(stage: Sentences) -> None:
    """A sentence of 1,000 words keeps all of them with right offsets; one of 60,000 characters has none."""
    long, huge = "warga, " * 500 + "pulang.", "pergi " * 10_000 + "."
    text = f"{long}\n{huge}"
    read = stage(Reading(article=article(text, [(long, "body"), (huge, "body")])))
    first, second = read.sentences
    assert len(first.tokens) == 1002
    assert all(text[t.start : t.end] == t.text for t in first.tokens)
    assert all(0 <= t.head < len(first.tokens) for t in first.tokens)
    assert second.tokens == ()


def test_no_sentence_without_a_letter(splitter: Splitter) -> None:
    """Rows of stars, lone quotation marks and blanks are no sentences."""
    text = "***\n”\n\n  \nAir naik."
    assert [s.quote(text) for s in splitter.sentences(text, 0, len(text))] == ["Air naik."]


@pytest.mark.parametrize("piece", [". ", ".", "a.b.", '"A." ', "Ia pergi. ", "S.", "!🎉", "kata ", "Dr. "])
def test_splitting_takes_linear_time(splitter: Splitter, piece: str) -> None:
    """Four hundred thousand characters of any one pattern take about eight times as long as fifty thousand."""

    def split(length: int) -> int:
        text = piece * (length // len(piece))
        return sum(len(span) for span in splitter.sentences(text, 0, len(text)))

    assert split(400_000) <= 400_000
    in_proportion(split, 50_000, 400_000)


def test_a_missing_model_is_told() -> None:
    """A pack without a model raises one sentence that names the pack, the folder and the way out."""
    whole = load_pack("id")
    pack = Pack(head=PackHead(code="id", name="Bahasa Indonesia", model="nowhere"), root=whole.root)
    stage = Sentences(pack)
    reading = Reading(article=article("Air naik.", [("Air naik.", "body")]))
    with pytest.raises(
        PackError,
        match=r"^the language pack “id” has no model that can be loaded from its folder “nowhere” \(OSError\); install Runut again, or train the model as CONTRIBUTING\.md says\.$",
    ):
        stage(reading)


def test_an_article_without_body_needs_no_model() -> None:
    """Where nothing is read, no pipeline is loaded and no sentence found."""
    whole = load_pack("id")
    stage = Sentences(Pack(head=PackHead(code="id", name="Bahasa Indonesia", model="nowhere"), root=whole.root))
    reading = Reading(article=article("Ikuti kami", [("Ikuti kami", "furniture")]))
    assert stage(reading).sentences == ()
