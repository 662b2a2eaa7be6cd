"""When it was published: of the moments that the page gives, the one that most agree on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from feeds.parse.html.moments import When
from feeds.parse.html.published_told import told
from feeds.parse.html.said import Said
from feeds.parse.html.tables import PUBLISHED
from feeds.parse.html.visible import Around
from feeds.parse.text.weights import best, score

FIRST_YEAR = 1990


@dataclass(frozen=True, slots=True)
class Given:
    """A date and who gives it."""

    when: When
    sources: tuple[str, ...]
    evidence: str

    @property
    def day(self) -> date:
        """The day as written."""
        return self.when.date() if isinstance(self.when, datetime) else self.when

    @property
    def days(self) -> frozenset[date]:
        """The day as written, and in UTC."""
        if isinstance(self.when, datetime) and self.when.tzinfo:
            return frozenset((self.day, self.when.astimezone(UTC).date()))
        return frozenset((self.day,))


@dataclass(frozen=True, slots=True)
class Published:
    """The date chosen."""

    when: When
    sources: tuple[str, ...]
    evidence: str
    confidence: float
    signs: tuple[str, ...]
    runner_up: str


@dataclass(frozen=True, slots=True)
class View:
    """All that the rules see."""

    given: tuple[Given, ...]
    modified: tuple[Given, ...]
    newest: date
    oldest: date


def find(said: Said, around: Around, arrived: date, url: str) -> tuple[Published | None, Published | None]:
    """When it was published and, where the page says so and it is later, updated.

    The day is weighed first; then the fullest moment that the page gives of that day is taken.
    """
    seen = view(said, around, arrived, url)
    chosen = best(seen.given, lambda one: signs_of(seen, one), PUBLISHED)
    if chosen is None:
        return None, None
    day, exact = chosen.candidate, _exact(seen, chosen.candidate)
    words = day.evidence if exact is day else f"{day.evidence}, at {exact.evidence}"
    stated = Published(
        when=exact.when,
        sources=tuple(dict.fromkeys((*day.sources, *exact.sources))),
        evidence=words,
        confidence=chosen.confidence,
        signs=chosen.signs,
        runner_up=chosen.runner_up.evidence if chosen.runner_up else "",
    )
    return stated, _updated(seen, stated.when)


def _exact(seen: View, one: Given) -> Given:
    """The moment of a date's day that says most: a time with its zone before one without, before the day alone.

    Of several, one that shows the same clock as the date does, then the likeliest.
    """
    own = _fullness(one.when)
    fuller = [
        other
        for other in seen.given
        if other.days & one.days and _fullness(other.when) > own and not is_change(other)
    ]
    return max(
        fuller,
        key=lambda other: (
            _same_clock(one.when, other.when),
            _fullness(other.when),
            score(signs_of(seen, other), PUBLISHED),
        ),
        default=one,
    )


def _fullness(when: When) -> int:
    if not isinstance(when, datetime) or (when.hour, when.minute) == (0, 0):
        return 0
    return 2 if when.tzinfo else 1


_QUARTER = 900


def _same_clock(one: When, other: When) -> bool:
    """Whether two times of a day may be the same moment in two zones: apart by whole quarters of an hour."""
    if not isinstance(one, datetime) or not isinstance(other, datetime):
        return False
    apart = abs((one.replace(tzinfo=None) - other.replace(tzinfo=None)).total_seconds()) % _QUARTER
    return min(apart, _QUARTER - apart) < 60


def is_change(one: Given) -> bool:
    """Whether only a change of the article is dated so."""
    return all(source.startswith("modified") for source in one.sources)


def _updated(seen: View, published: When) -> Published | None:
    """The latest change after the publication; none where only the day is known, and it is the same."""
    later = [one for one in seen.modified if _order(one.when) > _order(published)]
    if not isinstance(published, datetime):
        later = [one for one in later if published not in one.days]
    changed = max(later, key=lambda one: (isinstance(one.when, datetime), _order(one.when)), default=None)
    if changed is None:
        return None
    sources = tuple(source for source in changed.sources if source.startswith("modified"))
    return Published(changed.when, sources, changed.evidence, 0.95 if len(sources) > 1 else 0.9, (), "")


def _order(when: When) -> datetime:
    if not isinstance(when, datetime):
        return datetime(when.year, when.month, when.day, tzinfo=UTC)
    return when if when.tzinfo else when.replace(tzinfo=UTC)


def view(said: Said, around: Around, arrived: date, url: str) -> View:
    """The candidates and what the rules need. Nothing later than the day after arrival is one."""
    sources: dict[When, list[str]] = {}
    evidence: dict[When, str] = {}
    limit = arrived + timedelta(days=1)
    for source, when, words in told(said, around, url):
        day = when.date() if isinstance(when, datetime) else when
        if day.year >= FIRST_YEAR and day <= limit:
            sources.setdefault(when, []).append(source)
            evidence.setdefault(when, words)
    given = tuple(Given(when, tuple(dict.fromkeys(sources[when])), evidence[when][:120]) for when in sources)
    days = [one.day for one in given] or [arrived]
    modified = tuple(one for one in given if any(source.startswith("modified") for source in one.sources))
    return View(given, modified, max(days), min(days))


def signs_of(seen: View, one: Given) -> tuple[str, ...]:
    """The signs of a date."""
    signs = [f"said by {source}" for source in one.sources]
    signs += [sign for rule in RULES if (sign := rule(seen, one))]
    return tuple(signs)


def _precision(_: View, one: Given) -> str:
    if not isinstance(one.when, datetime):
        return "day only"
    midnight = (one.when.hour, one.when.minute) == (0, 0)
    return ("midnight" if midnight else "time") + (" with zone" if one.when.tzinfo else "")


def _agreement(seen: View, one: Given) -> str:
    kinds = {source.split()[0] for other in seen.given if other.days & one.days for source in other.sources}
    return f"{min(len(kinds), 5)} kinds agree on the day"


def _by(seen: View, one: Given) -> str:
    """Which kinds of source give the same day in other words."""
    kinds = {
        source.split()[0]
        for other in seen.given
        if other is not one and other.days & one.days
        for source in other.sources
    }
    return (
        "day also by " + " ".join(sorted(kinds & {"ld", "article", "seen", "time", "address"}))
        if kinds
        else "day by none else"
    )


def _age(seen: View, one: Given) -> str:
    if seen.newest == seen.oldest:
        return "the only day"
    return "newest" if one.day == seen.newest else "oldest" if one.day == seen.oldest else "between"


def _count(seen: View, one: Given) -> str:
    days = len({other.day for other in seen.given})
    return f"{min(days, 5)} days in all"


def _modified(seen: View, one: Given) -> str:
    if not seen.modified:
        return ""
    if is_change(one):
        return "modified only"
    return "also modified" if any(one.days & other.days for other in seen.modified) else "older than modified"


def _shared(_: View, one: Given) -> str:
    return f"{min(len(one.sources), 4)} sources of the instant"


def _new_year(_: View, one: Given) -> str:
    return "a first of January" if (one.day.month, one.day.day) == (1, 1) else ""


def _offered(seen: View, one: Given) -> str:
    has = {source.split()[0] for other in seen.given for source in other.sources} & {
        "ld",
        "article",
        "time",
        "seen",
    }
    missing = sorted(has - {source.split()[0] for source in one.sources})
    return "not said by " + " ".join(missing) if missing else "said by all"


Rule = Callable[[View, Given], str]

RULES: Sequence[Rule] = (_precision, _agreement, _by, _age, _count, _modified, _shared, _new_year, _offered)
