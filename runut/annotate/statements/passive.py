"""What is said to be said by somebody: “dikatakan X bahwa ...”."""

from runut.annotate.statements.clauses import LOOK, TAIL, Clauses
from runut.annotate.statements.draft import Draft
from runut.annotate.statements.naming import Speaker, pronoun_at
from runut.annotate.statements.scene import Cue, Scene
from runut.annotate.statements.speakers import Speakers
from runut.records.span import Span


class Passive:
    """Finds clauses for the passive cues of one scene."""

    def __init__(self, scene: Scene, speakers: Speakers, clauses: Clauses) -> None:
        """Remember the scene."""
        self._scene, self._speakers, self._clauses = scene, speakers, clauses
        self._words, self._lexicon = scene.words, scene.lexicon

    def read(self, cue: Cue, following: Cue | None) -> Draft | None:
        """The clause of a passive `cue` and its agent; `following` is the next cue of the sentence."""
        words, lexicon = self._words, self._lexicon
        if cue.end >= len(words) or self._clauses.is_blocked(cue.at):
            return None
        clitic = cue.form.words[-1].endswith(lexicon.clitics)
        agent = None if clitic else self._agent(cue.end)
        before = self._clauses.back_over_asides(cue.at)
        relative = before >= 0 and words[before].low in lexicon.relatives
        if agent is None and not clitic and not pronoun_at(self._scene, cue.end):
            if words[cue.end].low not in lexicon.roles:
                return self._late_agent(cue)
            agent = self._speakers.first(cue.at) if relative else None
            start = cue.end
        else:
            start = agent.end if agent is not None else cue.end + (not clitic)
            agent = agent or (self._speakers.first(cue.at) if clitic else None)
        if start >= len(words):
            return None
        apart = cue.at == self._scene.lead or (cue.at > 0 and words[cue.at - 1].text == ",")
        start = self._past_apposition(start)
        if words[start].low in lexicon.complementisers or words[start].text == ",":
            start += 1
        elif not apart and not (relative and cue.form.opinion):
            return None
        start += start < len(words) and words[start].low in lexicon.roles
        end = self._relative_end(start, following) if relative else self._clauses.closing(start, following)
        if start >= end or (
            (cue.form.takes == "quote" or words[start - 1].low in lexicon.roles)
            and not self._clauses.has_quotation(start, end)
        ):
            return None
        zone = Span(words[cue.at].start, words[start].start)
        return self._clauses.draft(cue, (start, end), agent, zone)

    def _past_apposition(self, start: int) -> int:
        """Past the comma and the office of the agent, where what is said is opened behind them ("bahwa")."""
        words, lexicon = self._words, self._lexicon
        if words[start].text != ",":
            return start
        for index in range(start + 1, min(len(words) - 1, start + TAIL)):
            if words[index].low in lexicon.complementisers and words[index].low not in lexicon.conditionals:
                return index
            if lexicon.looks_verbal(words[index]):
                break
        return start

    def _relative_end(self, start: int, following: Cue | None) -> int:
        """A relative clause ends at the next comma that is not inside a quotation."""
        end = self._clauses.closing(start, following)
        commas = (at for at in range(start, min(end, start + LOOK)) if self._words[at].text == ",")
        return next((at for at in commas if self._scene.quoted(at) is None), end)

    def _agent(self, at: int) -> Speaker | None:
        by = self._words[at].low in self._lexicon.agents
        found = self._speakers.after(at)
        if found is None or found.at != at + by:
            return None
        return found if found.named or by or pronoun_at(self._scene, at) else None

    def _late_agent(self, cue: Cue) -> Draft | None:
        """The content stands between the cue and its agent: “dianggap ... oleh X”."""
        if not cue.form.opinion:
            return None
        for index in range(cue.end + 1, min(len(self._words), cue.end + TAIL)):
            if self._words[index].low in self._lexicon.agents:
                agent = self._agent(index)
                if agent is None:
                    return None
                return self._clauses.draft(cue, (cue.end, index), agent, None)
        return None
