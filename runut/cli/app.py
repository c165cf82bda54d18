"""The program `runut`: its verbs, and what happens when one goes wrong.

Exit codes: 0 done; 1 something that the user can mend stopped it; 2 the command was not written as its help says; 3 done,
but some of what was named could not be read.
"""

import contextlib
import sys
from collections.abc import Sequence

import typer

from runut.cli import (
    actors,
    add,
    alert,
    backup,
    changes,
    check,
    compact,
    demo,
    differ,
    export,
    follow,
    intake,
    judge,
    missing,
    move,
    relation,
    report,
    restore,
    reuse,
    search,
    serve,
    sources,
    stories,
    timeline,
    users,
    watch,
    why,
    withdraw,
)
from runut.cli.printing import complain
from runut.errors import RunutError

app = typer.Typer(
    name="runut",
    help="Read what many outlets report and keep a chronicle that anyone can check.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="markdown",
)
for verb in (
    add,
    watch,
    timeline,
    why,
    differ,
    missing,
    reuse,
    sources,
    relation,
    actors,
    stories,
    search,
    changes,
    withdraw,
    intake,
    check,
    backup,
    restore,
    compact,
    report,
    serve,
    export,
    move,
    demo,
):
    app.command(verb.__name__.rpartition(".")[2])(verb.run)
app.add_typer(judge.app, name="judge", help="Correct the chronicle: merge, split, rename, reject, confirm, list, undo.")
app.add_typer(
    follow.app, name="follow", help="Follow outlets: add, list, pause, resume, remove, import, export, items, report."
)
app.add_typer(alert.app, name="alert", help="Be told of what is new: add, list, remove, test.")
app.add_typer(users.app, name="users", help="Say who may log in to the pages: add, list, remove.")


def main(arguments: Sequence[str] | None = None) -> None:
    """Run one command and leave with its exit code; a user's mistake is one sentence, never a stack trace."""
    try:
        app(args=arguments)
    except RunutError as error:
        complain(str(error))
        sys.exit(1)
    except KeyboardInterrupt:
        complain("Stopped. What was kept is whole; run the same command again to go on.")
        sys.exit(130)
    except BrokenPipeError:
        # The reader of our output has gone (“| head”): nothing to say, and nobody to say it to.
        sys.stderr.close()
        sys.exit(0)
    except OSError as error:
        # What is still in the buffer would complain once more when the program ends.
        with contextlib.suppress(OSError):
            sys.stdout.close()
        complain(f"the answer cannot be written ({error.strerror}); free some room or write it elsewhere.")
        sys.exit(1)
