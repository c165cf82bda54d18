"""What who works with a chronicle on a server may rely on when that server was started anew."""

import pytest

from runut.errors import LostServer
from runut.store.chronicle import Chronicle
from runut.store.keeping import Kept
from tests.cluster import Cluster
from tests.store.making import reading


def test_who_was_alone_writes_no_more(postgres: Cluster) -> None:
    """The lock went with the server, and another may have written since: that is said, and nothing is built on it."""
    there = postgres.new()
    with Chronicle(there, create=True) as chronicle, Chronicle(there) as other:
        with chronicle.alone():
            chronicle.keep([Kept(reading())])
            postgres.stop("fast")
            postgres.start()
            with other.alone():
                assert other.keep([Kept(reading("bb"))]) == 1
            with pytest.raises(LostServer) as caught:
                chronicle.keep([Kept(reading("cc"))])
        assert str(caught.value).endswith("”); what was kept is whole, do the same again when it is back.")
        assert chronicle.known(["aa", "bb", "cc"]) == {"aa", "bb"}
        with chronicle.alone():
            assert chronicle.keep([Kept(reading("cc"))]) == 1
