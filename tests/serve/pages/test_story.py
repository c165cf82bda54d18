"""The pages of a story, of an event and of a disagreement: what they say, where they lead, and what they cost."""

import doctest
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from starlette.testclient import TestClient

from runut.records.findings import Findings
from runut.serve import signs
from runut.serve.charts.reporting import graph
from runut.serve.paths import Paths
from runut.serve.quoting import Quote
from runut.serve.sections.contrast import contrast
from runut.store.chronicle import Chronicle
from runut.store.keeping import Kept
from runut.store.views.graph import EdgeView, GraphView, NodeView
from tests.serve.browsing import browser, token_in
from tests.serve.making import HOSTILE, entries, kept, linked, reading
from tests.serve.reading import Page, Section


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A chronicle with something for every section."""
    made = tmp_path_factory.mktemp("story") / "c.runut"
    kept(made).close()
    return made


@pytest.fixture(scope="module")
def asked(path: Path) -> Iterator[TestClient]:
    """A browser at it."""
    with browser(path) as client:
        client.headers["accept-language"] = "id"
        yield client


@pytest.fixture(scope="module")
def tale(asked: TestClient) -> Page:
    """The page of its first story."""
    return Page(asked.get("/story/S1").text)


def test_the_head_counts_and_the_contents_lead_to_every_section(tale: Page) -> None:
    """The head says how many articles, outlets, origins, events and differences; every section that is named is there."""
    facts = {Section(one).words for one in tale.all("div") if one.find("dt") is not None}
    assert {"artikel 3", "media 3", "peristiwa 4", "perbedaan 3"} <= facts
    assert any(one.startswith("asal yang berdiri sendiri") for one in facts)
    contents = Section(tale.all("nav", "tale-contents")[0])
    assert {link.removeprefix("#") for link in contents.links()} <= set(tale.ids())
    assert {"#timeline", "#matrix", "#differences", "#sources", "#voices", "#absent"} <= set(contents.links())


def test_the_summary_is_two_sentences_that_lead_to_their_events(tale: Page) -> None:
    """What most outlets tell stands first, in order of time, each sentence a way to its quotations."""
    lead = Section(tale.all("p", "tale-lead")[0])
    assert lead.words == "1 Banjir melanda Sarindal. 2 Kolsaria menawarkan bantuan kepada Kardova."
    rings = [one for one in tale.root.iter() if one.get("class") == "ring-no"]
    assert sorted(str(one.text) for one in rings) == ["1", "2"]
    assert lead.links() == ["/entry/E0S1", "/entry/E1S1"]


def test_an_event_in_the_list_says_who_tells_it(tale: Page) -> None:
    """A line has its day, type in words, who to whom, status, a sign for each outlet, and how many differences there are."""
    offer, flood = tale.within("e-E1S1"), tale.within("e-E0S1")
    assert "10 Agustus 2025" in offer.words
    assert "Bantuan akan terjadi · Kolsaria → kepada Kardova" in offer.words
    assert "/actor/person%3Akolsaria" in offer.links()
    assert [one.words for one in flood.all("a", "outlet-sign")] == ["Ka", "An", "CT"]
    assert "3 media" in flood.words
    assert "/entry/E0S1#o-KabarTiga" in flood.links()
    assert "/entry/E0S1#differences" in flood.links()
    assert "Tuduhan lama." not in Section(tale.all("ol", "haps")[0]).words


def test_the_table_says_in_words_who_was_first_who_tells_and_who_does_not(tale: Page) -> None:
    """Every cell has a word, leads to the outlet's own words, and a contradiction leads to both versions."""
    rows = {row[0].split(" ", 3)[-1]: row[1:] for row in tale.within("matrix").rows()[1:]}
    flood = next(cells for what, cells in rows.items() if "Banjir" in what)
    denial = next(cells for what, cells in rows.items() if "Warga" in what)
    assert flood[0] == "◆ pertama ≠ berbeda"
    assert flood[1] == "● memuat ≠ berbeda"
    assert denial[:2] == ["◆ pertama", "○ tak memuat"]
    assert "/finding/D1" in tale.within("matrix").links()


def test_figures_stand_by_value_with_who_gives_them(tale: Page) -> None:
    """A quantity shows each value once, that of most outlets first, with the outlets, and leads to the disagreement."""
    part = tale.within("figures")
    values = [one.words for one in part.all("span", "value")]
    assert values[0].startswith("17 orang KabarTiga 10 Agu")
    assert values[1].startswith("21 orang Antarnegeri 11 Agu")
    assert {"/finding/D1", "/article/aa#m-aa.f0"} <= set(part.links())


def test_the_reporting_is_a_picture_and_the_same_as_a_list(tale: Page) -> None:
    """Whoever is quoted, passes on and publishes stands in both, with the ways to their pages."""
    part = tale.within("sources")
    (picture,) = (one for one in part.root.iter() if str(one.tag).endswith("svg") and one.get("class") == "graph")
    drawn = " ".join("".join(one.itertext()) for one in picture.iter() if str(one.tag).endswith("text"))
    listed = part.all("ul", "branches")[0]
    for name in ("Kolsaria", "Velnas", "KabarTiga"):
        assert name in drawn
        assert name in listed.words
    assert {"/actor/person%3Akolsaria", "/outlet/KabarTiga"} <= set(listed.links())


def test_a_sentence_that_several_outlets_give_stands_once(tale: Page) -> None:
    """The same words of one speaker are told once, with the other places where they stand."""
    voice = Section(tale.all("details", "voice")[0])
    assert voice.words.startswith("Kolsaria 3 pernyataan")
    assert len(voice.all("blockquote", "saying")) == 1
    assert "Juga di Antarnegeri , cc.txt" in voice.words


def test_what_an_outlet_leaves_out_stands_under_its_name(tale: Page) -> None:
    """The omissions of an outlet lead to the events that it does not tell."""
    part = tale.within("absent")
    assert "Antarnegeri 1 peristiwa" in part.words
    assert "/entry/E2S1" in part.links()


def test_an_event_shows_every_report_in_context_by_outlet(asked: TestClient) -> None:
    """A sentence stands once with all that rests on it marked; chain, time and place lead to the article's characters."""
    page = Page(asked.get("/entry/E0S1").text)
    first = page.within("o-KabarTiga")
    assert "KabarTiga ◆ pertama" in first.words
    assert [one.words for one in first.all("mark")] == ["Banjir melanda", "17 orang"]
    assert "menurut Velnas" in first.words
    assert {"/article/aa#m-aa.e0", "/article/aa#m-aa.f0"} <= set(first.links())
    assert {"o-KabarTiga", "o-Antarnegeri", "differences"} <= set(page.ids())
    assert [link for link in Section(page.root).links() if link == "/finding/D1"]


def test_an_event_can_be_judged_by_forms_alone(asked: TestClient) -> None:
    """The forms carry the token, the verb and the records; what can be merged and split off can be chosen."""
    text = asked.get("/entry/E0S1").text
    forms = {}
    for form in Page(text).all("form", "decide"):
        fields = [(one.get("name"), one.get("value")) for one in form.iter("input")]
        assert form.get("action") == "/judge"
        assert dict(fields)["token"] == token_in(text)
        forms[dict(fields)["verb"]] = {value for name, value in fields if name == "record"}
    assert forms == {
        "confirm": {"E0S1"},
        "reject": {"E0S1"},
        "merge": {"E0S1"},
        "split": {"E0S1", "aa:e0", "bb:e0", "cc:e0"},
    }
    choices = [one.get("value") for one in Page(text).all("option")]
    assert set(choices) == {"", "E1S1", "E2S1", "E3S1"}


def test_what_was_known_on_a_day_is_not_judged(asked: TestClient) -> None:
    """On an earlier day there is nothing to decide."""
    now, then = (asked.get(f"/finding/D1{day}") for day in ("", "?as-of=2999-01-01"))
    assert 'action="/judge"' in now.text
    assert then.status_code in {200, 404}
    assert 'action="/judge"' not in then.text


def test_on_an_earlier_day_every_way_stays_on_it(demo_chronicle: Path) -> None:
    """What a story's page of a day leads to are pages of that day, with places on them behind."""
    with browser(demo_chronicle) as client:
        day = "?as-of=2025-08-12"
        front = Section(Page(client.get(f"/{day}").text).root)
        story = next(link for link in front.links() if link.startswith("/story/"))
        links = Section(Page(client.get(story).text).root).links()
        led = [link for link in links if link.startswith(("/entry/", "/finding/", "/actor/", "/outlet/", "/article/"))]
        assert len(led) > 20
        assert all("as-of=2025-08-12" in link.partition("#")[0] for link in led)
        entry = next(link for link in led if link.startswith("/entry/"))
        assert client.get(entry.partition("#")[0]).status_code == 200


def test_a_disagreement_puts_its_sentences_side_by_side(asked: TestClient) -> None:
    """Kind and slot are explained in words; each version has its origins, outlets, first day and marked words."""
    page = Page(asked.get("/finding/D1").text)
    assert "Versi-versi ini tidak mungkin benar semuanya." in Section(page.root).words
    assert "Media menyebut angka yang berlainan untuk hal yang sama." in Section(page.root).words
    one, other = (Section(found) for found in page.all("section", "version"))
    assert [side.all("mark")[0].words for side in (one, other)] == ["17 orang", "21 orang"]
    assert "dari 2 asal · pertama dimuat 10 Agustus 2025 KabarTiga" in one.words
    assert other.links() == ["/article/bb#m-bb.f0"]
    assert "/entry/E0S1" in Section(page.root).links()


def test_words_that_differ_are_told_from_those_that_are_quoted() -> None:
    """Of two alike sentences what differs is marked apart from what is quoted; of two unlike ones nothing is."""

    def said(before: str, quoted: str, after: str) -> Quote:
        return Quote(
            before=before, quoted=quoted, after=after, href=None, article=None, outlet="", published=None, source="",
            line=1, start=0, end=1, language="id",
        )  # fmt: skip

    one, other = (
        said(" Banjir di hulu menewaskan ", "17 orang", "."),
        said("Banjir di hilir menewaskan ", "21 orang", "."),
    )
    found = contrast(one, other)
    assert "".join(bit.text for bit in found) == "Banjir di hulu menewaskan 17 orang."
    assert [bit.text.strip() for bit in found if bit.own and not bit.marked] == ["hulu"]
    assert "".join(bit.text for bit in found if bit.marked) == "17 orang"
    unlike = contrast(one, said("Harga beras naik lagi di semua pasar sejak pekan lalu, kata pedagang", "", ""))
    assert not any(bit.own for bit in unlike)


def test_a_long_story_shows_its_weightiest_events_and_leads_to_all(tmp_path: Path) -> None:
    """Of many events a page shows some thirty, says so, and the rest stand behind a link, a hundred on a page."""
    path = tmp_path / "long.runut"
    with Chronicle(path, create=True) as chronicle:
        ids = [f"a{n:03}" for n in range(40)]
        readings = [reading(id_, "17", outlet=f"Kabar {n % 20}", published="2025-08-10") for n, id_ in enumerate(ids)]
        chronicle.keep([Kept(one) for one in readings])
        made = linked(ids)
        one_each = tuple(
            replace(
                entry,
                id=f"{entry.id}{id_}",
                status="occurred",
                date=f"2025-08-{n % 28 + 1:02}",
                summary=f"{entry.summary} {n}",
            )
            for n, id_ in enumerate(ids)
            for entry in entries([id_])
        )
        chronicle.connect(replace(made, entries=one_each), Findings())
    with browser(path) as client:
        page = Page(client.get("/story/S1?lang=en").text)
        assert len(page.all("li", "hap")) == 30
        assert "The 30 events of 160" in Section(page.root).words
        (whole,) = {link for link in Section(page.root).links() if "all=1" in link}
        first, last = (Page(client.get(f"{whole.partition('#')[0]}&page={n}").text) for n in (1, 2))
        assert len(first.all("li", "hap")) + len(last.all("li", "hap")) == 160
        assert client.get("/story/S1?all=1&page=99").status_code == 404


@pytest.mark.parametrize("address", ["/story/none", "/entry/none", "/finding/none"])
def test_unknown_records_are_said_with_a_way_on(asked: TestClient, address: str) -> None:
    """An unknown id is a page with status 404 that says what is missing, in HTML and in JSON."""
    answer, data = asked.get(address), asked.get(f"/api{address}")
    assert (answer.status_code, data.status_code) == (404, 404)
    assert "“none”" in data.json()["error"]
    assert 'href="/"' in answer.text


def test_hostile_articles_stay_text(tmp_path: Path) -> None:
    """What an article says cannot become an element, an address or a handler of these pages."""
    path = tmp_path / "h.runut"
    kept(path, hostile=HOSTILE).close()
    with browser(path) as client:
        for address in ("/story/S1", "/story/S1?all=1", "/entry/E0S1", "/finding/D1"):
            page = Page(client.get(address).text)
            assert [one.get("src") for one in page.all("script")] == [page.all("script")[0].get("src")]
            assert [one for one in page.all("img") if not (one.get("src") or "").startswith("/chart/")] == []
            assert not [to for _, to in page.targets() if "javascript" in to.casefold().partition("?")[0][:12]]
            assert not [
                one for one in page.root.iter() if any(name.startswith("on") or name == "style" for name in one.attrib)
            ]


def test_signs_differ_and_examples_hold() -> None:
    """No two outlets of a story have one sign, whatever they are called."""
    names = ["Kabar Tiga", "Koran Timur", "Kota", "kota", "123", "", "Kabar  Tiga", "…"]
    assert len(set(signs.signs(names).values())) == len(names)
    assert doctest.testmod(signs).failed == 0


def test_the_graph_keeps_its_layers_and_room() -> None:
    """Sources stand left of agencies, these left of outlets; of very many nodes the picture says how many are left out."""
    sources = [NodeView(id=f"person:p{n}", name=f"P{n}", kind="source", claims=40 - n, articles=1) for n in range(40)]
    others = [
        NodeView(id="media:Velnas", name="Velnas", kind="agency", claims=9, articles=1),
        NodeView(id="media:KabarTiga", name="KabarTiga", kind="outlet", claims=40, articles=1),
    ]

    def edge(source: str, target: str) -> EdgeView:
        return EdgeView(source=source, target=target, kind="said to", claims=2, articles=1, stories=("S1",))

    edges = [edge(one.id, "media:KabarTiga") for one in sources] + [edge("media:Velnas", "media:KabarTiga")]
    made = graph(GraphView(nodes=(*sources, *others), edges=tuple(edges), tree=(), origins=()), Paths())
    assert made is not None
    at = {spot.kind: spot.x for spot in made.spots}
    assert at["source"] < at["agency"] < at["outlet"]
    assert len(made.spots) + made.left_out == 42
    assert len({(spot.x, spot.y) for spot in made.spots}) == len(made.spots)
    assert all(0 <= spot.y <= made.height for spot in made.spots)
    assert graph(GraphView(nodes=tuple(sources), edges=(), tree=(), origins=()), Paths()) is None
