"""What stands where an article should: a consent page, a pay wall, an error page; recognised and rejected as such.

Never where a real article stands beside the notice: a page of enough text is none of these, and a teaser of two
sentences before a wall is an article still.
"""

from __future__ import annotations

import re

from lxml.html import HtmlElement

from feeds.model import Rejection

_LOOKED_AT = 3_000
"""Characters of text in which a notice stands."""

_ENOUGH = 1_200
"""More letters than this in a page's body are an article, whatever else it says."""

_CONSENT = re.compile(
    r"(?:before you continue|bevor (?:sie|du) fortf|avant de continuer|antes de continuar|prima di continuare)"
    r"|(?:we (?:and our partners|use|value)|wir (?:und unsere partner|verwenden|nutzen|brauchen)"
    r"|nous (?:et nos partenaires|utilisons)|utilizamos|utilizziamo)\b.{0,200}?\b(?:cookies?|consent|tracking"
    r"|privacy|einwilligung|datenschutz|confidentialité)"
    r"|(?:weiter|lesen|nutzen) mit werbung|mit werbung weiterlesen|continue without (?:accepting|agreeing)"
    r"|continuer sans accepter|accept (?:all )?cookies|alle (?:cookies )?akzeptieren",
    re.DOTALL,
)
_PAY = re.compile(
    r"(?:subscribe|subscription|sign in|log in|register)\b.{0,60}?\b(?:to (?:continue|keep|read|view|unlock|access)"
    r"|for full access)|(?:already|become) a (?:subscriber|member)|(?:for|to) subscribers only|exclusive to subscribers"
    r"|(?:this|the) (?:article|content|story) is (?:only )?(?:available )?(?:for|to) (?:our )?(?:subscribers|members)"
    r"|you(?:'|’)ve (?:reached|read) your|free articles? (?:left|this month)"
    r"|(?:jetzt|weiter)(?:lesen)? mit .{0,30}?\b(?:abo|plus)\b|bereits abonnent|(?:nur )?für abonnenten"
    r"|réservé aux abonnés|pour lire la suite|déjà abonné|solo para suscriptores|contenido exclusivo"
    r"|contenuto riservato agli abbonati|hai già un abbonamento",
    re.DOTALL,
)
_ERROR = re.compile(
    r"(?:error|fehler|erreur) (?:40[0-9]|41[0-9]|42[0-9]|50[0-9])|\b(?:40[034]|410|50[0234])\b[\s:|–-]{1,5}"
    r"(?:page |file |seite )?(?:not found|nicht gefunden|forbidden|error|gone|bad gateway|service|access)"
    r"|(?:page|site|article|story|url|address)\b.{0,40}?\b(?:not found|(?:could not|couldn(?:'|’)t|cannot) be found"
    r"|no longer (?:exists|available)|does(?: not|n(?:'|’)t) exist)|page introuvable|página no encontrada"
    r"|pagina non trovata|seite (?:wurde )?(?:leider )?nicht gefunden|nicht gefunden werden"
    r"|(?:enable|activate|requires|turn on) (?:cookies and )?javascript|javascript (?:is (?:disabled|required|not)"
    r"|aktivieren)|are you (?:a )?(?:human|robot)|not a robot|captcha|access (?:to this page has been )?denied"
    r"|checking (?:your browser|if the site connection)|verify(?:ing)? you are (?:a )?human|unusual traffic"
    r"|just a moment|temporarily unavailable|internal server error",
    re.DOTALL,
)
_KINDS = (("error page", _ERROR), ("consent page", _CONSENT), ("pay wall", _PAY))

_SENTENCE = re.compile(r"[^.!?。！？\n]{25,}?[.!?。！？](?=[\s\"”’»)]|$)")
"""A sentence worth reading: its end is looked for once from each start."""


def find(tree: HtmlElement, text: str) -> Rejection | None:
    """Why a page is no article; None where it may be one.

    `text`: the body as found, a paragraph a line; "" where none was. Where a body remains once the notice's lines are
    out, of two sentences at least, it is an article.
    """
    if len(text) > _ENOUGH or _teaser(text) >= 2:
        return None
    title = " ".join((tree.findtext(".//title") or "").split())[:300]
    heading = " ".join(" ".join(element.itertext()) for element in tree.findall(".//h1")[:2])[:300]
    shown = _shown(text) if text else _shown(_page(tree))
    for reason, notice in _KINDS:
        found = notice.search(f"{title}\n{heading}\n{shown}".casefold())
        if found:
            return Rejection(
                reason=reason, detail=f"“{' '.join(found[0].split())[:80]}” and no article beside it"
            )
    return None


def _shown(text: str) -> str:
    return text[:_LOOKED_AT]


def _page(tree: HtmlElement) -> str:
    """The first words of a page without what never shows."""
    found: list[str] = []
    size = 0
    for element in tree.iter():
        if not isinstance(element.tag, str) or element.tag in (
            "script",
            "style",
            "head",
            "title",
            "template",
            "noscript",
        ):
            texts = [element.tail]
        else:
            texts = [element.text, element.tail]
        for said in texts:
            if said and not said.isspace():
                found.append(" ".join(said[:_LOOKED_AT].split()))
                size += len(found[-1])
        if size > _LOOKED_AT:
            break
    return " ".join(found)


def _teaser(text: str) -> int:
    """Sentences of lines that are no notice."""
    lines = (line for line in text[:_LOOKED_AT].split("\n") if not _is_notice(line.casefold()))
    return sum(len(_SENTENCE.findall(line)) for line in lines)


def _is_notice(low: str) -> bool:
    return any(notice.search(low) for _, notice in _KINDS)
