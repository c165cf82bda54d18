"""Which articles belong to a series, so that to be alike makes two of them no story."""

from collections import defaultdict
from collections.abc import Sequence

from msgspec import Struct

from runut.languages.schema.series import SeriesTable, Standing

BEGINNING, ANYTHING = "^", "…"


class _Form(Struct, frozen=True, array_like=True):
    """Runs of words that stand in a title in this order, the first at its beginning where `bound`."""

    place: int  # in the table: of several that fit, the first holds
    runs: tuple[tuple[str, ...], ...]
    bound: bool
    standing: Standing
    but: frozenset[str]


class Series:
    """“*Prakiraan Cuaca Sarindal, Senin* is one of many”: how an article's title lets it stand to stories.

    A forecast, a page of answers to exercises or a list of prices has the words of all others of its kind, and tells of
    nothing that happened; so has a check of a claim the words of all checks.
    """

    def __init__(self, table: SeriesTable) -> None:
        """Take the forms of `table` by their first word."""
        self._forms: dict[str, list[_Form]] = defaultdict(list)
        for place, serial in enumerate(table.series):
            for form in serial.forms:
                runs = tuple(tuple(run.split()) for run in form.removeprefix(BEGINNING).split(ANYTHING))
                one = _Form(place, runs, form.startswith(BEGINNING), serial.standing, frozenset(serial.but))
                self._forms[runs[0][0]].append(one)

    def of(self, title: Sequence[str]) -> tuple[Standing | None, frozenset[str]]:
        """How the article with this title, in folded words, stands to stories, and the words by which that is known.

        None and no words for news, which is what nearly every article is.
        """
        fits = [form for word in dict.fromkeys(title) for form in self._forms.get(word, ()) if _fits(form, title)]
        if not fits:
            return None, frozenset()
        first = min(fits, key=lambda form: (form.place, form.runs))
        return first.standing, frozenset(word for run in first.runs for word in run)


def _fits(form: _Form, title: Sequence[str]) -> bool:
    if not form.but.isdisjoint(title):
        return False
    at = 0
    for number, run in enumerate(form.runs):
        found = _find(run, title, at)
        if found is None or (form.bound and number == 0 and found):
            return False
        at = found + len(run)
    return True


def _find(run: tuple[str, ...], title: Sequence[str], since: int) -> int | None:
    """Where the words of `run` first follow each other in `title`, at `since` or later."""
    return next((at for at in range(since, len(title) - len(run) + 1) if tuple(title[at : at + len(run)]) == run), None)
