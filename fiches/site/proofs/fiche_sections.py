"""The sections of a fiche are those of the catalogue, in the order that the publisher asks; nothing of what is hidden is there."""

from __future__ import annotations

from collections.abc import Iterator

from fiches.site.checks.reading import elements
from fiches.site.proofs.page import PageReading

_PREFIX = "section-"


def section_findings(page: PageReading) -> Iterator[str]:
    """On a fiche: the order of its sections, what should not be among them, and blocks by their identifiers."""
    known = page.reference.sections
    if not known:
        return
    found = [str(one.get("id")) for one in elements(page.document, f"//main//section[starts-with(@id, '{_PREFIX}')]")]
    named = [name.removeprefix(_PREFIX) for name in found]
    expected = [name for name in known if name in named]
    if named != expected:
        yield f"sections {', '.join(named)} (attendu\u00a0: {', '.join(expected)})."
    blocks = {str(one.get("id")) for one in elements(page.document, "//main//*[@id]")}
    yield from (
        f"«\u00a0{name}\u00a0» y est, alors que ni le catalogue ni les réglages ne le montrent."
        for name in sorted(page.reference.hidden & blocks)
    )
