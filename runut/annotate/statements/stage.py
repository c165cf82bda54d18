"""The stage that reads statements."""

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from runut.annotate.desk import Desk
from runut.annotate.speech.cast import Cast
from runut.annotate.speech.page import Page
from runut.annotate.statements.draft import Draft
from runut.annotate.statements.floor import Floor
from runut.annotate.statements.frame import Frame
from runut.annotate.statements.hanging import Hanging
from runut.annotate.statements.lexicon import Lexicon
from runut.annotate.statements.loose import Loose
from runut.annotate.statements.reader import SceneReader
from runut.annotate.statements.scene import Scene
from runut.annotate.statements.telling import Telling
from runut.languages.pack import Pack
from runut.languages.schema.cues import CueTable
from runut.records.claims import Role, Statement, StatementMode
from runut.records.reading import Reading

# A quotation runs on in the next one where no more than signs and blanks stand between them.
_RUNS_ON = 6


class Statements:
    """“*Kami siap*, kata wali kota”: words, who said them, to whom, and on whose word.

    Speakers that no stage has marked are added to the actors.
    """

    name = "statements"
    version = "3"
    needs = frozenset({"sentences", "actors", "chains", "times"})
    gives = frozenset({"statements"})

    def __init__(self, pack: Pack, desk: Desk | None = None) -> None:
        """Read `cues.toml` of `pack`; on a `desk` lies what other stages found out about the article, too."""
        self._desk = desk or Desk()
        self._lexicon = Lexicon(pack.table("cues.toml", CueTable))

    def __call__(self, reading: Reading) -> Reading:
        """`reading` with its statements, in order of the text."""
        page = self._desk.page(reading, self._lexicon.glue)
        cast = Cast(reading.article.id, reading.actors)
        found = list(self._read(page, cast, reading))
        found.sort(key=lambda pair: (pair[0].content, pair[0].cue))
        joined = list(_joined(found))
        actors, names = cast.settle({role.actor for statement in joined for role in _roles(statement)})
        statements = tuple(
            _renamed(statement, f"{reading.article.id}:s{number}", names) for number, statement in enumerate(joined)
        )
        return msgspec.structs.replace(reading, statements=statements, actors=actors)

    def _read(self, page: Page, cast: Cast, reading: Reading) -> Iterator[tuple[Statement, Draft]]:
        used: set[int] = set()
        floor, loose, telling = Floor(page, cast, self._lexicon), Loose(page, used), Telling(page, reading)
        scene, hanging = None, Hanging()
        for place, sentence in enumerate(page.sentences):
            scene = Scene(page, place, cast, self._lexicon)
            scene.hold(telling.in_sentence.get(sentence.index, ()))
            drafts = SceneReader(scene, used).drafts(hanging)
            frame = Frame(scene, reading.times)
            for draft in (*loose.until(sentence.span.start), *drafts):
                yield _finish(draft, floor, frame, telling), draft
        if scene is not None:
            for draft in loose.until(len(page.text) + 1):
                yield _finish(draft, floor, Frame(scene, reading.times), telling), draft


def _finish(draft: Draft, floor: Floor, frame: Frame, telling: Telling) -> Statement:
    """The statement that `draft` makes, when its turn to speak has come."""
    speaker = draft.speaker.role if draft.speaker is not None else None
    if draft.wants == "earlier" and (held := floor.holder(frame.place, draft)) is not None:
        speaker = Role(held.actor, draft.cue if speaker is None else speaker.span)
    if speaker is not None:
        floor.take(draft, speaker)
    passed: dict[str, Role] = {}
    for body in (*draft.via, *telling.bodies(draft.content)):
        passed.setdefault(body.actor, body)
    mode: StatementMode = "direct" if draft.direct else "indirect"
    return Statement(
        id="",
        sentence=draft.sentence,
        mode="mixed" if draft.mixed else mode,
        content=draft.content,
        cue=draft.cue,
        speaker=speaker,
        to=frame.addressees(draft),
        medium=frame.medium(draft),
        date=frame.date(draft),
        via=tuple(body for body in passed.values() if speaker is None or body.actor != speaker.actor),
    )


def _roles(statement: Statement) -> Iterator[Role]:
    if statement.speaker is not None:
        yield statement.speaker
    yield from statement.to
    yield from statement.via


def _renamed(statement: Statement, number: str, names: Mapping[str, str]) -> Statement:
    """`statement` with its own id, and with the ids that newcomers have for good."""

    def role(old: Role) -> Role:
        return Role(names.get(old.actor, old.actor), old.span)

    speaker = role(statement.speaker) if statement.speaker is not None else None
    to, via = tuple(map(role, statement.to)), tuple(map(role, statement.via))
    return msgspec.structs.replace(statement, id=number, speaker=speaker, to=to, via=via)


def _joined(found: Sequence[tuple[Statement, Draft]]) -> Iterator[Statement]:
    """The statements; a quotation without a cue that runs on in the next one has that one's speaker."""
    speaker: Role | None = None
    following = -1
    kept: list[Statement] = []
    for statement, draft in reversed(found):
        if draft.loose and speaker is not None and following - statement.content.end <= _RUNS_ON:
            kept.append(msgspec.structs.replace(statement, speaker=Role(speaker.actor, statement.cue)))
        else:
            kept.append(statement)
        speaker, following = kept[-1].speaker, statement.content.start
    return reversed(kept)
