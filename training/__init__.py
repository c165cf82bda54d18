"""Trains the language models that the packs ship; no part of the installed package."""
