"""Item → Article: what the document said, as we keep it.

    characters | byline | dates | language | sanitise, then what is read off the clean body: text, summary, minutes

Every rule is a pure function of the item and its context. Sanitise is the last: nothing touches the HTML after it.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from hashlib import blake2b

from feeds import plain
from feeds.model import Article, Document, Item, Why
from feeds.normalise import summary
from feeds.normalise.byline import byline
from feeds.normalise.characters import characters
from feeds.normalise.context import Context, Rule
from feeds.normalise.dates import dates
from feeds.normalise.language import language
from feeds.normalise.sanitise import sanitise
from feeds.normalise.sections import explained, filed, map_sections, told
from feeds.settings import Config, Source

__all__ = ["RULES", "map_sections", "normalise"]

RULES: tuple[Rule, ...] = (characters, byline, dates, language, sanitise)
"""In this order; sanitise last."""


def normalise(item: Item, document: Document, source: Source, config: Config) -> Article:
    """The article that an item becomes; its identity and numbers are left to `decide`."""
    context = Context(document=document, source=source, config=config)
    settled = item
    for rule in RULES:
        settled = rule(settled, context)
    text = plain.text_of(settled.body_html)
    steps = explained(settled.crumbs, settled.title, source, config, settled.authors)
    sections, tags = filed(steps)
    stated = summary.stated(settled.summary)
    return Article(
        source=document.source,
        name=document.name,
        entry=settled.entry,
        upstream_id=settled.upstream_id,
        url=settled.url,
        title=settled.title,
        authors=settled.authors,
        stated=_instant(settled.published),
        stated_updated=_instant(settled.updated),
        language=settled.language,
        crumbs=settled.crumbs,
        sections=sections,
        tags=_once((*settled.tags, *tags)),
        summary=stated or summary.lead(text),
        body_html=settled.body_html,
        body_text=text,
        minutes=settled.minutes or plain.minutes_of(text),
        image=settled.image,
        why=_reasons(settled, sections, told(steps), text, context),
        modified=document.modified,
        digest=_digest(document, settled.entry),
    )


def _instant(when: object) -> datetime | None:
    """What the rule `dates` left: an instant or None."""
    return when if isinstance(when, datetime) else None


def _once(texts: tuple[str, ...]) -> tuple[str, ...]:
    known: dict[str, str] = {}
    for text in texts:
        known.setdefault(text.casefold(), text)
    return tuple(known.values())


def _digest(document: Document, entry: str) -> str:
    return blake2b(f"{document.digest}\0{entry}".encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def _reasons(
    item: Item, sections: tuple[str, ...], steps: str, text: str, context: Context
) -> Mapping[str, Why]:
    """The item's reasons, without those of what was dropped, with those of what was settled here."""
    why = dict(item.why)
    given = {
        "published": item.published,
        "updated": item.updated,
        "authors": item.authors,
        "sections": sections,
    }
    for field, value in given.items():
        if not value:
            why.pop(field, None)
    if "sections" in why:
        said = why["sections"]
        evidence = f"{said.evidence[:120]}; map: {steps}"
        why["sections"] = Why(rule=said.rule, evidence=evidence, confidence=said.confidence)
    why["body_text"] = Why(rule="plain.text_of", evidence="the body", confidence=1.0)
    if not item.summary and text:
        why["summary"] = Why(rule="summary.lead", evidence="the body's opening", confidence=1.0)
    if not item.minutes and text:
        why["reading_minutes"] = Why(rule="plain.minutes_of", evidence=f"{len(text)} letters", confidence=1.0)
    if item.language and "language" not in why:
        why["language"] = Why(
            rule="language.language", evidence=f"source {context.source.name}", confidence=1.0
        )
    if sections and sections[0] == context.source.section and "sections" not in why:
        why["sections"] = Why(
            rule="sections.map_sections", evidence=f"source {context.source.name}", confidence=1.0
        )
    return why
