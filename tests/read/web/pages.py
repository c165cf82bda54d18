"""Pages of an invented outlet, and what lies at which of its addresses."""

from collections.abc import Mapping

from runut.errors import BadStatus
from runut.languages.load import load_web
from runut.read.web.articles import WebArticles
from runut.read.web.rules import Answer, Conditions
from runut.records.article import RawArticle
from runut.sources.load import Sources
from runut.sources.outlet import Outlet

AT = "https://www.kabarutara.example"
TITLE = "Banjir melanda Portama"
SOURCES = Sources(
    [
        Outlet(name="Kabar Utara", kind="outlet", domains=("kabarutara.example",)),
        Outlet(name="Suara Selatan", kind="outlet", domains=("suaraselatan.example",)),
    ]
)


def told(*numbers: int) -> str:
    """Paragraphs, one for each number, long enough to be a page's main text."""
    return "".join(
        f"<p>Hujan deras turun di Portama pada hari ke-{n}, kata Sari Melati, dan {n * 10} keluarga mengungsi ke sekolah "
        f"di kota itu karena air sungai masuk ke rumah mereka sampai setinggi {n} meter sejak malam sebelumnya.</p>"
        for n in numbers
    )


def page(body: str, head: str = "", *, title: str = TITLE, html: str = "html", after: str = "") -> str:
    """A page with a headline, this body, and `after` behind it."""
    return (
        f"<!DOCTYPE html><{html}><head><title>{title}</title>{head}</head><body><nav><a href='/'>Beranda</a></nav>"
        f"<article><h1>{title}</h1>{body}</article>{after}</body></html>"
    )


def canonical(path: str) -> str:
    """The line by which a page names its own address."""
    return f'<link rel="canonical" href="{path}">'


class Web:
    """What lies at which address, and what was asked for."""

    def __init__(self, pages: Mapping[str, str | Answer]) -> None:
        """Paths are those of the outlet's own host."""
        self.pages = {(key if "://" in key else AT + key): value for key, value in pages.items()}
        self.asked: list[str] = []

    def fetch(self, address: str, conditions: Conditions = Conditions(), accept: str = "*/*") -> Answer:  # noqa: B008 (frozen, so that nobody can change it)
        """As a fetcher does."""
        assert conditions == Conditions()
        assert "text/html" in accept
        self.asked.append(address.removeprefix(AT))
        found = self.pages.get(address)
        if found is None:
            raise BadStatus(address, 404, "there is no such page (status 404)", "check the address")
        if isinstance(found, Answer):
            return found
        return Answer(
            address=address, asked=address, status=200, body=found.encode(), kind="text/html", charset="utf-8"
        )

    def read(self, address: str) -> RawArticle:
        """The article at `address`."""
        articles = WebArticles(self.fetch, 100_000, tables=load_web(), sources=SOURCES)
        return articles.read(address if "://" in address else AT + address)


def numbers_in(article: RawArticle) -> list[int]:
    """Which paragraphs it holds, in their order."""
    body = article.text[article.body_start :]
    return [int(part.split(",")[0]) for part in body.split("pada hari ke-")[1:]]


def links(*pairs: tuple[str, str]) -> str:
    """Links with their words behind an article."""
    return "<div>" + " ".join(f'<a href="{href}">{words}</a>' for href, words in pairs) + "</div>"
