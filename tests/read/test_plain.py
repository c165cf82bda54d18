"""Pages of plain structure: the story's element is found, its furniture stays out, and doubt hands the page on."""

from selectolax.lexbor import LexborHTMLParser

from runut.read.container import find_container
from runut.read.depth import depth_of
from runut.read.plain import plain_text

STORY = [
    f"Hujan deras turun di Portama sejak pagi, kata Sari Melati, dan {n} warga mengungsi ke sekolah di kota itu."
    for n in range(5, 12)
]
TEASER = "Gubernur Utaria meresmikan jembatan baru di atas Sungai Laguna yang panjangnya delapan ratus meter, Senin."


def paragraphs(lines: list[str]) -> str:
    """The lines as paragraphs."""
    return "".join(f"<p>{line}</p>" for line in lines)


def told(body: str) -> list[str] | None:
    """The lines of the story in a page with this body; None where our reader is not sure."""
    text = plain_text(LexborHTMLParser(f"<html><body>{body}</body></html>"))
    return None if text is None else text.split("\n")


def test_furniture_stays_out_of_the_story() -> None:
    """Captions, tags, lists of links, shares, prompts and what stands about the story are not read; headings in it are."""
    page = f"""
      <header><h1>Banjir di Portama</h1></header><nav><a href="/">Beranda</a></nav>
      <div class="read">
        <div class="share">Bagikan ke semua teman dan kerabat yang ada di sekitar Portama hari ini juga</div>
        <figure><img src="a.jpg"><figcaption>Warga Portama mengungsi dari banjir yang melanda kota itu.</figcaption></figure>
        <div class="photo__caption">Warga Portama mengungsi dari banjir yang melanda kota itu.</div>
        {paragraphs(STORY[:3])}
        <p><strong>Baca juga: <a href="/x">Jembatan baru di atas Sungai Laguna diresmikan</a></strong></p>
        <h2>Warga mengungsi</h2>
        {paragraphs(STORY[3:])}
        <ul><li><a href="/1">Jembatan Laguna</a></li><li><a href="/2">Pasar Utaria</a></li></ul>
        <p class="terkait">{TEASER}</p>
        <div class="detail__tag tag"><a href="/banjir">banjir</a> <a href="/portama">portama</a></div>
      </div>
      <footer><p>Kabar Utara adalah surat kabar yang terbit setiap hari di Portama sejak lama sekali.</p></footer>"""
    assert told(page) == [*STORY[:3], "Warga mengungsi", *STORY[3:]]


def test_lines_parted_by_breaks() -> None:
    """A story without paragraphs, whose lines breaks part, is read; so is a list in a story, marked as one."""
    assert told(f"<div class='text'>{'<br><br>'.join(STORY)}</div>") == STORY
    listed = f"<article>{paragraphs(STORY)}<ul><li>Dua sekolah</li><li>Satu masjid</li></ul></article>"
    assert told(listed) == [*STORY, "- Dua sekolah", "- Satu masjid"]


def test_what_holds_most_is_no_furniture_whatever_its_name() -> None:
    """A story in an element that is called like furniture is read all the same; an invisible one is not."""
    assert told(f"<div class='video'>{paragraphs(STORY)}</div>") == STORY
    hidden = f"<div>{paragraphs(STORY)}<div style='display: none'>{TEASER}</div></div>"
    assert told(hidden) == STORY


def test_teasers_beside_the_story() -> None:
    """Texts of which each stands in an element of its own are teasers; a second text of many paragraphs is a doubt."""
    teasers = "".join(f"<div class='box'><h3>Lain</h3><div>{TEASER}</div></div>" for _ in range(3))
    assert told(f"<section><div>{paragraphs(STORY)}</div>{teasers}</section>") == STORY
    assert told(f"<section><div>{paragraphs(STORY)}</div><div>{paragraphs(STORY[:5])}</div></section>") is None


def test_doubt_hands_the_page_on() -> None:
    """A short text, a table, a list of links or text that stands too deep is left to the other reader."""
    assert told("<p>Hujan turun di Portama.</p>") is None
    rows = "".join(
        f"<tr><td>{n}</td><td>Portama Raya Utara</td><td>{n * 7} rumah terendam</td></tr>" for n in range(30)
    )
    assert told(f"<div>{paragraphs(STORY)}<table>{rows}</table></div>") is None
    assert told(f"{'<div>' * 120}{paragraphs(STORY)}") is None
    assert told(f"<div>{'<i>' * 120}Hujan turun lagi di Portama.{'</i>' * 120}{paragraphs(STORY)}</div>") is None
    assert told("") is None


def test_the_container_is_the_lowest_element_that_holds_the_story() -> None:
    """Not the page's whole column, but the element in it."""
    tree = LexborHTMLParser(f"<main><div id='a'><p>Utaria</p><div id='b'>{paragraphs(STORY)}</div></div></main>")
    container = find_container(tree)
    assert container is not None
    assert container.node.attributes["id"] == "b"
    assert container.held == sum(map(len, STORY))


def test_depth_is_counted_by_names() -> None:
    """Ends of other elements do not hide depth; paragraphs, whose ends may be missing, do not count."""
    assert depth_of("<div><span>a</span></div><div></div>") == 2
    assert depth_of("<b></i>" * 50) == 50
    assert depth_of("<p>" * 50 + "<BR>" * 50) == 0
