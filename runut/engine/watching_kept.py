"""What becomes of articles that are taken into a chronicle?"""

from collections.abc import Sequence

from runut.clean.cleaner import article_id
from runut.config import Config
from runut.engine.build import Added, build
from runut.engine.channels import tell_after
from runut.engine.watching_work import Portioned, Taken
from runut.records.article import RawArticle
from runut.store.address import Address
from runut.store.chronicle import Chronicle

# Kibibytes of the chronicle's file that are held in memory: a portion is small, and four times as many save no time among
# 10,000 articles.
HELD = 16_384


def take_at(chronicle: Address, config: Config, raws: Sequence[RawArticle]) -> Portioned:
    """What becomes of each of `raws` in the chronicle at a path, and what could not be told of them; see `take_here`."""
    with Chronicle(chronicle, kib=HELD) as opened:
        return Portioned(taken=tuple(take_here(opened, config, raws)), troubles=tell_after(opened, config))


def take_here(chronicle: Chronicle, config: Config, raws: Sequence[RawArticle]) -> list[Taken]:
    """What becomes of each of `raws`, read, kept and linked in this process.

    What the chronicle then holds says what became of each, not what adding says.
    """
    ids = [article_id(raw) for raw in raws]
    before = chronicle.known(ids)
    added = build(chronicle, raws, config)
    after = chronicle.known(ids)
    return [
        Taken(state="known" if id_ in before else "taken", article=id_)
        if id_ in after
        else Taken(state="refused", why=_why(raw, added))
        for raw, id_ in zip(raws, ids, strict=True)
    ]


def _why(raw: RawArticle, added: Added) -> str:
    """The sentence that says why an article was refused."""
    found = (said for said in added.refused if said.startswith(f"{raw.source}:"))
    return next(found, f"{raw.source}: it was not kept, and nothing says why; report this as a mistake of ours.")
