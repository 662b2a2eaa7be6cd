"""The same article with and without a menu, a cookie notice, a newsletter box and "Read more" lines is the same.

Over real copy: NEWSWIRE_CORPUS names the folder. The furniture is our own.
"""

from __future__ import annotations

import gzip
import json
import os
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from random import Random

import pytest

from feeds.model import Article, Document, Item
from feeds.normalise import normalise
from feeds.parse import parse
from feeds.settings import Config, Section, Source

CORPUS = Path(os.environ.get("NEWSWIRE_CORPUS", ""))
pytestmark = [
    pytest.mark.e2e,
    pytest.mark.skipif(
        not os.environ.get("NEWSWIRE_CORPUS"), reason="NEWSWIRE_CORPUS is not set: no real copy to read"
    ),
]

CONFIG = Config(path=CORPUS / "config.toml", sections=(Section(name="Politics"), Section(name="World")))
SOURCE = Source(name="corpus", path=CORPUS)
ARRIVED = datetime(2100, 1, 1, tzinfo=UTC)
FIELDS = ("title", "authors", "stated", "body_text", "summary")
PAGES = 120
PARAGRAPH = 200
"""A line longer than this is a paragraph: furniture is set between two of them."""

MENUS = (
    ("Skip to content", "Menu", "Home", "News", "Sport", "Weather", "Subscribe", "Log in"),
    ("Zum Inhalt springen", "Menü", "Startseite", "Politik", "Wirtschaft", "Sport", "Abo", "Anmelden"),
    ("Aller au contenu", "Menu", "Accueil", "Politique", "Culture", "Sports", "Se connecter"),
    ("Ir al contenido", "Menú", "Inicio", "Economía", "Deportes", "Iniciar sesión"),
)
NOTICES = (
    "We use cookies to improve your experience. By clicking Accept you agree to our cookie policy.",
    "Wir verwenden Cookies, um unsere Seite zu verbessern. Mehr dazu in unserer Datenschutzerklärung.",
    "Nous utilisons des cookies pour améliorer votre visite. En savoir plus",
    "Utilizamos cookies para mejorar tu visita. Más información en nuestra política de cookies.",
)
BOXES = (
    ("Newsletter", "Sign up for our newsletter: the morning's news in your inbox.", "Your email address", "Subscribe"),
    ("Newsletter", "Jetzt Newsletter abonnieren und nichts mehr verpassen.", "E-Mail-Adresse", "Abonnieren"),
    ("Newsletter", "Inscrivez-vous à notre newsletter pour recevoir l'essentiel chaque matin.", "S'abonner"),
    ("Newsletter", "Suscríbete a nuestra newsletter y recibe cada mañana lo esencial.", "Suscribirse"),
)  # fmt: skip
POINTERS = (
    ("Read more: Ferry to the islands sails again after a winter in dock", "Advertisement"),
    ("Lesen Sie auch: Fähre zu den Inseln fährt nach der Winterpause wieder", "Anzeige"),
    ("Lire aussi : Le ferry des îles reprend la mer après l'hiver", "Publicité"),
    ("Lee también: El ferri de las islas vuelve a navegar tras el invierno", "Publicidad"),
)
TAILS = (
    ("Related articles", "Harbour wall to be raised by a metre", "Two new wardens for the salt marsh", "About us",
     "Privacy policy", "All rights reserved"),
    ("Das könnte Sie auch interessieren", "Hafenmauer soll einen Meter höher werden", "Neue Ranger für die Salzwiesen",
     "Impressum", "Datenschutz", "Alle Rechte vorbehalten"),
    ("Articles liés", "La digue du port sera rehaussée d'un mètre", "Deux gardes pour le pré salé", "Mentions légales",
     "Tous droits réservés"),
    ("Noticias relacionadas", "El muro del puerto subirá un metro", "Dos guardas para la marisma", "Aviso legal",
     "Todos los derechos reservados"),
)  # fmt: skip
LANGUAGES = {"en": 0, "de": 1, "fr": 2, "es": 3}


def pages() -> Iterator[tuple[str, int]]:
    """Every fifth page of main text, with the language of its furniture."""
    folder = CORPUS / "articles_text" / "dev"
    with (folder / "truth.jsonl").open(encoding="utf-8") as lines:
        truths = [truth for truth in map(json.loads, lines) if truth["shape"] == "rp_main"]
    for truth in truths[::5][:PAGES]:
        text = gzip.decompress((folder / truth["file"]).read_bytes()).decode("utf-8", "replace")
        yield text, LANGUAGES.get(truth["lang"], 0)


def read(text: str) -> Article | None:
    document = Document(source="corpus", name="a.txt", data=text.encode(), arrived=ARRIVED)
    (result,) = parse(document, 0.5)
    return normalise(result, document, SOURCE, CONFIG) if isinstance(result, Item) else None


def between(text: str, block: Sequence[str], random: Random) -> str:
    """The text with a block between two of its paragraphs."""
    lines = text.splitlines()
    places = [
        at
        for at in range(1, len(lines) - 1)
        if not lines[at] and len(lines[at - 1]) > PARAGRAPH and len(lines[at + 1]) > PARAGRAPH
    ]
    if not places:
        return text
    at = random.choice(places)
    return "\n".join([*lines[:at], "", *block, "", *lines[at + 1 :]])


def injected(text: str, kind: str, language: int, random: Random) -> str:
    """The text with furniture of a kind."""
    if kind == "menu":
        return "\n".join(f"  • {word}" for word in MENUS[language]) + "\n\n" + text
    if kind == "notice":
        return f"{NOTICES[language]}\n\n{text}"
    if kind == "box":
        return between(text, BOXES[language], random)
    if kind == "pointer":
        return between(text, [random.choice(POINTERS[language])], random)
    return f"{text.rstrip()}\n\n" + "\n\n".join(TAILS[language]) + "\n"


SHARES = {"menu": 0.84, "notice": 0.97, "box": 0.95, "pointer": 0.98, "tail": 0.75}
"""The share of pages that must say the same; a line that is nearly body may fall either way at the page's edges."""


def changed(kind: str) -> tuple[int, int, Counter[str]]:
    """(pages that say the same, pages, field → how often it is another) with furniture of a kind."""
    random = Random(7)
    same, count, fields = 0, 0, Counter[str]()
    for text, language in pages():
        plain = read(text)
        if plain is None:
            continue
        other = read(injected(text, kind, language, random))
        differ = [one for one in FIELDS if other is None or getattr(plain, one) != getattr(other, one)]
        same += not differ
        count += 1
        fields.update(differ)
    return same, count, fields


@pytest.mark.parametrize("kind", SHARES)
def test_furniture_changes_nothing(kind):
    same, count, fields = changed(kind)
    assert count > PAGES * 0.9
    assert same >= SHARES[kind] * count, f"{same} of {count} say the same; {dict(fields)}"
