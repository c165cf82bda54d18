"""Is a chronicle whole: every span quotes its text, every link leads somewhere, nothing has changed since it was kept?"""

from runut.store.checking.check import check, check_file
from runut.store.checking.faults import Fault, Tell
from runut.store.checking.mending import forget_made

__all__ = ["Fault", "Tell", "check", "check_file", "forget_made"]
