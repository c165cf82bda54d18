"""What analysts decided: all of it, newest first, to be taken back; and new decisions from every page."""

from typing import get_args

from msgspec import Struct

from runut.errors import WrongJudgement
from runut.records.judgements import Judgement, Verb
from runut.serve.paths import own
from runut.serve.routes import Go
from runut.serve.visit import LINES, Beyond, Visit

# The browser's memory of whoever judges there, where nobody has to log in.
AUTHOR = "runut-author"
VERBS: tuple[Verb, ...] = get_args(Verb)


class Log(Struct, frozen=True, kw_only=True):
    """Judgements of one page of the list, newest first; `author` is whoever judged last in this browser."""

    judgements: tuple[Judgement, ...]
    standing: int
    total: int
    page: int
    more: bool
    author: str
    verbs: tuple[Verb, ...] = VERBS


def log(visit: Visit) -> Log:
    """The judgements that a visit asks for; raises Beyond."""
    found = visit.chronicle.judgements()[::-1]
    shown = found[(visit.page - 1) * LINES : visit.page * LINES]
    if not shown and visit.page > 1:
        raise Beyond
    return Log(
        judgements=shown,
        standing=sum(one.undone is None for one in found),
        total=len(found),
        page=visit.page,
        more=len(found) > visit.page * LINES,
        author=visit.person.name or visit.cookies.get(AUTHOR, ""),
    )


def judge(visit: Visit) -> Go:
    """Keep what was decided, and show it in the log; raises UnknownRecord or WrongJudgement."""
    verb = next((one for one in VERBS if one == visit.form.get("verb")), None)
    if verb is None:
        message = f"“{visit.form.get('verb', '')}” is no judgement; choose one of {', '.join(VERBS)}."
        raise WrongJudgement(message)
    records = [id_ for name, value in visit.fields if name == "record" for id_ in value.split()]
    if not records:
        message = "no record was named; give its id, or several with blanks between them."
        raise WrongJudgement(message)
    author = visit.person.name or visit.form.get("author", "").strip()
    made = visit.library.workshop.judge(
        visit.library.now(),
        verb,
        records,
        by=(author, visit.form.get("reason", "").strip()),
        name=visit.form.get("name", "").strip() or None,
    )
    return Go(f"/judgements?back={own(visit.form.get('back', '/'))}#j-{made.id}", ((AUTHOR, author),))


def undo(visit: Visit) -> Go:
    """Take a judgement back; raises UnknownRecord."""
    taken = visit.library.workshop.undo(visit.library.now(), visit.form.get("judgement", ""))
    return Go(f"/judgements#j-{taken.id}")
