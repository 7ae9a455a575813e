"""A site as a publisher has it: not a demonstration, with an address. Its figures are the demo's, and stay in the test's folder."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.support.manifests import rewrite
from tests.support.site_folder import ROOT

DEMO_EDITIONS = ROOT / "content" / ".cache" / "demo" / "editions"
FICHES = ("NAT-FR", "REG-53", *(f"DEP-{code}" for code in ("22", "35", "976")))
PAGES = {
    "accueil": "index.html",
    "liste": "departements/index.html",
    "fiche": "departements/35-ille-et-vilaine/index.html",
}


def make_publisher_site(folder: Path, url: str) -> Path:
    """The demo's harvest, rendered as a real one would be, into `folder/site`."""
    content = folder / "content"
    shutil.copytree(ROOT / "content", content, ignore=shutil.ignore_patterns(".cache", "editions"))
    (edition,) = (path for path in DEMO_EDITIONS.iterdir() if path.is_dir())
    kept = content / "editions" / edition.name
    shutil.copytree(edition, kept)
    rewrite(kept, demo=False, source="https://api.exemple.fr")
    arguments = ["render", "--content", str(content), "--output", str(folder / "site"), "--no-pdf", "--quiet"]
    subprocess.run(
        [sys.executable, str(ROOT / "build.py"), *arguments, "--only", *FICHES],
        check=True,
        cwd=ROOT,
        env={**os.environ, "SITE_URL": url},
        timeout=300,
    )
    return folder / "site"
