"""The same article with and without a menu, a cookie notice, a newsletter box and "Read more" lines is the same.

Over real copy: NEWSWIRE_CORPUS names the folder. The furniture is our own.
"""

from __future__ import annotations

import gzip
import json
import os
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
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
STRANGE = {
    "menu": (
        ("Breaking News", "Metro", "Courts", "Traffic", "Schools", "High School Sports", "Dining", "Things To Do",
         "Advertise", "My Account", "Subscribe for $1", "Donate"),
        ("Titelseite", "Thüringen", "Blaulicht", "Verkehr", "Bundesliga", "Gastro", "Anzeige aufgeben", "Abo-Shop",
         "Mein Abo", "Jetzt testen", "Bildergalerien"),
        ("Sections", "Municipales", "Transports", "Rugby", "Sorties", "Petites annonces", "Mon espace", "Archives"),
        ("Secciones", "Barrios", "Tribunales", "Fútbol", "Agenda", "Esquelas", "Anúnciate", "Mi suscripción"),
    ),
    "notice": (
        ("We value your privacy. We use technologies such as cookies to personalise content and ads.",),
        ("Mit Ihrer Zustimmung verarbeiten wir Daten, etwa in Cookies, um Inhalte zu personalisieren.",),
        ("Le respect de votre vie privée est notre priorité. Nous déposons des cookies sur votre appareil.",),
        ("Valoramos su privacidad. Autoriza el almacenamiento de cookies en su dispositivo.",),
    ),
    "box": (
        ("MORNING BRIEF", "What you need to know, every weekday", "Sign up for our Morning Brief.", "SIGN UP"),
        ("UNSER MORGENBRIEF", "Was heute wichtig wird", "Melden Sie sich für unseren Newsletter an.", "ANMELDEN"),
        ("LA MATINALE", "L'essentiel de l'actualité", "Inscrivez-vous à notre lettre quotidienne.", "VALIDER"),
        ("BUENOS DÍAS", "Lo que hay que saber hoy", "Apúntate a nuestra newsletter diaria.", "ENVIAR"),
    ),
    "pointer": (
        ("(Read more: How the harbour flooded)", "Read more »", "Click here to read more about the flood"),
        ("» Lesen Sie hier mehr zur Flut", "Weiterlesen »", "Mehr zum Thema"),
        ("» À lire aussi : Comment le port a été inondé", "Pour en savoir plus, cliquez ici"),
        ("Leer más »", "Haga clic aquí para leer más", "Te puede interesar: Cómo se inundó el puerto"),
    ),
    "tail": (
        ("RELATED STORIES", "How the harbour flooded in a single night", "Share this:", "Facebook",
         "Want the latest news? Sign up for our newsletter.", "Copyright 2021 The Sample Times"),
        ("AUCH INTERESSANT", "Wie der Hafen in einer Nacht überflutet wurde", "Artikel teilen:", "Über uns",
         "Copyright 2021 Muster-Zeitung"),
        ("SUR LE MÊME SUJET", "Comment le port a été inondé en une nuit", "Partager :", "À propos", "CGU"),
        ("TAMBIÉN TE PUEDE INTERESAR", "Cómo se inundó el puerto en una noche", "Compartir:", "Acerca de"),
    ),
}  # fmt: skip
"""Furniture of other words: few of its entries stand in a list of ours."""
UNHEARD = {
    "box": (
        ("Hear it first", "Breaking stories land on your phone before anyone else has them.", "Allow", "No thanks"),
        ("Der Abendblick", "Was war wichtig? Wir schreiben es Ihnen um 18 Uhr.", "E-Mail", "Kostenlos bestellen"),
        ("Une idée par jour", "Tous les matins, nous vous écrivons pour vous aider.", "Votre adresse", "J'en profite"),
        ("La carta de la noche", "Cada noche te escribimos con lo que ha pasado.", "Tu correo", "La quiero"),
    ),
    "amid": (
        ("This embed is hidden until you let our partners set cookies.",),
        ("Mit dem Laden der Karte akzeptieren Sie die Bedingungen des Anbieters.",),
        ("Cette vidéo n'est pas visible sans votre accord pour les cookies.",),
        ("No podemos mostrarte el mapa sin tu permiso para usar cookies.",),
    ),
    "pointer": (
        ("You may also want to see: A map of every lost pier", "More from this series: The island that moved"),
        ("Ebenfalls lesenswert: Wer zahlt für den Deich?", "Im Archiv: Als die Brücke brach"),
        ("Dans nos archives : Le jour où le pont céda", "Relire aussi : Qui paiera la digue ?"),
        ("Más sobre este tema: El último invierno del barquero", "Quizá te interese: ¿Quién pagará el dique?"),
    ),
}  # fmt: skip
"""Furniture amid the text, in other words again."""
USUAL = {
    "menu": MENUS,
    "notice": tuple((notice,) for notice in NOTICES),
    "box": BOXES,
    "pointer": POINTERS,
    "tail": TAILS,
}
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


def injected(text: str, kind: str, block: Sequence[str], random: Random) -> str:
    """The text with furniture of a kind."""
    if kind in MENU:
        return MENU[kind](block) + "\n\n" + text
    if kind == "notice":
        return f"{block[0]}\n\n{text}"
    if kind == "box":
        return between(text, block, random)
    if kind in ("pointer", "amid"):
        return between(text, [random.choice(block)], random)
    return f"{text.rstrip()}\n\n" + "\n\n".join(block) + "\n"


MENU: Mapping[str, Callable[[Sequence[str]], str]] = {
    "menu as a list": lambda block: "\n".join(f"  • {word}" for word in block),
    "menu as lines": "\n".join,
    "menu in blanks": "\n\n".join,
    "menu in one line": " | ".join,
}
KINDS = (*MENU, "notice", "box", "pointer", "tail")
LEAST_STRANGE = {"menu as a list": 0.93, "menu as lines": 0.93, "menu in blanks": 0.91}
"""The share of pages that say the same with a menu of strange words; of all else, it is all but one page."""
LEAST_UNHEARD = 0.95


def changed(kind: str, furniture: Mapping[str, Sequence[Sequence[str]]]) -> tuple[int, int, Counter[str]]:
    """(pages that say the same, pages, field → how often it is another) with furniture of a kind."""
    random = Random(7)
    same, count, fields = 0, 0, Counter[str]()
    for text, language in pages():
        plain = read(text)
        if plain is None:
            continue
        other = read(injected(text, kind, furniture[kind.split(maxsplit=1)[0]][language], random))
        differ = [one for one in FIELDS if other is None or getattr(plain, one) != getattr(other, one)]
        same += not differ
        count += 1
        fields.update(differ)
    return same, count, fields


@pytest.mark.parametrize("kind", KINDS)
def test_furniture_changes_nothing(kind):
    same, count, fields = changed(kind, USUAL)
    assert count > PAGES * 0.9
    assert same == count, f"{same} of {count} say the same; {dict(fields)}"


@pytest.mark.parametrize("kind", KINDS)
def test_strange_furniture_changes_next_to_nothing(kind):
    same, count, fields = changed(kind, STRANGE)
    assert count > PAGES * 0.9
    assert same >= LEAST_STRANGE.get(kind, 0.99) * count, f"{same} of {count} say the same; {dict(fields)}"


@pytest.mark.parametrize("kind", UNHEARD)
def test_furniture_that_nobody_has_heard_of_changes_little(kind):
    same, count, fields = changed(kind, UNHEARD)
    assert count > PAGES * 0.9
    assert same >= LEAST_UNHEARD * count, f"{same} of {count} say the same; {dict(fields)}"
