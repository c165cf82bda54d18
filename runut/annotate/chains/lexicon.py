"""The chain cues of a language, ready to be looked up word by word."""

from collections.abc import Sequence
from typing import NamedTuple

from runut.annotate.speech.phrases import Phrases
from runut.annotate.speech.words import Word
from runut.languages.schema.chains import ChainKind, ChainTable

Phrase = tuple[str, ...]


class Form(NamedTuple):
    """One cue as a phrase of words in lower case."""

    words: Phrase
    kind: ChainKind
    apart: bool


class Lexicon:
    """`chains.toml` as sets and indexes; `cues` are the words that chain cues begin with."""

    def __init__(self, table: ChainTable) -> None:
        """Index `table`."""
        self._forms: dict[str, list[Form]] = {}
        forms = [Form(tuple(words.split(" ")), cue.kind, cue.apart) for cue in table.cue for words in cue.words]
        for form in sorted(forms, key=lambda form: -len(form.words)):
            self._forms.setdefault(form.words[0], []).append(form)
        self.cues = frozenset(self._forms)
        self.links, self.media, self.leading = Phrases(table.links), Phrases(table.media), Phrases(table.leading)
        self.nouns, self.days = frozenset(table.nouns), frozenset(table.days)
        self.places = frozenset(table.places)
        self.conjunctions, self.glue, self.credits = frozenset(table.conjunctions), table.glue, table.credits

    def form_at(self, words: Sequence[Word], at: int) -> Form | None:
        """The longest cue that begins at word `at`."""
        for form in self._forms.get(words[at].low, ()):
            if len(form.words) == 1 or tuple(word.low for word in words[at : at + len(form.words)]) == form.words:
                return form
        return None
