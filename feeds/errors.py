"""Every error newswire raises on purpose.

    NewswireError               anything below; the command line prints it as one line
    ├── ConfigError             config.toml is wrong: all its problems at once
    ├── SourceError             a source as a whole cannot be read (a missing folder, a folder suddenly empty)
    ├── FetchError              an address cannot be fetched, or its answer not be read
    ├── DocumentError           one document cannot be read; becomes a row of `rejected`
    ├── ServeError              the address to listen on cannot be had
    └── StoreError              the store cannot be opened, read or written
        ├── StoreAway           it does not answer now; trying again may help
        └── StoreHeld           another service runs on it

Each message says place and reason. What is expected to go wrong with copy is a value in the report
(`Rejection`), not an exception: an exception that is not in this tree is a bug and keeps its traceback.
"""

from __future__ import annotations

from collections.abc import Sequence


class NewswireError(Exception):
    """The root: `str()` of it is one readable line."""


class ConfigError(NewswireError):
    """config.toml is wrong. `problems` are one line each, in the order of the file."""

    def __init__(self, problems: Sequence[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("; ".join(self.problems))


class SourceError(NewswireError):
    """A source as a whole cannot be read."""


class FetchError(NewswireError):
    """An address cannot be fetched, or its answer not be read."""


class DocumentError(NewswireError):
    """One document cannot be read. `reason` is a short fixed phrase, `detail` says where and why."""

    def __init__(self, reason: str, detail: str) -> None:
        self.reason = reason
        self.detail = detail
        super().__init__(f"{reason}: {detail}")


class ServeError(NewswireError):
    """The address to listen on cannot be had."""


class StoreError(NewswireError):
    """The store cannot be opened, read or written."""


class StoreAway(StoreError):
    """The store does not answer now: busy beyond patience, or its file or server is gone."""


class StoreHeld(StoreError):
    """Another service runs on this store. `pid` is its process, 0 where it is not known."""

    def __init__(self, message: str, pid: int = 0) -> None:
        self.pid = pid
        super().__init__(message)
