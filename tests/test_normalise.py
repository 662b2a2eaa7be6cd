"""The rules of normalising, one by one, and what an article is made of."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.model import Document, Item, Why
from feeds.normalise import RULES, map_sections, normalise, summary
from feeds.normalise.byline import byline
from feeds.normalise.characters import clean, clean_line, cut_at_word
from feeds.normalise.context import Context
from feeds.normalise.dates import instant
from feeds.normalise.language import tag
from feeds.normalise.sanitise import sanitise
from feeds.settings import Config, NormaliseSettings, Section, Site, Source

PATH = Path("/newsroom/config.toml")
CONFIG = Config(
    path=PATH,
    sections=(
        Section(name="Politics", slug="politics", aliases=("Politik", "government")),
        Section(name="World", slug="world-news", aliases=("International",)),
    ),
)
CLOSED = Config(path=PATH, site=Site(open_sections=False), sections=CONFIG.sections)
SOURCE = Source(name="wire", path=PATH.parent)
ARRIVED = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)
DOCUMENT = Document(source="wire", name="a.txt", data=b"words", arrived=ARRIVED)
CONTEXT = Context(document=DOCUMENT, source=SOURCE, config=CONFIG)
NAIVE = partial(datetime, tzinfo=None)


def article(source: Source = SOURCE, config: Config = CONFIG, **said: object):
    item = Item(**({"title": "A bridge", "body_html": "<p>It stays.</p>"} | said))  # type: ignore[arg-type]
    return normalise(item, DOCUMENT, source, config)


# characters


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("plain", "plain"),
        ("a\x00b\x07c\x7fd\x85e", "abcd\ne"),
        ("\ud800lone\udfff", "lone"),
        ("no\ufffe\uffff\ufdd0\U0001fffe\U0010ffffn", "non"),
        ("zero\u200bwidth\ufeff\xad", "zerowidth"),
        ("\u202egnissorc\u202c \u2066x\u2069", "gnissorc x"),
        ("e\u0301", "é"),
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("“quotes” ‘stay’ – as ‐ typed…", "“quotes” ‘stay’ – as ‐ typed…"),
        ("A\u200cB", "AB"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("क्\u200dष", "क्\u200dष"),
        ("👩\u200d💻", "👩\u200d💻"),
        ("x\U000e0041y", "xy"),
    ],
)
def test_characters_that_feeds_forbid_go_and_the_rest_stays(text, cleaned):
    assert clean(text) == cleaned


def is_clean(text: str) -> bool:
    controls = any(unicodedata.category(sign) in ("Cc", "Cs") and sign not in "\t\n" for sign in text)
    return (
        not controls
        and unicodedata.is_normalized("NFC", text)
        and "\u202e" not in text
        and "\ufffe" not in text
    )


ANY = st.text(alphabet=st.characters(exclude_categories=()))


@given(ANY)
def test_clean_text_is_clean_and_stays_so(text):
    once = clean(text)
    assert is_clean(once)
    assert clean(once) == once


def test_a_line_is_one_line_with_single_blanks():
    assert clean_line(" a\xa0 b\n\tc\u2003d ") == "a b c d"


def test_long_lines_are_cut_at_a_word():
    assert cut_at_word("one two three", 13) == "one two three"
    assert cut_at_word("one two three", 12) == "one two…"
    assert cut_at_word("onetwothree", 5) == "onet…"
    assert len(clean_line("word " * 500_000)) <= 1_000


@given(ANY, st.integers(2, 40))
def test_a_cut_text_is_never_longer(text, limit):
    assert len(cut_at_word(text, limit)) <= limit


# byline


def test_authors_stand_once_without_by_words():
    item = Item(
        authors=("By Mara Lindqvist", "MARA LINDQVIST", " Tomas Reyne,", "–", "von Jan Zee", "Byron Lee")
    )
    assert byline(item, CONTEXT).authors == ("Mara Lindqvist", "Tomas Reyne", "Jan Zee", "Byron Lee")


# dates


def zoned(source: str = "", site: str = "UTC") -> Context:
    config = Config(path=PATH, site=Site(timezone=site))
    return Context(document=DOCUMENT, source=Source(name="s", path=PATH, timezone=source), config=config)


def test_a_day_is_its_midnight_in_utc_as_written():
    assert instant(date(2024, 3, 4), zoned("Asia/Tokyo")) == datetime(2024, 3, 4, tzinfo=UTC)


def test_a_clock_without_zone_is_the_source_s_else_the_site_s():
    when = NAIVE(2024, 3, 4, 18, 11)
    assert instant(when, zoned("Asia/Tokyo", "Europe/Berlin")) == datetime(2024, 3, 4, 9, 11, tzinfo=UTC)
    assert instant(when, zoned("", "Europe/Berlin")) == datetime(2024, 3, 4, 17, 11, tzinfo=UTC)


def test_an_aware_clock_becomes_utc_in_whole_seconds():
    when = datetime(2024, 3, 4, 18, 11, 9, 123456, tzinfo=timezone(timedelta(hours=2)))
    assert instant(when, CONTEXT) == datetime(2024, 3, 4, 16, 11, 9, tzinfo=UTC)


def test_the_first_day_of_all_calendars_is_what_programs_write_that_know_none():
    assert instant(datetime(1, 1, 1, tzinfo=UTC), CONTEXT) is None
    assert instant(date(1, 1, 1), CONTEXT) is None
    assert instant(date(1850, 6, 1), CONTEXT) == datetime(1850, 6, 1, tzinfo=UTC)


def test_the_future_and_the_impossible_are_no_dates():
    assert instant(ARRIVED, CONTEXT) == ARRIVED
    assert instant(ARRIVED + timedelta(seconds=1), CONTEXT) is None
    assert instant(datetime(1, 1, 1, tzinfo=timezone(timedelta(hours=14))), CONTEXT) is None
    assert instant(None, CONTEXT) is None


def test_an_update_before_the_publication_says_nothing():
    made = article(published=date(2024, 3, 4), updated=date(2024, 3, 3))
    assert made.stated == datetime(2024, 3, 4, tzinfo=UTC)
    assert made.stated_updated is None


# language


@pytest.mark.parametrize(
    ("text", "cased"),
    [("de", "de"), ("DE_de", "de-DE"), ("zh-hans-cn", "zh-Hans-CN"), ("es-419", "es-419"), ("german", ""), ("", ""),
     ("x y", "")],
)  # fmt: skip
def test_a_language_has_the_shape_of_a_tag_or_is_none(text, cased):
    assert tag(text) == cased


def test_the_source_s_language_stands_in():
    french = Source(name="s", path=PATH, language="fr")
    assert article(source=french).language == "fr"
    assert article(source=french, language="de-AT").language == "de-AT"
    assert article().language == ""


# sections


def mapped(*crumbs: str, title: str = "A bridge", source: Source = SOURCE, config: Config = CONFIG):
    return map_sections(crumbs, title, source, config)


def test_names_slugs_and_aliases_claim_crumbs_whatever_their_case():
    assert mapped("POLITICS", "politik") == (("Politics",), ())
    assert mapped("world-news", "World News", "international") == (("World",), ())
    assert mapped("ＰＯＬＩＴＩＣＳ") == (("Politics",), ())


def test_generic_crumbs_the_headline_and_what_is_too_long_give_nothing():
    assert mapped("Home", "News", "Startseite", "Latest", "a bridge", "x" * 61, "12", "»") == ((), ())


def test_an_unknown_crumb_opens_a_section_or_is_a_tag():
    assert mapped("Home", "rowing", "Politics", "Rowing") == (("Rowing", "Politics"), ())
    assert mapped("bhopal News") == (("bhopal News",), ())
    assert mapped("rowing", "Politics", config=CLOSED) == (("Politics",), ("Rowing",))


def test_capitals_are_lowered_where_they_are_no_acronym():
    assert mapped("SCIENCE", "NFL", "BBC Sport") == (("Science", "NFL", "BBC Sport"), ())


def test_the_source_s_section_is_the_last_resort():
    wire = Source(name="wire", path=PATH, section="politik")
    assert mapped("Home", source=wire) == (("Politics",), ())
    assert mapped("World", source=wire) == (("World",), ())
    assert mapped(source=Source(name="w", path=PATH, section="Desk")) == (("Desk",), ())


def test_a_section_may_claim_what_is_generic_elsewhere():
    config = Config(path=PATH, sections=(Section(name="Briefs", aliases=("news",)),))
    assert mapped("Home", "News", config=config) == (("Briefs",), ())


# summary and minutes


def test_the_desk_s_summary_goes_before_the_lead():
    assert article(summary="It stays.\nAt last.").summary == "It stays.\nAt last."
    assert article().summary == "It stays."


def test_a_lead_ends_with_a_sentence():
    text = "The board voted to keep the old bridge of St. Orben, Mr. Farrow said. " + "It is long. " * 40
    lead = summary.lead(text)
    assert len(lead) <= summary.LEAD_LIMIT
    assert lead.endswith("It is long.")


def test_a_lead_without_sentences_ends_with_a_word():
    lead = summary.lead("bridge " * 100)
    assert lead.endswith("bridge…")
    assert len(lead) <= summary.LEAD_LIMIT


def test_a_place_alone_takes_the_paragraph_after_it():
    assert summary.lead("Port Sabel\nThe bridge stays open.") == "Port Sabel The bridge stays open."


@given(ANY)
def test_a_lead_is_bounded(text):
    assert len(summary.lead(text)) <= summary.LEAD_LIMIT


def test_stated_minutes_go_before_counted_ones():
    assert article(minutes=9).minutes == 9
    assert article(body_html=f"<p>{'word ' * 231}</p>").minutes == 2
    assert article(body_html=f"<p>{'字' * 501}</p>").minutes == 2


# the whole


def test_sanitise_is_the_last_rule():
    assert RULES[-1] is sanitise


def test_an_article_has_the_document_s_place_and_the_item_s_words():
    made = article(
        authors=("Mara Lindqvist",), crumbs=("Home", "Politics"), tags=("Rivers", "rivers"), entry="2"
    )
    assert (made.source, made.name, made.entry) == ("wire", "a.txt", "2")
    assert made.crumbs == ("Home", "Politics")
    assert made.sections == ("Politics",)
    assert made.tags == ("Rivers",)
    assert made.body_text == "It stays."
    assert (made.id, made.key, made.change, made.published) == ("", "", 0, None)


def test_the_digest_is_of_document_and_entry():
    other = Document(source="wire", name="a.txt", data=b"other", arrived=ARRIVED)
    item = Item(title="A bridge", body_html="<p>It stays.</p>")
    digests = {article().digest, article(entry="2").digest, normalise(item, other, SOURCE, CONFIG).digest}
    assert len(digests) == 3
    assert article(title="Another").digest == article().digest


def test_every_field_that_is_given_keeps_its_reason_and_dropped_ones_lose_it():
    why = {name: Why(rule="r", evidence="e", confidence=0.9) for name in ("published", "authors", "sections")}
    made = article(published=date(2030, 1, 1), authors=("Mara Lindqvist",), crumbs=("Home",), why=why)
    assert made.why.keys() == {"authors", "body_text", "summary", "reading_minutes"}
    assert article(source=Source(name="s", path=PATH, section="Desk", language="de")).why.keys() >= {
        "sections",
        "language",
    }


@given(
    st.builds(
        Item,
        title=ANY,
        authors=st.lists(ANY, max_size=3).map(tuple),
        crumbs=st.lists(ANY, max_size=3).map(tuple),
        tags=st.lists(ANY, max_size=3).map(tuple),
        summary=ANY,
        body_html=ANY,
        language=ANY,
        published=st.none() | st.datetimes() | st.dates() | st.datetimes(timezones=st.timezones()),
    )
)
def test_any_item_becomes_a_clean_article(item):
    made = normalise(item, DOCUMENT, SOURCE, CONFIG)
    for text in (
        made.title,
        *made.authors,
        *made.sections,
        *made.tags,
        made.summary,
        made.body_html,
        made.body_text,
    ):
        assert is_clean(text)
    assert "\n" not in made.title
    assert len(made.title) <= 1_000
    assert made.stated is None or made.stated <= ARRIVED
    assert made == normalise(item, DOCUMENT, SOURCE, CONFIG)


@pytest.mark.parametrize(
    "short",
    [
        "Mr.",
        "U.S.",
        "z. B.",
        "Messrs.",
        "Rev.",
        "p. ej.",
        "Ph.D.",
        "bspw.",
        "Dipl.-Ing.",
        "EE. UU.",
        "Sig.",
        "np.",
        "av.",
    ],
)
def test_a_lead_does_not_end_with_an_abbreviation(short):
    text = (
        f"The board voted on Tuesday to keep the old swing bridge for carts. It did so, said {short} Ferrol, "
        + "at last, " * 40
    )
    assert article(body_html=f"<p>{text}</p>").summary.endswith(("carts.", "…"))


def test_a_language_is_detected_only_where_asked_for_and_sure():
    german = (
        "<p>"
        + "Der Hafenrat hat am Dienstag beschlossen, die alte Drehbrücke für Fußgänger zu erhalten. " * 4
        + "</p>"
    )
    asked = replace(CONFIG, normalise=NormaliseSettings(detect_language=True))
    assert article(body_html=german).language == ""
    found = article(body_html=german, config=asked)
    assert (found.language, found.why["language"].rule) == ("de", "language.detected")
    assert article(body_html="<p>Der Hafenrat hat beschlossen.</p>", config=asked).language == ""
    assert article(body_html=german, language="nl", config=asked).language == "nl"
