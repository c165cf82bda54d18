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


class Answer(Struct, frozen=True, array_like=True, gc=False):
    """“Same words, 0.4”: what the question `name` found, and what it counts."""

    name: str
    signal: Signal
    weight: float

    def told(self) -> Reason:
        """The answer with its sentence."""
        return Reason(self.name, self.signal.says(), self.weight)


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

    def answer(self, left: T, right: T) -> Answer | None:
        """The weighed answer; None where there is none, or it counts nothing."""
        signal = self.ask(left, right)
        weight = 0.0 if signal is None else round(self.weight(signal), 4)
        return Answer(self.name, signal, weight) if signal is not None and weight else None


def answers(questions: Iterable[Weighed[T]], left: T, right: T) -> tuple[Answer, ...]:
    """What spoke about this pair, in the order of `questions`, without sentences."""
    return tuple(answer for question in questions if (answer := question.answer(left, right)) is not None)


def weigh(questions: Iterable[Weighed[T]], left: T, right: T) -> tuple[Reason, ...]:
    """The reasons that spoke about this pair, in the order of `questions`."""
    return tuple(answer.told() for answer in answers(questions, left, right))


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
