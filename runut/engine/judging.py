"""An analyst judges: what is one, what is not, what it is called, what does not count, what stands."""

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from functools import partial

from msgspec import Struct

from runut.errors import UnknownRecord, WrongJudgement
from runut.records.judgements import Judgement, Verb, contradicted
from runut.store.chronicle import Chronicle
from runut.store.judging import Judged
from runut.text.fingerprints import digest
from runut.weaving import Weaver

_MERGED, _RENAMED = frozenset({"actor", "entry", "story"}), frozenset({"actor", "story"})
_REJECTED = frozenset({"entry", "claim", "finding"})


class Order(Struct, frozen=True, kw_only=True):
    """“Merge these two, says Sari, because it is the same letter”: what an analyst wants to be so.

    `records` are ids, which may be cut short. For "split" the first is the whole, the others are what does not belong to
    it: events of an entry, articles of a story, the articles' own actors of an actor. `name` is the new name of "rename".
    """

    verb: Verb
    records: tuple[str, ...]
    author: str
    reason: str
    name: str | None = None


def judge(chronicle: Chronicle, order: Order, now: datetime | None = None) -> Judgement:
    """Keep what `order` says and link anew what it touches.

    Raises UnknownRecord where a record is not there, WrongJudgement where its kind cannot be judged so or where an earlier
    judgement says otherwise; nothing is changed then.
    """
    if not order.author.strip() or not order.reason.strip():
        message = "a judgement needs its author and its reason; name them with --author and --reason."
        raise WrongJudgement(message)
    with chronicle.alone():
        made = _made(chronicle, order, now or datetime.now(UTC))
        _check(made, chronicle.judgements())
        _keep(chronicle, [made])
    return made


def undo(chronicle: Chronicle, wanted: str, now: datetime | None = None) -> Judgement:
    """Take a judgement back, by its id or the beginning of it, and link anew what it touched.

    Raises UnknownRecord where no judgement that holds has such an id.
    """
    with chronicle.alone():
        holding = [one for one in chronicle.judgements() if one.undone is None]
        found = [one for one in holding if wanted and one.id.startswith(wanted)]
        if len(found) != 1:
            what = "no judgement that holds" if not found else "more than one judgement"
            message = f"{what} has an id that begins with “{wanted}”; “runut judge list” lists them."
            raise UnknownRecord(message)
        _weave(chronicle, Weaver(chronicle), found, partial(chronicle.undo, found[0], _stamp(now)))
    return found[0]


def adopt(chronicle: Chronicle, other: Chronicle) -> tuple[Judgement, ...]:
    """Take over the judgements that hold in another chronicle, as after building one anew; those that were new here.

    Raises WrongJudgement at the first that contradicts one of this chronicle's own; nothing is taken over then.
    """
    with chronicle.alone():
        mine = chronicle.judgements()
        known = {one.id for one in mine}
        new = tuple(one for one in other.judgements() if one.undone is None and one.id not in known)
        for one in new:
            _check(one, mine)
        _keep(chronicle, new)
    return new


def _keep(chronicle: Chronicle, judgements: Sequence[Judgement]) -> None:
    weaver = Weaver(chronicle)
    beside = weaver.beside_joined(judgements)
    _weave(chronicle, weaver, judgements, partial(chronicle.judge, judgements, beside))


def _weave(chronicle: Chronicle, weaver: Weaver, judgements: Iterable[Judgement], keep: Callable[[], None]) -> None:
    """Keep, or take back, what was judged, and link anew what waits for it.

    What holds between two articles is known from before, unless it was judged itself: a passage that they share.
    """
    before = frozenset(chronicle.pending())
    keep()
    waiting = frozenset(chronicle.pending()) - before
    weaver.weave(lambda *_: None, paired=() if any(one.kind == "finding" for one in judgements) else waiting)


def _stamp(now: datetime | None) -> str:
    return (now or datetime.now(UTC)).isoformat(timespec="seconds")


def _check(made: Judgement, standing: tuple[Judgement, ...]) -> None:
    if old := contradicted(made, standing):
        message = f"“{made}” contradicts “{old}”; take the earlier one back with “runut judge undo {old.id}” first."
        raise WrongJudgement(message)


def _made(chronicle: Chronicle, order: Order, now: datetime) -> Judgement:
    parts: tuple[tuple[str, ...], ...]
    if order.verb == "split":
        whole, parts = _split(chronicle, order)
        said = f"{len(parts[1])} of {whole.said}"
    else:
        found = [chronicle.judged(one) for one in order.records]
        whole, parts = _whole(order, found), tuple(one.part for one in found)
        said = " and ".join(one.said for one in found)
    time = _stamp(now)
    return Judgement(
        id=f"J{digest(order.verb, *(item for part in parts for item in part), order.name or '', order.author, time)}",
        verb=order.verb,
        kind=whole.kind,
        parts=parts,
        author=order.author.strip(),
        time=time,
        reason=order.reason.strip(),
        said=said,
        name=order.name,
    )


def _whole(order: Order, found: Sequence[Judged]) -> Judged:
    """The first of the records that are judged, if they can be judged so."""
    allowed = {"merge": _MERGED, "rename": _RENAMED, "reject": _REJECTED}.get(order.verb)
    first = found[0]
    kinds = {one.kind for one in found}
    if len(kinds) > 1 or (allowed is not None and first.kind not in allowed):
        what = " and ".join(sorted(kinds))
        message = f"{what} cannot be judged with {order.verb}; name records of one kind, of {_named(allowed)}."
        raise WrongJudgement(message)
    if order.verb == "merge":
        if len({one.part for one in found}) < 2:  # noqa: PLR2004  # it takes two to be one
            message = "there is one record alone to merge; name two or more."
            raise WrongJudgement(message)
        if first.kind == "entry" and len({one.story for one in found}) > 1:
            message = "these entries are of two stories; merge the stories first, or leave them apart."
            raise WrongJudgement(message)
    return first


def _named(kinds: frozenset[str] | None) -> str:
    return ", ".join(sorted(kinds or {*_MERGED, *_REJECTED}))


def _split(chronicle: Chronicle, order: Order) -> tuple[Judged, tuple[tuple[str, ...], tuple[str, ...]]]:
    """The whole, and its parts that stay and go."""
    whole = chronicle.judged(order.records[0])
    if whole.kind not in _MERGED:
        message = f"{whole.said} cannot be split; name an actor, entry or story, then what does not belong to it."
        raise WrongJudgement(message)
    members = whole.part if whole.kind != "actor" else chronicle.locals_of(order.records[0])
    apart = []
    for wanted in order.records[1:]:
        found = [one for one in members if one == wanted] or [
            one for one in members if wanted and one.startswith(wanted)
        ]
        if len(found) != 1:
            message = (
                f"“{wanted}” is no part, or no single one, of {whole.said}; “runut why” lists its parts with their ids."
            )
            raise WrongJudgement(message)
        apart += found
    if not apart or len(set(apart)) == len(members):
        message = f"name what does not belong to {whole.said}: some of its parts, not all."
        raise WrongJudgement(message)
    return whole, (whole.part, tuple(sorted(set(apart))))
