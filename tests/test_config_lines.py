import tomllib

from hypothesis import given
from hypothesis import strategies as st

from feeds.config_lines import line_numbers, line_of

DOCUMENT = '''# [server] port = 1
title = "x"

[site]
description = """
[server]
port = 2
"""            # not a table
url = 'a#b'
"odd = key" = "[c]"

[[sources]]
name = "one"
aliases = [
    "a = b",   # ]
    "[[sources]]",
]

[[sources]]
name = "two"
inline = { path = "x", deep = [1, 2] }
a.b = 3

[ store ]  # where
url="x"
'''


def test_every_statement_has_its_line():
    tomllib.loads(DOCUMENT)
    assert line_numbers(DOCUMENT) == {
        ("title",): 2,
        ("site",): 4,
        ("site", "description"): 5,
        ("site", "url"): 9,
        ("site", "odd = key"): 10,
        ("sources",): 12,
        ("sources", 0): 12,
        ("sources", 0, "name"): 13,
        ("sources", 0, "aliases"): 14,
        ("sources", 1): 19,
        ("sources", 1, "name"): 20,
        ("sources", 1, "inline"): 21,
        ("sources", 1, "a"): 22,
        ("sources", 1, "a", "b"): 22,
        ("store",): 24,
        ("store", "url"): 25,
    }


def test_a_key_inside_a_value_has_the_line_of_the_value():
    lines = line_numbers('[[sections]]\nname = "a"\naliases = [\n"b",\n7,\n]\n')
    assert line_of(lines, ("sections", 0, "aliases", 1)) == 3


def test_a_missing_key_has_the_line_of_its_table():
    assert line_of(line_numbers('\n[[sources]]\npath = "x"\n'), ("sources", 0, "name")) == 2


def test_a_table_that_is_not_there_has_no_line():
    assert line_of(line_numbers("a = 1\n"), ("site", "url")) == 0


def test_windows_line_ends_count_once():
    assert line_numbers('[site]\r\ntitle = """a\r\nb"""\r\nurl = "x"\r\n')[("site", "url")] == 4


TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=12)


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


@given(st.lists(TEXT, unique=True, min_size=1), st.lists(TEXT, min_size=1))
def test_whatever_stands_in_keys_values_and_remarks(keys, values):
    statements = []
    for number, key in enumerate(keys):
        value = values[number % len(values)]
        statements.append(f"{_quoted(key)} = [ # {value}\n{_quoted(value)}, {{ x = {_quoted(key)} }} ]")
    text = "[t]\n" + "\n".join(statements)
    assert set(tomllib.loads(text)["t"]) == set(keys)
    lines = line_numbers(text)
    assert [lines["t", key] for key in keys] == [2 + 2 * number for number in range(len(keys))]
