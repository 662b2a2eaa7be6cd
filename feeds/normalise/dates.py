"""Dates: aware, in UTC, in whole seconds, never in the future; what is not said stays None."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from feeds.model import Item, changed
from feeds.normalise.context import Context

_NONE = datetime(2, 1, 1, tzinfo=UTC)
"""Before it lies only the first day of all calendars, which programs write that know no date."""


def dates(item: Item, context: Context) -> Item:
    """Both dates as instants. An update before the publication says nothing and goes."""
    published = instant(item.published, context)
    updated = instant(item.updated, context)
    if published and updated and updated < published:
        updated = None
    return changed(item, published=published, updated=updated)


def instant(when: datetime | date | None, context: Context) -> datetime | None:
    """An item's date in UTC: a day is its 00:00:00Z, a time without a zone is the source's, else the site's.

    None where the document was fetched before it: a date in the future is not when something was published.
    """
    if when is None:
        return None
    if not isinstance(when, datetime):
        aware = datetime(when.year, when.month, when.day, tzinfo=UTC)
    else:
        zone = ZoneInfo(context.source.timezone or context.config.site.timezone)
        aware = when if when.utcoffset() is not None else when.replace(tzinfo=zone)
    try:
        utc = aware.astimezone(UTC).replace(microsecond=0)
    except OverflowError:  # a year that no calendar of ours has
        return None
    return utc if _NONE < utc <= context.document.arrived else None
