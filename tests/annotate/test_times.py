"""Which times an article tells, and what they are counted from."""

import pytest

from runut.annotate.times import Times
from runut.languages.load import load_pack
from tests.annotate.readings_by_hand import reading_of
from tests.growing import in_proportion

STAGE = Times(load_pack("id"))


def values(text: str, published: str | None = "2024-08-07") -> list[str]:
    """The values of the times of `text`, in order."""
    return [found.value for found in STAGE(reading_of(text, published)).times]


def test_times_are_numbered_in_order_and_stand_in_their_sentence() -> None:
    """Ids count up through the article, and every span lies in the sentence it names."""
    read = STAGE(reading_of("Ia tiba Minggu (4/8). Ia pulang kemarin, pukul 10.00 WIB."))
    assert [found.id for found in read.times] == ["a:t0", "a:t1", "a:t2"]
    assert all(read.sentences[found.sentence].span.contains(found.span) for found in read.times)


def test_without_a_publication_day_the_first_full_date_counts() -> None:
    """Where nothing tells the publication, times are counted from the first full date in the text, and the reason says so."""
    read = STAGE(reading_of("PORTAMA, 4 Agustus 2024 - Kemarin air naik.", None))
    assert [found.value for found in read.times] == ["2024-08-04", "2024-08-03"]
    assert read.times[1].reason == "counted from the first full date in the text, 2024-08-04"


def test_without_any_day_values_stay_open() -> None:
    """Where no day is known at all, values keep open places instead of guesses."""
    text = "Pada Sabtu dan 15 Agustus, Juni lalu, kemarin, dua hari lalu dan pukul 10.00 WIB."
    assert values(text, None) == ["XXXX-WXX-6", "XXXX-08-15", "XXXX-06", "PAST_REF", "PAST_REF", "XXXX-XX-XXT10:00"]


def test_a_month_alone_is_no_anchor() -> None:
    """A publication told only by month does not resolve weekdays."""
    assert values("Ia tiba hari Sabtu.", "2024-08") == ["XXXX-WXX-6"]


def test_hours_before_publication_need_its_hour() -> None:
    """“Two hours ago” has a value where the hour of publication is known, else it is only past."""
    assert values("Dua jam lalu air naik.", "2024-08-07T18:30:00+07:00") == ["2024-08-07T16:30"]
    assert values("Dua jam lalu air naik.") == ["PAST_REF"]


def test_the_hour_lies_on_the_day_told_nearest() -> None:
    """An hour takes the day before it in its sentence, else the one behind it, else the last told in the article."""
    assert values("Senin (5/8) rapat dibuka pukul 09.00 WIB.")[1] == "2024-08-05T09:00"
    assert values("Rapat dibuka pukul 09.00 WIB, Senin (5/8).")[0] == "2024-08-05T09:00"
    assert values("Ia tiba Senin (5/8). Rapat dibuka pukul 09.00 WIB.")[1] == "2024-08-05T09:00"
    assert values("Rapat dibuka pukul 09.00 WIB.") == ["2024-08-07T09:00"]


def test_a_weekday_looks_back_unless_the_future_is_near() -> None:
    """A bare weekday is the last one before publication; behind a word of the future it is the next; the other is kept."""
    read = STAGE(reading_of("Kapal tiba Jumat."))
    assert (read.times[0].value, read.times[0].others) == ("2024-08-02", ("2024-08-09",))
    assert values("Kapal akan tiba pada Jumat.") == ["2024-08-09"]
    assert values("Kapal akan tiba, kata Rudi, Jumat.") == ["2024-08-02"]


def test_a_weekday_is_the_one_that_the_article_writes_out() -> None:
    """“Selasa” in a headline must be the Tuesday of the text's full date, but not one of another week or of two."""
    assert values("Utusan berangkat Selasa. Ia tiba di Kolsaria pada Selasa (13/8/2024).") == ["2024-08-13"] * 2
    assert values("Utusan berangkat Selasa lalu. Ia tiba pada Selasa (13/8/2024).")[0] == "2024-08-06"
    assert values("Utusan berangkat Selasa. Ia tiba pada Selasa (27/8/2024).")[0] == "2024-08-06"
    two = "Utusan berangkat Selasa. Ia tiba pada Selasa (13/8/2024), setelah menunggu sejak Selasa (6/8/2024)."
    assert values(two)[0] == "2024-08-06"


def test_every_expression_gives_its_reason() -> None:
    """No expression comes without a sentence on how it was resolved."""
    text = (
        "Minggu (4/8/2024), Juni lalu, awal 2024, saat ini, setiap hari, dua jam, abad ke-19, musim hujan, semester I."
    )
    found = STAGE(reading_of(text)).times
    assert len(found) == 9
    assert [expression.value for expression in found if not expression.reason] == []


def test_no_days_that_the_calendar_lacks() -> None:
    """Impossible days, hours and far years give no value or an open one, and never an error."""
    assert values("32/13/2024, 30 Februari 2024, pukul 25.99 WIB, tahun 0000.") == []
    assert values("9999999999999999 hari lalu dan 100000000 tahun lalu.") == ["PAST_REF", "PAST_REF"]


@pytest.mark.parametrize(
    "piece",
    [
        "Minggu ",
        "4/8/2024 ",
        "pukul 10.00 ",
        "10.00-",
        "4 Agustus hingga ",
        "setiap dua ",
        "dua puluh ",
        "akan ",
        "kata ",
    ],
)
def test_reading_takes_linear_time(piece: str) -> None:
    """A sentence of 16,000 such pieces takes about eight times as long as one of 2,000."""
    readings = {times: reading_of(piece * times) for times in (2_000, 16_000)}
    in_proportion(lambda times: STAGE(readings[times]), 2_000, 16_000)
