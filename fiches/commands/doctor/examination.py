"""What this machine, this configuration and these credentials lack, and the cure of each; nothing is changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from fiches.commands.doctor import content, machine, source
from fiches.commands.doctor.finding import Finding, notable
from fiches.errors import CheckFailed, ContentError, FicheError, MachineError, SourceRefused
from fiches.source.access import access_of

__all__ = ["Visit", "examine", "examined"]


@dataclass(frozen=True, slots=True)
class Visit:
    """What is examined: the options of the command line that matter here."""

    content: Path
    output: Path
    territories: Path | None
    place: str  # of the list of territories, in messages
    pdf: bool | None
    demo: bool
    offline: bool


def examine(visit: Visit) -> Iterator[Finding]:
    """Each line as soon as it is known: machine, content, source, then the room that a harvest takes."""
    read = content.read_content(visit.content, visit.territories)
    pdf = visit.pdf if visit.pdf is not None else read.config is None or read.config.site.pdf
    yield from (
        machine.python(),
        machine.tools(),
        machine.dependencies(),
        machine.libraries(wanted=pdf),
        machine.fonts(),
    )
    yield from read.findings
    yield content.output(visit.output)
    yield machine.folder(
        "Autour de la sortie", visit.output.absolute().parent, cure="choisir un autre dossier (--output)"
    )
    if read.config is None or read.catalogue is None:
        yield notable("Source", "non examinée : les réglages ou le catalogue ne se lisent pas")
        return
    access = access_of(read.config, demo=visit.demo)
    yield machine.folder("Cache", access.cache, cure="choisir un autre dossier (--content)")
    yield machine.folder("Dossier des éditions", access.editions, cure="choisir un autre dossier (--content)")
    yield content.editions(access)
    yield from content.site(read.config)
    found = [source.addresses(read.config, access), source.credentials(read.config, access, offline=visit.offline)]
    reachable = not visit.offline and not found[-1].exit_status
    if reachable:
        found += source.asked(read.config, read.catalogue, access)
    elif visit.offline:
        found.append(notable("Appel", "non fait (--offline)"))
    yield from found
    lists = access if reachable and not any(one.exit_status for one in found) else None
    fiches, line = content.harvest(read.config, read.catalogue, lists, place=visit.place)
    yield line
    yield machine.room(visit.output.absolute().parent, fiches)


def examined(visit: Visit) -> Iterator[str]:
    """The lines to print. Raises, after the last one, the error that carries the exit status of the worst finding."""
    statuses = []
    for finding in examine(visit):
        yield str(finding)
        statuses.append(finding.exit_status)
    faults = [status for status in statuses if status]
    if faults:
        raise _KINDS[max(faults)](f"{len(faults)} point{'s' if len(faults) > 1 else ''} à corriger.")


_KINDS: dict[int, type[FicheError]] = {
    2: ContentError,
    3: SourceRefused,
    4: CheckFailed,
    5: MachineError,
}
