"""Which words does one root of the lexicon give, and in which voice?"""

from collections.abc import Iterator

from msgspec import Struct

from runut.languages.schema.events import AffixTable, Nasal, Voice, WordForm
from runut.text.remembered import Remembered

SHORTEST = 3  # letters of a word from which a clitic may be taken


class Form(Struct, frozen=True, gc=False):
    """“*menembak jatuh* is the active of *tembak_jatuh*”: one form of an entry, word by word in small letters.

    `base` is the first word without prefix ("kirimkan" for "mengirimkan"), by which carriers are named.
    """

    words: tuple[str, ...]
    voice: Voice
    base: str


class Morphology:
    """The affix rules of one language, made ready for use.

    `plain` holds each word (in small letters) without clitic and without repetition.
    """

    def __init__(self, table: AffixTable) -> None:
        """Index the forms by their marks."""
        self._nasals = table.nasal
        self._forms = {form.mark: form for form in table.form}
        self._common = tuple(form.mark for form in table.form if form.common)
        self._instead = {form.mark for form in table.form if form.instead}
        self._passive = tuple(f"={form.prefix}" for form in table.form if form.common and form.voice == "passive")
        self._stems = tuple(f"{stem}+" for stem in table.stems)
        self._clitics = tuple(sorted(table.clitics, key=len, reverse=True))
        self.plain = Remembered(self._plain)

    def nasal(self, root: str, *, stem: bool = False) -> str:
        """`root` behind me- or pe-: ``nasal("serang")`` is "nyerang"; `stem` where the root begins with a prefix of its own."""
        rule = next((rule for rule in self._nasals if root.startswith(rule.begins) and (stem or not rule.stems)), None)
        return root if rule is None else rule.adds + root[rule.drops :]

    def verb(self, spec: str) -> Iterator[Form]:
        """All forms that one line of `verbs` stands for."""
        written, *marks = spec.split(" ")
        first, *rest = written.split("_")
        if first.startswith("="):
            yield Form((first[1:], *rest), "passive" if first.startswith(self._passive) else "middle", first[1:])
            return
        within = first.startswith(self._stems)
        stem, _, suffix = first.rpartition("+") if first.count("+") > within else (first, "", "")
        root = stem.replace("+", "")
        for mark in self._marks(marks):
            form = self._forms.get(mark)
            if form is not None:
                word = self._word(root, "" if form.suffix else suffix, form, stem=within)
                yield Form((word, *rest), form.voice, root + suffix)

    def noun(self, spec: str) -> Form:
        """The form of one line of `nouns`."""
        words = tuple(spec.split("_"))
        return Form(words, "noun", words[0])

    def _marks(self, marks: list[str]) -> Iterator[str]:
        own = not self._instead.isdisjoint(marks)
        for mark in self._common:
            if f"-{mark}" not in marks and not (own and self._forms[mark].prefix):
                yield mark
        yield from (mark for mark in marks if not mark.startswith("-"))

    def _word(self, root: str, suffix: str, form: WordForm, *, stem: bool) -> str:
        prefix = form.prefix[:-1] if bool(form.clips) and root.startswith(form.clips) else form.prefix
        return prefix + (self.nasal(root, stem=stem) if form.nasal else root) + (form.suffix or suffix)

    def _plain(self, word: str) -> str:
        """`word` (small letters) without clitic and without repetition: "serangan-serangannya" is "serangan"."""
        if "-" in word:
            half, _, other = word.partition("-")
            if half and other.startswith(half):
                word = half
        for clitic in self._clitics:
            if word.endswith(clitic) and len(word) - len(clitic) >= SHORTEST:
                return word[: -len(clitic)]
        return word


def shown(rule: Nasal) -> Iterator[tuple[str, str]]:
    """The pairs of root and word that a rule gives as its proof."""
    for example in rule.examples:
        root, word = example.split(" ")
        yield root, word
