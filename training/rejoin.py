"""Brings a treebank's words nearer to those of the tokenizer, where the treebank cuts finer or spells apart."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from training.passage import Passage, Word, highest

Cut = Callable[[str], list[tuple[int, int]]]
"""A tokenizer: from text to the [start, end) of its tokens."""

# Two words joined by a hyphen take the lemma of both; a longer run that of its first.
PAIR = 2


def rejoin(passage: Passage, cut: Cut) -> Passage:
    """Merge words that the tokenizer would never part, and reduplications spelt with spaces ("kata - kata")."""
    text_groups = _groups_of_tokenizer(passage, cut)
    groups = _with_reduplications(passage, text_groups)
    return _merge(passage, groups)


def _groups_of_tokenizer(passage: Passage, cut: Cut) -> list[list[int]]:
    text, starts = "", []
    for word in passage:
        starts.append(len(text))
        text += word.form + " " * word.space
    tokens = iter(cut(text))
    groups: list[list[int]] = []
    covered = 0
    for index, start in enumerate(starts):
        if groups and start < covered:
            groups[-1].append(index)
        else:
            groups.append([index])
        end = start + len(passage[index].form)
        while covered < end:
            token = next(tokens, None)
            if token is None:
                break
            covered = token[1]
    return groups


def _with_reduplications(passage: Passage, groups: list[list[int]]) -> list[list[int]]:
    joined: list[list[int]] = []
    index = 0
    while index < len(groups):
        three = groups[index : index + 3]
        if len(three) == 3 and all(len(group) == 1 for group in three):  # noqa: PLR2004 (word, hyphen, word)
            left, hyphen, right = (passage[group[0]] for group in three)
            if hyphen.form == "-" and hyphen.space and _doubles(left.form.lower(), right.form.lower()):
                joined.append([group[0] for group in three])
                index += 3
                continue
        joined.append(groups[index])
        index += 1
    return joined


def _doubles(left: str, right: str) -> bool:
    return len(left) > 1 and left.isalpha() and right.startswith(left)


def _merge(passage: Passage, groups: list[list[int]]) -> Passage:
    place = {index: number for number, group in enumerate(groups) for index in group}
    heads = [word.head for word in passage]
    words: list[Word] = []
    for group in groups:
        word = passage[highest(group, heads)]
        words.append(
            replace(
                word,
                form="".join(passage[i].form for i in group),
                space=passage[group[-1]].space,
                upos=passage[group[0]].upos,
                lemma="".join(passage[i].form for i in group).lower()
                if len(group) == PAIR
                else passage[group[0]].lemma,
                head=place[word.head] if word.head >= 0 else -1,
            )
        )
    return tuple(words)
