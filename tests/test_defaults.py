"""What a facet's feeds are unless asked otherwise."""

from __future__ import annotations

import pytest

from feeds.defaults import default_content, default_size
from feeds.model import Facet
from tests.write_cases import config, facet


@pytest.mark.parametrize(
    "section",
    [
        facet(name="World", slug="world"),
        facet(name="WORLD", slug="world-2"),
        facet(name="Foreign news", slug="world"),
    ],
)
def test_a_section_is_as_its_config_says(section: Facet) -> None:
    assert default_content(config(), section) == "summary"
    assert default_size(config(), section) == 20


@pytest.mark.parametrize(
    "other",
    [
        facet("all", "Everything", ""),
        facet("tag", "World", "world"),
        facet(name="Politics", slug="politics"),
        facet(name="Culture & Arts", slug="culture-arts"),
    ],
)
def test_all_else_is_as_the_site_says(other: Facet) -> None:
    assert default_content(config(), other) == "full"
    assert default_size(config(), other) == 50
    assert default_size(config(size=9), other) == 9


def test_a_name_decides_before_a_slug() -> None:
    renamed = facet(name="Culture & Arts", slug="world")
    assert default_content(config(), renamed) == "full"
