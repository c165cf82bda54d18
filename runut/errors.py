"""Every error that Runut raises on purpose, and what a caller can do about each.

::

    RunutError                  catch this to catch all of them
    ├── SourceError             one thing given to be read cannot be; the others go on
    │   ├── EmptySource         nothing in it
    │   ├── BinarySource        not text
    │   ├── UndecodableSource   text in no encoding that could be told
    │   ├── BrokenRow           a row of a JSON Lines or CSV file cannot be read
    │   ├── MissingField        a row lacks what an article needs
    │   ├── NoArticle           a page or text that holds no article
    │   │   └── WalledPage      it shows a wall in its place: pay, log in, agree, prove to be human
    │   ├── PassedOver          records of an archive that are no articles, counted; nothing is lost
    │   ├── UnreadArticle       a rule of ours fails on it, by our mistake
    │   └── FetchError          an address of the web cannot be read
    │       ├── RefusedAddress  we do not go there: it is no public address of the web
    │       ├── DisallowedAddress   the site asks programs to stay away
    │       ├── NoAnswer        no such name, nobody there, or a certificate that is not to be trusted
    │       ├── BrokenAnswer    it broke off, or is no HTTP
    │       ├── BadStatus       the server says no: its status
    │       ├── TooManyRedirects    it leads from address to address
    │       ├── TooLarge        more than may be read
    │       └── TooSlow         not done in time
    ├── PackError               a language, actor or source file does not hold what its schema asks
    ├── EvidenceError           a claim points to characters that its article does not have
    ├── BadDate                 what should be a day is none
    ├── FlowError               a stage needs what no earlier stage gives
    └── ChronicleError          a chronicle file cannot be used
        ├── NoChronicle         it is not there
        ├── NotAChronicle       it is some other file
        ├── NewerChronicle      it was written by a later version
        ├── OlderChronicle      it was written by an earlier version, and is only to be looked at
        ├── LockedChronicle     another program is writing to it
        ├── FullDisk            there is no room, or no right, to write
        ├── LostServer          the database server that holds it cannot be reached, or went away
        ├── BrokenMove          what was moved is not what it was moved from
        ├── DamagedChronicle    something in it is not as it was kept
        ├── NoBackup            what was named is no backup of a chronicle, or one that was changed
        ├── UnknownRecord       it holds no record of that id
        └── WrongJudgement      what an analyst judges cannot be judged so, or not beside an earlier judgement

Every message is one sentence with the place and the way out; tests assert them word for word.
"""

from functools import partial
from typing import Any


class RunutError(Exception):
    """Something that a user can mend; its text is a whole sentence for that user."""


class SourceError(RunutError):
    """One thing given to be read cannot be read.

    ``place`` says where (path, with line or byte where known), ``reason`` what is wrong, ``remedy`` what to do.
    """

    def __init__(self, place: str, reason: str, remedy: str) -> None:
        """Keep the three parts and join them to one sentence."""
        super().__init__(f"{place}: {reason}; {remedy}.")
        self.place, self.reason, self.remedy = place, reason, remedy

    def __reduce__(self) -> tuple[Any, ...]:
        """Travel between processes whole."""
        return type(self), (self.place, self.reason, self.remedy)


class EmptySource(SourceError):
    """There is nothing in it."""


class BinarySource(SourceError):
    """It is not text."""


class UndecodableSource(SourceError):
    """It is text in no encoding that could be told."""


class BrokenRow(SourceError):
    """A row of a JSON Lines or CSV file cannot be read."""


class MissingField(SourceError):
    """A row lacks what an article needs."""


class NoArticle(SourceError):
    """A page or text holds no article."""


class PassedOver(SourceError):
    """Records of an archive are no articles; nothing is lost."""


class WalledPage(NoArticle):
    """A page shows something else in the article's place, or only its first lines: a demand to pay, log in or agree."""


class UnreadArticle(SourceError):
    """A rule of ours fails on it: our mistake, which costs this article and no other."""


class FetchError(SourceError):
    """An address of the web cannot be read. ``place`` is the address without what may be secret in it."""


class RefusedAddress(FetchError):
    """We do not go there: another scheme or port, a private or special address, a password in it."""


class DisallowedAddress(FetchError):
    """The site asks programs to stay away from it (robots.txt), or was asked often enough for today."""


class NoAnswer(FetchError):
    """There is no such name, nobody answers there, or the certificate is not to be trusted."""


class BrokenAnswer(FetchError):
    """The answer broke off, is not packed as it says, or is no HTTP."""


class BadStatus(FetchError):
    """The server answered, but not with what was asked for.

    ``status`` is the HTTP status, ``retry_after`` after how many seconds the server wants to be asked again, None where it
    does not say.
    """

    def __init__(self, place: str, status: int, reason: str, remedy: str, *, retry_after: float | None = None) -> None:
        """Keep the status beside the sentence."""
        super().__init__(place, reason, remedy)
        self.status, self.retry_after = status, retry_after

    def __reduce__(self) -> tuple[Any, ...]:
        """Travel between processes whole."""
        return partial(BadStatus, retry_after=self.retry_after), (self.place, self.status, self.reason, self.remedy)


class TooManyRedirects(FetchError):
    """The address leads to another, that to the next, and so on."""


class TooLarge(FetchError):
    """The answer is larger than what may be read, packed or unpacked."""


class TooSlow(FetchError):
    """The server was not done in time."""


class PackError(RunutError):
    """A language, actor or source file does not hold what its schema asks."""


class EvidenceError(RunutError):
    """A claim points to characters that its article does not have."""


class BadDate(RunutError):
    """What should be a day is none."""


class FlowError(RunutError):
    """A stage needs what no earlier stage gives."""


class ChronicleError(RunutError):
    """A chronicle file cannot be used."""


class NoChronicle(ChronicleError):
    """The chronicle file is not there."""


class NotAChronicle(ChronicleError):
    """The file is not a chronicle."""


class NewerChronicle(ChronicleError):
    """The chronicle was written by a later version."""


class OlderChronicle(ChronicleError):
    """The chronicle was written by an earlier version, and nobody asked to bring it up to date."""


class LockedChronicle(ChronicleError):
    """Another program is writing to the chronicle."""


class FullDisk(ChronicleError):
    """There is no room, or no right, to write the chronicle."""


class LostServer(ChronicleError):
    """The server that holds the chronicle cannot be reached, or went away."""


class BrokenMove(ChronicleError):
    """The copy of a chronicle that was moved differs from it."""


class DamagedChronicle(ChronicleError):
    """Something in the chronicle is not as it was kept."""


class NoBackup(ChronicleError):
    """What was named is no backup of a chronicle, or it is not the one that was made."""


class UnknownRecord(ChronicleError):
    """The chronicle holds no record of that id."""


class WrongJudgement(ChronicleError):
    """What an analyst judges cannot be judged so, or contradicts an earlier judgement."""
