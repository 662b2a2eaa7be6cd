"""`python -m tests.fit title|authors|published|body…`: fit a matter's table and write it."""

from __future__ import annotations

import importlib
import sys

if __name__ == "__main__":
    for matter in sys.argv[1:]:
        importlib.import_module(f"tests.fit.{matter}").main()
