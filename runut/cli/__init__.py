"""The command line: one file for each verb; the only folder that prints."""

from runut.cli.app import main

__all__ = ["main"]
