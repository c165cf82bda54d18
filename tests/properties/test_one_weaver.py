"""One weaver that lives long, while articles come and go and analysts judge, makes what a new one makes of it all at once."""

import random
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from functools import partial
from importlib.resources import as_file, files
from pathlib import Path

import pytest
from msgspec.structs import replace

from runut.engine.judging import Order, judge, undo
from runut.engine.local import annotate
from runut.errors import WrongJudgement
from runut.read import read_paths
from runut.records.judgements import Verb
from runut.records.reading import Reading
from runut.store.chronicle import Chronicle
from runut.store.views import Views
from runut.store.views.linked import Records
from runut.weaving import Weaver

NOW = datetime(2026, 5, 3, 12, tzinfo=UTC)
MORE = "Sebanyak 23 warga mengungsi. Pemerintah daerah mengirim bantuan."
Step = Callable[[], object]


@pytest.fixture(scope="module")
def readings() -> list[Reading]:
    """The bundled articles, each once more as another outlet might have it."""
    with as_file(files("runut.demo") / "articles") as folder:
        found = list(read_paths([str(folder)]))
    # At no address: else they would be later versions.
    other = {"outlet": "KabarUlang", "address": None}
    again = [replace(one, text=f"{one.text}\n\n{MORE}", source=f"{one.source}#2", **other) for one in found]
    return [one.reading for one in annotate([*found, *again]) if one.reading is not None]


class Days:
    """A chronicle that goes on by chance, woven by the same weaver all the time."""

    def __init__(self, chronicle: Chronicle, readings: list[Reading], seed: int) -> None:
        """Begin with nothing."""
        self.chronicle, self.weaver = chronicle, Weaver(chronicle)
        self.chance, self.now, self.judged = random.Random(seed), NOW, 0  # noqa: S311  # an order, not a secret
        self.left, self.here, self.gone = self.chance.sample(readings, len(readings)), list[Reading](), set[str]()

    def come(self) -> None:
        """Some articles come."""
        size = self.chance.choice([1, 2, 4])
        some, self.left = self.left[:size], self.left[size:]
        self.here += some
        self.chronicle.keep([self.weaver.kept(one) for one in some])
        self.weaver.weave(lambda *_: None)

    def go(self) -> None:
        """An article is withdrawn."""
        one = self.chance.choice([one.article.id for one in self.here if one.article.id not in self.gone])
        self.gone.add(one)
        self.weaver.retire({one: None})
        self.weaver.weave(lambda *_: None)

    def judge(self) -> None:
        """An analyst judges something, or takes a judgement back; what contradicts an earlier judgement is refused."""
        known = Views(self.chronicle).records()
        steps = {name: step for name, step in self._steps(known).items() if step is not None}
        name = self.chance.choice(sorted(steps))
        self.now += timedelta(seconds=1)
        with suppress(WrongJudgement):
            steps[name]()
            self.judged += 1

    def rest(self) -> None:
        """Nothing new is there to weave."""
        self.weaver.weave(lambda *_: None)

    def _steps(self, known: Records) -> Mapping[str, Step | None]:
        stories, entries = [one.id for one in known.stories], [one.id for one in known.entries]
        people = [one.id for one in known.actors if one.kind == "person" and one.id.count(":") == 1]
        large = [one for one in known.stories if len(one.articles) > 2]
        holding = [one.id for one in self.chronicle.judgements() if one.undone is None]
        differing = [one.id for one in known.disagreements]
        pick, two = self.chance.choice, self.chance.sample
        return {
            "merge actors": self._order("merge", *two(people, 2)) if len(people) > 1 else None,
            "merge entries": self._order("merge", *two(entries, 2)) if len(entries) > 1 else None,
            "merge stories": self._order("merge", *two(stories, 2)) if len(stories) > 1 else None,
            "reject a disagreement": self._order("reject", pick(differing)) if differing else None,
            "reject an entry": self._order("reject", pick(entries)) if entries else None,
            "rename": self._order("rename", pick(stories), name="Judul Lain"),
            "rename an actor": self._order("rename", pick(people), name="Nama Lain") if people else None,
            "split": self._order("split", (one := pick(large)).id, pick(one.articles)) if large else None,
            "undo": partial(undo, self.chronicle, pick(holding), self.now) if holding else None,
        }

    def _order(self, verb: Verb, *records: str, name: str | None = None) -> Step:
        said = Order(verb=verb, records=records, author="Sari", reason="Fotonya menunjukkan hal itu", name=name)
        return partial(judge, self.chronicle, said, self.now)


@pytest.mark.parametrize("seed", range(3))
def test_what_a_weaver_remembers_does_not_show(seed: int, readings: list[Reading], tmp_path: Path) -> None:
    """What is remembered of reports, names, pairs and findings must be what would be found out anew."""
    with Chronicle(tmp_path / "long.runut", create=True) as chronicle:
        days = Days(chronicle, readings, seed)
        while days.left:
            days.come()
            days.chance.choice([days.judge, days.go, days.rest])()
        assert days.judged > 1
        long = Views(chronicle).records()
        judgements = chronicle.judgements()
    with Chronicle(tmp_path / "once.runut", create=True) as chronicle:
        weaver = Weaver(chronicle)
        chronicle.keep([weaver.kept(one) for one in days.here])
        weaver.retire(dict.fromkeys(days.gone))
        chronicle.judge(judgements)
        weaver.weave(lambda *_: None)
        assert Views(chronicle).records() == long
