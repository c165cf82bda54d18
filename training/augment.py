"""Varies training passages as newspapers vary: headlines, capitals, quotation marks, datelines, lost full stops.

Every function takes the random source that decides, and keeps the annotation true to the words.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from random import Random

from training.passage import Passage, Word, with_forms

DOUBLE = (('"', '"'), ("“", "”"), ("“", "”"), ("”", "”"), ("''", "''"), ("‘", "’"))
SINGLE = (("'", "'"), ("‘", "’"), ("‘", "’"), ("`", "`"))
DOUBLES = frozenset('"“”„«»')
SINGLES = frozenset("'‘’`")


@dataclass(frozen=True, slots=True)
class Rates:
    """How often, of all passages, each variation is made; and the words of datelines."""

    headline: float
    capitals: float
    capital_word: float
    lower_start: float
    lower_all: float
    quotes: float
    wrapped: float
    dateline: float
    unstopped: float
    cities: tuple[str, ...]
    outlets: tuple[str, ...]


Variation = Callable[[Passage, Random], Passage]

# A quotation or a headline has at least so many words; most datelines shout their place and name their outlet.
FEWEST_WORDS = 3
USUALLY = 0.7


def vary(passage: Passage, rates: Rates, random: Random) -> Passage:
    """Give the passage as another newspaper could have printed it."""
    if random.random() < rates.unstopped:
        passage = without_stop(passage)
    if random.random() < rates.wrapped:
        passage = wrapped(passage, random)
    if random.random() < rates.dateline:
        passage = dateline(passage, rates, random)
    if random.random() < rates.quotes:
        passage = requoted(passage, random)
    return respelt(passage, rates, random)


def respelt(passage: Passage, rates: Rates, random: Random) -> Passage:
    """Change capitals: of a whole headline, of single words, of the first word."""
    forms = [word.form for word in passage]
    draw = random.random()
    if draw < rates.headline:
        forms = [_title(word) for word in passage]
    elif draw < rates.headline + rates.capitals:
        forms = [form.upper() for form in forms]
    elif draw < rates.headline + rates.capitals + rates.lower_start:
        forms[0] = forms[0].lower() if not passage[0].entity.startswith(("B", "U")) else forms[0]
    elif draw < rates.headline + rates.capitals + rates.lower_start + rates.lower_all:
        forms = [form.lower() for form in forms]
    elif draw < rates.headline + rates.capitals + rates.lower_start + rates.lower_all + rates.capital_word:
        chosen = random.randrange(len(forms))
        forms[chosen] = forms[chosen].upper()
    return with_forms(passage, forms)


def requoted(passage: Passage, random: Random) -> Passage:
    """Set other quotation marks, one style through the passage."""
    double, single = random.choice(DOUBLE), random.choice(SINGLE)
    opened = {True: False, False: False}
    forms: list[str] = []
    for word in passage:
        form = word.form
        if form in DOUBLES or form in SINGLES:
            kind = form in DOUBLES
            style = double if kind else single
            form = style[opened[kind]]
            opened[kind] = not opened[kind]
        forms.append(form)
    return with_forms(passage, forms)


def wrapped(passage: Passage, random: Random) -> Passage:
    """Set quotation marks around the words before a comma, as around quoted speech; only where no mark stands yet."""
    commas = [i for i, word in enumerate(passage) if word.form in {",", "."} and i >= FEWEST_WORDS]
    if not commas or any(word.form in DOUBLES or word.form in SINGLES for word in passage):
        return passage
    end = random.choice(commas)
    governor = _top(passage[:end])
    left, right = random.choice(DOUBLE)
    opening = Word(form=left, space=False, upos="PUNCT", lemma='"', head=governor, relation="punct", entity="O")
    closing = replace(opening, form=right, space=passage[end].space)
    return _silent(
        passage,
        _insert(_insert(passage, end + 1, closing), 0, replace(opening, head=governor + 1)),
    )


def dateline(passage: Passage, rates: Rates, random: Random) -> Passage:
    """Set a place and an outlet before the passage, as the first sentence of a report has them."""
    root = _top(passage)
    city, outlet = random.choice(rates.cities), random.choice(rates.outlets)
    city = city.upper() if random.random() < USUALLY else city
    parts = [Word(city, upos="PROPN", lemma=city.lower(), head=0, relation="parataxis", entity="U-LOC")]
    if random.random() < USUALLY:
        parts[0] = replace(parts[0], space=False)
        parts += [
            Word(",", upos="PUNCT", lemma=",", head=0, relation="punct", entity="O"),
            Word(outlet, upos="PROPN", lemma=outlet.lower(), head=0, relation="appos", entity="U-ORG"),
        ]
    dash = random.choice(("-", "-", "—", "–", "--"))
    parts.append(Word(dash, upos="PUNCT", lemma=dash, head=0, relation="punct", entity="O"))
    shift = len(parts)
    parts[0] = replace(parts[0], head=root + shift if passage[root].relation else -1)
    moved = tuple(replace(word, head=word.head + shift if word.head >= 0 else -1) for word in passage)
    return _silent(passage, tuple(parts) + moved)


def without_stop(passage: Passage) -> Passage:
    """Leave out the last full stop, as headlines and captions do."""
    last = len(passage) - 1
    if last < FEWEST_WORDS - 1 or passage[last].form != "." or any(word.head == last for word in passage[:last]):
        return passage
    return passage[:last]


def _top(passage: Passage) -> int:
    inside = range(len(passage))
    return next((i for i, word in enumerate(passage) if word.head == i or word.head not in inside), 0)


def _insert(passage: Passage, at: int, word: Word) -> Passage:
    moved = [replace(other, head=other.head + (other.head >= at)) for other in passage]
    return (*moved[:at], word, *moved[at:])


def _silent(like: Passage, passage: Passage) -> Passage:
    """Take from the new words every layer on which the passage's own corpus is silent."""
    if not any(word.relation for word in like):
        passage = tuple(replace(word, head=-1, relation="", upos="", lemma="") for word in passage)
    if not any(word.entity for word in like):
        passage = tuple(replace(word, entity="") for word in passage)
    return passage


def _title(word: Word) -> str:
    if word.upos in {"ADP", "CCONJ", "SCONJ", "PUNCT"} and word.form.islower():
        return word.form
    return word.form[:1].upper() + word.form[1:]
