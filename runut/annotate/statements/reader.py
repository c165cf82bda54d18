"""Which statements does one sentence make?"""

from collections.abc import Iterator, Sequence
from functools import cached_property

from runut.annotate.speech.words import is_word
from runut.annotate.statements.direct import Direct
from runut.annotate.statements.draft import Draft
from runut.annotate.statements.hanging import Hanging
from runut.annotate.statements.indirect import Indirect
from runut.annotate.statements.scene import Cue, Scene
from runut.annotate.statements.speakers import Speakers
from runut.records.claims import Chain, Role
from runut.records.span import Span

_LEAST = 2
_LOOK = 45
_MOST_CHAINS, _MOST_QUOTATIONS = 3, 40
# A quotation that ends a clause has its cue among so many next ones.
_SOON = 5
# The inner speaker, cue and addressee together take no more characters than these.
_FRAME = 140


class SceneReader:
    """Finds the cues of one sentence and what each of them gives; `used` holds the quotations that are taken."""

    def __init__(self, scene: Scene, used: set[int]) -> None:
        """`used` is shared by all sentences of a page."""
        self._scene, self._used = scene, used

    @cached_property
    def _speakers(self) -> Speakers:
        return Speakers(self._scene)

    @cached_property
    def _direct(self) -> Direct:
        return Direct(self._scene, self._speakers, self._used)

    @cached_property
    def _indirect(self) -> Indirect:
        return Indirect(self._scene, self._speakers)

    def drafts(self, hanging: Hanging) -> list[Draft]:
        """The sentence's statements in order of their cues; `hanging` keeps a cue whose words the next sentence holds."""
        cues = list(self._cues())
        waiting = hanging.take(self._scene, self._used)
        kept = hanging.watch(self._scene, cues, self._read(cues))
        if waiting is None or any(draft.cue.start < waiting.content.end for draft in kept):
            return kept
        return [waiting, *kept]

    def _read(self, cues: list[Cue]) -> list[Draft]:
        found = self._pair(cues)
        title = self._title() if self._scene.in_title else None
        if title is not None and (not found or self._names_alone(title)):
            found = [title]
        if not found and (told := self._told()) is not None:
            found.append(told)
        kept = self._without_nested(found)
        for draft in kept:
            self._mark(draft)
        return kept

    def _pair(self, cues: list[Cue]) -> list[Draft]:
        """What each cue gives: quotations first, from the left; then clauses, from the right, so that each knows its end."""
        drafts: list[Draft | None] = [self._direct.before(cue) or self._direct.after(cue) for cue in cues]
        following: Cue | None = None
        for number in range(len(cues) - 1, -1, -1):
            earlier = cues[number - 1] if number else None
            drafts[number] = drafts[number] or self._indirect.read(cues[number], following, earlier)
            drafts[number] = drafts[number] or self._direct.cited(cues[number])
            if drafts[number] is not None:
                following = cues[number]
        found: list[Draft] = []
        for number, draft in enumerate(drafts):
            soon = drafts[number + 1 : number + _SOON]
            if draft is not None and self._ends_before(draft, soon) and not self._repeats(draft, found):
                found.append(draft)
        return found

    def _ends_before(self, draft: Draft, later: Sequence[Draft | None]) -> bool:
        """Cut a clause where a quotation begins that has a later cue of its own; False where too little is left of it."""
        following = next((other for other in later if other is not None and other.direct), None)
        if draft.direct or following is None or following.quotation is None:
            return True
        mark = self._scene.page.quotations[following.quotation].outer.start
        if not draft.content.start < mark < draft.content.end:
            return True
        content = self._scene.trimmed(draft.content.start, mark)
        if content is None or sum(map(is_word, self._scene.within(content))) < _LEAST:
            return False
        draft.content = content
        return True

    def _cues(self) -> Iterator[Cue]:
        words, lexicon = self._scene.words, self._scene.lexicon
        free, cues = 0, lexicon.cues
        for at in [at for at, word in enumerate(words) if word.low in cues]:
            forms = lexicon.forms_at(words, at) if at >= free else []
            if not forms or self._scene.quoted(at) is not None:
                continue
            form = next((f for f in forms if f.kind == "headline"), forms[0]) if self._scene.in_title else None
            form = form or next((f for f in forms if f.kind != "headline"), None)
            chain = self._scene.chain_at(at)
            if form is not None and (
                chain is None or form.kind == "source" or (chain.cue.start < words[at].start and form.kind == "active")
            ):
                yield Cue(at, at + len(form.words), form)
                free = at + len(form.words)

    @staticmethod
    def _repeats(draft: Draft, found: list[Draft]) -> bool:
        """Whether a cue at the end of a sentence only repeats whose words these are ("..., menurut X")."""
        return any(
            (other.content.start <= draft.content.start < other.content.end and draft.cue.start >= other.content.end)
            or (draft.content.start <= other.content.start and other.content.end <= draft.content.end)
            for other in found[-4:]
        )

    def _title(self) -> Draft | None:
        """X: what X says, in a title or heading."""
        words, scene = self._scene.words, self._scene
        colon = next((at for at in range(1, min(len(words) - 1, 20)) if words[at].text == ":"), None)
        if colon is None or sum(map(is_word, words[colon + 1 :])) < _LEAST:
            return None
        speaker = self._speakers.of_title(colon)
        if speaker is None:
            return None
        content = scene.trimmed(words[colon + 1].start, scene.sentence.span.end)
        if content is None:
            return None
        cue = Span(words[colon].start, words[colon].end)
        return Draft(content=content, cue=cue, sentence=scene.sentence.index, zone=cue, speaker=speaker)

    def _names_alone(self, title: Draft) -> bool:
        """Whether the speaker stands right before the title's colon, so that cues behind it are part of the words."""
        words = self._scene.words
        return title.speaker is not None and words[title.speaker.end].start == title.cue.start

    def _told(self) -> Draft | None:
        """What a chain alone tells: its innermost body is the speaker."""
        scene, words = self._scene, self._scene.words
        for chain in scene.chains[:_MOST_CHAINS]:
            if scene.quoted(min(scene.index(chain.cue.start), len(words) - 1)) is not None or self._covers_quotation(
                chain
            ):
                continue
            first, last = scene.index(chain.cue.start), scene.index(chain.cue.end)
            before = (scene.lead, first)
            after = self._after_chain(last)
            words_before = sum(map(is_word, words[before[0] : min(before[1], before[0] + _LOOK)]))
            clause = scene.lexicon.has_predicate(words[after : after + _LOOK]) if after < len(words) else False
            start, end = (after, len(words)) if clause or words_before < _LEAST else before
            if sum(map(is_word, words[start : min(end, start + _LOOK)])) < _LEAST + 1:
                continue
            content = scene.trimmed(words[start].start, words[end - 1].end)
            told = (
                clause
                or (start == after and not words_before)
                or scene.lexicon.has_predicate(words[start : min(end, start + _LOOK)])
            )
            if content is not None and told and self._stands_apart(first):
                return self._from_chain(chain, content)
        return None

    def _stands_apart(self, at: int) -> bool:
        """Whether the chain begins the sentence or is set off from it by a sign, or comes last with a verb of its own."""
        return (
            at <= self._scene.lead
            or not is_word(self._scene.words[at - 1])
            or self._scene.lexicon.looks_verbal(self._scene.words[at])
        )

    def _from_chain(self, chain: Chain, content: Span) -> Draft:
        scene = self._scene
        speaker = Speakers.of_chain(scene, chain)
        return Draft(
            content=content, cue=chain.cue, sentence=scene.sentence.index, zone=chain.cue, speaker=speaker, source=True
        )

    def _covers_quotation(self, chain: Chain) -> bool:
        """Whether the chain passes on a quotation, which has a speaker of its own or none."""
        place = self._scene.page.next_quotation(chain.scope.start)
        if place is None:
            return False
        quotation = self._scene.page.quotations[place]
        return quotation.outer.end <= chain.scope.end and len(quotation.inner) * 2 > len(chain.scope) - len(chain.cue)

    def _after_chain(self, at: int) -> int:
        """The first word after a chain, the day of the report and the comma behind them."""
        words, lexicon = self._scene.words, self._scene.lexicon
        while at < len(words) and (not is_word(words[at]) or lexicon.names_day(words[at])):
            at += 1
        return at

    def _mark(self, draft: Draft) -> None:
        """Note which quotations the content holds: one that fills it makes it direct, others make it mixed."""
        page = self._scene.page
        if draft.direct:
            return
        place = page.quotation_at(draft.content.start)
        if place is None:
            place = page.next_quotation(draft.content.start)
        last = place + _MOST_QUOTATIONS if place is not None else 0
        while place is not None and place < min(last, len(page.quotations)):
            quotation = page.quotations[place]
            if quotation.outer.start >= draft.content.end:
                break
            if quotation.opened and quotation.closed:
                self._used.add(place)
                fills = quotation.outer.start <= draft.content.start and quotation.outer.end >= draft.content.end
                if fills and quotation.inner.start < quotation.inner.end:
                    draft.direct, draft.content = (
                        True,
                        self._scene.trimmed(quotation.inner.start, quotation.inner.end) or draft.content,
                    )
                    return
                draft.mixed = True
            place += 1

    def _without_nested(self, found: list[Draft]) -> list[Draft]:
        """Leave out statements within statements, unless the inner one has a named speaker of its own.

        Where a medium reports what a named speaker says, the statement is the speaker's, told on the medium's word.
        """
        kept: list[Draft] = []
        for draft in found:
            outer = next(
                (other for other in kept[-4:] if other.content.start <= draft.cue.start < other.content.end), None
            )
            if outer is None:
                kept.append(draft)
                continue
            own = draft.speaker is not None and draft.speaker.named and not draft.opinion and not draft.source
            if not own or draft.speaker is None:
                continue
            if (
                outer.speaker is not None
                and outer.reports
                and self._is_medium(outer.speaker.role)
                and _begins(outer, draft)
            ):
                kept.remove(outer)
                draft.via = (outer.speaker.role, *outer.via)
            kept.append(draft)
        return kept

    def _is_medium(self, role: Role) -> bool:
        return self._scene.cast.by_id[role.actor].kind == "media"


def _begins(outer: Draft, inner: Draft) -> bool:
    """Whether the outer content is nothing but the inner speaker, cue and words."""
    return inner.content.end >= outer.content.end - 2 and len(outer.content) - len(inner.content) < _FRAME
