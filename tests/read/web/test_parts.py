"""Articles from addresses: all their parts, in order."""

import pytest

from tests.read.web.pages import AT, Web, canonical, links, numbers_in, page, told


@pytest.mark.parametrize(
    ("second", "third", "labels"),
    [
        ("/banjir?page=2", "/banjir?page=3", ("2", "3")),
        ("/banjir?halaman=2", "/banjir?halaman=3", ("Halaman 2", "3")),
        ("/banjir/2", "/banjir/3", ("Selanjutnya", "Selanjutnya »")),
        ("/banjir?id=7&page=2", "/banjir?id=7&page=3", ("2 dari 3", "3 dari 3")),
        ("/banjir-halaman-2", "/banjir-halaman-3", ("Halaman berikutnya", "Halaman selanjutnya")),
    ],
)
def test_parts_are_put_together_in_order(second: str, third: str, labels: tuple[str, str]) -> None:
    """Each part once, in the order of their numbers, also where each links only to the next; repeated lines stand once."""
    first = "/banjir?id=7" if "id=7" in second else "/banjir"
    again = "<p>Hujan deras turun di Portama pada hari ke-1, kata Sari Melati, dan 10 keluarga mengungsi ke sekolah di kota "
    again += "itu karena air sungai masuk ke rumah mereka sampai setinggi 1 meter sejak malam sebelumnya.</p>"
    pages = {
        first: page(told(1, 2, 3), after=links((second, labels[0]))),
        second: page(again + told(4, 5, 6), after=links((first, "1"), (third, labels[1]))),
        third: page(told(7, 8, 9), after=links((second, "2"))),
    }
    web = Web(pages)
    found = web.read(first)
    assert numbers_in(found) == list(range(1, 10))
    assert found.address == AT + first
    assert "It was put together from 3 pages." in found.notes
    assert web.asked == [first, second, third]
    assert web.read(third).text == found.text
    assert web.read(third).digest == found.digest


def test_all_on_one_page_is_taken_where_there_is_one() -> None:
    """It is fetched in place of the parts, and stands under the address of the article."""
    after = links(("/banjir?page=2", "2"), ("/banjir?page=all", "Tampilkan semua"))
    pages = {
        "/banjir": page(told(1, 2, 3), after=after),
        "/banjir?page=2": page(told(4, 5, 6), after=after),
        "/banjir?page=all": page(told(1, 2, 3, 4, 5, 6), canonical("/banjir"), after=after),
    }
    web = Web(pages)
    assert [numbers_in(web.read(path)) for path in ("/banjir", "/banjir?page=all", "/banjir?page=2")] == [
        [*range(1, 7)]
    ] * 3
    assert "/banjir?page=2" not in web.asked[:3]
    assert {web.read(path).address for path in pages} == {f"{AT}/banjir"}


@pytest.mark.parametrize(
    ("href", "words"),
    [
        ("/banjir?page=2#komentar", "2"),
        ("/harga-beras?page=2", "2"),
        ("https://suaraselatan.example/banjir?page=2", "2"),
        ("/banjir?page=2", "Baca juga: Harga beras naik"),
        ("/banjir-susulan", "Selanjutnya"),
        ("javascript:next(2)", "2"),
        ("/banjir?page=99", "99"),
    ],
)
def test_other_links_are_no_parts(href: str, words: str) -> None:
    """Comments, other articles, other sites, and what is called otherwise."""
    web = Web({"/banjir": page(told(1, 2, 3), after=links((href, words)))})
    assert numbers_in(web.read("/banjir")) == [1, 2, 3]
    assert web.asked == ["/banjir"]


def test_parts_end_where_they_repeat_or_fail() -> None:
    """A server that gives one page under every number is asked once more; a part that is missing is said."""
    after = links(*((f"/banjir?page={n}", str(n)) for n in range(2, 40)))
    same = page(told(1, 2, 3), after=after)
    web = Web({"/banjir": same, **{f"/banjir?page={n}": same for n in range(2, 40)}})
    assert numbers_in(web.read("/banjir")) == [1, 2, 3]
    assert web.asked == ["/banjir", "/banjir?page=2"]
    web = Web({"/banjir": same, "/banjir?page=2": page(told(4, 5, 6))})
    found = web.read("/banjir")
    assert numbers_in(found) == [1, 2, 3, 4, 5, 6]
    assert "Part 3 of the article could not be read, so that its end is missing." in found.notes
    web = Web({"/banjir": same, **{f"/banjir?page={n}": page(told(3 * n, 3 * n + 1)) for n in range(2, 40)}})
    assert len(web.read("/banjir").text) > 0
    assert len(web.asked) == 20
