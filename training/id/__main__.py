"""Trains the Indonesian pipeline: `python -m training.id --shared SHARED`."""

from __future__ import annotations

import sys
from pathlib import Path

from training.run import main

if __name__ == "__main__":
    sys.exit(main(Path(__file__).parent, sys.argv[1:]))
