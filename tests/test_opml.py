"""The list of feeds that a feed reader imports."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest

from feeds.model import Facet
from tests import making
from tests.sites import ONE, PUBLIC, serve
from web.opml import opml


@pytest.fixture(scope="module")
def wire(tmp_path_factory):
    """A client of a site with ONE article, and its store: for tests that only read."""
    client, _, store = serve(tmp_path_factory.mktemp("wire"), ONE)
    yield client, store
    store.close()


def test_opml_lists_everything_sections_and_sources(wire):
    client, _ = wire
    response = client.get("/feeds.opml")
    body = ET.fromstring(response.data).find("body")
    assert body is not None
    assert [group.get("text") for group in body] == ["Everything", "Sections", "Sources"]
    assert [(o.get("type"), o.get("xmlUrl")) for o in body.iter("outline") if o.get("xmlUrl")] == [
        ("rss", f"{PUBLIC}/rss.xml"),
        ("rss", f"{PUBLIC}/section/politics/rss.xml"),
        ("rss", f"{PUBLIC}/section/world/rss.xml"),
        ("rss", f"{PUBLIC}/source/wire/rss.xml"),
    ]


def test_a_name_keeps_its_signs_and_loses_what_xml_forbids(tmp_path):
    settings = making.config(tmp_path, url=PUBLIC, title="Fish & <Chips>\x00")
    facet = Facet(kind="section", name='R\x0b&D "x"', slug="r-d", feed_id="tag:x", moment=making.NOON)
    outlines = list(ET.fromstring(opml(settings, [("Sections", [facet]), ("Sources", [])])).iter("outline"))
    assert [outline.get("text") for outline in outlines] == ["Sections", 'R&D "x" – Fish & <Chips>']
