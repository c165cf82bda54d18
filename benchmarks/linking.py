"""Who or what is named? ``python -m benchmarks.linking`` scores links to the register and across articles, as Markdown.

**Countries, capitals, state leaders** in IndEL (2,114 Indonesian news sentences with Wikidata ids), each sentence read and
linked on its own, without a day. `linking.tsv` says which ids count and what they are. A mention is *right* where

* a country's name is read as that state, as a place in it that is a country, or within a name whose bearer belongs to it;
* a capital's name is read as a city or region of the right state, or as the state itself;
* a leader's name is linked to the actor of that id;

*wrong* where something else was read there, *missing* where nothing was. IndEL marks some persons as the town or state
that their title names; those stay in, and are wrong.

**Actors across articles** in the annotated sets: named actors of gold (persons by full name, states, organisations) are
one where their kind is the same and one has the other's name, or of a person two or more of its words. B-cubed compares
these groups with the chronicle's actors, over the gold actors that one of our actors of the article shares a name with.
The texts lie beside the checkout (``../shared``); without them there is nothing to measure, and the program says so.
"""

import csv
import json
import re
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks.clusters import Group, Scores
from benchmarks.scoring import GOLD, SHARED, texts
from runut.actors.load import load_register
from runut.config import Config
from runut.engine.build import build
from runut.flow import Reader
from runut.languages.load import load_pack
from runut.link import Linker
from runut.link.names import pieces
from runut.read import read_paths
from runut.records.annotations import LocalActor
from runut.records.article import RawArticle
from runut.records.reading import Reading
from runut.store.chronicle import Chronicle
from runut.store.views import Views

INDEL = SHARED / "data" / "entity-linking" / "indel.jsonl"
SETS = ("seeds", "international", "disaster", "papua", "justice", "diplomacy")
_BRACKETS = re.compile(r"\(([^)]*)\)")
FULL = 2  # a person's name of so many words stands for itself


def main() -> None:
    """Print both tables."""
    if not INDEL.is_file():
        sys.exit(f"{INDEL}: the sentences are not here; there is nothing to measure.")
    _register_table()
    _chronicle_table()


def _register_table() -> None:
    wanted = _wanted()
    reader, counts = Reader("id"), Counter[tuple[str, str]]()
    linker = Linker({"id": load_pack("id")}, load_register())
    for sentence in map(json.loads, INDEL.read_text(encoding="utf-8").splitlines()):
        marked = [one for one in sentence["entities"] if one["qid"] in wanted and one.get("offset_ok", True)]
        if not marked:
            continue
        raw = RawArticle(source=sentence["id"], text=sentence["text"], digest="0" * 64, body_start=0, language="id")
        reading = reader(raw)
        actor_of = {one.local: one.actor for one in linker.connect([reading], []).memberships}
        for one in marked:
            kind, key = wanted[one["qid"]]
            verdict = judged(reading, actor_of, (one["start"], one["end"]), (kind, key))
            counts[kind, verdict] += 1
            if "--errors" in sys.argv and verdict != "right":
                sys.stdout.write(f"{verdict}: “{one['text']}” ({key}) in {sentence['id']}\n")
    lines = [
        "| IndEL | mentions | right | wrong | missing | share right |",
        "| --- | ---: | ---: | ---: | ---: | ---: |",
    ]
    for kind in ("country", "capital", "leader", "all"):
        mine = [sum(n for (k, v), n in counts.items() if v == verdict and kind in {k, "all"}) for verdict in VERDICTS]
        lines.append(
            f"| {kind} | {sum(mine)} | {mine[0]} | {mine[1]} | {mine[2]} | {mine[0] / max(1, sum(mine)):.3f} |"
        )
    sys.stdout.write("\n".join(lines) + "\n\n")


VERDICTS = ("right", "wrong", "missing")


def _wanted() -> dict[str, tuple[str, str]]:
    """Wikidata id -> country, capital or leader, and what it is."""
    table = Path(__file__).with_name("linking.tsv").read_text(encoding="utf-8").splitlines()
    rows = csv.DictReader((line for line in table if not line.startswith("#")), delimiter="\t")
    return {row["qid"]: (row["kind"], row["is"]) for row in rows}


def judged(reading: Reading, actor_of: Mapping[str, str], marked: tuple[int, int], wanted: tuple[str, str]) -> str:
    """Whether the characters `marked` were linked to what is `wanted`, a kind and an id: right, wrong or missing."""
    (start, end), (kind, key) = marked, wanted
    mentions = [(actor, mention) for actor in reading.actors for mention in actor.mentions]
    heads = [actor for actor, mention in mentions if mention.head.start < end and start < mention.head.end]
    around = [actor for actor, mention in mentions if mention.span.start <= start and end <= mention.span.end]
    places = [place for place in reading.places if place.span.start < end and start < place.span.end]
    right = any(actor_of[actor.id] == key for actor in heads)
    if kind != "leader":
        country = key.rpartition(":")[2]
        kinds = {"country"} if kind == "country" else {"city", "region"}
        within = not heads and kind == "country" and any(actor.country == country for actor in around)
        named = kind == "capital" and any(actor.kind == "place" and actor.country == country for actor in heads)
        seen = any(place.country == country and place.kind in kinds for place in places)
        right = right or within or named or seen
    if right:
        return "right"
    return "wrong" if heads or around or places else "missing"


def _chronicle_table() -> None:
    lines = [
        "| actors of | gold actors | of them read | B³ P | B³ R | B³ F1 |",
        "| --- | ---: | ---: | ---: | ---: | ---: |",
    ]
    for name in SETS:
        gold = [one for path in texts([name]) for one in _named(path.name, GOLD / name)]
        actor_of = _ours(name)
        read = {(article, key): actor_of[article, form] for article, key, forms in gold
                for form in forms if (article, form) in actor_of}  # fmt: skip
        wanted = together([one for one in gold if one[:2] in read])
        groups: dict[str, set[tuple[str, str]]] = defaultdict(set)
        for mention, actor in read.items():
            groups[actor].add(mention)
        scores = Scores()
        scores.add(wanted, list(groups.values()))
        cubed = scores.b_cubed
        lines.append(
            f"| {name} | {len(gold)} | {len(read)} | {cubed.precision:.3f} | {cubed.recall:.3f} | {cubed.f1:.3f} |"
        )
    sys.stdout.write("\n".join(lines) + "\n")


# Article, the actor's key in it, its kind and forms; the forms that speak for it everywhere come with the kind before.
Named = tuple[str, str, tuple[str, ...]]


def _named(article: str, folder: Path) -> Iterable[Named]:
    """The actors of one annotated article that a name tells apart, each with its forms, the fullest last."""
    annotated = json.loads((folder / article).with_suffix(".json").read_text(encoding="utf-8"))
    for key, actor in sorted(annotated["actors"].items()):
        forms = spoken(actor)
        if forms:
            yield article, key, forms


def spoken(actor: Mapping[str, Any]) -> tuple[str, ...]:
    """The forms with the kind before them under which a gold actor is the same in every article; none for nouns."""
    name = str(actor["name"])
    kind = "org" if actor["kind"] not in {"person", "state", "group"} else actor["kind"]
    if kind == "group" or not name[:1].isupper() or (kind == "person" and len(pieces(name)) < FULL):
        return ()
    if kind == "state" and actor["country"]:
        return (f"state:{actor['country']}",)
    forms = [one for one in (*actor["aliases"], name) if one[:1].isupper()]
    full = [one for one in forms if len(pieces(one)) >= FULL]
    if kind == "org":
        full += [inner for one in forms for inner in _BRACKETS.findall(one)]
    last = f"{kind}:{_plain(name)}"
    return (*dict.fromkeys(form for one in full if (form := f"{kind}:{_plain(one)}") != last), last)


def together(named: Sequence[Named]) -> list[Group]:
    """Gold actors are one where the name of one is a form of the other."""
    parent = {one[:2]: one[:2] for one in named}
    bearers: dict[str, tuple[str, str]] = {}

    def root(one: tuple[str, str]) -> tuple[str, str]:
        while parent[one] != one:
            one = parent[one]
        return one

    for article, key, forms in named:
        parent[root((article, key))] = root(bearers.setdefault(forms[-1], (article, key)))
    for article, key, forms in named:
        for name, bearer in bearers.items():
            if name in forms or _shortened(forms[-1], name):
                parent[root((article, key))] = root(bearer)
    groups: dict[tuple[str, str], set[tuple[str, str]]] = defaultdict(set)
    for one in parent:
        groups[root(one)].add(one)
    return list(groups.values())


def _shortened(name: str, other: str) -> bool:
    """Whether one person's name is another's without some of its words."""
    if not (name.startswith("person:") and other.startswith("person:")):
        return False
    few, many = sorted((one.partition(":")[2].split() for one in (name, other)), key=len)
    left = iter(many)
    return FULL <= len(few) < len(many) and all(word in left for word in few)


def _ours(name: str) -> dict[tuple[str, str], str]:
    """Article and form (with its kind) -> the chronicle's actor, in a chronicle of the set's texts."""
    with tempfile.TemporaryDirectory() as folder, Chronicle(Path(folder) / "x.runut", create=True) as chronicle:
        build(chronicle, read_paths([str(path) for path in texts([name])]), Config())
        views = Views(chronicle)
        records = views.records()
        found: dict[tuple[str, str], str] = {}
        for article in views.articles():
            reading = views.reading(article.id)
            for actor in reading.actors:
                for form in _forms(actor):
                    found.setdefault((Path(reading.article.source).name, form), records.actor_of[actor.id])
    return found


def _forms(actor: LocalActor) -> tuple[str, ...]:
    if actor.kind == "state" and actor.country:
        return (f"state:{actor.country}",)
    kind = "org" if actor.kind not in {"person", "state", "group"} else actor.kind
    return tuple(f"{kind}:{_plain(form)}" for form in (actor.name, *actor.aliases))


def _plain(form: str) -> str:
    """A form without what stands in brackets, and without points and hyphens."""
    return " ".join(pieces(_BRACKETS.sub(" ", form)))


if __name__ == "__main__":
    main()
