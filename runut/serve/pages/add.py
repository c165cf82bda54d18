"""Adding articles from a browser: a text that is pasted, files, addresses, and how far reading them is."""

import re
import shutil
from pathlib import Path
from urllib.parse import quote

import msgspec
from msgspec import Struct
from starlette.datastructures import UploadFile

from runut.errors import EmptySource, SourceError, UnknownRecord
from runut.serve.jobs import Job
from runut.serve.routes import Go
from runut.serve.visit import Visit

# What may stand in the name of a file; all else becomes “_”, so that no name leads out of its folder.
_PLAIN = re.compile(r"[^A-Za-z0-9._-]+")
# Characters of a name that are kept, and of a stated field.
NAME, FIELD = 80, 500
# What a reader may state of a pasted text.
STATED = ("title", "outlet", "published", "address")
# How many addresses may be given at once, how long one may be, and the file in which they are handed on.
ADDRESSES, LONGEST, LIST = 100, 2_000, "addresses.urls"


class Adding(Struct, frozen=True):
    """The form, and the jobs of this server, the last first."""

    jobs: tuple[Job, ...]


class Progress(Struct, frozen=True):
    """One job as it stands now."""

    job: Job


def adding(visit: Visit) -> Adding:
    """The page on which texts are pasted and files chosen."""
    return Adding(visit.library.jobs.all())


def progress(visit: Visit) -> Progress:
    """How far a job is; raises UnknownRecord where the server has forgotten it."""
    found = visit.library.jobs.get(visit.parts["id"])
    if found is None:
        message = "this server knows no such job any more; the stories show what was added."
        raise UnknownRecord(message)
    return Progress(found)


def add(visit: Visit) -> Go:
    """Begin to add what was sent; raises EmptySource where nothing was."""
    text = visit.form.get("text", "").strip()
    addresses = tuple(line.strip()[:LONGEST] for line in visit.form.get("addresses", "").splitlines() if line.strip())
    if not text and not visit.files and not addresses:
        raise EmptySource("the form", "there is neither a text nor a file in it", "paste a text or choose files")
    if len(addresses) > ADDRESSES:
        reason = f"there are {len(addresses):,} addresses in it, and {ADDRESSES} may be given at once"
        raise SourceError("the form", reason, "give the others afterwards")
    visit.library.now()  # says so where the chronicle is away
    jobs = visit.library.jobs
    folder, names = jobs.folder(), list[str]()
    try:
        if text:
            _write_row(folder, visit, text)
            names.append(visit.form.get("title", "").strip()[:NAME] or text[:NAME])
        if addresses:
            (folder / LIST).write_text("".join(f"{one}\n" for one in addresses), encoding="utf-8")
            names.extend(_called(one) for one in addresses)
        for number, upload in enumerate(visit.files):
            name = file_name(upload.filename or "")
            names.append(name)
            _write_file(folder / f"{number:03}-{name}", upload)
    except BaseException:
        jobs.drop(folder)
        raise
    return Go(f"/add/{quote(jobs.begin(folder, names))}")


def file_name(given: str) -> str:
    """A name for a file as it was sent, without anything that a file system could take for a way.

    >>> file_name("../../etc/passwd"), file_name("laporan banjir.html"), file_name("..")
    ('passwd', 'laporan_banjir.html', 'file')
    """
    last = re.split(r"[/\\\\]", given)[-1]
    plain = _PLAIN.sub("_", last).strip("._")
    return plain[-NAME:].strip("._") or "file"


def _called(address: str) -> str:
    """What an address is called on pages that others see too: its host and path, without anything secret."""
    head, slashes, rest = address.partition("?")[0].partition("#")[0].partition("//")
    host, slash, path = rest.partition("/")
    return f"{host.rpartition('@')[2]}{slash}{path}"[:NAME] if slashes else head.rpartition("@")[2][:NAME]


def _write_row(folder: Path, visit: Visit, text: str) -> None:
    stated = {name: value for name in STATED if (value := visit.form.get(name, "").strip()[:FIELD])}
    (folder / "pasted.jsonl").write_bytes(msgspec.json.encode({**stated, "text": text}) + b"\n")


def _write_file(path: Path, upload: UploadFile) -> None:
    with path.open("wb") as file:
        shutil.copyfileobj(upload.file, file)
