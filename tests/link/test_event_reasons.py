"""What single reasons say about two reports."""

import msgspec

from runut.languages.load import load_pack
from runut.languages.schema.linking import LinkingTable
from runut.languages.schema.senses import SensesTable
from runut.languages.stems import Stems
from runut.link.rarity import Rarity
from runut.link.reasons.events.dates import only_one_dated, same_date
from runut.link.reasons.events.kinds import same_kind
from runut.link.reasons.events.neighbours import points_back, same_sentence, title_and_lead, told_on
from runut.link.reasons.events.numbers import other_numbers, same_numbers
from runut.link.reasons.events.parties import no_receivers, same_countries, same_doers, same_receivers, two_persons
from runut.link.reasons.events.senses import same_sense
from runut.link.reasons.events.statuses import same_status
from runut.link.reasons.events.wordings import same_clause
from runut.link.report import Report, Reporter
from runut.link.senses import Senses
from runut.link.signals import Signal
from runut.link.wording import told_apart, weights
from tests.link.made import reading, with_actors, with_events
from tests.link.reports import report

TOMAR, ARDEN, VELMORA = "person:tomar", "person:arden", "state:VEL"
VEL = frozenset({"VEL"})
PACK = load_pack("id")
TABLE = PACK.table("linking.toml", LinkingTable)
STEMS = Stems(TABLE)
SENSES = Senses(PACK.table("senses.toml", SensesTable), STEMS)


def strength(signal: Signal | None) -> float:
    """How much a reason says; 0 where it says nothing."""
    return 0.0 if signal is None else signal.strength


def test_who_acts_for_a_state_may_be_meant_by_it() -> None:
    """A president and the president's state go together weakly; two persons of one country neither way; strangers do not."""
    person = report(1, doers=frozenset({TOMAR}), doer_countries=VEL)
    state = report(2, doers=frozenset({VELMORA}), doer_countries=VEL)
    other = report(3, doers=frozenset({ARDEN}), doer_countries=VEL)
    stranger = report(4, doers=frozenset({"state:KAR"}), doer_countries=frozenset({"KAR"}))
    assert 0 < strength(same_doers(person, state)) < strength(same_doers(person, person))
    assert same_doers(person, other) is None
    assert strength(same_doers(person, stranger)) < 0


def test_between_the_same_countries_in_any_roles() -> None:
    """Who meets whom may be told either way, by persons or states; one country alone, or a third, says nothing."""
    kar = frozenset({"KAR"})
    there = report(1, doer_countries=VEL, receiver_countries=kar)
    both = report(2, doer_countries=VEL | kar)
    assert strength(same_countries(there, both)) == 1.0
    assert same_countries(report(3, doer_countries=VEL), report(4, receiver_countries=VEL)) is None
    assert same_countries(there, report(5, doer_countries=VEL | kar | {"ILM"})) is None


def test_the_denial_of_another_is_another_denial() -> None:
    """Other actors part what is done by saying it more than what is done."""
    doers = (frozenset({TOMAR}), frozenset({"state:KAR"}))
    denials = (report(n, "REJECT", doers=who) for n, who in enumerate(doers))
    attacks = (report(n, "ASSAULT", doers=who) for n, who in enumerate(doers))
    assert strength(same_doers(*denials)) < strength(same_doers(*attacks)) < 0


def test_two_of_one_country_undergo_two_things() -> None:
    """What is done to one person is not done to another, though both are of one country."""
    one, other = (report(n, receivers=frozenset({who}), receiver_countries=VEL) for n, who in ((1, TOMAR), (2, ARDEN)))
    assert -1.0 < strength(same_receivers(one, other)) < 0
    assert no_receivers(one, other) is None
    assert strength(no_receivers(report(1), report(2))) == 1.0


def test_one_article_knows_two_persons_apart() -> None:
    """Two persons in one article undergo two things; a person and that person's state, or two articles, say nothing."""
    one, other, both, state = (
        report(n, receivers=frozenset(who))
        for n, who in enumerate(({TOMAR}, {ARDEN}, {TOMAR, ARDEN}, {VELMORA}), start=1)
    )
    elsewhere = msgspec.structs.replace(other, article="a2")
    assert strength(two_persons(one, other)) == -1.0
    assert two_persons(one, both) is None
    assert two_persons(one, state) is None
    assert two_persons(one, elsewhere) is None
    assert two_persons(one, report(5)) is None


def test_one_article_knows_two_counts_apart() -> None:
    """Two counts of one unit in one article measure two happenings; those of two articles, or of two units, say nothing."""
    five, nine = (report(n, numbers=frozenset({(float(n), "person")})) for n in (5, 9))
    assert strength(other_numbers(five, nine)) == -1.0
    assert other_numbers(five, msgspec.structs.replace(nine, article="a2")) is None
    assert other_numbers(five, report(7, numbers=frozenset({(9.0, "house")}))) is None
    both = report(8, numbers=five.numbers | nine.numbers)
    assert other_numbers(five, both) is None
    assert strength(same_numbers(five, both)) == 1.0
    assert other_numbers(five, report(6)) is None


def test_years_apart_are_never_one_happening() -> None:
    """Deaths of 2021 and 2025 must speak against each other more than days apart, however few or many."""
    flood = report(1, date="2025-08-09")
    days = strength(same_date(flood, report(2, date="2025-10-30")))
    years = strength(same_date(flood, report(3, date="2021")))
    assert years < -1.0 <= days < 0


def test_months_have_names_of_their_own() -> None:
    """July is not June, though the one begins where the other ends; a day or a year may be mistaken by one."""
    june = report(1, date="2025-06")
    assert strength(same_date(june, report(2, date="2025-07"))) < -0.5
    assert strength(same_date(report(3, date="2024"), report(7, date="2025"))) > 0
    assert strength(same_date(report(8, date="2023"), june)) < -1.0
    assert strength(same_date(report(4, date="2025-06-30"), report(5, date="2025-07-01"))) > 0
    assert strength(same_date(june, report(6, date="2025-07-01"))) > 0


def test_last_week_ends_when_its_teller_says() -> None:
    """A day of the week next to the one told may be meant by it, one of the week after that may not."""
    week = report(1, date="2025-W30")  # from 21 to 27 July
    assert strength(same_date(week, report(2, date="2025-07-31"))) > 0
    assert strength(same_date(report(3, date="2025-07-16"), week)) > 0
    assert strength(same_date(week, report(4, date="2025-08-04"))) < 0
    assert strength(same_date(week, report(5, date="2025-W31"))) < 0
    assert strength(same_date(report(6, date="2025-07-21/2025-07-25"), report(7, date="2025-07-30"))) < 0


def test_a_date_of_one_alone_speaks_against() -> None:
    """One dated and one undated report are less likely one than two undated ones."""
    dated, undated = report(1, date="2025-08-09"), report(2)
    assert strength(only_one_dated(dated, undated)) == -1.0
    assert only_one_dated(undated, report(3)) is None
    assert only_one_dated(dated, report(4, date="2025-08-10")) is None


def test_a_plan_after_the_fact_is_for_the_next_time() -> None:
    """Planned before it is told as done: hardly against; planned after: against; the same day: between the two."""

    def between(planned: str, done: str) -> float:
        plan, deed = report(1, published=planned, status="future"), report(2, published=done)
        return strength(same_status(plan, deed))

    assert (
        between("2025-08-11", "2025-08-10") < between("2025-08-10", "2025-08-10") < between("2025-08-09", "2025-08-10")
    )


def test_a_year_on_what_occurred_is_long_past() -> None:
    """The look back on a happening speaks against it within days, and not at all after a year."""
    deed = report(1, published="2025-08-10")
    assert strength(same_status(deed, report(2, published="2025-08-20", status="historical"))) < 0
    assert same_status(deed, report(3, published="2026-08-20T09:00:00+07:00", status="historical")) is None


def test_words_of_all_reports_tell_nothing() -> None:
    """Two clauses that share the story's own word are less alike than two that share a word of theirs alone."""
    clauses = [{"gerbang", "bakar"}, {"gerbang", "bakar"}, {"gerbang", "jaga"}, {"gerbang", "cuci"}]
    made = [report(n, clause=frozenset(words), sentence=frozenset(words)) for n, words in enumerate(clauses)]
    first, second, third, fourth = told_apart(made, weights(made))
    assert strength(same_clause(first, second)) > 0.9
    assert strength(same_clause(third, fourth)) < 0.2


def test_that_attack_is_the_attack_told_last() -> None:
    """“Serangan itu” points to the attack before it; a sentence that tells two attacks tells two."""
    base = reading("n1", ["Sarindal", "Velmora menyerang Sarindal lalu menembaki Portama.", "Serangan itu dikecam."])
    base = with_actors(base, ("Velmora", "state", "VEL"))
    events: list[dict[str, object]] = [
        {"type": "ASSAULT", "trigger": one} for one in ("menyerang", "menembaki", "Serangan")
    ]
    base = with_events(base, *events)
    reporter = Reporter(Rarity(PACK), STEMS, SENSES, TABLE)
    actors = {one.id: one.id for one in base.actors}
    first, second, third = reporter.reports(base, actors, {})
    assert strength(same_sentence(first, second)) == -1.0
    assert strength(points_back(second, third)) == 1.0
    assert points_back(first, third) is None
    assert points_back(first, second) is None


def test_what_names_no_party_is_told_on() -> None:
    """“It killed two” is the attack before it; not one that names somebody, nor one of another article or further back."""
    named = report(1, doers=frozenset({TOMAR}))
    bare = msgspec.structs.replace(report(2), before=named.event.id)
    assert strength(told_on(named, bare)) == strength(told_on(bare, named)) == 1.0
    assert told_on(named, report(3)) is None
    assert told_on(named, msgspec.structs.replace(bare, receivers=frozenset({ARDEN}))) is None
    assert told_on(named, msgspec.structs.replace(bare, doers=frozenset({ARDEN}))) is None
    assert told_on(report(1), msgspec.structs.replace(named, before="a1:e00001")) is None


def test_who_visits_somebody_meets_them() -> None:
    """The visit and the meeting of a party are one kind of act, also where their words differ; those of strangers are not."""
    visit = moded("visit", told("Ratan mengunjungi Velmora.", "mengunjungi", "CONSULT"), doers=TOMAR, receivers=VELMORA)
    meeting = moded(None, told("Ratan bertemu Tomar.", "bertemu", "CONSULT"), doers=TOMAR)
    others = moded(None, told("Ratan bertemu Tomar.", "bertemu", "CONSULT"), doers=ARDEN)
    call = moded("phone", told("Ratan menelepon Tomar.", "menelepon", "CONSULT"), doers=TOMAR)
    assert strength(same_kind(visit, meeting)) == strength(same_kind(visit, visit)) == 1.0
    assert strength(same_kind(visit, others)) < 0.5
    assert strength(same_kind(visit, call)) < 0.5
    assert same_sense(visit, meeting) is None
    assert strength(same_sense(visit, others)) < 0


def moded(mode: str | None, plain: Report, **parties: str) -> Report:
    """`plain` with a mode and its parties."""
    event = msgspec.structs.replace(plain.event, mode=mode)
    return msgspec.structs.replace(plain, event=event, **{role: frozenset({who}) for role, who in parties.items()})


def told(sentence: str, trigger: str, kind: str = "AGREE") -> Report:
    """The report of one event that a sentence tells with `trigger`."""
    base = with_events(reading("n1", ["Sarindal", sentence]), {"type": kind, "trigger": trigger})
    return Reporter(Rarity(PACK), STEMS, SENSES, TABLE).reports(base, {}, {})[0]


def test_a_pledge_is_an_offer_and_consent_is_not() -> None:
    """Other words of one sense speak for one happening, words of two senses against; words that tell no act, neither way."""
    offer = told("Velmora menawarkan beras.", "menawarkan")
    pledge = told("Ratan mengungkapkan kesediaan Velmora.", "mengungkapkan")
    consent = told("Kedua negara menyepakati harga beras.", "menyepakati")
    plain = told("Velmora menyatakan hal itu.", "menyatakan")
    assert strength(same_sense(offer, pledge)) == 1.0
    assert strength(same_sense(offer, consent)) < 0
    assert same_sense(offer, plain) is None


def test_senses_say_nothing_of_the_same_words_or_other_types() -> None:
    """Words of one stem are weighed elsewhere, and of two types is known already that they are two things."""
    offer, again = (told(text, text.split()[1]) for text in ("Velmora menawarkan beras.", "Velmora ditawari beras."))
    thanks = told("Ratan berterima kasih.", "berterima", "SUPPORT")
    assert same_sense(offer, again) is None
    assert same_sense(offer, thanks) is None


def test_the_trigger_tells_before_the_words_behind_it() -> None:
    """What is promised, a visit, is no visit; a form may go on behind the trigger."""
    assert told("Ratan berjanji mengunjungi Portama.", "berjanji").senses == {"offer"}
    assert "thank" in told("Ratan menyampaikan rasa terima kasih.", "menyampaikan rasa terima").senses


def test_a_title_says_what_the_first_sentences_tell() -> None:
    """The attack of the title is that of the first sentences; farther down, or of another type, nothing is known."""
    lines = [
        "Velmora Serang Sarindal",
        "Velmora menyerang Sarindal.",
        "Kardova menolak.",
        "Hari itu cerah.",
        "Ratan diserang.",
    ]
    base = reading("n1", lines)
    triggers = {"Serang": "ASSAULT", "menyerang": "ASSAULT", "menolak": "REJECT", "diserang": "ASSAULT"}
    events: list[dict[str, object]] = [{"type": kind, "trigger": word} for word, kind in triggers.items()]
    made = Reporter(Rarity(PACK), STEMS, SENSES, TABLE).reports(with_events(base, *events), {}, {})
    title, lead, refusal, below = made
    assert strength(title_and_lead(lead, title)) == 1.0
    assert title_and_lead(title, refusal) is None
    assert title_and_lead(title, below) is None
    assert title_and_lead(lead, below) is None
