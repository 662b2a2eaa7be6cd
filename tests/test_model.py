"""The nouns: an article or an item changed is what dataclasses.replace makes of it."""

from dataclasses import replace

import pytest

from feeds.model import Item, changed
from tests import making


def test_changed_is_replace_in_a_fifth_of_its_time() -> None:
    article = making.article("sluice.txt", tags=("water",))
    assert changed(article, title="Sluice shut", change=7) == replace(article, title="Sluice shut", change=7)
    assert changed(article) == article
    assert changed(article) is not article


def test_an_item_is_changed_alike() -> None:
    item = Item(title="Sluice opens", authors=("Ann Example",))
    assert changed(item, url="https://news.example/1") == replace(item, url="https://news.example/1")
    assert type(changed(item)) is Item


def test_a_field_that_an_article_does_not_have_is_refused() -> None:
    with pytest.raises(AttributeError):
        changed(making.article("sluice.txt"), headline="Sluice shut")
