"""The event tables' own examples, read word by word without a parser."""

from collections import Counter

import pytest

from runut.annotate.events.companions import Companions
from runut.annotate.events.lexicon import Lexicon, Rule
from runut.annotate.events.line import Line
from runut.annotate.events.morphology import Morphology, shown
from runut.annotate.events.status import StatusReader
from runut.annotate.events.triggers import Trigger, find_triggers
from runut.languages.load import load_pack
from runut.languages.schema.events import AffixTable, CarrierTable, ContextTable, NoEventTable, StatusCue, StatusTable
from runut.records.annotations import Sentence
from runut.records.codebook import CODEBOOK
from runut.records.span import Span

PACK = load_pack("id")
LEXICON = Lexicon(PACK)
STATUS = PACK.table("status.toml", StatusTable)
CONTEXTS = PACK.table("contexts.toml", ContextTable)
NO_EVENTS = PACK.table("events/none.toml", NoEventTable)


def line_of(text: str) -> Line:
    """`text` as one body sentence without a parse."""
    return Line(Sentence(index=0, span=Span(0, len(text)), block=0, role="body"), text, LEXICON.morphology)


def triggers(text: str) -> list[Trigger]:
    """All readings of all words of `text`."""
    return [trigger for readings in find_triggers(line_of(text), LEXICON) for trigger in readings]


def label(rule: Rule) -> str:
    """A name for a rule: its type and first word."""
    return f"{rule.type}-{rule.order}-{(rule.entry.verbs or rule.entry.nouns)[0]}"


def in_time(cue: StatusCue, text: str) -> bool:
    """Whether the cue gives its status to a trigger of `text`."""
    line = line_of(text)
    reader = StatusReader(STATUS)
    return any(reader.read(line, trigger).status == cue.status for trigger in triggers(text))


@pytest.mark.parametrize("rule", LEXICON.rules, ids=label)
def test_each_entry_finds_itself_in_its_examples(rule: Rule) -> None:
    """Every example of an entry must be read by that very entry."""
    assert rule.entry.examples, label(rule)
    for text in rule.entry.examples:
        assert rule in [trigger.rule for trigger in triggers(text)], text


@pytest.mark.parametrize("rule", [rule for rule in LEXICON.rules if rule.entry.counter_examples], ids=label)
def test_no_entry_finds_itself_in_its_counter_examples(rule: Rule) -> None:
    """No counter-example of an entry may be read by that entry, unless it is a noun that nothing carries or names."""
    for text in rule.entry.counter_examples:
        found = [trigger for trigger in triggers(text) if trigger.rule == rule]
        assert all(trigger.voice == "noun" and trigger.load is None for trigger in found), text


@pytest.mark.parametrize("rule", LEXICON.rules, ids=label)
def test_each_word_of_an_entry_stands_there_once(rule: Rule) -> None:
    """No word may be written twice, nor a verb that another line of the entry makes; a noun has no “*”, as none would be found."""
    entry = rule.entry
    for words in (entry.verbs, entry.nouns, entry.object, entry.subject, entry.near, entry.follows, entry.unless):
        assert len(words) == len(set(words)), [word for word, times in Counter(words).items() if times > 1]
    assert not [noun for noun in entry.nouns if "*" in noun]
    made = Counter(form for spec in entry.verbs for form in set(LEXICON.morphology.verb(spec)))
    for spec in entry.verbs:
        assert any(made[form] == 1 for form in LEXICON.morphology.verb(spec)), spec


def test_modes_belong_to_their_types() -> None:
    """Every mode of the lexicon must be one that the codebook gives its type."""
    for rule in LEXICON.rules:
        for mode in (rule.entry.mode, rule.entry.state_mode):
            assert mode is None or mode in CODEBOOK[rule.type].modes, label(rule)


def test_lexicon_covers_the_language() -> None:
    """The lexicon must hold at least 1,500 verbs, nouns and phrases, and words for every type."""
    assert sum(len(rule.entry.verbs) + len(rule.entry.nouns) for rule in LEXICON.rules) >= 1500
    assert {rule.type for rule in LEXICON.rules} == set(CODEBOOK)


def test_classes_that_entries_name_exist() -> None:
    """Every “@class” of an entry must be a class of `classes.toml`."""
    for rule in LEXICON.rules:
        entry = rule.entry
        for written in (
            *entry.object,
            *entry.subject,
            *entry.object_or_subject,
            *entry.near,
            *entry.unless,
            *entry.follows,
        ):
            assert not written.startswith("@") or written[1:] in LEXICON.classes, (label(rule), written)


def test_affix_rules_make_their_examples() -> None:
    """Each rule for me- must turn its example roots into its example words."""
    table = PACK.table("events/affixes.toml", AffixTable)
    morphology = Morphology(table)
    for rule in table.nasal:
        for root, word in shown(rule):
            assert "me" + morphology.nasal(root, stem=rule.stems) == word


@pytest.mark.parametrize(
    ("spec", "words"),
    [
        ("serang an pe", {"menyerang", "diserang", "serang", "serangan", "penyerangan"}),
        ("rencana ber", {"berencana", "rencana"}),
        ("temu ber per", {"bertemu", "temu", "pertemuan"}),
        ("per+kuat", {"memperkuat", "diperkuat", "perkuat"}),
        ("kirim+kan pe", {"mengirimkan", "dikirimkan", "kirimkan", "pengiriman"}),
        ("=tewas", {"tewas"}),
    ],
)
def test_one_line_gives_all_forms(spec: str, words: set[str]) -> None:
    """One line of the lexicon must give every form of its root and no other."""
    assert {form.words[0] for form in LEXICON.morphology.verb(spec)} == words


def test_words_behind_a_verb_stay_with_it() -> None:
    """A phrase must be inflected in its first word only."""
    assert {form.words for form in LEXICON.morphology.verb("tembak_jatuh")} == {
        ("menembak", "jatuh"),
        ("ditembak", "jatuh"),
        ("tembak", "jatuh"),
    }


@pytest.mark.parametrize("cue", STATUS.cue, ids=lambda cue: f"{cue.status}-{cue.scope}")
def test_status_cues_hold_in_their_examples(cue: StatusCue) -> None:
    """A cue before the trigger must give its status; cues that govern it need a parse and are tested with one."""
    if cue.scope in {"governor", "noun"}:
        words = Companions(cue.words, {})
        assert all(
            any(words.at(i, line_of(text).raw, line_of(text).plain) for i in range(len(line_of(text))))
            for text in cue.examples
        )
        return
    assert all(in_time(cue, text) for text in cue.examples)
    assert not any(in_time(cue, text) for text in cue.counter_examples)


def test_contexts_are_those_of_the_codebook_and_stand_in_their_examples() -> None:
    """Each context's words must stand in its examples and in none of its counter-examples."""
    for entry in CONTEXTS.context:
        words = Companions(entry.words, {})
        assert entry.examples, entry.context
        for text in entry.examples:
            line = line_of(text)
            assert words.first(range(len(line)), line.raw, line.plain), (entry.context, text)
        for text in entry.counter_examples:
            line = line_of(text)
            assert not words.first(range(len(line)), line.raw, line.plain), (entry.context, text)


def test_carriers_and_no_events_stand_in_their_examples() -> None:
    """Each carrier must carry the noun of its example; each run of words that is no event must hide its triggers."""
    for carrier in PACK.table("events/carriers.toml", CarrierTable).carrier:
        for text in carrier.examples:
            assert any(trigger.load and trigger.load.role == carrier.role for trigger in triggers(text)), text
    for phrase in NO_EVENTS.phrase:
        for text in phrase.examples:
            line = line_of(text)
            assert any(LEXICON.nothing.at(i, line.raw, line.plain) for i in range(len(line))), text
