"""The probe of the source: a few calls, each held against the contract, and a report that may be shown to anyone."""

from __future__ import annotations

from fiches.catalogue import Catalogue
from fiches.config import Config
from fiches.exchanges import Exchanges
from fiches.probe.asking import Prober
from fiches.probe.report import report
from fiches.source_access import Access, opened


def probe(config: Config, catalogue: Catalogue, access: Access) -> str:
    """The Markdown report. Raises SourceError's children when the source itself cannot be asked."""
    exchanges = Exchanges(config.environment)
    with opened(config, catalogue, access, watch=exchanges) as api:
        probed = Prober(api, catalogue, exchanges).probe(config.territories)
    return report(probed, catalogue, exchanges, source=access.name)
