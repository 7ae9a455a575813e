"""The examination of `doctor`: machine, content, source, room. One line a finding; nothing is changed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from fiches.commands.doctor import content, machine, pins, repository, source
from fiches.commands.doctor.finding import Finding, notable
from fiches.commands.options import Options
from fiches.content.catalogue import Catalogue
from fiches.content.config import Config
from fiches.errors import CheckFailed, ContentError, FicheError, MachineError, SourceRefused
from fiches.source.model import Access, access_of

_ERRORS: dict[int, type[FicheError]] = {2: ContentError, 3: SourceRefused, 4: CheckFailed, 5: MachineError}


def report_lines(options: Options, today: date) -> Iterator[str]:
    """The lines to print. Raises, after the last one, the error that carries the exit status of the worst finding."""
    codes = []
    for finding in examine(options, today):
        yield str(finding)
        codes += [finding.code] if finding.code else []
    if codes:
        worst = max(codes, key=lambda code: code.exit_status)
        words = f"{len(codes)} point{'s' if len(codes) > 1 else ''} à corriger."
        raise _ERRORS[worst.exit_status](words, code=worst)


def examine(options: Options, today: date) -> Iterator[Finding]:
    """Each finding as soon as it is established, on that day; without readable settings and catalogue, the source is left out."""
    folder = content.read_content(options.content, options.territories)
    yield from (machine.python(), machine.tools(), machine.dependencies())
    wants_pdf = options.pdf if options.pdf is not None else folder.config is None or bool(folder.config.site.pdf)
    yield from (machine.libraries(wanted=wants_pdf), machine.fonts())
    yield from folder.findings
    output = options.output.absolute().parent
    yield content.output(options.output)
    yield machine.folder("Autour de la sortie", output, cure="choisir un autre dossier (--output)")
    if folder.config is None or folder.catalogue is None:
        yield notable("Source", "non examinée : les réglages ou le catalogue ne se lisent pas")
        return
    access = access_of(folder.config, demo=options.demo)
    yield machine.folder("Cache", access.cache, cure="choisir un autre dossier (--content)")
    yield machine.folder("Dossier des éditions", access.editions, cure="choisir un autre dossier (--content)")
    yield content.editions(access, today)
    yield from content.site(folder.config)
    yield from repository.repository(machine.ROOT, folder.config.site.url)
    yield from pins.pins(machine.ROOT, today)
    findings = _source(options, folder.config, folder.catalogue, access)
    yield from findings
    usable = not options.offline and not any(finding.exit_status for finding in findings)
    lists = access if usable else None
    fiches, line = content.harvest(folder.config, folder.catalogue, lists, place=options.territories_name)
    yield line
    yield machine.room(output, fiches)


def _source(options: Options, config: Config, catalogue: Catalogue, access: Access) -> list[Finding]:
    """Its address and the credentials; one real call, unless they are at fault or `--offline` forbids it."""
    credentials = source.credentials(config, access, offline=options.offline)
    findings = [source.addresses(config, access), credentials]
    if options.offline:
        findings.append(notable("Appel", "non fait (--offline)"))
    elif not credentials.exit_status:
        findings += source.call_findings(config, catalogue, access)
    return findings
