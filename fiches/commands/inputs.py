"""What every command starts from: the settings, the catalogue, and the source that the options point at."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from fiches.commands.options import Options
from fiches.content.catalogue import Catalogue
from fiches.content.catalogue_files import load_catalogue
from fiches.content.config import Config, load_config
from fiches.content.unread import unread_files
from fiches.editions.store import pick
from fiches.progress import Reporter
from fiches.source.model import Access, access_of


class Inputs(NamedTuple):
    """A content folder, read, and where its source keeps its answers and editions."""

    config: Config
    catalogue: Catalogue
    access: Access


def read_inputs(options: Options, reporter: Reporter) -> Inputs:
    """Reads the content folder, and warns of what was read otherwise than written. Raises ContentError with every finding."""
    config = load_config(options.content, options.territories)
    for warning in (*config.warnings, *unread_files(options.content, options.territories)):
        reporter.warn(warning)
    return Inputs(config, load_catalogue(options.content), access_of(config, demo=options.demo))


def edition_folder(options: Options, access: Access) -> Path:
    """The folder of `--edition`, of the latest edition by default. Raises SourceUnavailable where there is none."""
    return access.editions / pick(access.editions, options.edition)
