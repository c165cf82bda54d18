"""Which words of its sentence tell an event: the trigger and what it takes, up to the end of the clause."""

import re

from runut.records.claims import Event

# A clause ends at a mark that a space follows (so that numbers stay whole), at quotation marks, brackets and dashes.
_END = re.compile(r"[,;:.!?](?=\s|$)|[\"“”„«»()\[\]—–\n]|\s-\s")
WORDS = 12  # behind the trigger; more is a second thought


def clause(text: str, event: Event) -> str:
    """The words of `text` from the event's trigger to the end of its clause, at most WORDS behind the trigger.

    "Ia menawarkan bantuan senilai 3,6 juta dolar, kata dia." with the trigger "menawarkan" gives
    "menawarkan bantuan senilai 3,6 juta dolar".
    """
    behind = text[event.trigger.end : event.sentence_span.end]
    end = _END.search(behind)
    kept = behind[: end.start()] if end else behind
    return " ".join([*event.trigger.quote(text).split(), *_attached(kept)])


def _attached(behind: str) -> list[str]:
    """The words behind a trigger; none where the trigger ends inside a word."""
    return behind.split()[:WORDS] if behind[:1].isspace() else []
