"""What stages of one article share."""

import msgspec

from runut.annotate.chains import Chains
from runut.annotate.desk import Desk
from runut.annotate.figures import Figures
from runut.annotate.speech.page import Page
from runut.annotate.statements import Statements
from runut.annotate.times import Times
from runut.annotate.words import words_of
from runut.languages.load import load_pack
from runut.records.reading import Reading
from runut.records.stage import Stage
from tests.annotate.readings_by_hand import reading_of

PACK = load_pack("id")
FLOOD = "Ada 5 rumah rusak pada 12 Mei 2024. “Air naik dua meter,” kata Sari Lembayung kepadaHarian Jaya, Senin."
FIRE = "Api membakar 30 kios. Menurut warga, tiga orang luka, dikutip dariKabar Tiga, Selasa. “Kami lari,” ujar Sari."


def test_words_are_cut_once_for_all_who_ask() -> None:
    """A stage gets the words that the one before it got, and they are those of the sentence."""
    desk, read = Desk(), reading_of(FLOOD)
    for sentence in read.sentences:
        words = desk.words(read, sentence)
        assert words == words_of(read.article.text, sentence.span.start, sentence.span.end)
        assert desk.words(msgspec.structs.replace(read, times=()), sentence) is words


def test_a_page_is_cut_by_the_glue_that_is_asked_for() -> None:
    """Words grown together with a name are cut for those who ask for it, whoever asked before."""
    read = reading_of(FLOOD)
    for order in (((), ("kepada",)), (("kepada",), ())):
        desk = Desk()
        for glue in order:
            page, alone = desk.page(read, glue), Page(read, glue)
            assert [page.words(one) for one in page.sentences] == [alone.words(one) for one in alone.sentences]
            assert any(word.low == "kepada" for one in page.sentences for word in page.words(one)) == bool(glue)


def test_articles_taken_in_turns_are_read_as_if_alone() -> None:
    """Stages on one desk that go from article to article and back read each as stages without a desk do."""
    desk = Desk()
    shared: tuple[Stage, ...] = (Times(PACK, desk), Chains(PACK, desk), Statements(PACK, desk), Figures(PACK, desk))
    apart: tuple[Stage, ...] = (Times(PACK), Chains(PACK), Statements(PACK), Figures(PACK))
    alone = [reading_of(FLOOD), reading_of(FIRE)]
    turns: list[Reading] = list(alone)
    for stage, own in zip(shared, apart, strict=True):
        turns = [stage(turns[0]), stage(turns[1])]
        alone = [own(one) for one in alone]
    assert turns == alone
    assert all(one.times and one.figures and one.statements for one in turns)


def test_one_text_with_other_sentences_is_another_article() -> None:
    """A text that was cut into sentences anew is not taken for the one that lay there."""
    desk, read = Desk(), reading_of(FLOOD)
    desk.page(read)
    fewer = msgspec.structs.replace(read, sentences=read.sentences[:1])
    assert desk.page(fewer).sentences == read.sentences[:1]
