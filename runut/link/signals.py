"""One shape for every reason, and how reasons are weighed against each other."""

from collections.abc import Callable, Iterable
from typing import Generic, TypeVar

from msgspec import Struct

from runut.records.links import Reason

T = TypeVar("T")


class Signal(Struct, frozen=True, array_like=True, gc=False):
    """“They name the same day”, strength 1: what one small question found.

    `strength` runs from -1 (speaks fully against) to 1 (fully for). `says` makes an English sentence for the user; it is
    asked only of the few pairs whose reasons are kept.
    """

    strength: float
    says: Callable[[], str]


class Weighed(Struct, Generic[T], frozen=True, array_like=True):
    """A question with what its answer counts for a link and, where that is not the same, against it.

    `ask` returns None where it has nothing to say.
    """

    name: str
    ask: Callable[[T, T], Signal | None]
    counts: float
    against: float | None = None

    def weight(self, signal: Signal) -> float:
        """What an answer counts."""
        return (self.counts if signal.strength > 0 or self.against is None else self.against) * signal.strength

    def answer(self, left: T, right: T) -> Reason | None:
        """The weighed answer; None where there is none, or it counts nothing."""
        signal = self.ask(left, right)
        weight = 0.0 if signal is None else round(self.weight(signal), 4)
        return Reason(self.name, signal.says(), weight) if signal is not None and weight else None


def weigh(questions: Iterable[Weighed[T]], left: T, right: T) -> tuple[Reason, ...]:
    """The reasons that spoke about this pair, in the order of `questions`."""
    return tuple(reason for question in questions if (reason := question.answer(left, right)) is not None)


def score(questions: Iterable[Weighed[T]], left: T, right: T) -> float:
    """What the reasons of this pair come to, without their sentences."""
    return round(total(questions, left, right), 4)


def total(questions: Iterable[Weighed[T]], left: T, right: T, before: float = 0.0) -> float:
    """The same, not rounded, added one by one to what came `before`: the sum of all is that of some and then the others."""
    found = before
    for question in questions:
        signal = question.ask(left, right)
        if signal is not None:
            found += question.weight(signal)
    return found
