"""How a reader reports an error: a letter already addressed, or the publisher's own page."""

from __future__ import annotations

import re
from urllib.parse import quote

from fiches.keys import TerritoryKey
from fiches.site.context import SiteContext

_SIGNS = re.compile(r"[<>&*_`~{}|\\\\\[\]#!]")
_SILENT = "L’éditeur n’a pas indiqué d’adresse de contact : une erreur ne peut pas être signalée d’ici."


def report_href(key: TerritoryKey, context: SiteContext) -> str:
    """Where « Signaler une erreur » of a fiche leads; empty where nobody is there to read it."""
    href = context.report_href
    if not href.startswith("mailto:"):
        return href
    return f"{href}?subject={quote(f'Erreur sur la fiche {key}, édition {context.edition}')}"


def contact_text(context: SiteContext) -> str:
    """The contact as Markdown: a link where it can be one."""
    contact = context.contact.strip()
    return f"<{contact}>" if context.contact_href else as_text(contact) or "non renseigné"


def as_text(setting: str) -> str:
    """A setting inside a passage: its markup, braces and signs of Markdown are text."""
    return _SIGNS.sub(lambda match: f"&#{ord(match[0])};", setting)


def report_text(context: SiteContext) -> str:
    """What the legal notices say of reporting an error, in Markdown."""
    own = context.settings.signaler
    if not (own or context.contact.strip()):
        return _SILENT
    address = f"<{own}>" if own else contact_text(context)
    return f"Écrire à {address}, en nommant la fiche, le chiffre et l’édition ({context.edition})."
