"""Has anything been written to a chronicle since it was last looked at?"""

import threading

from runut.store.address import Server
from runut.store.chronicle import Chronicle
from runut.store.connection import told


class Pulse:
    """“As before; something else”: a number that is another one whenever somebody wrote, even in the same moment.

    It counts for one process: two processes may count alike of different states. Safe to be asked from many threads.
    Source: SQLite's `PRAGMA data_version`, of one connection that never writes; a server counts itself.
    """

    def __init__(self, chronicle: Chronicle) -> None:
        """Feel that of `chronicle`, until it is closed."""
        self._chronicle, self._path = chronicle, chronicle.path
        self._lock = threading.Lock()
        with told(self._path):
            self._connection = chronicle.engine.connect()

    def count(self) -> int:
        """The number; raises ChronicleError."""
        if isinstance(self._path, Server):
            return self._chronicle.changes()
        with self._lock, told(self._path):
            found = self._connection.exec_driver_sql("PRAGMA data_version").scalar_one()
            self._connection.rollback()  # so that no state is held on to
            return int(found)

    def close(self) -> None:
        """Give the connection back."""
        with self._lock:
            self._connection.close()
