"""What are the bodies of the register, and the units of figures, called in the language of a page?"""

from collections.abc import Mapping
from types import MappingProxyType

from runut.actors.load import load_bodies
from runut.languages.load import available, load_pack
from runut.languages.schema.actors import BodyRow
from runut.languages.schema.figures import UnitName


def body_names(language: str) -> Mapping[str, str]:
    """Id ("body:UN") -> the usual name in that language, where its pack has one, else the register's own."""
    names = {one.id: one.name for one in load_bodies().known}
    if language in available():
        rows = load_pack(language).rows("bodies.tsv", BodyRow)
        names |= {f"body:{row.body}": row.names.split(";")[0] for row in rows}
    return MappingProxyType(names)


def unit_names(language: str) -> Mapping[str, str]:
    """Unit -> its name in that language; empty where no pack has names, as units are English nouns."""
    if language not in available():
        return MappingProxyType({})
    return MappingProxyType({row.unit: row.name for row in load_pack(language).rows("unitnames.tsv", UnitName)})
