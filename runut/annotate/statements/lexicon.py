"""The speech cues of a language, ready to be looked up word by word."""

import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from runut.annotate.speech.phrases import Phrases
from runut.annotate.speech.words import Word, cut_short, is_word
from runut.languages.schema.cues import CueTable, SpeechVerb, Takes
from runut.records.annotations import ActorKind

# Verbs and adverbs in a row before a predicate.
_FAR = 6
# A cue that has lost its last letter at the end of a sentence has at least these letters left.
_SHORTEST_CUT = 4

FormKind = Literal["bare", "clitic", "active", "passive", "headline", "noun", "source"]


class Form(NamedTuple):
    """One form of a cue: its words in lower case, how it stands to the speaker, what it takes."""

    words: tuple[str, ...]
    kind: FormKind
    takes: Takes = "clause"
    opinion: bool = False
    needs_noun: bool = False
    trailing: bool = False
    continues: bool = False


class Lexicon:
    """`cues.toml` as sets and indexes; `cues` are the words that may begin a cue, whole or without their last letter."""

    def __init__(self, table: CueTable) -> None:
        """Index `table`."""
        self._forms: dict[str, list[Form]] = {}
        for form in sorted(_forms(table), key=lambda form: -len(form.words)):
            self._forms.setdefault(form.words[0], []).append(form)
        self._cut: dict[str, list[Form]] = {}
        for word, forms in self._forms.items():
            if single := [form for form in forms if len(form.words) == 1]:
                self._cut.setdefault(word[:-1], []).extend(single)
        self.cues = frozenset((*self._forms, *self._cut))
        self.complementisers, self.purposes = frozenset(table.complementisers), frozenset(table.purposes)
        self.contents, self.acts, self.anaphors = (
            frozenset(table.contents),
            frozenset(table.acts),
            Phrases(table.anaphors),
        )
        self.asides, self.blockers = frozenset(table.asides), frozenset(table.blockers)
        self.fillers, self.openers = frozenset(table.fillers), Phrases(table.openers)
        self.conjunctions, self.relatives = frozenset(table.conjunctions), frozenset(table.relatives)
        self.agents, self.addressees = frozenset(table.agents), frozenset(table.addressees)
        self.prepositions = frozenset(word.split(" ")[0] for word in table.prepositions)
        self.articles, self.determiners = frozenset(table.articles), frozenset(table.determiners)
        self.source_nouns, self.media = frozenset(table.source_nouns), Phrases(table.media)
        self.pronouns, self.collectives = frozenset(table.pronouns), frozenset(table.collectives)
        self.subordinators, self.roles = frozenset(table.subordinators), frozenset(table.roles)
        self._compounds = Phrases(table.compounds)
        self.belonging = frozenset(table.belonging)
        self._cut_pronouns = frozenset(word[:-1] for word in table.pronouns)
        self.days, self.glue, self.clitics = frozenset(table.days), table.glue, table.clitics
        self.kinds: dict[str, ActorKind] = {noun: row.kind for row in reversed(table.speaker) for noun in row.nouns}
        self.naming, self.conditionals = frozenset(table.naming), frozenset(table.conditionals)
        self.announcing = frozenset(word for row in table.noun for word in row.words) | frozenset(table.openings)
        self.questions, self.behind_quotations = frozenset(table.questions), frozenset(table.behind_quotations)
        self.according = frozenset(word for row in table.source for word in row.words if not row.nouns)
        self.ordinary = frozenset(noun for row in table.speaker if row.ordinary for noun in row.nouns)
        self._join()
        self._predicates, self._not_verbs = frozenset(table.predicates), frozenset(table.not_verbs)
        self._verb = re.compile(table.verb_shape)

    def _join(self) -> None:
        """Make the sets that are made of others."""
        self.closed = self.prepositions | self.relatives | self.conjunctions | self.complementisers
        self.stand_ins = self.pronouns | self.collectives
        self.joins = self.conjunctions | self.subordinators
        self.inserts = self.prepositions | self.relatives | self.subordinators
        self.adverbs = self.asides - self.relatives
        self.plain_adverbs = self.adverbs - self.determiners
        self.harmless = self.adverbs - self.blockers
        self.before_body = self.source_nouns | self.asides | self.articles | self.agents | self.belonging

    def forms_at(self, words: Sequence[Word], at: int) -> list[Form]:
        """The forms that begin at word `at`, longest first; a word that has lost its last letter is known all the same."""
        low = words[at].low
        if low in self._cut and cut_short(words, at):
            return self._cut[low]
        forms = self._forms.get(low)
        if forms is None and low not in self._cut:
            return []
        if forms is None:
            last = at + 2 == len(words) and words[at + 1].text == "." and len(low) >= _SHORTEST_CUT
            return [form for form in self._cut.get(low, ()) if form.kind == "active"] if last else []
        return [form for form in forms if len(form.words) == 1 or _begins(words, at, form.words)]

    def stands_for_speaker(self, words: Sequence[Word], at: int) -> bool:
        """Whether word `at` is a pronoun or the like, whole or without its last letter."""
        low = words[at].low
        if low in self.pronouns or low in self.collectives:
            return True
        return cut_short(words, at) and low in self._cut_pronouns

    def looks_verbal(self, word: Word) -> bool:
        """Whether the word, by its shape alone, is a verb or stands only in clauses."""
        if word.low in self._predicates:
            return True
        return self._verb.match(word.low) is not None and word.low not in self._not_verbs

    def is_predicate(self, words: Sequence[Word], at: int) -> bool:
        """Whether word `at` is a predicate of its own clause: not one of a relative clause or behind a preposition."""
        if not self.looks_verbal(words[at]) or self._compounds.length(words, at) > 1:
            return False
        before = at - 1
        if before >= 0 and self._compounds.length(words, before) > 1:
            return False
        nearest = max(-1, at - _FAR)
        while before > nearest and (self.looks_verbal(words[before]) or words[before].low in self.plain_adverbs):
            before -= 1
        if before < 0 or not is_word(words[before]):
            return True
        low = words[before].low
        return low not in self.relatives and low not in self.prepositions and low not in self.subordinators

    def has_predicate(self, words: Sequence[Word]) -> bool:
        """Whether some word of `words` is a predicate."""
        return any(self.is_predicate(words, at) for at in range(len(words)))

    def names_day(self, word: Word) -> bool:
        """Whether the word belongs to a time phrase."""
        return word.low in self.days or word.text[0].isdigit()


def _begins(words: Sequence[Word], at: int, phrase: Sequence[str]) -> bool:
    return [word.low for word in words[at : at + len(phrase)]] == list(phrase)


def _forms(table: CueTable) -> Iterator[Form]:
    for verb in table.verb:
        yield from _verb_forms(verb, table.clitics)
    for noun in table.noun:
        for word in noun.words:
            yield Form(tuple(word.split(" ")), "noun", "quote")
    for source in table.source:
        for word in source.words:
            kind: FormKind = "clitic" if word.endswith(table.clitics) else "source"
            yield Form((word,), kind, "any", needs_noun=source.nouns, trailing=source.trailing)


def _verb_forms(verb: SpeechVerb, clitics: Sequence[str]) -> Iterator[Form]:
    rows: tuple[tuple[FormKind, tuple[str, ...]], ...] = (
        ("bare", verb.bare),
        ("clitic", tuple(word + clitic for word in verb.bare for clitic in clitics)),
        ("active", verb.active),
        ("passive", verb.passive),
        ("headline", verb.headline),
    )
    for kind, forms in rows:
        for form in forms:
            yield Form(tuple(form.split(" ")), kind, verb.takes, opinion=verb.opinion, continues=verb.continues)
