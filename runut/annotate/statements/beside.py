"""What stands beside a cue and its speaker: “..., kata X”, “menurut X, ...”."""

from runut.annotate.speech.words import is_word
from runut.annotate.statements.clauses import LEAST, LOOK, Clauses
from runut.annotate.statements.draft import Draft
from runut.annotate.statements.naming import Speaker, pronoun_at
from runut.annotate.statements.scene import Cue, Scene
from runut.annotate.statements.speakers import Speakers
from runut.records.span import Span


class Beside:
    """Finds clauses for the cues of one scene that stand before, after or amid what is said."""

    def __init__(self, scene: Scene, speakers: Speakers, clauses: Clauses) -> None:
        """Remember the scene."""
        self._scene, self._speakers, self._clauses = scene, speakers, clauses
        self._words, self._lexicon = scene.words, scene.lexicon

    def read(self, cue: Cue, following: Cue | None) -> Draft | None:
        """The clause that follows, surrounds or precedes `cue` and its speaker; `following` is the next cue."""
        if cue.form.words[0] in self._lexicon.behind_quotations:
            return None
        begins = cue.at <= self._scene.lead or self._begins_anew(cue) or self._follows_conjunction(cue)
        apart = begins or self._is_apart(cue)
        speaker = self._neighbour(cue)
        clitic = cue.form.kind == "clitic"
        if begins and self._scene.in_title and cue.form.takes == "quote":
            return None
        if not apart or (speaker is None and not clitic and not pronoun_at(self._scene, cue.end)):
            return self._trailing(cue, speaker)
        after = self._after_speaker(cue, speaker)
        before = None if begins else self._before_cue(cue)
        rest = self._rest(after, following)
        initial = before is None
        if rest is not None and (initial or self._prefers_rest(before, rest)):
            zone = Span(self._words[cue.at].start, max(self._words[cue.end - 1].end, self._words[rest[0]].start))
            return self._clauses.draft(cue, rest, speaker, zone)
        if before is None:
            return None
        return self._clauses.draft(cue, before, speaker, Span(self._words[cue.at].start, self._scene.sentence.span.end))

    def _begins_anew(self, cue: Cue) -> bool:
        """A capital in running text: a teaser without a full stop stands before the sentence."""
        word = self._words[cue.at]
        return (
            cue.form.kind == "source"
            and word.text[0].isupper()
            and not self._scene.in_title
            and is_word(self._words[cue.at - 1])
        )

    def _follows_conjunction(self, cue: Cue) -> bool:
        """A conjunction before a word for a source: a clause of its own begins ("air surut, tetapi menurut X ...")."""
        return (
            cue.form.words[0] in self._lexicon.according and self._words[cue.at - 1].low in self._lexicon.conjunctions
        )

    def _is_apart(self, cue: Cue) -> bool:
        """Whether a sign or a relative pronoun sets the cue off; a word for a source with its ending needs neither."""
        word = self._words[cue.at - 1]
        if cue.form.kind == "clitic" and cue.form.words[0] in self._lexicon.according:
            return True
        return word.text in {",", "-", "–", "—"} or word.low in self._lexicon.relatives

    def _neighbour(self, cue: Cue) -> Speaker | None:
        if cue.form.kind == "clitic":
            return None
        at = cue.end
        if cue.form.needs_noun and not (at < len(self._words) and self._words[at].low in self._lexicon.source_nouns):
            return None
        if cue.form.kind == "source":
            return self._source_speaker(at)
        if cue.form.kind == "bare" and self._is_relativised(cue.at):
            return None
        found = self._speakers.after(at)
        return found if found is not None and found.at == at else None

    def _is_relativised(self, at: int) -> bool:
        return at > 0 and self._words[at - 1].low in self._lexicon.relatives

    def _source_speaker(self, at: int) -> Speaker | None:
        """The body behind "menurut": past nouns of what it issued, up to the comma."""
        words, lexicon = self._words, self._lexicon
        first = at
        while at < len(words) and words[at].low in lexicon.before_body and not self._starts_mention(at):
            at += 1
        found = self._speakers.after(at) if at < len(words) and is_word(words[at]) else None
        if found is not None:
            return found
        whole = self._speakers.after(first) if at > first else None
        inside = whole is not None and (at >= len(words) or whole.role.span.start < words[at].start)
        return whole if inside else None

    def _starts_mention(self, at: int) -> bool:
        named = self._scene.cast.at(self._words[at].start)
        return named is not None and named.start == self._words[at].start and named.form != "noun"

    def _after_speaker(self, cue: Cue, speaker: Speaker | None) -> int:
        if speaker is not None:
            return self._behind_name(speaker)
        return cue.end + pronoun_at(self._scene, cue.end)

    def _behind_name(self, speaker: Speaker) -> int:
        """The word behind a speaker's phrase; behind the bare name where a clause begins right there."""
        at = self._scene.index(speaker.role.span.end)
        phrase = speaker.named and speaker.at < at < speaker.end and self._words[at].text[0].islower()
        return at if phrase and self._goes_straight_on(at, self._next_comma(at)) else speaker.end

    def _rest(self, after: int, following: Cue | None) -> tuple[int, int] | None:
        """The clause behind the speaker: after the next comma, past days, places and chains; or at once."""
        words = self._words
        at = after
        if at < len(words) and words[at].text not in {",", ":"}:
            comma = self._next_comma(at)
            if self._goes_straight_on(at, comma):
                return self._clause(at, following)
            at = comma
        while at < len(words) and words[at].text in {",", ":"}:
            at += 1
            comma = self._next_comma(at)
            inserted = words[at:comma]
            if comma >= len(words) or not inserted:
                break
            chain = self._scene.chain_at(at)
            if chain is not None:
                at = max(at, self._scene.index(chain.cue.end))
                at = at if at < len(words) and words[at].text == "," else self._next_comma(at)
                continue
            days = self._lexicon.names_day(inserted[0]) and not self._lexicon.has_predicate(inserted)
            if not days:
                break
            at = comma
        return self._clause(at, following) if at < len(words) else None

    def _goes_straight_on(self, at: int, comma: int) -> bool:
        """Whether a clause begins at word `at` with no comma before it ("menurutnya" air akan surut)."""
        first, lexicon = self._words[at], self._lexicon
        if (
            not is_word(first)
            or first.low in lexicon.inserts
            or first.low in lexicon.naming
            or lexicon.names_day(first)
        ):
            return False
        return lexicon.has_predicate(self._words[at:comma])

    def _clause(self, at: int, following: Cue | None) -> tuple[int, int] | None:
        """The words of the clause that begins at word `at`; None where they are too few."""
        words = self._words
        if words[at].low in self._lexicon.complementisers:
            at += 1
        end = self._clauses.closing(at, following)
        return (at, end) if sum(map(is_word, words[at : min(end, at + LOOK)])) >= LEAST else None

    def _next_comma(self, at: int) -> int:
        depth = 0
        stop = min(len(self._words), at + LOOK)
        while at < stop:
            text = self._words[at].text
            depth += (text == "(") - (text == ")")
            if text in {",", ":"} and depth <= 0:
                return at
            at += 1
        return len(self._words)

    def _before_cue(self, cue: Cue) -> tuple[int, int] | None:
        start = self._scene.lead
        if sum(map(is_word, self._words[start : min(cue.at, start + LOOK)])) < LEAST:
            return None
        return start, cue.at

    def _prefers_rest(self, before: tuple[int, int] | None, rest: tuple[int, int]) -> bool:
        """A cue amid a clause: what follows it, where that can stand as a clause and is not the shorter by far."""
        if before is None:
            return True
        words, lexicon = self._words, self._lexicon
        tail, head = words[rest[0] : min(rest[1], rest[0] + LOOK)], words[before[0] : min(before[1], before[0] + LOOK)]
        if tail[0].low in lexicon.relatives:
            return False
        if any(word.low in lexicon.relatives for word in head[-LEAST:]):
            return True
        if lexicon.has_predicate(head):
            clausal = lexicon.has_predicate(tail) or tail[0].low in lexicon.prepositions
            return clausal and rest[1] - rest[0] >= before[1] - before[0]
        phrase = head[0].low in lexicon.prepositions or head[0].low in lexicon.subordinators
        return (
            phrase
            or lexicon.has_predicate(tail)
            or lexicon.looks_verbal(tail[0])
            or tail[0].low in lexicon.prepositions
        )

    def _trailing(self, cue: Cue, speaker: Speaker | None) -> Draft | None:
        """A title's "... versi X": what went before."""
        if not (cue.form.trailing and self._scene.in_title and speaker is not None):
            return None
        before = self._before_cue(cue)
        if before is None:
            return None
        comma = next(
            (at for at in range(cue.at - 1, max(before[0], cue.at - LOOK), -1) if self._words[at].text == ","),
            before[0] - 1,
        )
        return self._clauses.draft(cue, (comma + 1, cue.at), speaker, None)
