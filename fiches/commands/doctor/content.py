"""What this configuration lacks: every file of the content folder, the address, the contact, the size of a harvest."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from fiches.commands.doctor.finding import Finding, notable, well, wrong
from fiches.content.catalogue import Catalogue
from fiches.content.catalogue_files import load_catalogue
from fiches.content.config import Config, load_config
from fiches.content.distinctions_file import load_distinctions
from fiches.content.former_addresses import load_addresses
from fiches.content.own_pages import load_own_pages
from fiches.content.own_texts import load_own_texts
from fiches.content.similarity_file import load_similarity
from fiches.content.toml import Result
from fiches.content.unread import unread_files
from fiches.editions.store import list_editions
from fiches.errors import ContentError, FicheError, MachineError
from fiches.harvest.estimate import estimate
from fiches.harvest.survey import survey
from fiches.progress import counted
from fiches.site.publish import is_ours, refuse_foreign
from fiches.source.access import opened
from fiches.source.model import Access, access_of
from fiches.wording.texts import load_texts

OLD = 200  # days after the end of its quarter: the next one should be there
GUIDE = "docs/publier.md#que-faire-quand"


@dataclass(frozen=True, slots=True)
class ContentFolder:
    """What could be read of the content folder (None where a file is at fault), and a finding for each file."""

    config: Config | None
    catalogue: Catalogue | None
    findings: tuple[Finding, ...]


def read_content(content: Path, territories: Path | None) -> ContentFolder:
    """Reads every file, one at fault or not: all the findings at once."""
    findings: list[Finding] = []

    def attempt(subject: str, read: Callable[[], Result], words: Callable[[Result], str]) -> Result | None:
        content_file, faults = _read(subject, read)
        findings.extend(faults if content_file is None else [well(subject, words(content_file))])
        return content_file

    config = attempt(
        "Réglages", lambda: load_config(content, territories), lambda c: f"{c.content}/site.toml et territoires"
    )
    catalogue = attempt(
        "Catalogue", lambda: load_catalogue(content), lambda c: counted(len(c.indicators), "indicateur")
    )
    attempt(
        "Textes",
        lambda: load_texts(content),
        lambda t: f"{counted(len(t.passages), 'passage')}, {counted(len(t.phrases), 'phrase')}",
    )
    faults = tuple(_faults_of_the_others(content, config, catalogue))
    findings.extend(
        faults or [well("Autres fichiers", "distinctions, semblables, adresses, textes et pages de l’éditeur")]
    )
    warnings = (*(config.warnings if config else ()), *unread_files(content, territories))
    findings.extend(notable("Contenu", warning) for warning in warnings)
    return ContentFolder(config, catalogue, tuple(findings))


def _faults_of_the_others(content: Path, config: Config | None, catalogue: Catalogue | None) -> Iterator[Finding]:
    """Of what a build reads after settings, catalogue and texts: the faults, each under the name of what is read."""
    readings: dict[str, Callable[[], object]] = {
        "Adresses": lambda: load_addresses(content),
        "Textes de l’éditeur": lambda: load_own_texts(content),
    }
    if config:
        readings["Pages de l’éditeur"] = lambda: load_own_pages(content, config.site.pages)
    if catalogue:
        readings["Distinctions"] = lambda: load_distinctions(content, catalogue)
        readings["Semblables"] = lambda: load_similarity(content, catalogue)
    for subject, read in readings.items():
        yield from _read(subject, read)[1]


def _read(subject: str, read: Callable[[], Result]) -> tuple[Result | None, Sequence[Finding]]:
    """What is read; None where it is at fault, with its faults."""
    try:
        return read(), ()
    except (ContentError, MachineError) as error:
        return None, [wrong(subject, finding, finding.code) for finding in error.findings]


def site(config: Config) -> Iterator[Finding]:
    """What visitors would miss."""
    if config.site_url:
        yield well("Adresse du site", config.site_url)
    else:
        missing = "ni url dans site.toml, ni SITE_URL : pas de plan du site, de fil Atom ni d’adresse canonique"
        yield notable("Adresse du site", f"{missing}. Sur GitHub Pages, « Publication » la donne")
    if config.site.contact:
        yield well("Contact", config.site.contact)
    else:
        yield notable("Contact", "vide : les mentions légales n’en donneront pas. Le remplir dans site.toml")


def output(folder: Path) -> Finding:
    """Whether the output folder may be replaced."""
    try:
        refuse_foreign(folder)
    except (ContentError, MachineError) as error:
        return wrong("Dossier de sortie", str(error), error.codes[0])
    return well("Dossier de sortie", f"{folder}, {'un site d’ici' if is_ours(folder) else 'libre'}")


def editions(access: Access, today: date) -> Finding:
    """How many editions are harvested, and the latest; one that is old is told as the workflows tell it."""
    names = list_editions(access.editions)
    if not names:
        return notable("Éditions", "aucune encore : la première commande récoltera tout")
    words = f"{len(names)}, la dernière est {names[-1]}"
    age = (today - _end(names[-1])).days
    if age > OLD and not access.demo:
        cure = "Lancer build.py harvest ; s’il dit « Rien de nouveau », la source est en retard"
        return notable("Éditions", f"{words}, dont le trimestre est fini depuis {age} jours. {cure} ({GUIDE})")
    return well("Éditions", words)


def _end(name: str) -> date:
    """The day after the period of an edition: `2026T1.2` → 1 April 2026, `2025` → 1 January 2026."""
    quarter = int(name[5]) if name[4:5] == "T" else 4
    return date(int(name[:4]) + quarter // 4, quarter * 3 % 12 + 1, 1)


def harvest(config: Config, catalogue: Catalogue, access: Access | None, *, place: str) -> tuple[int, Finding]:
    """The number of fiches, and the finding. `access` None: estimated without network, from the emulator's lists."""
    lists = access or access_of(config, demo=True)
    try:
        with opened(config, catalogue, lists) as api:
            scope = survey(api, catalogue, config, place=place)
        lines = estimate(scope, catalogue, config)
    except FicheError as error:
        return 0, _not_estimated(error, estimated=access is None)
    fiches = len(scope.published)
    total = next((line for line in lines if line.startswith("Total")), lines[-1]).removeprefix("Total : ").rstrip(".")
    chosen = len(config.site.metiers.liste) or config.site.metiers.nombre or 0
    origin = "estimé sans réseau" if access is None else "selon les listes de la source"
    return fiches, well("Récolte", f"{counted(fiches, 'fiche')}, {counted(chosen, 'métier')} ; {total} ({origin})")


def _not_estimated(error: FicheError, *, estimated: bool) -> Finding:
    words = " ".join(error.findings)
    if estimated:
        return notable("Récolte", f"non estimée sans réseau : {words}")
    return wrong("Récolte", words, error.codes[0])
