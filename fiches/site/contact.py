"""How a reader reports an error: a letter already addressed, the publisher's own page, or the page that says how."""

from __future__ import annotations

import re
from urllib.parse import quote

from fiches.keys import TerritoryKey
from fiches.site.context import SiteContext

_SIGNS = re.compile(r"[<>&*_`~{}|\\\\\[\]#!]")
HOW = "mentions-legales/index.html#signaler"
_SILENT = (
    "L’éditeur n’a pas indiqué d’adresse de contact. Quand ce site vient d’un dépôt public, une erreur s’y signale par"
    " un ticket, qui nomme la fiche, le chiffre et l’édition."
)


def is_mail(contact: str) -> bool:
    return "@" in contact and not is_page(contact)


def is_page(contact: str) -> bool:
    return contact.startswith(("https://", "http://"))


def report_href(key: TerritoryKey, context: SiteContext, root: str) -> str:
    """Where « Signaler une erreur » of a fiche leads; `root` is the way from its page to the site's root."""
    contact = context.contact.strip()
    if is_mail(contact):
        subject = quote(f"Erreur sur la fiche {key}, édition {context.edition}")
        return f"mailto:{contact}?subject={subject}"
    return contact if is_page(contact) else root + HOW


def contact_text(context: SiteContext) -> str:
    """The contact as Markdown: a link where it can be one."""
    contact = context.contact.strip()
    return f"<{contact}>" if is_mail(contact) or is_page(contact) else as_text(contact) or "non renseigné"


def as_text(setting: str) -> str:
    """A setting inside a passage: its markup, braces and signs of Markdown are text."""
    return _SIGNS.sub(lambda match: f"&#{ord(match[0])};", setting)


def report_text(context: SiteContext) -> str:
    """What the legal notices say of reporting an error, in Markdown."""
    if not context.contact.strip():
        return _SILENT
    return f"Écrire à {contact_text(context)}, en nommant la fiche, le chiffre et l’édition ({context.edition})."
