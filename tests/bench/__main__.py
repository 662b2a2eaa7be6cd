"""`python3 run.py bench NAME`: the benchmarks. Each prints what it measured and fails where a promise is not kept."""

from __future__ import annotations

import sys
from importlib import import_module

BENCHMARKS = {
    "serve": "requests a second beside nginx, memory, and how soon a commit is in every answer",
    "bandwidth": "bytes a day of readers that poll, beside servers without validators",
    "accuracy": "title, byline, date and body as read, beside the truth of NEWSWIRE_CORPUS (--help: its options)",
    "reading": "text beside feedparser, pages beside trafilatura, two processes beside one, the slowest document",
    "scale": "what readers ask of a store of a million articles, beside one of ten thousand",
    "ingest": "documents a second from files into the store, beside feedparser",
}
"""Module of this package → what it measures."""


def main(words: list[str]) -> int:
    """Run the benchmarks of these names; the exit code."""
    if words[:1] == ["accuracy"]:
        return int(import_module("tests.bench.accuracy").main(words[1:]))
    if not words or not set(words) <= set(BENCHMARKS):
        print("\n".join(f"bench {name:9} {what}" for name, what in BENCHMARKS.items()))
        return 2
    return max(import_module(f"tests.bench.{name}").main() for name in words)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
