"""Judgement: identity, ownership, significance, rank. Pure, so each case is rows in, verdict out."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from feeds.decide import (
    Held,
    Kept,
    New,
    Place,
    Refused,
    Revised,
    Seen,
    Sighting,
    Touched,
    Verdict,
    decide,
    keys_of,
    place_of,
)
from feeds.model import Article, Image
from tests.making import NOON, article, config, words

MOMENT = int(NOON.timestamp())
CONFIG = config(Path("/nowhere"))


def ask(said: Article, held: Held) -> Verdict:
    return decide(said, keys_of(said), held, CONFIG)


def holding(*kept: Kept, **fields: object) -> Held:
    """A store that holds these articles, each owned by the place that said it."""
    held = Held(moment=MOMENT, **fields)  # type: ignore[arg-type]
    for one in kept:
        number, place = one.article.number, place_of(one.article)
        held.articles[number] = one
        held.sightings[place] = Sighting(number, True, one.article.digest)
        held.owners[number] = {place}
        held.ledger |= dict.fromkeys(keys_of(one.article), number)
    return held


def kept(said: Article, number: int = 1, **fields: object) -> Kept:
    new = ask(said, Held(moment=MOMENT - 86400))
    assert isinstance(new, New)
    return Kept(article=replace(new.article, number=number), renewed=MOMENT - 86400, **fields)  # type: ignore[arg-type]


def test_what_nobody_knows_is_new():
    verdict = ask(article("a.txt"), holding())
    assert isinstance(verdict, New)
    assert verdict.article.id.startswith("tag:newswire.example,2026:")
    assert len(verdict.article.key) == 22


def test_the_same_key_mints_the_same_id():
    assert kept(article("a.txt", "one text")).article.id == kept(article("a.txt", "another text")).article.id


def test_a_second_article_under_a_key_has_an_id_of_its_own():
    first = kept(article("a.txt"))
    held = holding(first)
    held.minted[keys_of(first.article)[0]] = 1
    verdict = ask(article("a.txt", words("foreign"), title="Another story"), held)
    assert isinstance(verdict, New)
    assert verdict.article.id != first.article.id


def test_the_same_document_again_is_seen():
    first = kept(article("a.txt"))
    assert ask(article("a.txt"), holding(first)) == Seen(1, owner=True)


def test_a_changed_headline_is_significant():
    verdict = ask(article("a.txt", title="It was otherwise"), holding(kept(article("a.txt"))))
    assert isinstance(verdict, Revised)
    assert verdict.significant
    assert verdict.article.updated == NOON


def test_a_typo_is_a_revision_that_moves_nothing():
    first = kept(article("a.txt"))
    verdict = ask(article("a.txt", words("a").replace("a7", "a7x")), holding(first))
    assert isinstance(verdict, Revised)
    assert not verdict.significant
    assert (verdict.article.updated, verdict.article.rank) == (first.article.updated, first.article.rank)


def test_a_text_held_before_is_not_significant():
    back = article("a.txt", title="The first headline")
    now = kept(article("a.txt"), earlier=frozenset({back.fingerprint}))
    verdict = ask(back, holding(now))
    assert isinstance(verdict, Revised)
    assert not verdict.significant


def test_a_correction_is_significant_however_short():
    long = words("a", 400)
    verdict = ask(article("a.txt", f"{long}\nCorrection: a7 was a8."), holding(kept(article("a.txt", long))))
    assert isinstance(verdict, Revised)
    assert verdict.significant


def test_words_of_the_newsroom_mark_a_correction_too():
    long = words("a", 400)
    said, held = article("a.txt", f"{long}\nDesk note: a7 was a8."), holding(kept(article("a.txt", long)))
    verdict = ask(said, held)
    assert isinstance(verdict, Revised)
    assert not verdict.significant
    judged = replace(CONFIG, normalise=replace(CONFIG.normalise, correction_words=("desk note",)))
    verdict = decide(said, keys_of(said), held, judged)
    assert isinstance(verdict, Revised)
    assert verdict.significant


def test_a_rank_is_renewed_at_most_once_an_hour():
    first = replace(kept(article("a.txt")), renewed=MOMENT - 60)
    verdict = ask(article("a.txt", title="Again"), holding(first))
    assert isinstance(verdict, Revised)
    assert verdict.significant
    assert not verdict.renewed
    assert verdict.article.rank == first.article.rank


def test_a_backfill_brings_nothing_to_the_top():
    verdict = ask(article("a.txt", title="Again"), holding(kept(article("a.txt")), backfill=True))
    assert isinstance(verdict, Revised)
    assert (verdict.significant, verdict.renewed) == (True, False)


def test_the_date_once_served_is_fixed():
    first = kept(article("a.txt"))
    verdict = ask(article("a.txt", title="Dated now", stated=NOON - timedelta(days=2)), holding(first))
    assert isinstance(verdict, Revised)
    assert verdict.article.published == first.article.published


def test_the_same_document_made_into_something_else_is_no_revision():
    first = kept(article("a.txt", digest="same"))
    assert isinstance(
        ask(article("a.txt", summary="A better summary", digest="same"), holding(first)), Touched
    )


def test_filed_elsewhere_is_no_revision():
    assert isinstance(ask(article("a.txt", sections=("World",)), holding(kept(article("a.txt")))), Touched)


def test_a_path_with_another_story_was_recycled():
    assert isinstance(ask(article("a.txt", words("b"), title="B"), holding(kept(article("a.txt")))), New)


def test_a_renamed_file_is_the_same_article():
    held = holding(kept(article("a.txt")))
    held.owners[1] = set()  # a.txt is gone
    assert ask(article("b.txt", words("a"), title="Headline of a.txt"), held) == Seen(1, owner=True)


def test_a_copy_is_a_duplicate():
    held = holding(kept(article("a.txt")))
    assert ask(article("b.txt", words("a"), title="Headline of a.txt"), held) == Seen(1, owner=False)


def test_an_edited_copy_is_an_article_of_its_own():
    held = holding(kept(article("a.txt")))
    held.sightings[Place("wire", "b.txt", "")] = Sighting(1, False, "copy")
    edited = words("a").replace("a7", "a7x")
    assert isinstance(ask(article("b.txt", edited, title="Headline of a.txt"), held), New)


def test_a_copy_speaks_for_an_article_whose_file_is_gone():
    held = holding(kept(article("a.txt")))
    held.sightings[Place("wire", "b.txt", "")] = Sighting(1, False, "copy")
    held.owners[1] = set()
    edited = words("a").replace("a7", "a7x")
    assert isinstance(ask(article("b.txt", edited, title="Headline of a.txt"), held), Revised)


def test_a_path_that_was_renamed_away_is_free():
    first = kept(article("a.txt"))
    held = holding(first)
    held.owners[1] = {Place("wire", "b.txt", "")}
    edited = words("a").replace("a7", "a7x")
    assert isinstance(ask(article("a.txt", edited), held), New)


def test_a_copied_brief_is_known_by_headline_and_text_in_its_source_alone():
    brief = article("a.txt", "Rain today.", title="Weather")
    held = holding(kept(brief))
    assert ask(replace(brief, name="b.txt"), held) == Seen(1, owner=False)
    assert isinstance(ask(replace(brief, source="agency", name="b.txt"), held), New)


def test_another_source_never_revises():
    held = holding(kept(article("a.txt", url="https://news.example/a")))
    said = article("x.txt", words("a"), source="agency", url="https://news.example/a", title="Our headline")
    assert ask(said, held) == Seen(1, owner=False)


def test_digests_never_join_two_upstream_ids():
    held = holding(kept(article("a.txt", upstream_id="1")))
    assert isinstance(ask(article("b.txt", words("a"), upstream_id="2"), held), New)


def test_a_withdrawn_article_never_returns():
    held = holding(kept(article("a.txt"), withdrawn=True))
    assert ask(article("a.txt", title="Back again"), held) == Refused(1, "withdrawn")


def test_a_pruned_article_never_returns_as_new():
    held = holding(kept(article("a.txt"), pruned=True))
    assert ask(article("a.txt", words("b")), held) == Seen(1, owner=False)


def test_a_date_to_come_is_the_arrival():
    verdict = ask(article("a.txt", stated=NOON + timedelta(days=1)), holding())
    assert isinstance(verdict, New)
    assert (verdict.article.published, verdict.article.published_from) == (NOON, "arrival")


def test_news_ranks_by_arrival_and_a_backfill_by_date():
    old = article("a.txt", stated=datetime(2020, 1, 1, tzinfo=UTC))
    news, fill = ask(old, holding()), ask(old, holding(backfill=True))
    assert isinstance(news, New)
    assert isinstance(fill, New)
    assert news.article.rank == MOMENT
    assert fill.article.rank == int(datetime(2020, 1, 1, tzinfo=UTC).timestamp())


def test_an_undated_file_of_a_backfill_ranks_by_its_file_time():
    then = NOON - timedelta(days=100)
    verdict = ask(article("a.txt", modified=then), holding(backfill=True))
    assert isinstance(verdict, New)
    assert verdict.article.rank == int(then.timestamp())
    assert verdict.article.published == NOON


@pytest.mark.parametrize(("late", "to_the_top"), [(9, True), (10, False)])
def test_ten_old_articles_of_a_pass_come_to_the_top(late, to_the_top):
    verdict = ask(article("a.txt", stated=NOON - timedelta(days=30)), holding(late=late))
    assert isinstance(verdict, New)
    assert (verdict.article.rank == MOMENT) is to_the_top


AD = "The puzzle page grows in spring and the choir sings in it"
LEARNED = frozenset({AD.casefold()})


def with_furniture(**fields: object) -> Article:
    return article("a.txt", f"{words('a', 20)}\n{AD}\n{words('b', 20)}\n{AD}", **fields)


def without_furniture(**fields: object) -> Article:
    return article("a.txt", f"{words('a', 20)}\n{words('b', 20)}", **fields)


def test_a_text_that_lost_only_learned_lines_is_no_revision():
    first = kept(with_furniture())
    verdict = ask(without_furniture(), holding(first, learned=LEARNED))
    assert isinstance(verdict, Touched)
    assert verdict.article.body_text == without_furniture().body_text
    same = ("id", "number", "slug", "published", "updated", "rank")
    assert all(getattr(verdict.article, name) == getattr(first.article, name) for name in same)
    significant = ask(without_furniture(), holding(first))
    assert isinstance(significant, Revised)
    assert significant.significant


@pytest.mark.parametrize(
    ("change", "significant"),
    [({"authors": ("Bo",)}, False), ({"title": "Another"}, True), ({"summary": "Another"}, None)],
)
def test_what_else_is_said_with_the_learned_lines_gone_is_judged_by_itself(change, significant):
    verdict = ask(without_furniture(**change), holding(kept(with_furniture()), learned=LEARNED))
    if significant is None:  # the lead of a body that began with furniture
        assert isinstance(verdict, Touched)
    else:
        assert isinstance(verdict, Revised)
        assert verdict.significant is significant


def test_a_typo_is_one_with_the_learned_lines_gone_too():
    said = without_furniture()
    mended = article("a.txt", said.body_text.replace("a7", "a7x"))
    verdict = ask(mended, holding(kept(with_furniture()), learned=LEARNED))
    assert isinstance(verdict, Revised)
    assert not verdict.significant


def test_a_text_that_learns_nothing_and_changes_nothing_is_seen():
    first = kept(without_furniture())
    assert ask(without_furniture(), holding(first, learned=LEARNED)) == Seen(1, owner=True)


def test_another_picture_is_a_revision_that_moves_nothing():
    first = kept(article("a.txt", image=Image(url="https://news.example/a.jpg")))
    verdict = ask(
        article("a.txt", image=Image(url="https://news.example/b.jpg"), digest="new"), holding(first)
    )
    assert isinstance(verdict, Revised)
    assert not verdict.significant
