from dataclasses import fields, replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.config import load, warnings
from feeds.config_raw import TABLES
from feeds.errors import ConfigError
from feeds.settings import Config, Section, Site, Source

ROOT = Path(__file__).parent.parent


def _write(folder: Path, text: str) -> Path:
    path = folder / "config.toml"
    path.write_text(text, encoding="utf-8")
    return path


def _problems(folder: Path, text: str, **environ: str) -> list[str]:
    """The problems of a text, without the folder's name."""
    path = _write(folder, text)
    with pytest.raises(ConfigError) as caught:
        load(path, environ)
    return [line.removeprefix(f"{folder}/") for line in caught.value.problems]


def test_an_empty_file_gives_the_defaults(tmp_path):
    config = load(_write(tmp_path, ""), {})
    assert config.site == Site()
    assert replace(config, store=Config(path=tmp_path).store) == Config(path=tmp_path / "config.toml")


def test_every_value_arrives(tmp_path):
    config = load(
        _write(
            tmp_path,
            """
            [site]
            title = "Zeitung"
            open_sections = false
            content = "summary"
            [normalise]
            certainty = 1
            [[sources]]
            name = "wire"
            path = "/srv/wire"
            every_seconds = 60
            [[sections]]
            name = "World"
            aliases = ["world news", "世界"]
            """,
        ),
        {},
    )
    assert config.site == Site(title="Zeitung", open_sections=False, content="summary")
    assert config.normalise.certainty == 1.0
    assert config.sources == (Source(name="wire", path=Path("/srv/wire"), every_seconds=60),)
    assert config.sections == (Section(name="World", aliases=("world news", "世界")),)


def test_paths_are_relative_to_the_file(tmp_path, monkeypatch):
    (tmp_path / "conf").mkdir()
    _write(
        tmp_path / "conf",
        '[store]\nurl = "sqlite:///var/n.db"\n[[sources]]\nname = "a"\npath = "./in"\n',
    )
    monkeypatch.chdir(tmp_path)
    config = load(Path("conf/config.toml"), {})
    assert config.path == tmp_path / "conf" / "config.toml"
    assert config.sources[0].path == tmp_path / "conf" / "in"
    assert config.store.url == f"sqlite:///{tmp_path}/conf/var/n.db"


@pytest.mark.parametrize("url", ["sqlite:////srv/n.db", "sqlite:////srv/a b/n.db"])
def test_a_store_that_is_not_relative_stays_as_it_is(tmp_path, url):
    assert load(_write(tmp_path, f'[store]\nurl = "{url}"\n'), {}).store.url == url


def test_a_home_folder_is_opened(tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", "/home/desk")
    config = load(_write(tmp_path, '[[sources]]\nname = "a"\npath = "~/in"\n'), {})
    assert config.sources[0].path == Path("/home/desk/in")


def test_the_public_address_has_no_slash_at_its_end(tmp_path):
    assert (
        load(_write(tmp_path, '[site]\nurl = "https://example.org/news/"\n'), {}).site.url
        == "https://example.org/news"
    )


def test_the_environment_overrides(tmp_path):
    path = _write(tmp_path, "[server]\nport = 1\nworkers = 3\n")
    environ = {
        "NEWSWIRE_SERVER__PORT": "8080",
        "NEWSWIRE_SITE__TITLE": "From outside",
        "NEWSWIRE_SITE__OPEN_SECTIONS": "false",
        "NEWSWIRE_NORMALISE__CERTAINTY": "0.25",
    }
    config = load(path, environ)
    assert (config.server.port, config.server.workers) == (8080, 3)
    assert (config.site.title, config.site.open_sections) == ("From outside", False)
    assert config.normalise.certainty == 0.25


def test_variables_of_others_are_not_ours_to_judge(tmp_path):
    environ = {
        "NEWSWIRE_CONFIG": "x",
        "NEWSWIRE_CORPUS": "y",
        "NEWSWIRE_THEME__COLOUR": "z",
        "OTHER__SITE": "w",
    }
    assert load(_write(tmp_path, ""), environ).site == Site()


def test_a_wrong_variable_is_named_with_the_right_one(tmp_path):
    assert _problems(
        tmp_path,
        "",
        NEWSWIRE_SERVER__PROT="1",
        NEWSWIRE_SEVER__PORT="1",
        NEWSWIRE_SITE__SIZE="many",
    ) == [
        "NEWSWIRE_SERVER__PROT: no such key in [server]; did you mean NEWSWIRE_SERVER__PORT?",
        "NEWSWIRE_SEVER__PORT: no such table; did you mean NEWSWIRE_SERVER__PORT?",
        'NEWSWIRE_SITE__SIZE: must be a whole number, not "many"',
    ]


def test_a_variable_hides_a_mistake_of_the_file(tmp_path):
    path = _write(tmp_path, "[server]\nport = 99999\n")
    assert load(path, {"NEWSWIRE_SERVER__PORT": "80"}).server.port == 80


def test_all_mistakes_are_told_at_once_in_the_order_of_the_file(tmp_path):
    text = """\
[site]
url = "example.org"
timezone = "Berlin"
since = 2026

[server]
prot = 8080
port = 70_000

[[sources]]
name = "wire"

[[sections]]
name = "World"
slug = "World News"
content = "ful"
"""
    assert _problems(tmp_path, text) == [
        (
            "config.toml:2: [site] url: must be a web address such as https://news.example.org; "
            'did you mean "https://example.org"?'
        ),
        (
            "config.toml:3: [site] timezone: must be a zone such as Europe/Berlin or UTC; "
            'did you mean "Europe/Berlin"?'
        ),
        "config.toml:4: [site] since: must be text in quotes, not 2026",
        "config.toml:7: [server] prot: no such key; did you mean port?",
        "config.toml:8: [server] port: must be from 0 to 65535, not 70000",
        "config.toml:10: [[sources]] path: is missing; each of [[sources]] needs one",
        (
            "config.toml:15: [[sections]] slug: must be small letters a-z, digits and hyphens; "
            'did you mean "world-news"?'
        ),
        'config.toml:16: [[sections]] content: must be "full" or "summary", not "ful"; did you mean "full"?',
    ]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("titel = 'x'", "config.toml:1: titel: stands outside every table; did you mean title in [site]?"),
        ("[sever]\nport = 1", "config.toml:1: [sever]: no such table; did you mean [server]?"),
        ("[[section]]\nname = 'a'", "config.toml:1: [section]: no such table; did you mean [[sections]]?"),
        ("[weather]", "config.toml:1: [weather]: no such table"),
        ("[site]\nport = 1", "config.toml:2: [site] port: no such key here; it belongs in [server]"),
        ("[sources]\nname = 'a'", "config.toml:1: [sources]: there may be several: write [[sources]]"),
        ("[[site]]", "config.toml:1: site: must be a table: write [site]"),
        ("sources = [\n1]", "config.toml:1: sources: must be a table: write [[sources]]"),
        ("[server]\nworkers = true", "config.toml:2: [server] workers: must be a whole number, not true"),
        ("[server]\nworkers = 1.5", "config.toml:2: [server] workers: must be a whole number, not 1.5"),
        ("[site]\nsince = 2026-11-25", "config.toml:2: [site] since: must be text in quotes, not 2026-11-25"),
        ("[normalise]\ncertainty = 'a'", 'config.toml:2: [normalise] certainty: must be a number, not "a"'),
        (
            "[[sections]]\nname = 'a'\naliases = 'b'",
            'config.toml:3: [[sections]] aliases: must be a list of texts, as in ["one", "two"], not "b"',
        ),
        (
            "[[sections]]\nname = 'a'\naliases = [\n'b',\n7]",
            'config.toml:3: [[sections]] aliases: must be a list of texts, as in ["one", "two"], not ["b", 7]',
        ),
        ("[[sections]]\nname = ' '", "config.toml:2: [[sections]] name: must not be empty"),
    ],
)
def test_a_mistake_is_told_in_plain_words(tmp_path, text, problem):
    assert _problems(tmp_path, text) == [problem]


def test_a_long_value_is_cut(tmp_path):
    [problem] = _problems(tmp_path, f"[server]\nport = '{'9' * 500}x'")
    assert problem.endswith("…")
    assert len(problem) < 150


def test_two_sources_may_not_share_a_name(tmp_path):
    text = "[[sources]]\nname = 'Wire'\npath = 'a'\n[[sources]]\npath = 'b'\nname = 'wire'\n"
    assert _problems(tmp_path, text) == [
        'config.toml:6: [[sources]] name: "wire" is taken already, by [[sources]] "Wire"'
    ]


def test_no_word_leads_to_two_sections(tmp_path):
    text = """\
[[sections]]
name = "World"
aliases = ["Foreign", "world"]
[[sections]]
name = "Abroad"
slug = "world"
aliases = ["FOREIGN"]
"""
    assert _problems(tmp_path, text) == [
        'config.toml:6: [[sections]] slug: "world" is taken already, by [[sections]] "World"',
        'config.toml:7: [[sections]] aliases: "FOREIGN" is taken already, by [[sections]] "World"',
    ]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (
            "[site]\ntitle = Zeitung",
            'config.toml:2: the value is not right: text stands in quotes, as in key = "text"',
        ),
        (
            "[site]\n\ntitle = “Zeitung”",
            'config.toml:3: the value is not right: text stands in quotes, as in key = "text"',
        ),
        ('[site]\ntitle = "a\nurl = "b"', "config.toml:2: a quote is opened and not closed"),
        ("[site]\ntitle", "config.toml:2: a line must read key = value"),
        ("[site]\n[site]\n", "config.toml:2: this table stands here a second time"),
        ("[site]\nsize = 1\nsize = 2\n", "config.toml:3: this key is set a second time"),
        ("[site]\nsize = 1 2\n", "config.toml:2: something stands behind the value"),
        (
            "[[sections]]\naliases = [1\n\n",
            "config.toml:2: a [ is opened and not closed, or a comma is missing",
        ),
        ('[site]\ntitle = "a\\b c\\d"\n', "config.toml:2: a backslash in quotes must be doubled"),
    ],
)
def test_a_file_that_is_not_toml_is_told_with_its_line(tmp_path, text, problem):
    assert _problems(tmp_path, text) == [problem]


def test_a_missing_file_is_told_in_one_line(tmp_path):
    path = tmp_path / "config.toml"
    with pytest.raises(ConfigError) as caught:
        load(path, {})
    assert caught.value.problems == (f"{path}: there is no such file; name yours with --config",)


def test_a_folder_is_not_a_file(tmp_path):
    with pytest.raises(ConfigError) as caught:
        load(tmp_path, {})
    assert caught.value.problems == (f"{tmp_path}: cannot be read: Is a directory",)


def test_a_file_in_another_encoding_is_told_with_its_line(tmp_path):
    path = tmp_path / "config.toml"
    path.write_bytes("[site]\ntitle = 'café'\n".encode("latin-1"))
    with pytest.raises(ConfigError) as caught:
        load(path, {})
    assert caught.value.problems == (f"{path}:2: not UTF-8 text; save the file as UTF-8",)


def test_a_byte_order_mark_does_no_harm(tmp_path):
    path = tmp_path / "config.toml"
    path.write_bytes(b"\xef\xbb\xbf[site]\r\ntitle = 'x'\r\n")
    assert load(path, {}).site.title == "x"


RAW = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(
        st.characters(codec="utf-8", exclude_characters='"\\', exclude_categories=["Cc", "Cs"]), max_size=9
    ),
    lambda inner: st.lists(inner, max_size=3),
    max_leaves=5,
)


def _toml(value: object) -> str:
    if isinstance(value, str):
        return f'"{value}"'
    if isinstance(value, list):
        return f"[{', '.join(map(_toml, value))}]"
    return {"None": "2026-11-25", "True": "true", "False": "false"}.get(repr(value), repr(value))


@given(st.sampled_from([(table, field.name) for table in TABLES for field in fields(TABLES[table])]), RAW)
def test_any_value_of_any_key_is_taken_or_told(tmp_path_factory, key, value):
    path = _write(tmp_path_factory.getbasetemp(), f"[{key[0]}]\n{key[1]} = {_toml(value)}\n")
    assert [line.startswith(f"{path}:2: [{key[0]}] {key[1]}: ") for line in _told(path)] in ([], [True])


def _told(path: Path) -> tuple[str, ...]:
    try:
        load(path, {})
    except ConfigError as error:
        return error.problems
    return ()


def test_what_is_probably_not_meant_is_a_warning(tmp_path):
    config = load(_write(tmp_path, '[[sources]]\nname = "wire"\npath = "in"\n'), {})
    assert warnings(config) == (
        (
            "config.toml: [site] authority is still the sample's: ids minted under it cannot be changed later; "
            "set a domain that you own"
        ),
        f'config.toml: [[sources]] "wire": {tmp_path}/in does not exist',
    )


def test_a_config_without_sources_is_a_warning(tmp_path):
    config = load(_write(tmp_path, '[site]\nauthority = "example.org"\n'), {})
    assert warnings(config) == ("config.toml: there are no [[sources]]: nothing will be read",)


def test_a_good_config_has_no_warning(tmp_path):
    (tmp_path / "in").mkdir()
    text = '[site]\nauthority = "example.org"\n[[sources]]\nname = "wire"\npath = "in"\n'
    assert warnings(load(_write(tmp_path, text), {})) == ()
