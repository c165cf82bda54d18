"""What are the bodies of the register called in the language of a page?"""

from collections.abc import Mapping
from types import MappingProxyType

from runut.actors.load import load_bodies
from runut.languages.load import available, load_pack
from runut.languages.schema.actors import BodyRow


def body_names(language: str) -> Mapping[str, str]:
    """Id ("body:UN") -> the usual name in that language, where its pack has one, else the register's own."""
    names = {one.id: one.name for one in load_bodies().known}
    if language in available():
        rows = load_pack(language).rows("bodies.tsv", BodyRow)
        names |= {f"body:{row.body}": row.names.split(";")[0] for row in rows}
    return MappingProxyType(names)
