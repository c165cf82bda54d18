"""Where does the clause that a cue introduces begin and end, and is it one?"""

from collections.abc import Sequence

from runut.annotate.speech.words import Word, is_word
from runut.annotate.statements.draft import Draft
from runut.annotate.statements.naming import Speaker
from runut.annotate.statements.scene import Cue, Scene
from runut.annotate.statements.speakers import Speakers
from runut.languages.schema.cues import Takes
from runut.records.claims import Chain
from runut.records.span import Span

# How many words of a clause are looked at to find its predicate; how far its opening word may stand from the cue.
LOOK, _FAR_OPENING = 45, 26
# Fewer words are no clause.
LEAST = 2
_MOST_COMMAS = 3
# A subject before the next cue, or a phrase around a cue, takes no more words than these.
TAIL = 14


class Clauses:
    """Finds the ends of clauses in one scene."""

    def __init__(self, scene: Scene, speakers: Speakers) -> None:
        """Remember the scene."""
        self._scene, self._speakers = scene, speakers
        self._words, self._lexicon = scene.words, scene.lexicon

    def back_over_asides(self, at: int) -> int:
        """The word before word `at` that is not merely put in between; -1 where there is none."""
        at -= 1
        while at >= 0 and self._words[at].low in self._lexicon.adverbs:
            at -= 1
        return at

    def is_blocked(self, at: int) -> bool:
        """Whether a word before the cue at `at` makes it no statement ("tidak", "tanpa")."""
        lexicon = self._lexicon
        before = at - 1
        while before >= 0 and self._words[before].low in lexicon.harmless:
            before -= 1
        return before >= 0 and self._words[before].low in lexicon.blockers

    def opening(self, cue: Cue) -> int | None:
        """The first word of the content of an active cue: past addressee, place and day, and the word that opens it."""
        at, lexicon = cue.end, self._lexicon
        opener = self._find_opener(at)
        if opener is not None:
            return opener
        if at < len(self._words) and lexicon.names_day(self._words[min(at + 1, len(self._words) - 1)]):
            if self._words[at].low in lexicon.prepositions:
                at = self._past_day(at + 1)
        elif at < len(self._words) and self._words[at].low in lexicon.addressees:
            speaker = self._speakers.after(at + 1)
            at = speaker.end if speaker is not None else at
        return at if at < len(self._words) else None

    def _find_opener(self, at: int) -> int | None:
        """The word after "bahwa", or after the comma of an inserted phrase, a few words from the cue."""
        words, lexicon = self._words, self._lexicon
        inserted = at < len(words) and (words[at].low in lexicon.prepositions or words[at].text in {",", ":"})
        for index in range(at, min(len(words), at + _FAR_OPENING)):
            word = words[index]
            if word.low in lexicon.conditionals and index > at and not inserted:
                return None
            if word.low in lexicon.complementisers and self._scene.quoted(index) is None:
                return index + 1 if index + 1 < len(words) else None
            if word.text in {",", ":"} and inserted and self._ends_insertion(at, index):
                after = index + 1
                if after < len(words) and words[after].low in lexicon.complementisers:
                    after += 1
                return after if after < len(words) else None
            if lexicon.looks_verbal(word) and not inserted and word.low not in lexicon.plain_adverbs:
                return None
        return None

    def _ends_insertion(self, at: int, comma: int) -> bool:
        """Whether the comma ends a phrase between cue and content, not the content's own first phrase."""
        if comma == at:
            return True
        phrase = self._words[at:comma]
        if any(self._lexicon.looks_verbal(word) and word.low not in self._lexicon.prepositions for word in phrase):
            return False
        return comma + 1 < len(self._words)

    def _past_day(self, at: int) -> int:
        while at < len(self._words) and (self._lexicon.names_day(self._words[at]) or self._words[at].text in "()/"):
            at += 1
        return at

    def accepts(self, cue: Cue, start: int, end: int) -> bool:
        """Whether what follows is words of the kind that the cue takes."""
        form, words, lexicon = cue.form, self._words, self._lexicon
        body, quoted = words[start : min(end, start + LOOK)], self.has_quotation(start, end)
        if sum(map(is_word, body)) < LEAST and not quoted:
            return False
        anaphor = lexicon.anaphors.length(words, start)
        if anaphor < LEAST and quoted:
            return True
        if form.takes == "quote" or (anaphor and not self._goes_on(start + anaphor, end)):
            return False
        if words[start].low in lexicon.questions and lexicon.has_predicate(body):
            return True
        marked = words[start - 1].low in lexicon.complementisers or words[start - 1].text in {",", ":"}
        return marked or (form.takes != "that" and self._may_be_clause(cue, body))

    def _goes_on(self, at: int, end: int) -> bool:
        """Whether word `at` makes what stands before it a subject: no sign, and no phrase or clause of another kind begins."""
        words, lexicon = self._words, self._lexicon
        if end - at < LEAST or not is_word(words[at]):
            return False
        low = words[at].low
        apart = low in lexicon.inserts or low in lexicon.conjunctions or low in lexicon.addressees
        return low in lexicon.roles or not (apart or low in lexicon.plain_adverbs or lexicon.names_day(words[at]))

    def _may_be_clause(self, cue: Cue, body: Sequence[Word]) -> bool:
        """Whether words without a mark are a clause, or stand for one behind this cue."""
        form, lexicon = cue.form, self._lexicon
        if form.opinion and any(word.low in lexicon.roles for word in body):
            return True
        first, act = body[: self._first_stop(body)], body[0].low in lexicon.acts
        if lexicon.has_predicate(first) or act:
            return not act or lexicon.has_predicate(first)
        if self._scene.clause_in(first) or form.takes in {"any", "source"} or body[0].low in lexicon.contents:
            return True
        if form.takes == "record":
            return any(word.text[0].isdigit() for word in first)
        return form.takes == "appeal" and any(word.low in lexicon.purposes for word in body)

    def _first_stop(self, body: Sequence[Word]) -> int:
        """Where the first clause of `body` may end: at a comma before a conjunction, or after some commas."""
        lexicon, seen, depth = self._lexicon, 0, 0
        for index, word in enumerate(body):
            depth += (word.text == "(") - (word.text == ")")
            if word.text == "," and depth <= 0 and index:
                following = body[index + 1].low if index + 1 < len(body) else ""
                seen += 1
                if following in lexicon.conjunctions or following in lexicon.subordinators or seen > _MOST_COMMAS:
                    return index
        return len(body)

    def has_quotation(self, start: int, end: int) -> bool:
        """Whether a quotation begins and ends among the words [`start`, `end`)."""
        place = self._scene.page.next_quotation(self._words[start].start)
        if place is None:
            return False
        quotation = self._scene.page.quotations[place]
        return end > start and quotation.outer.end <= self._words[end - 1].end + 1

    def closing(self, start: int, following: Cue | None, takes: Takes = "clause") -> int:
        """The word after the last of the clause: the sentence's end, or the chain or further cue that cuts it off."""
        end = len(self._words)
        chain = self._cutting_chain(start, end)
        if chain is not None:
            end = self._scene.index(chain.cue.start)
        if following is not None and start < following.at < end:
            end = self._cut(start, following, end, takes)
        return end

    def _cutting_chain(self, start: int, end: int) -> Chain | None:
        """The last chain of the sentence, where nothing is told after it."""
        if not self._scene.chains:
            return None
        chain = self._scene.chains[-1]
        first, last = self._scene.index(chain.cue.start), self._scene.index(chain.cue.end)
        if first <= start or self._lexicon.has_predicate(self._words[last : min(end, last + LOOK)]):
            return None
        return chain

    def _cut(self, start: int, following: Cue, end: int, takes: Takes = "clause") -> int:
        words, lexicon = self._words, self._lexicon
        if following.form.kind in {"bare", "clitic", "source"}:
            return following.at if words[following.at - 1].text == "," else end
        for index in range(following.at - 1, max(start, following.at - TAIL) - 1, -1):
            if words[index].low in lexicon.relatives and following.form.kind == "passive" and following.form.opinion:
                return index if takes == "quote" else end
            if words[index].low in lexicon.relatives or (
                index < following.at - 1 and lexicon.is_predicate(words, index)
            ):
                return end
            if words[index].low in lexicon.conjunctions:
                return end if self._joins_nouns(start, index, following.at) else index
        return end

    def _joins_nouns(self, start: int, conjunction: int, cue: int) -> bool:
        """Whether a conjunction before a cue joins two nouns of its subject: no comma, and no clause stands before it."""
        words, lexicon = self._words, self._lexicon
        if words[conjunction - 1].text == "," or self.back_over_asides(cue) <= conjunction:
            return False
        return not lexicon.has_predicate(words[start : min(conjunction, start + LOOK)])

    def draft(self, cue: Cue, words: tuple[int, int], speaker: Speaker | None, zone: Span | None) -> Draft | None:
        """The statement of `cue` whose content is the words [`words`); None where nothing is left of them."""
        start, end = words
        last = self._words[end - 1]
        content = self._scene.trimmed(self._words[start].start, last.end)
        if content is None:
            return None
        span = Span(self._words[cue.at].start, self._words[cue.end - 1].end)
        return Draft(
            content=content,
            cue=span,
            sentence=self._scene.sentence.index,
            zone=zone if zone is not None and len(zone) > 0 else span,
            speaker=speaker,
            wants="named" if speaker is not None and not speaker.pronoun else "earlier",
            continues=cue.form.continues,
            source=cue.form.kind == "source" or cue.form.takes == "source",
            reports=cue.form.kind in {"active", "headline"},
            opinion=cue.form.kind == "passive" and cue.form.opinion and not self.has_quotation(start, end),
        )
