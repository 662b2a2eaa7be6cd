"""The scoring of the accuracy benchmark: what counts as right, wrong and shown, on answers written here."""

from __future__ import annotations

import pytest

from tests.bench.accuracy_table import calibration, curve, kept, visible_right, wrong
from tests.bench.measure import Answer, Row


def _row(confidence: float, *, right: bool | None, visible: bool = True, given: bool = True) -> Row:
    answer = Answer("said", "truth", given, visible, right, confidence, "")
    return Row("1", "rp_main", "en", {}, {"authors": answer})


ROWS = [
    _row(0.9, right=True),
    _row(0.4, right=True),
    _row(0.8, right=False),
    _row(0.7, right=False, visible=False),
    _row(0.0, right=False, given=False),
    _row(0.9, right=None),
]


def test_right_is_a_share_of_what_the_document_shows() -> None:
    assert visible_right(ROWS, "authors", 0) == (50.0, 4)
    assert visible_right(ROWS, "authors", 0.5) == (25.0, 4)


def test_wrong_is_a_share_of_all_documents_shown_or_not() -> None:
    assert wrong(ROWS, "authors", 0) == pytest.approx(100 * 2 / 6)
    assert wrong(ROWS, "authors", 0.75) == pytest.approx(100 / 6)


def test_a_floor_may_be_a_ceiling() -> None:
    assert kept("rp_main", "title", 87.0) is True
    assert kept("rp_main", "title", 86.9) is False
    assert kept("rp_main", "authors wrong", 8.1) is False
    assert kept("rp_main", "minute", 1) is None


def test_curve_and_calibration_speak_of_what_was_given() -> None:
    assert len(list(curve(ROWS, "authors"))) == 10
    *bins, error = calibration(ROWS, "authors")
    assert [line.split()[-1] for line in bins] == ["1", "1", "1", "1"]
    assert error.endswith("0.550")
