"""Names of files: which are copy, and how they are spelled in the store."""

from __future__ import annotations

import os
import re
import unicodedata

SUFFIXES = (".txt", ".text", ".html", ".htm", ".xhtml", ".md", ".markdown")
"""What is read. Other files are counted, and left alone."""

SIDECARS = (".toml", ".json")
"""How a file ends that gives the fields of the copy of the same stem beside it; of two, the first."""

TEMPORARY = (".part", ".tmp", "~")
"""How files and folders end that someone is still writing, and the copies that editors leave behind."""

_ODD = re.compile(r"[\x00-\x1f\x7f-\x9f\udc80-\udcff]")
_LOOKS_ESCAPED = re.compile(r"\\(?:x|u00)[0-9a-f]{2}")


def is_temporary(name: str) -> bool:
    """True for hidden and temporary files and folders; `name` is one component of a path."""
    return name.startswith((".", "~")) or name.lower().endswith(TEMPORARY)


def is_copy(name: str) -> bool:
    """True where a file of this name is read at all."""
    return name.lower().endswith(SUFFIXES)


def is_sidecar(name: str) -> bool:
    """True where a file of this name may speak of a copy beside it."""
    return name.lower().endswith(SIDECARS)


def stem(name: str) -> str:
    """What a copy and its sidecar share: the path without its last suffix."""
    return name.rpartition(".")[0]


def tidy(name: str) -> str:
    r"""One component of a path as it is kept: NFC, printable, valid UTF-8 whatever the disk holds, and still
    one spelling per file.

    A byte that is not UTF-8 becomes `\xe9`, a control character `\u000a`. In such a name, and in one that
    happens to be written like one, a backslash is doubled, so that no two files come out the same.
    """
    if name.isascii() and name.isprintable() and "\\" not in name:
        return name
    name = os.fsencode(name).decode("utf-8", "surrogateescape")
    if _ODD.search(name) or _LOOKS_ESCAPED.search(name):
        name = _ODD.sub(_escaped, name.replace("\\", r"\\"))
    return unicodedata.normalize("NFC", name)


def _escaped(odd: re.Match[str]) -> str:
    code = ord(odd[0])
    return rf"\x{code - 0xDC00:02x}" if code > 0xFF else rf"\u{code:04x}"
