"""What this machine lacks: Python, the locked dependencies, libraries for PDFs, fonts, folders, room."""

from __future__ import annotations

import re
import shutil
import sys
import tempfile
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from importlib import metadata
from pathlib import Path

from fiches.commands.doctor.finding import Finding, notable, well, wrong
from fiches.errors import Code
from fiches.progress import counted
from fiches.site.environment import TEMPLATES
from fiches.site.paper.libraries import MISSING_LIBRARIES, libraries_found
from fiches.wording.numbers import number

ROOT = Path(__file__).parents[3]
OLDEST = (3, 11)
LEAST_ROOM = 300 * 10**6
ROOM_OF_A_FICHE = 1_500_000  # page, charts, data and PDF, twice: a site is built beside the former one
_SYNC = "Lancer : uv sync --frozen"
_REQUIREMENT = re.compile(r"^([\w.-]+)\s*(?:\[[^\]]*\])?\s*([^;]*)")


def python(version: tuple[int, int] = sys.version_info[:2]) -> Finding:
    read = ".".join(map(str, version))
    if version < OLDEST:
        return wrong(
            "Python",
            f"lu {read}, attendu 3.11 ou plus. Lancer par uv : uv run --frozen python build.py",
            Code.INSTALLATION,
        )
    return well("Python", read)


def dependencies(root: Path = ROOT, version_of: Callable[[str], str] = metadata.version) -> Finding:
    """What is installed, against `uv.lock`, itself against `pyproject.toml`."""
    try:
        project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
        packages = tomllib.loads((root / "uv.lock").read_text(encoding="utf-8"))["package"]
    except (OSError, ValueError, KeyError):
        return wrong(
            "Dépendances", "pyproject.toml ou uv.lock illisible. Les rétablir depuis le dépôt", Code.INSTALLATION
        )
    wanted = dict(_wanted(project["dependencies"]))
    if _locked(packages, project["name"]) != wanted:
        return wrong(
            "Dépendances", "uv.lock ne suit pas pyproject.toml. Lancer : uv lock, puis uv sync", Code.INSTALLATION
        )
    mismatches = list(_mismatches(packages, wanted, version_of))
    if mismatches:
        return wrong(
            "Dépendances",
            f"{', '.join(mismatches[:5])}{'…' if len(mismatches) > 5 else ''}. {_SYNC}",
            Code.INSTALLATION,
        )
    return well("Dépendances", "installées comme uv.lock le dit")


def _wanted(lines: Iterable[str]) -> Iterator[tuple[str, frozenset[str]]]:
    for line in lines:
        if match := _REQUIREMENT.match(line):
            yield match[1].lower(), _bounds(match[2])


def _bounds(specifier: str) -> frozenset[str]:
    return frozenset(part.strip() for part in specifier.split(",")) - {""}


def _locked(packages: list[Mapping[str, object]], name: str) -> dict[str, frozenset[str]]:
    """What `uv.lock` remembers of the project's own requirements."""
    own: Mapping[str, object] = next((one for one in packages if one.get("name") == name), {})
    described = own.get("metadata")
    lines = described.get("requires-dist", []) if isinstance(described, dict) else []
    return {one["name"]: _bounds(one.get("specifier", "")) for one in lines}


def _mismatches(
    packages: list[Mapping[str, object]], wanted: Iterable[str], version_of: Callable[[str], str]
) -> Iterator[str]:
    versions: dict[str, set[str]] = {}
    for one in packages:
        if "version" in one:
            versions.setdefault(str(one["name"]), set()).add(str(one["version"]))
    direct = set(wanted)
    for name, locked in versions.items():
        try:
            read = version_of(name)
        except metadata.PackageNotFoundError:
            if name in direct:
                yield f"{name} absent"
            continue
        if name in direct and read not in locked:
            yield f"{name} {read} au lieu de {' ou '.join(sorted(locked))}"


def libraries(*, wanted: bool, found: Callable[[], bool] = libraries_found) -> Finding:
    if not wanted:
        return well("PDF", "non demandés (pdf = false)")
    return (
        well("PDF", "WeasyPrint et Pango répondent") if found() else wrong("PDF", _without_name(), Code.PDF_LIBRARIES)
    )


def _without_name() -> str:
    return MISSING_LIBRARIES.removeprefix("PDF : ")


def fonts(assets: Path = TEMPLATES / "assets") -> Finding:
    """The fonts that the style sheets name."""
    sheets = sorted(assets.glob("*.css"))
    named = {
        name for sheet in sheets for name in re.findall(r"url\((fonts/[^)\"']+)\)", sheet.read_text(encoding="utf-8"))
    }
    missing = sorted(name for name in named if not (assets / name).is_file())
    if missing or not named:
        which = ", ".join(missing) or "feuilles de style"
        return wrong(
            "Polices", f"absentes de templates/assets : {which}. Les rétablir depuis le dépôt", Code.INSTALLATION
        )
    return well("Polices", f"{counted(len(named), 'fichier')}, dans templates/assets")


def folder(subject: str, path: Path, *, cure: str) -> Finding:
    """Whether files can be written there, or where it will be made."""
    place = existing(path)
    try:
        with tempfile.TemporaryFile(dir=place) as file:
            file.write(b"x")
    except OSError as error:
        words = f"{path} : écriture impossible ({error.strerror}). Vérifier les droits et la place, ou {cure}"
        return wrong(subject, words, Code.WRITING)
    return well(subject, f"{path}{'' if path.is_dir() else ', à créer'}")


def existing(path: Path) -> Path:
    """What stands there, or the nearest folder above."""
    place = path.absolute()
    while not place.exists() and place != place.parent:
        place = place.parent
    return place


def room(path: Path, fiches: int, free: Callable[[Path], int] = lambda place: shutil.disk_usage(place).free) -> Finding:
    """Free room against what a site of so many fiches takes while it is built."""
    needed = max(LEAST_ROOM, fiches * ROOM_OF_A_FICHE)
    left = free(existing(path))
    words = (
        f"{number(left / 10**9, 1)} Go libres, {number(needed / 10**9, 1)} Go utiles pour {counted(fiches, 'fiche')}"
    )
    if left < needed:
        return wrong("Place", f"{words}. En libérer, ou choisir un autre disque avec --output", Code.WRITING)
    return well("Place", words)


def tools() -> Finding:
    """uv is needed to set up, not to run."""
    if shutil.which("uv") is None:
        return notable("uv", "absent. L’installer : bash .ci/setup")
    return well("uv", "présent")
