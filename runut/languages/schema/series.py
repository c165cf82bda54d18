"""The shape of a pack's `series.toml`: what comes out again and again under one kind of title."""

from typing import Literal

from msgspec import Struct

# How articles of a series stand to a story: in none, in one with those of its day, or, of two of the series, in one only
# where their titles speak of the same.
Standing = Literal["alone", "daily", "titled"]


class Serial(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """“*Prakiraan Cuaca …*: each tells of a day and a place of its own”: a series and how its titles are known.

    `forms` are folded words that follow each other in a title; “^” before the first binds it to the title's beginning, and
    “…” stands for any words, or none. No title with a word of `but` is of the series. `examples` are titles of the series,
    `counter_examples` titles that look like it and are news.
    """

    name: str
    standing: Standing
    forms: tuple[str, ...]
    but: tuple[str, ...] = ()
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]


class SeriesTable(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The series of a language's news; a title is of the first that fits."""

    series: tuple[Serial, ...]
