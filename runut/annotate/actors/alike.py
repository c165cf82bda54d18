"""Bodies that nouns of like meaning name with the same modifiers: "Pemkab X", "Pemerintah Kabupaten X"."""

from collections.abc import Callable

from runut.annotate.actors.found import Found
from runut.annotate.actors.lexicon import Lexicon
from runut.annotate.actors.persona import Persona


class Alike:
    """The personas so far that could be called by another noun of like meaning."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Begin with nobody."""
        self._lexicon = lexicon
        self._found: dict[tuple[str, str], Persona] = {}

    def get(self, one: Found, new: Callable[[Found], Persona]) -> Persona | None:
        """The persona that the phrase means, made by `new` when first met; None where its noun is like no other."""
        said = one.names[0].casefold()
        heads = ((noun, nouns) for nouns in self._lexicon.words.alike for noun in nouns if said.startswith(noun + " "))
        head, nouns = max(heads, key=lambda pair: len(pair[0]), default=("", ()))
        if not head:
            return None
        rest = said.removeprefix(head + " ")
        known = self._lexicon.names.get(rest.title()) or self._lexicon.names.get(rest.upper())
        slot = (nouns[0], known.key if known and known.key else rest)
        if slot not in self._found:
            self._found[slot] = new(one)
        return self._found[slot]
