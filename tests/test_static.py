"""The style sheet: colours that can be read, and nothing fetched from elsewhere."""

from __future__ import annotations

import re
from itertools import product

import pytest

from web.templating import STATIC, static_file, static_version

SHEET = static_file("style.css").decode("utf-8")
PALETTES = [
    dict(re.findall(r"--(paper|ink|soft|rule|accent|tint): #([0-9a-f]{3,6});", block))
    for block in re.findall(r":root \{(.*?)\}", SHEET, re.DOTALL)
]


def luminance(colour: str) -> float:
    """Relative luminance of an sRGB colour (WCAG 2.2, 1.4.3)."""
    digits = colour if len(colour) == 6 else "".join(digit * 2 for digit in colour)
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_is_measured_as_the_standard_does():
    assert contrast("000", "ffffff") == pytest.approx(21)


def test_there_are_palettes_for_light_dark_and_paper():
    assert len(PALETTES) == 3
    assert all(len(palette) == 6 for palette in PALETTES)


@pytest.mark.parametrize("palette", PALETTES)
def test_every_text_can_be_read_on_every_ground(palette):
    for text, ground in product(("ink", "soft", "accent"), ("paper", "tint")):
        assert contrast(palette[text], palette[ground]) >= 4.5, (text, ground)


def test_the_style_sheet_fetches_nothing():
    assert "url(" not in SHEET
    assert "@import" not in SHEET


def test_the_address_of_a_static_file_changes_with_its_bytes():
    assert len({static_version(name) for name in STATIC}) == len(STATIC)
