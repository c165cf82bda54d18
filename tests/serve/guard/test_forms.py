"""Every form of every page, filled in as no page of ours would."""

from collections.abc import Iterator
from html import unescape
from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib
import pytest
from msgspec import Struct
from starlette.testclient import TestClient

from runut.serve.site import ACTS, PAGES
from runut.store.chronicle import Chronicle
from runut.store.views import Views
from tests.serve.browsing import browser
from tests.serve.guard.soundness import links, unsound
from tests.serve.guard.test_hostile import addresses, gaps
from tests.serve.making import HOSTILE, kept

# What no field expects; the last are paths of files, which nobody may have read.
ODD = (
    HOSTILE,
    "",
    "\x00",
    "9" * 300,
    "\u202egnp.exe",
    "a\r\nset-cookie: a=b",
    "-1",
    "../../../../etc/passwd",
    "file:///etc/passwd",
    "/etc/passwd",
)
READ_FILE = "root:x:0"
# So many pages are looked at for forms, and so many forms of one kind are sent.
LOOKED_AT, OF_ONE_KIND = 60, 2


class Form(Struct, frozen=True):
    """A form of a page: where it goes, its fields with what stands in them, and which of them take files."""

    action: str
    fields: tuple[tuple[str, str], ...]
    files: tuple[str, ...]

    @property
    def kind(self) -> tuple[str, ...]:
        """What forms of one kind have in common."""
        return (self.action.partition("?")[0], *sorted({name for name, _ in self.fields}))


def forms(page: str) -> Iterator[Form]:
    """The forms of a page that change something."""
    tree = html5lib.parse(page, treebuilder="etree", namespaceHTMLElements=False)
    for form in tree.iter("form"):
        if form.get("method", "get").lower() == "post":
            named = [
                one for one in form.iter() if one.get("name") and one.tag in {"input", "button", "select", "textarea"}
            ]
            files = tuple(one.get("name", "") for one in named if one.get("type") == "file")
            yield Form(form.get("action", ""), tuple(_field(one) for one in named if one.get("type") != "file"), files)


def _field(element: Element) -> tuple[str, str]:
    inside = "".join(element.itertext()) if element.tag == "textarea" else ""
    return element.get("name", ""), element.get("value", inside)


def send(asked: TestClient, form: Form, said: str, *, own: bool) -> None:
    """Send a form with `said` in its fields; with `own`, what the page put in stays."""
    data = {name: value if name == "token" or (own and value) else said for name, value in form.fields}
    files = [(name, (said or "x", f"{said}\n\n{said}".encode(), "text/html")) for name in form.files]
    answer = asked.post(form.action, data=data, files=files or None)
    assert answer.status_code < 500, (form.action, said)
    assert "set-cookie: a=b" not in str(answer.headers).lower(), form.action
    assert READ_FILE not in answer.text, (form.action, said)
    where = unescape(answer.headers.get("location", "/"))
    assert where.startswith("/"), (form.action, where)
    assert not where.startswith("//"), (form.action, where)
    for shown in (answer, asked.get(where)):
        assert shown.status_code < 500, (form.action, said)
        if shown.headers.get("content-type", "").startswith("text/html"):
            assert not unsound(shown.text), (form.action, said)


@pytest.mark.slow
def test_every_form_bears_what_is_hostile(tmp_path: Path) -> None:
    """Whatever is written into a form of any page, nothing breaks, nothing runs, no file is read, nobody is led elsewhere."""
    path = tmp_path / "c.runut"
    kept(path, hostile=HOSTILE).close()
    asked = browser(path)
    with Chronicle(path) as chronicle:
        known = gaps(Views(chronicle))
    sent = dict[tuple[str, ...], int]()
    to_see = [address for page in PAGES for address in list(addresses(page, known))[:8]]
    for address in to_see:
        text = asked.get(address).text
        if len(to_see) < LOOKED_AT:
            to_see += [one for one in links(text) if one not in to_see and not one.startswith("/csv")][:5]
        for form in forms(text):
            if sent.get(form.kind, 0) < OF_ONE_KIND:
                sent[form.kind] = sent.get(form.kind, 0) + 1
                for said in ODD:
                    send(asked, form, said, own=False)
                    send(asked, form, said, own=True)
    assert sent
    assert {kind[0] for kind in sent} <= {act.path for act in ACTS}, "a form that nothing answers"
    assert asked.get("/").status_code == 200
    with Chronicle(path) as chronicle:
        assert Views(chronicle).stories()
