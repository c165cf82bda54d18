"""The stage that finds the numbers that measure the story."""

from collections import Counter
from collections.abc import Iterable, Iterator

import msgspec

from runut.annotate.desk import Desk
from runut.annotate.figures.counted import counted
from runut.annotate.figures.drafts import Drafter
from runut.annotate.figures.scene import Draft, Memory, Scene
from runut.annotate.words import Words
from runut.languages.pack import Pack
from runut.languages.schema.figures import FigureTable, UnitRow
from runut.languages.schema.numbers import NumberTable
from runut.records.annotations import Sentence
from runut.records.claims import Chain, Figure, Role
from runut.records.reading import Reading
from runut.records.span import Span
from runut.text.lines import LineIndex

_LONGEST_LINE = 1000
_HEADLINES = frozenset({"title", "heading"})


class Figures:
    """“*lebih dari 5 ribu orang* is more than 5,000 people”: numbers with bound, unit and what they count.

    Dates, hours, ages, ranks and the numbers of laws, streets, flights and teams are no figures. The same figure twice on a
    line is one. A figure inside a chain's scope was told by that chain.
    """

    name = "figures"
    version = "3"
    needs = frozenset({"sentences", "times", "chains"})
    gives = frozenset({"figures"})

    def __init__(self, pack: Pack, desk: Desk | None = None) -> None:
        """Read the tables of `pack`; PackError where one does not fit.

        On a `desk` lies what other stages found out about the article, too.
        """
        self._desk = desk or Desk()
        table = pack.table("figures.toml", FigureTable)
        self._drafter = Drafter(table, pack.rows("units.tsv", UnitRow), pack.table("numbers.toml", NumberTable))

    def __call__(self, reading: Reading) -> Reading:
        """`reading` with its figures."""
        dated: dict[int, list[Span]] = {}
        for time in reading.times:
            if time.type != "DURATION":
                dated.setdefault(time.sentence, []).append(time.span)
        memory, places = Memory(), _places(reading)
        seen: set[tuple[int, tuple[str, ...]]] = set()
        figures: list[Figure] = []
        for sentence in reading.sentences:
            words = self._desk.words(reading, sentence)
            for written, figure in self._figures(words, sentence, dated.get(sentence.index, ()), memory):
                key = (places[sentence.index], written)
                if key not in seen:
                    seen.add(key)
                    figures.append(figure)
        told = tuple(
            msgspec.structs.replace(
                figure,
                id=f"{reading.article.id}:f{number}",
                of=figure.of_span.quote(reading.article.text) if figure.of_span else "",
                via=_via(figure.span, reading.chains),
            )
            for number, figure in enumerate(figures)
        )
        return msgspec.structs.replace(reading, figures=told)

    def _figures(
        self, words: Words, sentence: Sentence, dated: Iterable[Span], memory: Memory
    ) -> Iterator[tuple[tuple[str, ...], Figure]]:
        """The figures of a sentence as they are written, without id, chain and the words of `of`."""
        starts = self._drafter.starts(words)
        if not starts:
            return
        barred = frozenset(_words_in(words, dated))
        tokens = {token.start: token for token in sentence.tokens}
        scene = Scene(words, barred, tokens, memory, headline=sentence.role in _HEADLINES)
        for draft in self._drafter.drafts(scene, starts):
            figure = Figure(
                id="",
                sentence=sentence.index,
                span=_span(words, draft),
                value=draft.value,
                high=draft.high,
                bound=draft.bound,
                unit=draft.unit.name,
                of_span=counted(words, draft, tokens),
            )
            yield draft.written, figure


def _places(reading: Reading) -> dict[int, int]:
    """For each sentence what counts as its line: sentences of one line share a number, unless it is a whole text."""
    lines = LineIndex(reading.article.text)
    on = {sentence.index: lines.line_of(sentence.span.start) for sentence in reading.sentences}
    lengths: Counter[int] = Counter()
    for sentence in reading.sentences:
        lengths[on[sentence.index]] += len(sentence.span)
    return {index: line if lengths[line] <= _LONGEST_LINE else -1 - index for index, line in on.items()}


def _span(words: Words, draft: Draft) -> Span:
    """The characters of a draft's words."""
    return Span(words.starts[draft.first], words.ends[draft.last - 1])


def _words_in(words: Words, spans: Iterable[Span]) -> Iterator[int]:
    """The words inside any of `spans`, which stand in order."""
    at = 0
    for span in spans:
        while at < len(words) and words.starts[at] < span.end:
            if words.ends[at] > span.start:
                yield at
            at += 1


def _via(span: Span, chains: tuple[Chain, ...]) -> tuple[Role, ...]:
    """The bodies of the chains whose scope holds the figure, each actor once, innermost first."""
    roles = [role for chain in chains if chain.scope.contains(span) for role in chain.bodies]
    return tuple({role.actor: role for role in reversed(roles)}.values())[::-1]
