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
    │   └── UnreadArticle       a rule of ours fails on it, by our mistake
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
        ├── UnknownRecord       it holds no record of that id
        └── WrongJudgement      what an analyst judges cannot be judged so, or not beside an earlier judgement

Every message is one sentence with the place and the way out; tests assert them word for word.
"""


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

    def __reduce__(self) -> tuple[type["SourceError"], tuple[str, str, str]]:
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


class UnreadArticle(SourceError):
    """A rule of ours fails on it: our mistake, which costs this article and no other."""


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


class UnknownRecord(ChronicleError):
    """The chronicle holds no record of that id."""


class WrongJudgement(ChronicleError):
    """What an analyst judges cannot be judged so, or contradicts an earlier judgement."""
