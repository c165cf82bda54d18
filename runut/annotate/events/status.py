"""Has it happened?"""

from itertools import islice

from msgspec import Struct

from runut.annotate.events.companions import Companions
from runut.annotate.events.line import Line
from runut.annotate.events.triggers import Trigger
from runut.languages.schema.events import StatusCue, StatusTable
from runut.records.claims import Status
from runut.records.codebook import EventType
from runut.records.span import Span

NEAR = 5  # words before a trigger in which a cue of its own verb group stands
FAR = 25  # words before a trigger in which a cue of its clause stands
CONTENT = frozenset({"ccomp", "xcomp", "advcl", "obj", "obl"})
APART = frozenset({"conj", "parataxis"})
APART_CONTENT = frozenset({"conj", "parataxis", "acl", "nsubj"})  # what a clause is about is taken for granted


class Standing(Struct, frozen=True):
    """An event's status and the words that give it."""

    status: Status = "occurred"
    span: Span | None = None


class StatusReader:
    """Reads the status of a trigger from the cues of one language."""

    def __init__(self, table: StatusTable) -> None:
        """Make the cues ready to be looked for."""
        self.table = table
        self._cues = [(cue, Companions(cue.words, {})) for cue in table.cue]
        self._any = Companions((word for cue in table.cue for word in cue.words), {})
        lefts = (word for cue in table.cue if cue.scope == "left" for word in cue.words)
        self._helpers = Companions((word for word in lefts if not word.endswith("*")), {})
        self._ends = frozenset(table.ends)
        self._breaks = frozenset(table.breaks)

    def read(self, line: Line, trigger: Trigger) -> Standing:
        """The status by the nearest cue; occurred where there is none or the entry says so."""
        if trigger.rule.entry.status_free:
            return Standing()
        # The words at which some cue may begin: a few, while there are many cues to be looked for.
        cued = line.begins(self._any)
        near, clause = self._left(line, trigger), self._clause(line, trigger)
        scopes = {
            "left": [at for at in cued if at in near],
            "clause": [at for at in cued if at in clause],
            "sentence": cued,
        }
        for cue, words in self._cues:
            if not _concerns(cue, trigger.rule.type):
                continue
            where = scopes.get(cue.scope)
            if where is None:
                found = self._above(line, trigger, words, content=cue.scope == "governor")
            else:
                found = words.first(where, line.raw, line.plain)
            if found is not None:
                return Standing(cue.status, line.span(found[0], found[0] + found[1] - 1))
        return Standing()

    def _left(self, line: Line, trigger: Trigger) -> range:
        """The words right before the verb, up to the end of a clause or another verb that does not govern it.

        A carrying verb of one word is among them: “*membatalkan* rapat”, “rapat itu *batal*” deny the meeting.
        """
        return self._before(line, trigger, self._verb(trigger))

    def _verb(self, trigger: Trigger) -> int:
        """Where the verb stands that carries the event, or the event word itself where none does."""
        if trigger.carrier is None:
            return trigger.first
        return trigger.carrier if trigger.carrier > trigger.head else min(trigger.first, trigger.carrier)

    def _before(self, line: Line, trigger: Trigger, start: int) -> range:
        """The words of a verb's own group before `start`, with a verb at `start` that only carries a noun."""
        alone = start == trigger.carrier and trigger.load is not None and len(trigger.load.words) == 1
        end = start + 1 if alone else start
        low = max(0, start - NEAR)
        above = set(islice(line.tree.ancestors(start), FAR)) if line.parsed else set[int]()
        for index in range(start - 1, low - 1, -1):
            if line.raw[index] in self._ends and not self._inside(line, index):
                return range(index + 1, end)
            if line.parsed and self._of_another(line, index, start, above):
                return range(index + 1, end)
        return range(low, end)

    def _inside(self, line: Line, index: int) -> bool:
        """“*tidak ada yang* terluka”: whether word `index` belongs to a cue that begins before it."""
        return any(self._helpers.at(at, line.raw, line.plain) > index - at for at in range(max(0, index - 2), index))

    def _of_another(self, line: Line, index: int, verb: int, above: set[int]) -> bool:
        """“belum *diketahui* identitasnya, tewas”: whether word `index` is a verb of its own, neither cue nor above `verb`."""
        if line.tokens[index].pos != "VERB" or index in above or line.tokens[index].head == verb:
            return False
        return not any(self._helpers.at(at, line.raw, line.plain) > index - at for at in (index, index - 1))

    def _clause(self, line: Line, trigger: Trigger) -> range:
        """The words before the trigger in its clause; a comma does not end a condition that opens the sentence."""
        low = max(0, trigger.first - FAR)
        for index in range(trigger.first - 1, low - 1, -1):
            if line.raw[index] in self._breaks:
                return range(index + 1, trigger.first)
        return range(low, trigger.first)

    def _above(self, line: Line, trigger: Trigger, words: Companions, *, content: bool) -> tuple[int, int] | None:
        """The word before it on which the trigger depends, where it is one of `words`: as its `content` or in any way."""
        if not line.parsed:
            return None
        below = trigger.head
        for above in islice(line.tree.ancestors(trigger.head), FAR):
            if above < trigger.first and (not content or line.tokens[below].dep in CONTENT):
                length = words.at(above, line.raw, line.plain)
                if length:
                    return above, length
            if line.tokens[below].dep in (APART_CONTENT if content else APART):
                return None
            below = above
        return None


def _concerns(cue: StatusCue, kind: EventType) -> bool:
    return kind not in cue.not_types and (not cue.types or kind in cue.types)
