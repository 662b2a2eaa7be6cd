"""IPTC's Media Topics: numbers, names and what stands above them."""

from __future__ import annotations

import pytest

from feeds.topics import TABLE, chain, is_listed, is_number, name_of, topic_of, topics


@pytest.mark.parametrize(
    "text",
    [
        "medtop:11000000", "MEDTOP:11000000", "11000000", " http://cv.iptc.org/newscodes/mediatopic/11000000 ",
        "https://cv.iptc.org/newscodes/mediatopic/11000000/", "subj:11000000", "politics and government",
        "Politics  and Government", "Politik",
    ],
)  # fmt: skip
def test_a_topic_is_named_in_many_ways(text):
    assert topic_of(text) == "11000000"


def test_an_older_subject_code_leads_to_its_topic():
    assert topic_of("subj:01025000") == "20000003"
    assert name_of("20000003") == "animation"


@pytest.mark.parametrize("text", ["", "99999999", "medtop:1", "a bridge"])
def test_what_is_no_topic_gives_none(text):
    assert topic_of(text) == ""


def test_a_number_is_told_by_its_shape():
    assert is_number("medtop:20000065")
    assert not is_number("20261125 a date")


def test_every_topic_reaches_a_top():
    tops = {chain(topic)[-1] for topic in topics().broader}
    assert len(tops) == 17
    assert all(topic.endswith("000000") for topic in tops)
    assert chain("20000008") == ("20000008", "20000007", "20000002", "01000000")


def test_the_table_names_whose_it_is():
    head = TABLE.read_text(encoding="utf-8")[:400]
    assert "International Press Telecommunications Council" in head
    assert "CC BY 4.0" in head


def test_a_number_is_looked_up_without_the_table():
    assert is_listed("medtop:20000065")
    assert is_listed("subj:01025000")
    assert not is_listed("medtop:99999999")
    assert not is_listed("animation")
