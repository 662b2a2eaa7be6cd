"""What the rows of a shape come to: figures beside their floors, the curve of certainty, and calibration."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tests.bench.measure import Row

FLOORS: dict[str, dict[str, float]] = {
    "seed_wrap": {
        "title": 99, "authors": 94, "authors, sure": 90, "day": 99, "day, sure": 98, "body F1": 99.2,
        "must-have": 98, "kept out": 97.5,
    },
    "rp_main": {
        "title": 87, "authors": 65, "authors, sure": 55, "authors wrong": 8, "day": 93, "day, sure": 88,
        "day far wrong": 3, "body F1": 95, "must-have": 92, "kept out": 78,
    },
    "rp_full": {
        "title": 83, "authors": 65, "authors, sure": 55, "day": 92, "day, sure": 88, "body F1": 92,
        "must-have": 92, "kept out": 90,
    },
    "inscriptis": {
        "title": 83, "authors": 65, "authors, sure": 55, "day": 92, "day, sure": 88, "body F1": 92,
        "must-have": 92, "kept out": 90,
    },
    "markdown": {
        "title": 88, "authors": 58, "authors, sure": 45, "day": 93, "day, sure": 88, "body F1": 88,
        "must-have": 93, "kept out": 82,
    },
    "html": {
        "title": 90, "title, declared": 93, "authors": 80, "day": 93.5, "minute": 97, "body F1": 96.5,
        "must-have": 94, "kept out": 96,
    },
}  # fmt: skip
"""Shape → figure → per cent that must be reached; those of MOST must not be passed."""
MOST = frozenset({"authors wrong", "day far wrong"})
Figure = tuple[str, float, int]
"""Name, per cent, and of how many documents."""


def figures(rows: Sequence[Row], certainty: float) -> tuple[Figure, ...]:
    """Every figure of a shape that has documents; `, sure` are those at the given certainty."""
    body = _body(rows)
    found = (
        _mean("title", rows, "title"),
        _mean("title, declared", rows, "title_any"),
        _mean("authors", rows, "authors"),
        ("authors, sure", *visible_right(rows, "authors", certainty)),
        ("authors wrong", wrong(rows, "authors", certainty), len(rows)),
        _mean("day", rows, "date"),
        ("day, sure", *visible_right(rows, "published", certainty)),
        ("day far wrong", wrong(rows, "published", certainty, far=True), len(rows)),
        _mean("minute", rows, "minute"),
        ("body F1", *body),
        _mean("must-have", rows, "have"),
        _mean("kept out", rows, "not"),
    )
    return tuple(one for one in found if one[2])


def _mean(name: str, rows: Sequence[Row], key: str) -> Figure:
    values = [row.numbers[key] for row in rows if key in row.numbers]
    return name, 100 * sum(values) / max(1, len(values)), len(values)


def _body(rows: Sequence[Row]) -> tuple[float, int]:
    """F1 of the means, as the corpus' measure has it."""
    _, precision, count = _mean("", rows, "bp")
    _, recall, _ = _mean("", rows, "br")
    return 2 * precision * recall / max(1e-9, precision + recall), count


def visible_right(rows: Sequence[Row], field: str, certainty: float) -> tuple[float, int]:
    """Per cent of what the document shows that is given and right."""
    shown = [row.answers[field] for row in rows]
    shown = [one for one in shown if one.visible and one.right is not None]
    right = sum(bool(one.right) and one.confidence >= certainty for one in shown)
    return 100 * right / max(1, len(shown)), len(shown)


def wrong(rows: Sequence[Row], field: str, certainty: float, far: bool = False) -> float:
    """Per cent of all documents with a wrong answer, shown or not; `far`: a date off by more than a day."""
    answers = (row.answers[field] for row in rows)
    bad = sum(
        one.given and one.right is False and one.confidence >= certainty and (one.far or not far)
        for one in answers
    )
    return 100 * bad / max(1, len(rows))


def kept(shape: str, name: str, value: float) -> bool | None:
    """Whether the figure's floor holds; None where it has none."""
    floor = FLOORS.get(shape, {}).get(name)
    if floor is None:
        return None
    return value <= floor if name in MOST else value >= floor


def table(shape: str, found: Sequence[Figure]) -> Iterator[str]:
    """A line for each figure."""
    yield f"{shape}"
    for name, value, count in found:
        floor, held = FLOORS.get(shape, {}).get(name), kept(shape, name, value)
        bound = "" if floor is None else f"at {'most' if name in MOST else 'least'} {floor:5.1f}"
        yield f"  {name:16} {value:6.1f}  n {count:5}  {bound:14} {_WORDS[held]}".rstrip()


_WORDS = {None: "", True: "holds", False: "MISSED"}


def curve(rows: Sequence[Row], field: str) -> Iterator[str]:
    """Right share of what is shown against wrong share of all documents, for every tenth of certainty."""
    for tenth in range(10):
        right, _ = visible_right(rows, field, tenth / 10)
        yield f"  certainty {tenth / 10:.1f}  right {right:5.1f}  wrong {wrong(rows, field, tenth / 10):5.1f}"


def calibration(rows: Sequence[Row], field: str) -> Iterator[str]:
    """What was said and what was right, by tenths of confidence, and the expected calibration error."""
    bins: dict[int, list[tuple[float, bool]]] = {}
    for row in rows:
        one = row.answers[field]
        if one.given and one.right is not None:
            bins.setdefault(min(9, int(one.confidence * 10)), []).append((one.confidence, one.right))
    total, error = sum(map(len, bins.values())), 0.0
    for tenth, pairs in sorted(bins.items()):
        said = sum(confidence for confidence, _ in pairs) / len(pairs)
        right = sum(good for _, good in pairs) / len(pairs)
        error += abs(said - right) * len(pairs) / total
        yield f"  {tenth / 10:.1f}  said {said:.2f}  right {right:.2f}  n {len(pairs):5}"
    yield f"  expected calibration error {error:.3f}"
