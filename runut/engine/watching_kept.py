"""What becomes of articles that are taken into a chronicle?"""

from collections.abc import Sequence

from runut.clean.cleaner import article_id
from runut.config import Config
from runut.engine.build import Added, Start, build
from runut.engine.channels import tell_after
from runut.engine.watching_work import Portioned, Taken
from runut.records.article import RawArticle
from runut.store.address import Address
from runut.store.chronicle import Chronicle
from runut.weaving import Tools

# Kibibytes of the chronicle's file that are held in memory: a portion is small, and four times as many save no time among
# 10,000 articles.
HELD = 16_384


class Taking:
    """“What becomes of these in the chronicle?”, asked again and again; what linking found out is remembered in between."""

    def __init__(self, chronicle: Address, config: Config) -> None:
        """Take into the chronicle at a path."""
        self._chronicle, self._config, self._tools = chronicle, config, Tools()

    def __call__(self, raws: Sequence[RawArticle]) -> Portioned:
        """What becomes of each of `raws`, read, kept and linked in this process, and what could not be told of them."""
        with Chronicle(self._chronicle, kib=HELD) as opened:
            return Portioned(taken=tuple(self._taken(opened, raws)), troubles=tell_after(opened, self._config))

    def _taken(self, chronicle: Chronicle, raws: Sequence[RawArticle]) -> list[Taken]:
        """What the chronicle then holds says what became of each, not what adding says."""
        ids = [article_id(raw) for raw in raws]
        before = chronicle.known(ids)
        added = build(chronicle, raws, self._config, start=Start(tools=self._tools))
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
