"""By what is it seen that everything that was read from an article is still as it was kept?"""

from hashlib import blake2b

import msgspec
from msgspec.structs import replace

from runut.records.reading import Reading

_BYTES = 16


def seal(reading: Reading) -> str:
    """A digest of the article and of all that was read from it, without tokens, which are not kept.

    It stands for the values and not for how a store writes them: the same in a file and on a server. What is kept is read
    back before it is digested, so that numbers have the form in which they come back.
    """
    bare = replace(reading, sentences=tuple(replace(one, tokens=()) for one in reading.sentences))
    back = msgspec.json.decode(msgspec.json.encode(bare), type=Reading)
    return blake2b(msgspec.json.encode(back), digest_size=_BYTES).hexdigest()


def sealed(reading: Reading) -> str:
    """The same for a reading that was just read back from a chronicle."""
    return blake2b(msgspec.json.encode(reading), digest_size=_BYTES).hexdigest()
