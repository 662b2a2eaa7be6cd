"""`python -m feeds`, and the `newswire` command.

It imports nothing before `main` runs: processes that are spawned from this one import it again.
"""

from __future__ import annotations


def main() -> None:
    """Run the command line."""
    from feeds.cli import run

    run()


if __name__ == "__main__":
    main()
