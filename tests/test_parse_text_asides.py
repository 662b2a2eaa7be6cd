"""Boxes, notices and pointers amid the text, in words that no list has."""

from __future__ import annotations

import pytest

from feeds.parse.text import lines, speech

STORY = (
    (
        "The lighthouse at Skerry Point will be lit again in May. The council voted nine to two on Monday night, after "
        "a debate that went on until the last bus had left the island."
    ),
    (
        "Its lamp went dark in 2011, when the last keeper retired. Fishermen have asked for the lamp ever since, and "
        "the harbour master kept a list of every boat that came too near the rocks."
    ),
    (
        "The council will spend a little less than was feared. A local foundry is casting the gallery rail, and the "
        "lens is coming home from the museum that had it cleaned."
    ),
    (
        "Not all islanders are glad. The two councillors who voted against the lamp said that the birds would suffer, "
        "and that nobody had asked the wardens of the salt marsh."
    ),
)


def known(*block: str, apart: bool = False) -> list[str]:
    """The lines that are known as furniture where a block stands amid the story."""
    aside = ("\n\n" if apart else "\n").join(block)
    text = "\n\n".join(["Lamp to be lit", *STORY[:2], aside, *STORY[2:]])
    return [line.text for line in lines.read(text).lines if line.furniture]


BOXES = (
    (
        "A line before bed",
        "Each evening one of us writes you a letter about the day.",
        "Where to?",
        "Write to me",
    ),
    ("Ein Gruß am Abend", "Wir schreiben Ihnen jeden Abend, was bleibt.", "Ihre Anschrift", "Ich will das"),
    (
        "Un mot le soir",
        "Chaque soir, nous vous écrivons ce qui reste du jour.",
        "Votre courriel",
        "Pour moi aussi",
    ),
    ("Unas líneas de noche", "Cada noche te escribimos lo que queda del día.", "Tu correo", "Yo quiero"),
    ("Twee regels", "Elke avond schrijven wij u wat er van de dag blijft.", "Uw postbus", "Stuur mij dit"),
)


@pytest.mark.parametrize("apart", [False, True], ids=["one block", "in blanks"])
@pytest.mark.parametrize("box", BOXES, ids=[box[0] for box in BOXES])
def test_box(box, apart):
    assert known(*box, apart=apart) == list(box)


@pytest.mark.parametrize(
    "line",
    [
        "You have seen your three articles for today; an account lets you see more.",
        "Diese Grafik laden wir erst, wenn Sie dem Anbieter Ihre Daten geben.",
        "Vous verrez ce contenu quand vous aurez dit oui aux traceurs de nos partenaires.",
        "Worth a watch: The night the ferry did not come",
        "Auch zum Thema: Die Nacht, in der die Fähre ausblieb",
        "Encore à lire : La nuit où le bac ne vint pas",
        "More from the islands: The night the ferry did not come",
    ],
)
def test_line(line):
    assert known(line) == [line]


@pytest.mark.parametrize(
    "block",
    [
        ("What the birds would suffer",),
        ("What you should know of the lamp",),
        ("You will see the lamp from the harbour, the council said.",),
        ("“You have no account of our boats”, the keeper wrote.",),
        (
            "The keeper's letter",
            "We asked the council for the lamp, and the council asked the museum.",
            "The answer",
        ),
        ("Lens: cleaned by the museum", "Rail: cast by our foundry"),
        ("By Jane Doe", "Your Island Reporter"),
    ],
)
def test_the_article_keeps_its_own(block):
    assert known(*block) == []


def test_a_headline_is_no_aside():
    text = "\n\n".join(["Help us keep our lamp, islanders ask", "By Jane Doe", *STORY])
    assert not [line for line in lines.read(text).lines if line.furniture]


def test_a_block_beside_an_aside_is_not_torn():
    notice, address = (
        "You will find all figures and our data here to download.",
        "Tim Marsh\nSpokesman of the harbour",
    )
    text = "\n\n".join([*STORY[:2], notice, "Contact", address, *STORY[2:]])
    assert [line.text for line in lines.read(text).lines if line.furniture] == [notice, "Contact"]


def test_words_of_the_text_are_no_matters():
    """A story about accounts speaks of accounts."""
    line = "You need an account to see your articles."
    about = "The bank closed the account and every account beside it, for articles that need to be seen. " * 6
    text = "\n\n".join(["Bank closes accounts", about, STORY[0], line, STORY[1], STORY[2]])
    assert not [one for one in lines.read(text).lines if one.furniture]


def test_a_story_more_is_not_the_end():
    page = lines.read(
        "\n\n".join([*STORY[:3], "More from the islands: The ferry that did not come", *STORY[3:]])
    )
    assert page.end == len(page.lines)


@pytest.mark.parametrize(
    "line",
    [
        "A B C D E U",
        "Goals: 3",
        "Lost in the fog: The night of the ferry",
        "Analysis: The way on",
        "Brighton: March, Dunk, Caicedo",
    ],
)
def test_neither_speaks_nor_leads(line):
    assert not speech.speaks(line, line.casefold())
    assert not speech.leads(line.casefold())
