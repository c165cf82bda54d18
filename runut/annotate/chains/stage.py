"""The stage that reads reporting chains."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from runut.annotate.chains.bodies import Bodies
from runut.annotate.chains.lexicon import Form, Lexicon
from runut.annotate.desk import Desk
from runut.annotate.speech.cast import Cast
from runut.annotate.speech.page import Page
from runut.annotate.speech.words import Word, is_word, words_in
from runut.languages.pack import Pack
from runut.languages.schema.chains import ChainTable
from runut.records.annotations import Sentence
from runut.records.claims import Chain, Role
from runut.records.reading import Reading
from runut.records.span import Span

# A sentence whose words after the chain are no more than these (a day, a place) says nothing of its own.
_MOST_AFTER = 7
_APART_SIGNS = frozenset({",", "-", "–", "—", '"', "”", "“", "(", ";", ":", "'", "’"})
_LAYER = tuple[Span, int, tuple[Role, ...], Span]


class Chains:
    """“*dikutip Tass*”: the named bodies on whose word something is told, and what is told on it.

    Bodies that no stage has marked are added to the actors as media. A line that credits a source is told of the whole
    article, also where it is furniture or a byline.
    """

    name = "chains"
    version = "2"
    needs = frozenset({"sentences", "actors"})
    gives = frozenset({"chains"})

    def __init__(self, pack: Pack, desk: Desk | None = None) -> None:
        """Read `chains.toml` of `pack`; on a `desk` lies what other stages found out about the article, too."""
        self._desk = desk or Desk()
        self._lexicon = Lexicon(pack.table("chains.toml", ChainTable))
        words = "|".join(re.escape(word) for word in sorted(self._lexicon.credits, key=len, reverse=True))
        # “Sumber: Harian Jaya” on a line of its own, in brackets or not.
        self._credit = re.compile(rf"^[ \t(*]*(?:{words})[ \t]*[:=][ \t]*(?=\w)", re.IGNORECASE | re.MULTILINE)

    def __call__(self, reading: Reading) -> Reading:
        """`reading` with its chains, in order of the text."""
        page = self._desk.page(reading, self._lexicon.glue)
        cast = Cast(reading.article.id, reading.actors)
        bodies = Bodies(self._lexicon, cast, page.text)
        found: list[_LAYER] = []
        for place, sentence in enumerate(page.sentences):
            found += self._in_sentence(page, place, sentence, bodies)
        found += self._credits(reading, bodies)
        actors, names = cast.settle({role.actor for _, _, roles, _ in found for role in roles})
        chains = tuple(
            Chain(
                id=f"{reading.article.id}:c{number}",
                cue=cue,
                sentence=sentence,
                bodies=_renamed(roles, names),
                scope=scope,
            )
            for number, (cue, sentence, roles, scope) in enumerate(sorted(found, key=lambda layer: layer[0]))
        )
        return msgspec.structs.replace(reading, chains=chains, actors=actors)

    def _in_sentence(self, page: Page, place: int, sentence: Sentence, bodies: Bodies) -> Iterator[_LAYER]:
        words, cues, free = page.words(sentence), self._lexicon.cues, 0
        for at in [at for at, word in enumerate(words) if word.low in cues]:
            form = self._lexicon.form_at(words, at) if at >= free else None
            if form is None or (form.apart and not _stands_apart(words, at)) or _is_quoted(page, words[at]):
                continue
            trusted = at > 0 and bool(self._lexicon.leading.length(words, at - 1))
            found = bodies.after(words, at + len(form.words), form, sentence, trusted=trusted)
            if found is None:
                continue
            first = self._first_word(words, at)
            cue = Span(words[first].start, words[found.end - 1].end)
            yield cue, sentence.index, found.roles, self._scope(page, place, words, (first, found.end))
            free = found.end

    def _first_word(self, words: Sequence[Word], at: int) -> int:
        """Back over the words that belong to the cue ("demikian seperti yang" dilansir)."""
        while at > 0 and self._lexicon.leading.length(words, at - 1):
            at -= 1
        return at

    def _scope(self, page: Page, place: int, words: Sequence[Word], chain: tuple[int, int]) -> Span:
        """The sentence; with a quotation that runs into it; with the sentence before where this one is a chain alone."""
        sentence = page.sentences[place]
        after = [word for word in words[chain[1] : chain[1] + 3 * _MOST_AFTER] if is_word(word)]
        before = [word for word in words[max(0, chain[0] - _MOST_AFTER) : chain[0]] if is_word(word)]
        first = place
        if not before and len(after) <= _MOST_AFTER and place > 0:
            first = place - 1
        start = page.sentences[first].span.start
        quotation = page.quotation_at(start)
        if quotation is not None:
            start = min(start, page.quotations[quotation].outer.start)
        return Span(start, sentence.span.end)

    def _credits(self, reading: Reading, bodies: Bodies) -> Iterator[_LAYER]:
        """Lines of any block that name the source of the whole article."""
        text = reading.article.text
        starts = [sentence.span.start for sentence in reading.sentences]
        whole = Span(len(text) - len(text.lstrip()), len(text.rstrip()))
        for block in reading.article.blocks:
            for match in self._credit.finditer(text, block.span.start, block.span.end):
                line_end = text.find("\n", match.end(), block.span.end)
                line = Span(match.end(), line_end if line_end >= 0 else block.span.end)
                words = words_in(text, Span(line.start, min(line.end, line.start + 120)), self._lexicon.glue)
                if not reading.sentences:
                    return
                place = max(0, bisect_right(starts, match.start()) - 1)
                sentence = reading.sentences[place]
                found = bodies.after(words, 0, Form((), "passed", apart=False), sentence, trusted=True)
                if found is not None:
                    start = match.start() + len(match.group()) - len(match.group().lstrip(" \t(*"))
                    yield Span(start, words[found.end - 1].end), sentence.index, found.roles, whole


def _renamed(roles: tuple[Role, ...], names: Mapping[str, str]) -> tuple[Role, ...]:
    return tuple(Role(names.get(role.actor, role.actor), role.span) for role in roles)


def _stands_apart(words: Sequence[Word], at: int) -> bool:
    return at == 0 or words[at - 1].text in _APART_SIGNS


def _is_quoted(page: Page, word: Word) -> bool:
    index = page.quotation_at(word.start)
    return index is not None and page.quotations[index].closed and page.quotations[index].opened
