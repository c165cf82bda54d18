"""Forms of words, written in a pack's tables, and where a sentence has them."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Generic, Protocol, TypeVar

from msgspec import Struct

from runut.annotate.words import Lexicon, Words
from runut.errors import PackError

_LITERAL = "="
# One item of a form: a class, a fragment, brackets of an optional part, or words and signs; with a question mark when optional.
_ITEM = re.compile(
    r"(?P<open>\[)|(?P<close>\])|(?:\{(?P<class>\w+)\}|<(?P<fragment>\w+)>|(?P<words>[^\s\[\]{}<>]+?))(?P<maybe>\??)(?=[\s\]]|$)"
)
_DEEPEST = 8


class FormRule(Protocol):
    """What every rule of a table that has forms carries.

    `forms` are the shapes it takes; `after` words (or classes in braces) of which one must stand before, `not_after` and
    `not_before` those that must not stand before and behind; `capital` asks for a capital at the start.
    """

    @property
    def forms(self) -> tuple[str, ...]:
        """The shapes the rule takes."""
        ...

    @property
    def after(self) -> tuple[str, ...]:
        """Words or classes one of which must stand before."""
        ...

    @property
    def not_after(self) -> tuple[str, ...]:
        """Words or classes that must not stand before."""
        ...

    @property
    def not_before(self) -> tuple[str, ...]:
        """Words or classes that must not stand behind."""
        ...

    @property
    def capital(self) -> bool:
        """Whether the first word must begin with a capital."""
        ...


Rule = TypeVar("Rule", bound=FormRule)


class Found(Struct, Generic[Rule], frozen=True):
    """“Words 3 to 7 are a date”: where a rule's form stands among the words of a sentence."""

    rule: Rule
    first: int
    last: int  # One behind the last word.


class _Form(Struct, Generic[Rule], frozen=True):
    """A rule with one of its shapes as a regular expression over letters."""

    rule: Rule
    shape: re.Pattern[str]
    after: re.Pattern[str] | None
    not_after: re.Pattern[str] | None
    not_before: re.Pattern[str] | None


class Forms(Generic[Rule]):
    """Where do the forms of a table stand? The longest at each word, ties to the rule that the table names first.

    Raises PackError where a form names a class or fragment that the table does not have.
    """

    def __init__(
        self,
        classes: Mapping[str, Mapping[str, str]],
        fragments: Mapping[str, tuple[str, ...]],
        rules: Sequence[Rule],
        prefixes: Iterable[str] = (),
    ) -> None:
        """Compile `rules` once; `prefixes` are words that a number may touch."""
        self._fragments = fragments
        texts = [form for forms in fragments.values() for form in forms]
        texts += [text for rule in rules for text in (*rule.forms, *rule.after, *rule.not_after, *rule.not_before)]
        literals = {
            _LITERAL + word: {word: word}
            for text in texts
            for item in _ITEM.finditer(text)
            for word in (item["words"] or "").split("|")
            if word
        }
        self.lexicon = Lexicon({**classes, **literals}, prefixes)
        self._by_letter: dict[str, list[_Form[Rule]]] = {}
        for rule in rules:
            for text in rule.forms:
                self._add(rule, text)
        self._starts = re.compile(f"[{''.join(self._by_letter)}]")

    def _add(self, rule: Rule, text: str) -> None:
        """Compile one shape of `rule` and note the letters that it may begin with."""
        pattern, firsts, _ = self._compiled(text, 0)
        form = _Form(
            rule,
            re.compile(pattern),
            self._one_of(rule.after),
            self._one_of(rule.not_after),
            self._one_of(rule.not_before),
        )
        for letter in firsts:
            self._by_letter.setdefault(letter, []).append(form)

    def _one_of(self, texts: tuple[str, ...]) -> re.Pattern[str] | None:
        """Any one of these words or classes; None where there are none."""
        letters = "".join(self._compiled(text, 0)[1] for text in texts)
        return re.compile(f"[{letters}]") if letters else None

    def _compiled(self, text: str, depth: int) -> tuple[str, str, bool]:
        """A form as a regular expression, the letters it may begin with, and whether it may be empty."""
        if depth > _DEEPEST:
            raise PackError(f"the form “{text}” holds itself through its fragments; take the circle out of the table.")
        pattern, firsts, empty = "", "", True
        opened: list[bool] = []
        at = 0
        for item in _ITEM.finditer(text):
            if text[at : item.start()].strip():
                break
            at = item.end()
            if item["open"]:
                pattern += "(?:"
                opened.append(empty)
                continue
            if item["close"]:
                pattern += ")?"
                empty = opened.pop()
                continue
            piece, letters, may_miss = self._piece(item, text, depth)
            pattern += f"(?:{piece}){item['maybe']}"
            firsts += letters if empty else ""
            empty = empty and (may_miss or bool(item["maybe"]))
        if text[at:].strip() or opened:
            raise PackError(f"the form “{text}” cannot be read at “{text[at:].strip()}”; mend it in its table.")
        return pattern, firsts, empty

    def _piece(self, item: re.Match[str], text: str, depth: int) -> tuple[str, str, bool]:
        """One item of a form: its expression, its first letters, whether it may be empty."""
        if item["fragment"]:
            if item["fragment"] not in self._fragments:
                raise PackError(
                    f"the form “{text}” names the fragment “{item['fragment']}”, which its table does not have."
                )
            parts = [self._compiled(form, depth + 1) for form in self._fragments[item["fragment"]]]
            return "|".join(p for p, _, _ in parts), "".join(f for _, f, _ in parts), any(e for _, _, e in parts)
        names = [item["class"]] if item["class"] else [_LITERAL + word for word in item["words"].split("|")]
        letters = "".join(self.lexicon.letters(name) for name in names)
        if not letters:
            raise PackError(f"the form “{text}” names the class “{names[0]}”, which has no words in its table.")
        return f"[{letters}]", letters, False

    def find(self, words: Words) -> Iterator[Found[Rule]]:
        """The forms in `words`, left to right, without overlap."""
        shape = self.lexicon.shape(words)
        at = 0
        while (start := self._starts.search(shape, at)) is not None:
            at = start.start()
            best: _Form[Rule] | None = None
            end = at
            for form in self._by_letter[shape[at]]:
                matched = form.shape.match(shape, at)
                if matched and matched.end() > end and _fits(form, shape, words, at, matched.end()):
                    best, end = form, matched.end()
            if best is None:
                at += 1
            else:
                yield Found(best.rule, at, end)
                at = end


def _fits(form: _Form[Rule], shape: str, words: Words, first: int, last: int) -> bool:
    """Whether what stands before and behind the words [first, last) allows `form`."""
    if form.rule.capital and not words.texts[first][0].isupper():
        return False
    before = shape[first - 1] if first else ""
    if form.after is not None and not form.after.match(before):
        return False
    if form.not_after is not None and form.not_after.match(before):
        return False
    return form.not_before is None or last >= len(shape) or not form.not_before.match(shape[last])
