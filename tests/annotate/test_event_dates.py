"""Tests of the days that an article tells, and of dates that events take over from elsewhere in it."""

import re

import pytest
from msgspec.structs import replace

from runut.annotate.events.again import shared
from runut.annotate.events.days import Days, day_of, moved
from runut.annotate.events.occasions import Occasions
from runut.annotate.events.people import People
from runut.annotate.events.when import Calendar
from runut.languages.load import load_pack
from runut.languages.schema.dates import DateTable
from runut.languages.schema.events import RoleTable
from runut.records.annotations import LocalActor, Sentence, TimeExpression, Token
from runut.records.article import Article, Block
from runut.records.claims import Event, Role, Statement
from runut.records.codebook import EventType
from runut.records.reading import Reading
from runut.records.span import Span

PACK = load_pack("id")
TABLE = PACK.table("events/dates.toml", DateTable)
ROLES = PACK.table("events/roles.toml", RoleTable)


def reading_of(*lines: str, published: str | None = "2026-05-28") -> Reading:
    """A reading with a sentence for each line; “[Rabu|2026-05-27]” marks a time expression."""
    text, sentences, times = "", list[Sentence](), list[TimeExpression]()
    for number, line in enumerate(lines):
        start = len(text)
        for piece in re.split(r"(\[[^]]*\])", line):
            words, _, value = piece.strip("[]").partition("|")
            if value:
                span = Span(len(text), len(text) + len(words))
                times.append(
                    TimeExpression(id=f"a:t{len(times)}", span=span, sentence=number, type="DATE", value=value)
                )
            text += words
        tokens = tuple(
            Token(start + m.start(), start + m.end(), m.group(), m.group().lower(), "X", "dep", n)
            for n, m in enumerate(re.finditer(r"\w+|[^\w\s]", text[start:]))
        )
        span = Span(start, len(text))
        sentences.append(Sentence(index=number, span=span, block=0, role="body", tokens=tokens))
        text += "\n"
    block = (Block(Span(0, len(text)), "body"),)
    article = Article(id="a", source="a", digest="", text=text, language="id", published=published, blocks=block)
    return Reading(article=article, sentences=tuple(sentences), times=tuple(times))


def event(sentence: int, kind: EventType, mode: str | None = None, date: str | None = None, actor: str = "") -> Event:
    """An event of a sentence, with one actor or none."""
    span = Span(sentence, sentence + 1)
    actors = (Role(actor, span),) if actor else ()
    return Event(
        id="", sentence=sentence, sentence_span=span, trigger=span, type=kind, mode=mode, date=date, actors=actors
    )


def dates(reading: Reading, *events: Event) -> list[str | None]:
    """The dates of the events, when what can be taken over has been."""
    return [one.date for one in shared(events, Calendar(reading, TABLE, People(reading, ROLES)), TABLE)]


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Peristiwa itu terjadi pada [Senin (25/5)|2026-05-25].", "2026-05-25"),
        ("Musibah itu berlangsung pada [2024 hingga 2025|2024/2025].", "2024/2025"),
        ("Peristiwa itu terjadi pada [2024|2024].", None),
        ("Rapat itu digelar pada [Senin (25/5)|2026-05-25].", None),
    ],
)
def test_the_incident_has_the_day_that_the_article_gives_to_it(line: str, day: str | None) -> None:
    """A day given to “the incident” must be found, a bare year and the day of something else must not."""
    assert Days(reading_of(line), TABLE).mishap == day


def test_two_ends_make_one_run_of_days() -> None:
    """“From Thursday until Friday” must be one date, and neither end a day of its own."""
    reading = reading_of("Hujan turun antara [Kamis malam|2026-05-21TNI] hingga [Jumat|2026-05-22].")
    (run,) = Days(reading, TABLE).told
    assert day_of(run.value) == "2026-05-21/2026-05-22"
    assert run.span.quote(reading.article.text) == "Kamis malam hingga Jumat"


def test_who_died_died_on_the_day_of_the_incident() -> None:
    """The only recent day that is not a saying's must date deaths; a count's day, or one of months ago, must not."""
    death = event(0, "HAPPEN", "death")
    for line, day in (
        ("Ia berangkat [Senin (25/5)|2026-05-25].", "2026-05-25"),
        ("Hingga [Senin (25/5)|2026-05-25] sepuluh orang tewas.", None),
        ("Ia berangkat [12 Januari|2026-01-12].", None),
    ):
        assert dates(reading_of("Dua pelancong tewas.", line), death) == [day]
        assert dates(reading_of("Tidak ada yang tewas.", line), replace(death, status="denied")) == [day]


def test_what_follows_on_a_saying_dates_it() -> None:
    """“That was said on Wednesday” must date a refusal told before it, not one behind it and not an inquiry."""
    reading = reading_of("Warga menolak.", "Hal itu disampaikan warga [Rabu (27/5)|2026-05-27].", "Warga menolak.")
    told = (event(0, "REJECT", actor="a:a0"), event(0, "ACCUSE", "investigate"), event(2, "ACCUSE", "disapprove"))
    assert dates(reading, *told) == ["2026-05-27", None, None]


def test_an_attack_of_months_ago_dates_no_other() -> None:
    """A lone dated attack must date the others of its kind only where it is news."""
    reading = reading_of("Velmora menyerang.", "Kardova menyerang.")
    for day, taken in (("2026-05-26", "2026-05-26"), ("2026-02-03", None)):
        told = (event(0, "ASSAULT", actor="a:a0"), event(1, "ASSAULT", date=day, actor="a:a1"))
        assert dates(reading, *told)[0] == taken


def test_a_speaker_speaks_on_the_day_told_last() -> None:
    """What a speaker says must lie on the day of what they said before, or first of all on the next that is told."""
    reading = reading_of("Satu.", "Dua.", "Tiga.")
    who = LocalActor(id="a:a0", name="Ratan", kind="person")
    reading = replace(reading, actors=(who,))
    said = [
        Statement(
            id=f"a:s{n}", sentence=n, mode="direct", content=Span(n, n + 1), cue=Span(n, n + 1),
            speaker=Role("a:a0", Span(0, 1)), date=day,
        )
        for n, day in ((1, "2026-05-26"), (4, "2026-05-27"))
    ]  # fmt: skip
    occasions = Occasions(said)
    assert [occasions.of("a:a0", at) for at in (0, 1, 3, 4, 9)] == ["2026-05-26"] * 3 + ["2026-05-27"] * 2
    assert occasions.of("a:a1", 1) is None


def test_yesterday_is_counted_from_the_day_of_speaking() -> None:
    """A day counted from the publication must move with the saying; what is no day of the calendar must not move."""
    assert moved("2026-05-27", "2026-05-28", "2026-05-25") == "2026-05-24"
    assert moved("2026-05", "2026-05-28", "2026-05-25") is None
    assert moved("2026-05-27", "", "2026-05-25") is None


def test_a_bare_year_dates_no_other() -> None:
    """“They met last year” must not date the meeting that the article is about; a day told once must."""
    reading = reading_of("Ratan bertemu Denar.", "Keduanya bertemu tahun lalu.")
    for day, taken in (("2025", None), ("2026-05-26", "2026-05-26")):
        told = (event(0, "CONSULT", actor="a:a0"), event(1, "CONSULT", date=day, actor="a:a0"))
        assert dates(reading, *told)[0] == taken


def test_what_opens_the_article_happened_on_its_only_day() -> None:
    """A meeting told in the title must take the only recent day; an attack, which may be another's day, must not."""
    reading = reading_of("Ratan bertemu Denar.", "Denar datang [Senin (25/5)|2026-05-25].")
    assert dates(reading, event(0, "CONSULT", actor="a:a0")) == ["2026-05-25"]
    assert dates(reading, event(0, "ASSAULT", actor="a:a0")) == [None]
