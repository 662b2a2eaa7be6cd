"""A facet → its Edition."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from feeds.edition import edition
from feeds.model import Edition, Facet
from tests.write_cases import article, config, facet


@dataclass
class Shelf:
    """A store of one section with three articles."""

    section: Facet = field(default_factory=lambda: facet(name="World", slug="world"))

    def edition(self, kind: str, slug: str, size: Callable[[Facet], int]) -> Edition | None:
        if (kind, slug) != ("section", self.section.slug):
            return None
        held = tuple(article(n) for n in range(30))
        return Edition(
            facet=self.section,
            epoch="e",
            change=1,
            moment=self.section.moment,
            articles=held[: size(self.section)],
        )


def test_an_edition_is_as_large_as_its_section_says() -> None:
    made = edition(Shelf(), config(), "section", "world")
    assert made is not None
    assert len(made.articles) == 20


def test_without_a_facet_there_is_no_edition() -> None:
    assert edition(Shelf(), config(), "section", "nowhere") is None
