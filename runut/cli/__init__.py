"""The command line: one file for each verb; the only folder that prints."""

from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> None:
    """Run one command, that of the program where no `arguments` are given, and leave with its exit code.

    The verbs are loaded now and not before: a process that a command begins imports what that command was begun by, and has no
    use for verbs.
    """
    from runut.cli.app import main as run

    run(arguments)


__all__ = ["main"]
