"""Small contents and whole outputs for tests that run the program from end to end."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

ROOT = Path(__file__).parents[2]
METIERS = ("A1203", "J1501", "G1602", "K1304")
TERRITORIES = """niveaux = ["NAT"]

[[territoires]]
type = "REG"
code = "53"

[[territoires]]
type = "DEP"
code = "35"

[[territoires]]
type = "DEP"
code = "976"

[[territoires]]
type = "EPCI"
code = "243500139"

[[groupes]]
nom = "Bretagne en 3 fiches"
territoires = ["DEP-35", "REG-53", "NAT-FR"]
"""


def make_content(
    folder: Path, *, territories: str = TERRITORIES, metiers: tuple[str, ...] = METIERS, pdf: bool = False
) -> Path:
    """The project's own content with a few territories and métiers; PDFs, which take long, only when asked for."""
    content = folder / "content"
    shutil.copytree(ROOT / "content", content, ignore=shutil.ignore_patterns(".cache", "editions"))
    site = (content / "site.toml").read_text(encoding="utf-8")
    listed = ", ".join(f'"{code}"' for code in metiers)
    head = site[: site.index("[metiers]")].replace("pdf = true", f"pdf = {str(pdf).lower()}")
    (content / "site.toml").write_text(f"{head}[metiers]\nliste = [{listed}]\n", encoding="utf-8")
    (content / "territoires.toml").write_text(territories, encoding="utf-8")
    return content


def without_rereading(content: Path) -> None:
    """A visit with nothing new then makes the calls that sign the update, and no other."""
    path = content / "site.toml"
    path.write_text(path.read_text(encoding="utf-8") + "\n[source]\nrelecture = 0\n", encoding="utf-8")


def fingerprint(folder: Path) -> dict[str, str]:
    """Every file of a folder and the digest of its bytes."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
