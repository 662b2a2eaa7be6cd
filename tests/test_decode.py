"""Bytes become text by their marks, by UTF-8, or by what is likely; never in silence."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.errors import DocumentError
from feeds.parse.decode import check, decode, entities

GERMAN = "Die Stadt hat ein Maßnahmenpaket für Brücken beschlossen. Über die Höhe – „wir prüfen“ – wird gestritten."
FRENCH = (
    "Les députés ont adopté la réforme à l’unanimité : « une étape », a dit l’élue de la région, déjà réélue."
)
POLISH = "Władze miasta ogłosiły w środę, że nowa linia tramwajowa zostanie otwarta w przyszłym roku, choć z żalem."
CZECH = "Vláda schválila na dnešním jednání svou demisi. Takto bude řídit zemi až do vzniku nového kabinetu, říká."
RUSSIAN = "Президент подписал закон о новом бюджете на следующий год. Министр сообщил, что расходы вырастут."
JAPANESE = "港の理事会は、古い旋回橋を荷車と歩行者のために残すことを決めた。争いがこれで終わる。"
CHINESE = "港口理事会决定保留旧旋转桥，供马车和行人通行，结束了近十一年的争执。工程将于春季开始。"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (GERMAN, "utf-8"), (GERMAN, "utf-8-sig"), (GERMAN, "utf-16"), (GERMAN, "utf-32"), (GERMAN, "utf-16-le"),
        (GERMAN, "utf-16-be"), (GERMAN, "cp1252"), (FRENCH, "cp1252"), (POLISH, "cp1250"), (POLISH, "iso8859_2"),
        (CZECH, "cp1250"), (RUSSIAN, "cp1251"), (RUSSIAN, "koi8_r"), (JAPANESE, "shift_jis"), (JAPANESE, "euc_jp"),
        (CHINESE, "gb18030"),
    ],
)  # fmt: skip
def test_newsroom_encodings_are_told_apart(text, encoding):
    assert decode(text.encode(encoding)) == text


@given(
    st.text(st.characters(exclude_characters="".join(map(chr, range(0xC2, 0xF5))))),
    st.sampled_from([codecs.BOM_UTF8, b""]),
)
def test_utf8_is_itself_with_and_without_its_mark(text, mark):
    if text.startswith("\ufeff") or "\0" in text:
        return
    assert decode(mark + text.encode("utf-8", "replace")) == text.encode("utf-8", "replace").decode()


@pytest.mark.parametrize(
    "data", [b"a\0b", b"\xff\xfea", b"\xef\xbb\xbf\xff", bytes(range(128, 256)) * 4, b"\0" * 8]
)
def test_what_is_no_text_is_refused(data):
    with pytest.raises(DocumentError) as caught:
        decode(data)
    assert caught.value.reason == "binary"


def test_a_stray_control_character_is_forgiven_many_are_not():
    check("A headline\x0c\n\nwith one bell\x07 in it. " * 2)
    with pytest.raises(DocumentError):
        check("\x01\x02\x03 " * 30)


@pytest.mark.parametrize("text", ["don’t — “never”", "l’élève, naïve", "¿Qué pasará mañana?", "Zoë"])
def test_a_few_letters_are_enough_for_western_copy(text):
    assert decode(text.encode("cp1252")) == text


def test_bytes_that_fit_no_language_are_refused_rather_than_guessed():
    with pytest.raises(DocumentError) as caught:
        decode("þ³¹¿ Wþ³¹¿ ¤¦¨ ".encode("latin-1") * 20)
    assert caught.value.reason == "binary"


@pytest.mark.parametrize("text", [GERMAN, FRENCH, RUSSIAN, JAPANESE, "It’s the mayor’s bridge", "It’s"])
def test_utf8_that_was_written_as_utf8_once_more_is_set_right(text):
    doubled = "".join(
        bytes([byte]).decode("cp1252") if byte not in (0x81, 0x8D, 0x8F, 0x90, 0x9D) else chr(byte)
        for byte in text.encode("utf-8")
    )
    assert doubled != text
    assert decode(doubled.encode("utf-8")) == text


@pytest.mark.parametrize("text", ["Ã¼ is it", "Ã¼ or “ü”", "â€™ stands for ’", "São “Ã” João", "SÃO JOSÉ"])
def test_what_only_resembles_such_text_stays(text):
    assert decode(text.encode("utf-8")) == text


@pytest.mark.parametrize("text", [GERMAN, FRENCH, RUSSIAN, JAPANESE])
def test_a_few_broken_bytes_leave_utf8_what_it_is(text):
    data = text.encode("utf-8")
    assert decode(data + b"\xff " + data) == text + "\ufffd " + text
    assert decode(data * 3 + "ü".encode()[:1]) == text * 3 + "\ufffd"


@pytest.mark.parametrize("text", [RUSSIAN, CHINESE + "\n" + CHINESE, JAPANESE + " \n" + JAPANESE])
@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_wide_text_of_any_script_needs_no_mark(text, encoding):
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize(
    ("head", "encoding", "text"),
    [
        ('<meta charset="koi8-r">', "koi8_r", "Да"), ("<?xml version='1.0' encoding='windows-1251'?>", "cp1251", "Да"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=gb2312">', "gb18030", "港"),
        ("<META CHARSET=ISO-8859-1>", "cp1252", "“Zoë”"), ("<meta charset=tis-620>", "tis-620", "สะพาน"),
    ],
)  # fmt: skip
def test_a_page_s_own_word_counts_where_it_is_not_utf8(head, encoding, text):
    assert decode((head + text).encode(encoding)) == head + text


@pytest.mark.parametrize("name", ["utf-8", "utf-16", "no-such", "rot13", "hex", "idna", "big5"])
def test_a_page_s_word_that_is_not_true_does_not_count(name):
    page = f'<meta charset="{name}">' + GERMAN
    assert decode(page.encode("cp1252")) == page


def test_markup_before_the_first_letter_beyond_ascii_does_not_hide_it():
    page = "<p>" + "x " * 20_000 + GERMAN
    assert decode(page.encode("cp1252")) == page


@pytest.mark.parametrize(
    ("left", "read"),
    [
        ("Bold &amp; Blunt&nbsp;it", "Bold & Blunt\xa0it"), ("it&#8217;s &#x2014; &rsquo;", "it’s — ’"),
        ("&amp;lt;b&amp;gt;", "&lt;b&gt;"), ("&#151;", "—"), ("AT&T; &notices; &amp", "AT&T; &notices; &amp"),
        ("a & b", "a & b"),
    ],
)  # fmt: skip
def test_references_in_plain_text_are_read_once(left, read):
    assert entities(left) == read


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_refused(data):
    try:
        found = decode(data)
    except DocumentError:
        return
    assert isinstance(found, str)
