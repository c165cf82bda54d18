"""Does a report tell for sure that something happened, or only that somebody says so?"""

from runut.languages.pack import Pack
from runut.languages.schema.comparing import ComparingTable
from runut.records.claims import Event
from runut.records.reading import Reading
from runut.text.fingerprints import folded, words

NEAR = 3  # words in front of the event in which a word of doubt is meant for it


class Doubts:
    """Tells by one language's words what is only alleged."""

    def __init__(self, pack: Pack) -> None:
        """Read the pack's `comparing.toml`."""
        table = pack.table("comparing.toml", ComparingTable)
        self._forms = frozenset(form for doubt in table.doubts for form in doubt.forms)

    def doubted(self, reading: Reading, event: Event) -> bool:
        """Whether a word of doubt stands closely in front of the event, or in the cue of the statement that it is part of."""
        text, trigger = reading.article.text, event.trigger
        said = event.sentence_span.quote(text)
        if not said.isascii() or self._forms_in(said.lower()):  # most sentences have no such word
            before = [word for word in words(text, event.sentence_span) if word.end <= trigger.start]
            if any(word.folded in self._forms for word in before[-NEAR:]):
                return True
        cues = [one.cue for one in reading.statements if one.content.overlaps(trigger) and one.mode == "indirect"]
        return any(word in self._forms for cue in cues for word in folded(text, cue))

    def _forms_in(self, said: str) -> bool:
        return any(form in said for form in self._forms)
