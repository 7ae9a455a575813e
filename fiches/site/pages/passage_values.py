"""What the passages that an editor writes may name: `{titre}`, `{editeur}`, `{contact}`…"""

from __future__ import annotations

from fiches.site.contact import contact_text, report_text
from fiches.site.context import SiteContext


def passage_values(context: SiteContext) -> dict[str, str]:
    """What a passage may name."""
    return {
        "titre": context.title,
        "editeur": context.publisher,
        "contact": contact_text(context),
        "signaler": report_text(context),
        "edition": context.edition,
        "licence": context.licence,
    }
