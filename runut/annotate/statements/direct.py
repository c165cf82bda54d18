"""Which quotation belongs to this cue?"""

from runut.annotate.speech.quotes import Quotation
from runut.annotate.speech.words import Word, is_word, words_in
from runut.annotate.statements.draft import Draft
from runut.annotate.statements.naming import Speaker, pronoun_at
from runut.annotate.statements.scene import Cue, Scene
from runut.annotate.statements.speakers import Speakers
from runut.records.span import Span

# Between a quotation and the cue that follows it stand no more characters than these.
_NEAR, _FAR = 120, 600
# Words between a cue and the quotation that follows it ("kepada wartawan di kantornya").
_MOST_BETWEEN = 30
_MOST_FILLERS = 2
# A quoted name or term has no more words than these.
_LONGEST_TERM = 6
_SENTENCE_END = frozenset(".!?…:\n-–—)")
_POST_KINDS = frozenset({"bare", "clitic", "noun", "passive", "active"})


class Direct:
    """Finds quotations for the cues of one scene; `used` holds the places of those that have a cue already."""

    def __init__(self, scene: Scene, speakers: Speakers, used: set[int]) -> None:
        """`used` is shared by all scenes of a page."""
        self._scene, self._speakers, self._used = scene, speakers, used
        self._page, self._words = scene.page, scene.words

    def before(self, cue: Cue) -> Draft | None:
        """The quotation that ended just before the cue: “...”, kata X."""
        start = self._words[cue.at].start
        place = self._page.last_quotation(start)
        if place is None or place in self._used or cue.form.kind not in _POST_KINDS:
            return None
        quotation = self._page.quotations[place]
        if start - quotation.outer.end > _NEAR:
            return None
        between = words_in(self._page.text, Span(quotation.outer.end, start))
        if not self._fits_between(cue, quotation, between):
            return None
        return self._draft(cue, place)

    def cited(self, cue: Cue) -> Draft | None:
        """The quotation that ended just before a word for a source and a noun for what it issued (menurut laporan itu)."""
        start = self._words[cue.at].start
        place = self._page.last_quotation(start)
        noun = cue.end < len(self._words) and self._words[cue.end].low in self._scene.lexicon.source_nouns
        if place is None or place in self._used or cue.form.kind != "source" or not noun:
            return None
        between = words_in(self._page.text, Span(self._page.quotations[place].outer.end, start))
        return None if any(is_word(word) for word in between) else self._draft(cue, place)

    def _fits_between(self, cue: Cue, quotation: Quotation, between: list[Word]) -> bool:
        plain = [word for word in between if is_word(word)]
        fillers = self._scene.lexicon.fillers
        only_fillers = all(word.low in fillers for word in plain)
        if cue.form.kind in {"bare", "clitic"}:
            return only_fillers
        if cue.form.kind == "noun":
            return bool(plain) and (only_fillers or (plain[0].low in fillers and len(plain) <= _MOST_FILLERS))
        if cue.form.kind == "passive":
            return bool(plain) and only_fillers
        return self._subject_between(cue, quotation, plain)

    def _subject_between(self, cue: Cue, quotation: Quotation, plain: list[Word]) -> bool:
        """“...,” X mengatakan: the sentence goes on after the quotation, and nothing else follows the cue."""
        text = self._page.text
        goes_on = text[quotation.outer.end : quotation.outer.end + 1] == "," or text[quotation.inner.end - 1] == ","
        joined = any(word.low in self._scene.lexicon.conjunctions for word in plain[:1])
        if not plain or not goes_on or joined or len(plain) > _MOST_BETWEEN:
            return False
        rest = self._words[cue.end : cue.end + 1]
        ends = not rest or not is_word(rest[0]) or rest[0].low in self._scene.lexicon.prepositions
        return ends and self._speakers.before(cue.at) is not None

    def after(self, cue: Cue) -> Draft | None:
        """The quotation that follows the cue: X mengatakan, “...”."""
        place = self._page.next_quotation(self._words[cue.end - 1].end)
        if place is None or place in self._used:
            return None
        quotation = self._page.quotations[place]
        first = self._scene.index(quotation.outer.start)
        if quotation.outer.start >= self._scene.sentence.span.end and not self._follows_colon(cue, quotation):
            return None
        between = self._words[cue.end : min(first, cue.end + 2 * _MOST_BETWEEN)]
        if not self._leads_up(cue, between) or not self._ends_sentence(quotation):
            return None
        if not quotation.opened:
            return None
        return self._draft(cue, place, after=True)

    def _follows_colon(self, cue: Cue, quotation: Quotation) -> bool:
        start = self._words[cue.end - 1].end
        return self._page.text[max(start, quotation.outer.start - _NEAR) : quotation.outer.start].rstrip().endswith(":")

    def _leads_up(self, cue: Cue, between: list[Word]) -> bool:
        lexicon = self._scene.lexicon
        plain = [word for word in between if is_word(word)]
        if all(word.low in lexicon.complementisers or word.low in lexicon.asides for word in plain):
            return cue.form.kind != "noun" or bool(between and between[-1].text == ":")
        opens = between[-1].text in {",", ":"} or between[-1].low in lexicon.complementisers
        if len(plain) > _MOST_BETWEEN or not opens:
            return False
        if cue.form.kind in {"bare", "source", "noun"}:
            return cue.at <= self._scene.lead or between[-1].text == ":"
        inserted = plain[0].low in lexicon.prepositions or between[-1].text == ":" or lexicon.names_day(plain[0])
        return inserted and not lexicon.has_predicate(
            [w for w in between if w.low not in lexicon.prepositions][:_MOST_BETWEEN]
        )

    def _ends_sentence(self, quotation: Quotation) -> bool:
        """Whether nothing but another cue or a chain follows the quotation in its sentence."""
        page = self._page
        if not quotation.closed:
            return True
        last = page.sentences[page.position(max(quotation.outer.start, quotation.outer.end - 1))]
        tail = Span(quotation.outer.end, max(quotation.outer.end, min(last.span.end, quotation.outer.end + 80)))
        rest = [word for word in words_in(page.text, tail, self._scene.lexicon.glue) if is_word(word)]
        if not rest or (len(quotation.inner) > 0 and page.text[quotation.inner.end - 1] in ".!?"):
            return True
        bare = any(form.kind in {"bare", "clitic"} for form in self._scene.lexicon.forms_at(rest, 0))
        fillers = rest[0].low in self._scene.lexicon.fillers
        goes_on = (
            quotation.inner and page.text[quotation.inner.end - 1] == "," and rest[0].low in self._scene.lexicon.inserts
        )
        chained = any(chain.cue.start <= rest[0].start < chain.cue.end for chain in self._scene.chains)
        return bare or fillers or chained or bool(goes_on)

    def _draft(self, cue: Cue, place: int, *, after: bool = False) -> Draft | None:
        quotation = self._page.quotations[place]
        content, direct = quotation.inner, True
        if not after and (whole := self._embedding(quotation)) is not None:
            content, direct = whole, False
        trimmed = self._scene.trimmed(content.start, content.end)
        if trimmed is None:
            return None
        self._used.add(place)
        split = None if after else self._other_half(cue, quotation)
        if split is not None:
            other = self._page.quotations[split]
            self._used.add(split)
            if len(other.inner) > len(trimmed):
                trimmed, place = self._scene.trimmed(other.inner.start, other.inner.end) or trimmed, split
        speaker = self._speaker(cue, after=after)
        end = self._scene.sentence.span.end
        zone = (
            Span(self._scene.sentence.span.start, quotation.outer.start)
            if after
            else Span(self._words[cue.at].start, end)
        )
        return Draft(
            content=trimmed,
            cue=Span(self._words[cue.at].start, self._words[cue.end - 1].end),
            sentence=self._page.sentences[self._page.position(trimmed.start)].index,
            zone=zone if len(zone) > 0 else Span(self._words[cue.at].start, self._words[cue.end - 1].end),
            direct=direct,
            continues=cue.form.continues,
            quotation=place,
            speaker=speaker,
            wants="earlier" if speaker is None or speaker.pronoun else "named",
        )

    def _speaker(self, cue: Cue, *, after: bool) -> Speaker | None:
        active = cue.form.kind in {"active", "headline"}
        if active:
            found = self._speakers.before(cue.at)
            if found is None and not pronoun_at(self._scene, cue.at - 1):
                return self._speakers.first(cue.at) if after else None
            return found
        if pronoun_at(self._scene, cue.end):
            return None
        found = self._speakers.after(cue.end)
        if found is None and cue.form.kind in {"noun", "bare"}:
            return self._speakers.before(cue.at) if cue.form.kind == "noun" else self._speakers.anyone(cue.end)
        if cue.form.kind == "clitic" and found is not None and (not found.named or found.at != cue.end):
            return None
        return found

    def _embedding(self, quotation: Quotation) -> Span | None:
        """The clause that a quotation is only part of: its sentence from the first word on; None where it stands alone."""
        page = self._page
        host = page.sentences[page.position(quotation.outer.start)]
        prefix = page.text[max(host.span.start, quotation.outer.start - 4000) : quotation.outer.start].rstrip()
        if not quotation.opened or not prefix or prefix[-1] in _SENTENCE_END:
            return None
        scene = (
            self._scene
            if host is self._scene.sentence
            else Scene(page, page.position(host.span.start), self._scene.cast, self._scene.lexicon)
        )
        lead = scene.words[scene.lead].start if scene.lead < len(scene.words) else host.span.start
        before = (
            [
                word
                for word in scene.within(Span(max(lead, quotation.outer.start - _FAR), quotation.outer.start))
                if is_word(word)
            ]
            if lead < quotation.outer.start
            else []
        )
        if not before or self._is_sentence(quotation):
            return None
        return Span(lead, quotation.outer.end)

    def _is_sentence(self, quotation: Quotation) -> bool:
        """Whether the quotation is a sentence of its own: a capital, and more words than a name or term has."""
        inner = self._page.text[quotation.inner.start : min(quotation.inner.end, quotation.inner.start + _NEAR)]
        return inner[0].isupper() and len(inner.split()) > _LONGEST_TERM

    def _other_half(self, cue: Cue, quotation: Quotation) -> int | None:
        """The second part of a quotation that the cue stands amid: “...”, kata X, “...”."""
        following = self._page.next_quotation(self._words[cue.end - 1].end)
        if following is None or following in self._used:
            return None
        other = self._page.quotations[following]
        if other.outer.start >= self._scene.sentence.span.end or not other.opened:
            return None
        before = self._page.text[self._words[cue.end - 1].end : other.outer.start].rstrip()
        goes_on = self._page.text[quotation.inner.end - 1] not in ".!?"
        return following if before.endswith(",") and goes_on and len(before) <= _NEAR else None
