"""rss2email: subscribed in a folder of its own, run from the command line, its mails read from a Maildir."""

from __future__ import annotations

import mailbox
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC
from email.header import decode_header, make_header
from email.utils import parsedate_to_datetime
from pathlib import Path

from tests.readers.entry import Entry, environment


@dataclass(frozen=True, slots=True)
class Rss2email:
    """One reader's rss2email."""

    folder: Path


def subscribe(folder: Path, feeds: Mapping[str, str]) -> Rss2email:
    """An rss2email that lives in `folder`, which is made, and follows these feeds: name → address."""
    folder.mkdir(parents=True)
    mailbox.Maildir(folder / "mail")
    lines = [
        "[DEFAULT]",
        "to = reader@mail.example",
        "email-protocol = maildir",
        f"maildir-path = {folder}",
        "maildir-mailbox = mail",
        "date-header = True",
        "verbose = warning",
    ]
    for name, url in feeds.items():
        lines += [f"[feed.{name}]", f"url = {url.replace('%', '%%')}"]
    (folder / "rss2email.cfg").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return Rss2email(folder)


def refresh(reader: Rss2email) -> None:
    """Fetch all feeds once and mail what is new. Raises where rss2email says that something is wrong."""
    named = {"--config": "rss2email.cfg", "--data": "rss2email.json"}
    options = [f"{option}={reader.folder / name}" for option, name in named.items()]
    done = subprocess.run(
        ["r2e", *options, "run"],
        env=environment(reader.folder) | {"XDG_RUNTIME_DIR": str(reader.folder)},
        capture_output=True,
        timeout=60,
        check=False,
    )
    # It says what is wrong with a feed, goes on with the next, and ends well.
    if done.returncode != 0 or done.stderr or done.stdout:
        raise RuntimeError(f"r2e: {(done.stderr + done.stdout).decode('utf-8', 'replace')}")


def entries(reader: Rss2email) -> tuple[Entry, ...]:
    """Every story that it has mailed, the first first."""
    box = mailbox.Maildir(reader.folder / "mail")
    return tuple(_entry(box[key]) for key in sorted(box.keys()))


def _entry(mail: mailbox.MaildirMessage) -> Entry:
    return Entry(
        mail["X-RSS-ID"],
        str(make_header(decode_header(mail["Subject"]))),
        mail["X-RSS-URL"],
        parsedate_to_datetime(mail["Date"]).astimezone(UTC),
    )
