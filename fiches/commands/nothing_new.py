"""A build that has nothing to do: the same program, content, edition and options as the last one, whose site is intact.

Loads the standard library and a few small modules alone: no edition, no page and no library is read.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from fiches.commands.options import Options
from fiches.content.addresses import EMULATOR
from fiches.progress import Reporter
from fiches.site.incremental.digests import digest_of, files_digest, libraries_digest, program_digest
from fiches.site.incremental.placed import PlacedSite, stamps_of, sums_digest
from fiches.site.incremental.store import Store

_VARIABLES = ("SITE_URL", "FT_API_URL", "FT_TOKEN_URL")
_DOTENV = ".env"
_NOT_CONTENT = {".cache", "editions"}


def build_key(options: Options) -> str:
    """The digest of all that a build depends on; empty where it cannot be read: the build then says why."""
    try:
        return digest_of("\n".join(_parts(options)))
    except (OSError, ValueError):
        return ""


def _parts(options: Options) -> Iterator[str]:
    content = options.content
    editions = content / ".cache" / EMULATOR / "editions" if options.demo else content / "editions"
    yield from (program_digest(), libraries_digest())
    yield files_digest(content, _files(content, _NOT_CONTENT))
    yield files_digest(editions, _files(editions))
    if options.territories is not None:
        yield f"{options.territories} {digest_of(options.territories.read_text(encoding='utf-8'))}"
    yield from (f"{name}={os.environ.get(name, '')}" for name in _VARIABLES)
    if Path(_DOTENV).is_file():
        yield files_digest(Path(), [Path(_DOTENV)])
    choices = (options.demo, options.edition, sorted(options.only), options.shard, options.pdf)
    yield repr((*choices, str(options.output.absolute())))


def _files(folder: Path, aside: set[str] | None = None) -> Iterator[Path]:
    """Every file under a folder, some of its own folders aside."""
    for place, names, files in os.walk(folder):
        if Path(place) == folder:
            names[:] = [name for name in names if name not in (aside or set())]
        yield from (Path(place) / name for name in files)


def nothing_to_do(options: Options, key: str, reporter: Reporter) -> bool:
    """Whether the output folder is what this build would make; says so, and what the build that made it warned of.

    Every file of the site is held to its sum.
    """
    store = Store(options.content, options.output)
    record = None if options.full or not key else store.site()
    if record is None or record.key != key or record.sums != sums_digest(options.output):
        return False
    placed = PlacedSite(options.output, record.stamps, record.noted)
    if not placed.is_whole():
        return False
    if placed.read:
        with suppress(OSError):
            noted = store.moment()
            store.write_site(replace(record, stamps=stamps_of(options.output, placed.sums), noted=noted))
    with suppress(OSError):
        store.note_idle(record.sums)
    for warning in record.warnings:
        if warning not in reporter.warnings:
            reporter.warn(warning)
    reporter.say(f"Rien n’a changé : rien n’est composé ni contrôlé à nouveau. {record.summary}")
    return True
