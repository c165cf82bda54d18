"""Which kind of act a word tells: an offer is an offer, whether promised, pledged or held ready."""

from collections import defaultdict
from collections.abc import Sequence

from msgspec import Struct

from runut.languages.schema.senses import SensesTable
from runut.languages.stems import Stems

AS_IT_STANDS = "="


class _Form(Struct, frozen=True, array_like=True):
    """The words of a form, the sense they tell and the words that do not count."""

    words: tuple[str, ...]
    sense: str
    but: frozenset[str]


class Senses:
    """“*Menawarkan bantuan* is an offer, *siap membantu* is one too”: the senses of a language's words."""

    def __init__(self, table: SensesTable, stems: Stems) -> None:
        """Take the forms of `table` by their first word; `stems` knows which stems a word may have."""
        self._stems = stems
        self._forms: dict[str, list[_Form]] = defaultdict(list)
        for sense in table.senses:
            for form in sense.forms:
                words = tuple(form.split())
                self._forms[words[0]].append(_Form(words, sense.name, frozenset(sense.but)))

    def of(self, words: Sequence[str], first: int, last: int) -> frozenset[str]:
        """The senses told by the folded `words` from `first` to before `last`; a form that begins there may go on behind."""
        found: set[str] = set()
        at = first
        while at < last:
            longest, senses = self._at(words, at)
            found |= senses
            at += max(1, longest)
        return frozenset(found)

    def _at(self, words: Sequence[str], at: int) -> tuple[int, set[str]]:
        """How many words the longest form has that begins at `at`, and the senses of forms so long; 0 and none without."""
        starts = (*self._stems.of(words[at]), AS_IT_STANDS + words[at])
        fits = [form for start in starts for form in self._forms.get(start, ()) if self._fits(form, words, at)]
        longest = max((len(form.words) for form in fits), default=0)
        return longest, {form.sense for form in fits if len(form.words) == longest}

    def _fits(self, form: _Form, words: Sequence[str], at: int) -> bool:
        here = words[at : at + len(form.words)]
        return (
            len(here) == len(form.words)
            and form.but.isdisjoint(here)
            and all(
                part[1:] == word if part.startswith(AS_IT_STANDS) else part in self._stems.of(word)
                for part, word in zip(form.words, here, strict=True)
            )
        )
