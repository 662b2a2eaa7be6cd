from dataclasses import fields

import pytest

from feeds.config_checks import (
    CHECKS,
    authority,
    between,
    language,
    nearest,
    path_given,
    picture_address,
    since,
    slug,
    store_address,
    timezone,
    web_address,
)
from feeds.config_raw import LISTS, TABLES


@pytest.mark.parametrize(
    "good",
    [
        "http://127.0.0.1:8000",
        "https://news.example.org",
        "https://news.example.org/",
        "https://example.org/a/b",
        "http://[::1]:8000",
        "HTTPS://Example.org",
    ],
)
def test_a_web_address(good):
    assert web_address(good) == ""


@pytest.mark.parametrize(
    "bad",
    [
        "",
        "news",
        "/section",
        "ftp://example.org",
        "mailto:a@example.org",
        "https://",
        "https:///path",
        "https://user:secret@example.org",
        "https://example.org:port",
        "https://example.org:99999",
        "https://exam ple.org",
        "https://example.org/?a=b",
        "https://example.org/#top",
        "https://münchen.example",
        "http://[::1",
    ],
)
def test_not_a_web_address(bad):
    assert web_address(bad).startswith("must be ")


def test_the_address_of_a_picture_may_carry_its_version():
    assert picture_address("https://cdn.example/logo.png?v=3&w=144#top") == ""
    assert CHECKS[("site", "icon")]("https://cdn.example/icon.png?v=3") == ""
    assert CHECKS[("site", "logo")]("https://cdn.example/logo.png?v=3") == ""
    assert picture_address("cdn.example/logo.png").endswith('did you mean "https://cdn.example/logo.png"?')
    assert picture_address("/logo.png").startswith("must be ")


def test_a_web_address_without_scheme_is_named():
    assert web_address("example.org:8443/news").endswith('did you mean "https://example.org:8443/news"?')


@pytest.mark.parametrize("good", ["UTC", "Europe/Berlin", "America/Argentina/Buenos_Aires", "Etc/GMT+5"])
def test_a_time_zone(good):
    assert timezone(good) == ""


@pytest.mark.parametrize(
    "bad", ["", "Mars/Olympus", "../etc/passwd", "/etc/localtime", "Europe", "+02:00", "a\0b"]
)
def test_not_a_time_zone(bad):
    assert timezone(bad).startswith("must be a zone")


@pytest.mark.parametrize(
    ("given", "suggested"),
    [("Berlin", "Europe/Berlin"), ("new york", "America/New_York"), ("Europe/Berln", "Europe/Berlin")],
)
def test_a_time_zone_is_suggested(given, suggested):
    assert timezone(given).endswith(f'did you mean "{suggested}"?')


@pytest.mark.parametrize(
    "good",
    ["example.org", "news.example.org", "a-b.example", "localhost", "desk@example.org", "a.b_c-d@x.example"],
)
def test_an_authority_of_rfc_4151(good):
    assert authority(good) == ""


@pytest.mark.parametrize(
    "bad",
    [
        "",
        "-a.example",
        "a-.example",
        "a..b",
        ".example",
        "exa_mple.org",
        "a b",
        "a@b@c",
        "@example.org",
        "münchen.de",
    ],
)
def test_not_an_authority(bad):
    assert authority(bad).startswith("must be a domain name")


def test_an_authority_is_taken_from_an_address():
    assert authority("https://example.org/news").endswith('did you mean "example.org"?')


@pytest.mark.parametrize("good", ["2026", "2026-11", "2026-11-25", "2024-02-29"])
def test_a_date_of_rfc_4151(good):
    assert since(good) == ""


@pytest.mark.parametrize(
    "bad",
    ["", "26", "2026-1", "2026-13", "2026-00", "2025-02-29", "2026-11-25T00:00", "2026/11", "0000", "٢٠٢٦"],
)
def test_not_a_date(bad):
    assert since(bad).startswith("must be a date")


@pytest.mark.parametrize(
    "good",
    [
        "",
        "en",
        "EN",
        "pt-BR",
        "zh-Hant-TW",
        "es-419",
        "de-CH-1996",
        "sr-Latn",
        "en-x-house",
        "yue",
        "de-u-co-phonebk",
    ],
)
def test_a_language(good):
    assert language(good) == ""


@pytest.mark.parametrize(
    "bad", ["e", "english", "en_US", "en-", "-en", "en--US", "en US", "de-1", "français"]
)
def test_not_a_language(bad):
    assert language(bad).startswith("must be a language tag")


@pytest.mark.parametrize("given", ["en_US", "en_US.UTF-8"])
def test_a_locale_is_not_a_language_but_near(given):
    assert language(given).endswith('did you mean "en-US"?')


@pytest.mark.parametrize("good", ["", "world", "c-2", "24h"])
def test_a_slug(good):
    assert slug(good) == ""


@pytest.mark.parametrize(
    ("bad", "suggested"), [("World News", "world-news"), ("arts/culture", "arts-culture"), ("Ärzte", "rzte")]
)
def test_not_a_slug(bad, suggested):
    assert slug(bad).endswith(f'did you mean "{suggested}"?')


@pytest.mark.parametrize(
    "good",
    [
        "sqlite:///var/newswire.db",
        "sqlite:////var/newswire.db",
    ],
)
def test_a_store(good):
    assert store_address(good) == ""


@pytest.mark.parametrize(
    "bad",
    [
        "",
        "sqlite:///",
        "sqlite://",
        "mysql://a/b",
        "var/newswire.db",
        "sqlite:///a.db?mode=ro",
        "sqlite:///:memory:",
    ],
)
def test_not_a_store(bad):
    assert store_address(bad).startswith("must be sqlite")


@pytest.mark.parametrize(
    ("given", "suggested"),
    [("sqlite://var/x.db", "sqlite:///var/x.db")],
)
def test_a_store_is_suggested(given, suggested):
    assert store_address(given).endswith(f'did you mean "{suggested}"?')


def test_a_home_folder_must_be_known():
    assert path_given("~nobody-has-this-name/news") == "names a home folder that is not known"


@pytest.mark.parametrize("number", [0, 1, 0.5])
def test_both_ends_of_a_range_are_in_it(number):
    assert between(0, 1)(number) == ""


@pytest.mark.parametrize("number", [-1, 1.01, float("nan"), float("inf")])
def test_a_number_out_of_range_is_named(number):
    assert between(0, 1)(number) == f"must be from 0 to 1, not {number}"


@pytest.mark.parametrize(
    ("word", "meant"),
    [("prot", "port"), ("Port", "port"), ("every", "every_seconds"), ("colour", ""), ("a", ""), ("", "")],
)
def test_the_nearest_word(word, meant):
    assert nearest(word, ("port", "path", "every_seconds")) == meant


def test_every_check_is_of_a_key_that_there_is():
    known = {(table, field.name) for table, kind in {**TABLES, **LISTS}.items() for field in fields(kind)}
    assert set(CHECKS) <= known


def test_every_default_passes_its_check():
    for table, kind in {**TABLES, **LISTS}.items():
        for field in fields(kind):
            check = CHECKS.get((table, field.name))
            if check and isinstance(field.default, (str, int, float, tuple)):
                assert check(field.default) == "", (table, field.name)
