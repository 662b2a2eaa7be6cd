"""The large store of the bench is one that the store itself could have made."""

from __future__ import annotations

from tests.bench import scale


def test_rows_that_are_written_are_read_like_those_that_were_saved(tmp_path):
    store = scale.built(tmp_path / "small", 1_234)
    everything = store.facet("all", "")
    assert everything is not None
    assert (everything.count, everything.last) == (1_234, 1_234)
    newest = store.edition("all", "", 50)
    found = store.search(scale.parsed("source:wire"), size=50)
    assert newest is not None
    assert [one.rank for one in found.articles] == [one.rank for one in newest.articles]
    assert newest.articles[0].number > scale.SEEDED
    assert newest.moment == everything.moment
    changed = store.delta("all", "", 50, everything.change - 7, 50)
    assert changed is not None
    assert len(changed.articles) == 7
    whole = store.archive("all", "", 1_201, 1_234)
    assert whole is not None
    assert len(whole.articles) == 34
    harbours = store.search(scale.parsed("harbour"), size=1_000)
    assert 60 < len(harbours.articles) < 200
    store.close()
