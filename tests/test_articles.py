"""One article over HTTP: its page, what changed in it, and the notice once it is withdrawn."""

from __future__ import annotations

import pytest

from feeds.addresses import article_path
from feeds.notice import NOTICE
from feeds.store.save import Pass
from tests import making
from tests.making import article, words
from tests.sites import PUBLIC, Elements, alternates, newest, path_of, serve
from web import create_app
from web.keys import Refused
from web.revisions import Wanted, condensed, wanted


def saved(store, settings, *some):
    store.save(making.each(*some), settings, Pass(source="wire"))


OLD = article(
    "a.txt",
    f"The ferry sails at nine. {words('a')}\n{words('b')}\n{words('c')}\n{words('d')}",
    authors=("Ann Example",),
    summary="In short.",
)
NEW = article(
    "a.txt",
    f"The ferry sails at ten. {words('a')}\n{words('b')}\n{words('c')}\n{words('d')}",
    title="A new headline of a.txt",
    authors=("Ann Example", "Bo Else"),
    summary="In brief.",
)


@pytest.fixture
def twice(tmp_path):
    """A site with an article of two versions."""
    client, settings, store = serve(tmp_path, OLD)
    saved(store, settings, NEW)
    yield client, settings, store
    store.close()


def test_the_page_names_the_same_as_json_and_what_changed(twice):
    client, _, store = twice
    text = client.get(path_of(store)).text
    key = newest(store).key
    assert alternates(text)[-1] == ("application/json", f"{PUBLIC}/article/{key}.json")
    assert f'<a href="/article/{key}/revisions">what changed</a>' in text


def test_any_page_may_read_the_same_as_json_with_conditional_headers_too(twice):
    client, _, store = twice
    path = f"/article/{newest(store).key}.json"
    told = client.options(path, headers={"Access-Control-Request-Headers": "if-none-match"})
    assert (told.status_code, told.headers["Access-Control-Allow-Headers"]) == (204, "*")
    assert told.headers["Access-Control-Allow-Origin"] == "*"
    assert client.get(path).headers["Access-Control-Allow-Origin"] == "*"
    assert (client.post(path).status_code, client.post(path).mimetype) == (405, "application/json")


def test_the_page_of_an_article_of_one_version_says_nothing_of_changes(tmp_path):
    client, _, store = serve(tmp_path, OLD)
    assert "what changed" not in client.get(path_of(store)).text
    response = client.get(f"/article/{newest(store).key}/revisions")
    assert response.status_code == 200
    assert "nothing has changed in it" in response.text


def test_what_changed_is_shown_word_by_word_in_headline_byline_summary_and_text(twice):
    client, _, store = twice
    response = client.get(f"/article/{newest(store).key}/revisions")
    assert (response.status_code, response.mimetype) == (200, "text/html")
    text = response.text
    assert Elements(text).open == []
    for part in (
        "<h1><del>Headline</del><ins>A new headline</ins> of a.txt</h1>",
        "Ann Example<ins>, Bo Else</ins>",
        "In <del>short</del> <ins>brief</ins>.",
        "<p>The ferry sails at <del>nine</del> <ins>ten</ins>. a0",
        "2 unchanged paragraphs",
    ):
        assert part in text, part
    assert "c7" not in text


def test_two_revisions_can_be_chosen_and_are_listed(twice):
    client, settings, store = twice
    saved(store, settings, article("a.txt", NEW.body_text, title="A third headline of a.txt"))
    path = f"/article/{newest(store).key}/revisions"
    whole = client.get(f"{path}?from=0&to=2").text
    assert "<h1><del>Headline</del><ins>A third headline</ins> of a.txt</h1>" in whole
    assert f'href="{path}?from=0&amp;to=1"' in whole
    assert "<h1>A <del>new</del> <ins>third</ins> headline of a.txt</h1>" in client.get(path).text
    assert client.get(f"{path}?to=1").text == client.get(f"{path}?from=0&to=1").text


@pytest.mark.parametrize(
    ("query", "status"),
    [("from=0&to=5", 404), ("from=1&to=0", 400), ("from=1&to=1", 400), ("to=x", 400), ("to=1&to=1", 400),
     ("from=", 400),
     ("from=-1", 400), ("to=0", 400), ("to=99999999999999999999", 400), ("utm=x", 200)],
)  # fmt: skip
def test_revisions_that_cannot_be_are_refused(twice, query, status):
    client, _, store = twice
    response = client.get(f"/article/{newest(store).key}/revisions?{query}")
    assert (response.status_code, response.mimetype) == (status, "text/html")


def test_by_default_the_last_two_are_compared():
    assert wanted("", 0) == (0, 0)
    assert wanted("", 3) == (2, 3)
    assert wanted("from=1", 3) == Wanted(1, 3)
    assert isinstance(wanted("from=3", 3), Refused)


def test_what_is_far_from_any_change_is_left_out():
    from web.differences import paragraphs

    old = "\n".join("abcdefg")
    told = condensed(paragraphs(old, old.replace("d", "x")))
    assert [part.skipped or part.runs[0].text for part in told] == [2, "c", "d", "e", 2]


def test_a_change_of_links_alone_is_called_so(tmp_path):
    body = f"<p>{words('a')}</p>"
    client, settings, store = serve(tmp_path, article("a.txt", words("a"), body_html=body))
    linked = body.replace("a0", '<a href="https://other.example/">a0</a>')
    saved(store, settings, article("a.txt", words("a"), body_html=linked, digest="0" * 32))
    assert newest(store).revision == 1
    assert "no word; links" in client.get(f"/article/{newest(store).key}/revisions").text


def test_what_is_hostile_in_old_copy_stays_text(tmp_path):
    hostile = "<script>alert(1)</script> & </h1>"
    client, settings, store = serve(
        tmp_path, article("a.txt", title=hostile, authors=(hostile,), summary=hostile)
    )
    saved(store, settings, article("a.txt", title="Another", summary="Another"))
    text = client.get(f"/article/{newest(store).key}/revisions").text
    assert "<script" not in text
    assert Elements(text).open == []


def test_an_article_that_is_called_revisions_has_a_page_and_revisions(tmp_path):
    client, settings, store = serve(tmp_path, article("a.txt", title="Revisions"))
    saved(store, settings, article("a.txt", words("a").replace("a7", "a7x"), title="Revisions"))
    one = newest(store)
    assert one.slug == "revisions"
    assert article_path(one.key, one.slug) == f"/article/{one.key}"
    assert "<h1>Revisions</h1>" in client.get(f"/article/{one.key}").text
    assert "a7x" in client.get(f"/article/{one.key}/revisions").text
    assert client.get(f"/article/{one.key}/other").headers["Location"] == f"/article/{one.key}"


# Withdrawn

SECRET = "unspeakable"


@pytest.fixture(params=[False, True], ids=["withdrawn", "legal"])
def gone(tmp_path, request):
    """A site with an article that was withdrawn, its address before, and whether for good."""
    said = article("a.txt", f"{words('a')} {SECRET}", authors=("Ann Secret",), tags=("Roses",), summary=SECRET,
                   sections=("Politics",))  # fmt: skip
    client, settings, store = serve(tmp_path, said, article("b.txt", sections=("Politics",)))
    saved(store, settings, article("a.txt", f"{words('a')} {SECRET} again", title="Second", sections=("Politics",),
                                   authors=("Ann Secret",), tags=("Roses",)))  # fmt: skip
    path = path_of(store)
    client.get(path)
    store.withdraw(newest(store).key, "It was <wrong>.", settings, legal=request.param)
    yield client, store, path, request.param
    store.close()


def test_every_address_of_a_withdrawn_article_is_410_and_says_why(gone):
    client, store, path, legal = gone
    key = newest(store).key
    for address in (
        path,
        f"/article/{key}",
        f"/article/{key}/wrong",
        f"/article/{key}/revisions",
        f"/article/{key}/revisions?from=x",
    ):
        response = client.get(address)
        assert (response.status_code, response.mimetype) == (410, "text/html"), address
        assert NOTICE in response.text
        assert "It was &lt;wrong&gt;." in response.text
        assert SECRET not in response.text
        assert "Ann Secret" not in response.text
        assert ("Withdrawn: Second" in response.text) == (not legal)
        assert ("Withdrawn article" in response.text) == legal
        assert response.headers["Cache-Control"] == "no-store"
        assert Elements(response.text).open == []
        assert client.head(address).status_code == 410
        assert client.post(address).status_code == 405


def test_lists_show_the_notice_and_nothing_of_the_article(gone):
    client, _, _, legal = gone
    for address in ("/", "/section/politics", "/tag/roses", "/source/wire"):
        text = client.get(address).text
        assert ("Withdrawn article" if legal else "Withdrawn: Second") in text, address
        assert "It was &lt;wrong&gt;." in text
        assert SECRET not in text
        assert "Ann Secret" not in text
        assert "min read" not in text
    assert "Headline of b.txt" in client.get("/").text


def test_a_withdrawal_that_is_taken_back_brings_the_page_back(tmp_path):
    client, settings, store = serve(tmp_path, OLD)
    path = path_of(store)
    before = client.get(path).text
    store.withdraw(newest(store).key, "Wrong.", settings)
    assert client.get(path).status_code == 410
    store.undo_withdrawal(newest(store).key, settings)
    after = client.get(path)
    assert after.status_code == 200
    assert OLD.body_html in after.text
    assert OLD.body_html in before


def test_an_article_that_is_withdrawn_while_it_is_asked_for_is_not_shown(tmp_path):
    _, settings, store = serve(tmp_path, OLD)
    path, key = path_of(store), newest(store).key

    class Overtaken:
        """The store, with a withdrawal just before the pages look at its version."""

        def __getattr__(self, name):
            return getattr(store, name)

        def changed_since(self, change):
            if newest(store).withdrawn is None:
                store.withdraw(key, "Wrong.", settings)
            return store.changed_since(change)

    for address in (path, f"/article/{key}.json", f"/article/{key}/revisions"):
        app = create_app(settings, Overtaken())
        assert app.test_client().get(address).status_code == 410
        store.undo_withdrawal(key, settings)


def test_below_a_path_of_the_site_links_carry_it(tmp_path):
    _, settings, store = serve(tmp_path, OLD, url="https://post.example/news")
    saved(store, settings, NEW)
    client = create_app(settings, store).test_client()
    key = newest(store).key
    text = client.get(f"/news{path_of(store)}").text
    assert f'href="/news/article/{key}/revisions"' in text
    assert f'href="https://post.example/news/article/{key}.json"' in text
    assert f'href="/news{path_of(store)}"' in client.get(f"/news/article/{key}/revisions").text
    assert client.get(f"/news/article/{key}").headers["Location"] == f"/news{path_of(store)}"
    store.withdraw(key, "Wrong.", settings)
    for address in (f"/news/article/{key}", f"/article/{key}.json", f"/news/article/{key}.json"):
        assert client.get(address).status_code == 410
