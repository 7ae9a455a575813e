"""The probe of the source: a few calls, each compared with the contract, and a report that may be published."""

from __future__ import annotations

from fiches.commands.probe.calls import Prober
from fiches.commands.probe.report import report
from fiches.content.catalogue import Catalogue
from fiches.content.config import Config
from fiches.source.access import opened
from fiches.source.model import Access
from fiches.source.recorder import Recorder


def probe(config: Config, catalogue: Catalogue, access: Access) -> str:
    """The Markdown report. Raises SourceError's children when the source itself cannot be asked."""
    recorder = Recorder(config.environment)
    with opened(config, catalogue, access, watch=recorder) as api:
        result = Prober(api, catalogue, recorder).probe(config.territories)
    return report(result, catalogue, recorder, source=access.name)
