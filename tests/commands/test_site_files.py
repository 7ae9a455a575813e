"""The files of the whole site around its fiches."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from fiches.commands.render_job import read_render_context
from fiches.commands.site_files import TERRITORIES_FILE, WholeSite, write_site_files
from fiches.editions.store import write_edition
from fiches.site.publish import BUILD_FILE
from tests.support.commands import make_job
from tests.support.frames import BRETAGNE, ILLE, edition, key, line


def test_lists_count_what_the_folder_holds(tmp_path: Path) -> None:
    job = make_job(tmp_path)
    write_edition(job.edition.parent, edition([line(key(), 3)], "2025T4"))
    context = read_render_context(replace(job, published_editions=("2025T4", "2026T1")))
    root = tmp_path / "site"
    folder = root / context.site.territories[ILLE].folder
    (folder / "graphiques").mkdir(parents=True)
    for name in ("fiche.pdf", "graphiques/a.svg", "graphiques/b.svg"):
        (folder / name).touch()
    write_site_files(
        context, {}, root, WholeSite(job.edition.parent, {"donnees/revisions-2026T1.csv": b"x\n"}, former={})
    )
    built = json.loads((root / BUILD_FILE).read_text(encoding="utf-8"))
    assert (built["fiches"], built["pdf"], built["graphiques"]) == (2, 1, 2)
    assert built["editions"] == ["2025T4", "2026T1"]
    listed = json.loads((root / TERRITORIES_FILE).read_text(encoding="utf-8"))["territoires"]
    assert [(one["type"], bool(one["pdf"])) for one in listed] == [(BRETAGNE.type, False), (ILLE.type, True)]
    assert sorted(path.name for path in (root / "donnees").iterdir() if path.is_file()) == [
        "catalogue.jsonld", "fiches-2025T4.csv.gz", "fiches-2025T4.parquet", "fiches-2026T1.csv.gz", "fiches-2026T1.parquet",
        "fiches-2026T1.xlsx", "index.html", "revisions-2026T1.csv",
    ]  # fmt: skip
