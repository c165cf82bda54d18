"""Has anything been written to a chronicle since it was last looked at?"""

import threading

from runut.store.address import Server
from runut.store.chronicle import Chronicle
from runut.store.connection import told
from runut.store.server import changes

# What no state of a chronicle counts as.
CLOSED = -1

_PLACE = 64  # a server's number of the chronicle itself stands above so many bits, with its changes below


def which(count: int) -> int:
    """Which chronicle that was counted of is, among those that come to stand in one place on a server; 0 of a file."""
    return count >> _PLACE


class Pulse:
    """“As before; something else”: a number that is another one whenever somebody wrote, even in the same moment.

    It counts for one process: two processes may count alike of different states. Safe to be asked from many threads.
    Source: SQLite's `PRAGMA data_version`, of one connection that never writes; a server counts what was written to it, and
    has a number for the chronicle itself: another one that was put in its place counts otherwise.
    """

    def __init__(self, chronicle: Chronicle) -> None:
        """Feel that of `chronicle`, until it is closed."""
        self._path = chronicle.path
        self._lock = threading.Lock()
        with told(self._path):
            self._connection = chronicle.engine.connect()

    def count(self) -> int:
        """The number, CLOSED where nothing is felt any more; raises ChronicleError."""
        with self._lock, told(self._path):
            if self._connection.closed:  # another chronicle came to its place while somebody was about to ask
                return CLOSED
            try:
                if isinstance(self._path, Server):
                    place, changed = changes(self._connection)
                    return (place << _PLACE) | changed
                return int(self._connection.exec_driver_sql("PRAGMA data_version").scalar_one())
            finally:
                self._connection.rollback()  # so that no state is held on to

    def close(self) -> None:
        """Give the connection back."""
        with self._lock:
            self._connection.close()
