"""What this configuration lacks: every file of the content folder, the address, the contact, the size of a harvest."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from fiches.commands.doctor.finding import CONTENT, MACHINE, Finding, notable, well, wrong
from fiches.content.catalogue import Catalogue
from fiches.content.catalogue_files import load_catalogue
from fiches.content.config import Config, load_config
from fiches.content.toml import Result
from fiches.editions.store import list_editions
from fiches.errors import ContentError, FicheError, MachineError
from fiches.harvest.estimate import estimate
from fiches.harvest.survey import survey
from fiches.site.publish import is_ours, refuse_foreign
from fiches.source.access import Access, access_of, opened
from fiches.wording.texts import load_texts


@dataclass(frozen=True, slots=True)
class Read:
    """What could be read of the content folder, and what was found."""

    config: Config | None
    catalogue: Catalogue | None
    findings: tuple[Finding, ...]


def read_content(content: Path, territories: Path | None) -> Read:
    """Each file, every finding at once."""
    findings: list[Finding] = []

    def tried(subject: str, read: Callable[[], Result], words: Callable[[Result], str]) -> Result | None:
        try:
            found = read()
        except (ContentError, MachineError) as error:
            status = MACHINE if isinstance(error, MachineError) else CONTENT
            findings.extend(wrong(subject, finding, status) for finding in error.findings)
            return None
        findings.append(well(subject, words(found)))
        return found

    config = tried(
        "Réglages", lambda: load_config(content, territories), lambda c: f"{c.content}/site.toml et territoires"
    )
    catalogue = tried("Catalogue", lambda: load_catalogue(content), lambda c: f"{len(c.indicators)} indicateurs")
    tried("Textes", lambda: load_texts(content), lambda t: f"{len(t.passages)} passages, {len(t.phrases)} phrases")
    return Read(config, catalogue, tuple(findings))


def site(config: Config) -> Iterator[Finding]:
    """What visitors would miss."""
    if config.site_url:
        yield well("Adresse du site", config.site_url)
    else:
        missing = "ni url dans site.toml, ni SITE_URL : pas de plan du site, de flux ni d’adresse canonique"
        yield notable("Adresse du site", f"{missing}. Sur GitHub Pages, « Publication » la donne")
    if config.site.contact:
        yield well("Contact", config.site.contact)
    else:
        yield notable("Contact", "vide : les mentions légales n’en donneront pas. Le remplir dans site.toml")


def output(folder: Path) -> Finding:
    """Whether the output folder may be replaced."""
    try:
        refuse_foreign(folder)
    except ContentError as error:
        return wrong("Dossier de sortie", str(error), CONTENT)
    return well("Dossier de sortie", f"{folder}, {'un site d’ici' if is_ours(folder) else 'libre'}")


def editions(access: Access) -> Finding:
    found = list_editions(access.editions)
    if not found:
        return notable("Éditions", "aucune encore : la première commande récoltera tout")
    return well("Éditions", f"{len(found)}, la dernière est {found[-1]}")


def harvest(config: Config, catalogue: Catalogue, access: Access | None, *, place: str) -> tuple[int, Finding]:
    """(number of fiches, its line). `access` None: estimated without network, from the emulator's own lists."""
    asked = access or access_of(config, demo=True)
    try:
        with opened(config, catalogue, asked) as api:
            fiches = len(survey(api, catalogue, config, place=place).published)
        lines = estimate(config, catalogue, asked, place=place)
    except FicheError as error:
        return 0, _unestimate(error, estimated=access is None)
    total = next((line for line in lines if line.startswith("Total")), lines[-1]).removeprefix("Total : ").rstrip(".")
    chosen = len(config.site.metiers.liste) or config.site.metiers.nombre
    origin = "estimé sans réseau" if access is None else "selon les listes de la source"
    return fiches, well("Récolte", f"{_counted(fiches, 'fiche')}, {_counted(chosen, 'métier')} ; {total} ({origin})")


def _unestimate(error: FicheError, *, estimated: bool) -> Finding:
    words = " ".join(error.findings)
    if estimated:
        return notable("Récolte", f"non estimée sans réseau : {words}")
    return wrong("Récolte", words, error.exit_status)


def _counted(number: int, name: str) -> str:
    """« 1 métier », « 50 métiers »."""
    return f"{number} {name}{'s' if number > 1 else ''}"
