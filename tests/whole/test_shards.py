"""Three shards, built by processes of their own in folders of their own, merged: the bytes of one build, or a refusal.

Each is built with another number of workers, which leaves no trace.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from fiches.commands.cli import main
from fiches.editions.store import read_edition, write_edition
from fiches.site.incremental.sealed import read_sealed, write_sealed
from fiches.site.publish import SUMS, write_sums
from tests.support.demo import FICHES, LATEST, Demo
from tests.support.site_folder import ROOT, fingerprint
from tests.support.source import spaces

pytestmark = [pytest.mark.long, pytest.mark.timeout(600)]
THREE = 3
REPORT, ILLE = "api/v1/build.json", "departements/35-ille-et-vilaine"


def copied_content(demo: Demo, folder: Path) -> Path:
    """The demo's content with its editions, and nothing of what was built."""
    return Path(shutil.copytree(demo.content, folder / "content", ignore=shutil.ignore_patterns("construction")))


def started(folder: Path, *arguments: str, jobs: int = 1) -> subprocess.Popen[str]:
    """A build in a process whose working folder, content, cache and output are its own."""
    environment = {name: value for name, value in os.environ.items() if name != "SITE_URL"}
    command = [sys.executable, str(ROOT / "build.py"), *arguments, "--jobs", str(jobs)]
    return subprocess.Popen(command, cwd=folder, env=environment, stderr=subprocess.PIPE, text=True)


def said(process: subprocess.Popen[str]) -> str:
    _, errors = process.communicate()
    assert process.returncode == 0, errors
    return spaces(errors)


@dataclass(frozen=True)
class Shards:
    """Three shards of the demo, each in the folder of the process that built it; nobody may write in them: see `copied`."""

    folders: tuple[Path, ...]
    told: tuple[str, ...]

    def copied(self, folder: Path) -> list[Path]:
        return [Path(shutil.copytree(one, folder / f"lot-{place}")) for place, one in enumerate(self.folders, 1)]


@pytest.fixture(scope="module")
def shards(demo: Demo, tmp_path_factory: pytest.TempPathFactory) -> Shards:
    runners = [tmp_path_factory.mktemp(f"runner-{number}") for number in range(1, THREE + 1)]
    processes = []
    for number, folder in enumerate(runners, 1):
        copied_content(demo, folder)
        processes.append(started(folder, "render", "--demo", "--shard", f"{number}/{THREE}", jobs=number))
    return Shards(tuple(folder / "site" for folder in runners), tuple(said(process) for process in processes))


def test_three_shards_merged_are_the_bytes_of_one_build(demo: Demo, shards: Shards, tmp_path: Path) -> None:
    """In whatever order they are given; nothing of the fiches is made nor read again, and the shards stay what they are."""
    content, before = copied_content(demo, tmp_path), [fingerprint(one) for one in shards.folders]
    first, second, third = map(str, shards.folders)
    told = said(started(tmp_path, "merge", third, first, second))
    assert fingerprint(tmp_path / "site") == fingerprint(demo.site)
    assert f"0 fiche composée, {FICHES} réemployées." in told
    assert not [one for one in fingerprint(tmp_path / "site") if one.startswith("lot/")]
    pages = sum(name.endswith(".html") for name in fingerprint(demo.site))
    assert f"Contrôle ({pages - 2 * FICHES})…" in told  # each has its page, and its key figures for a frame
    assert [fingerprint(one) for one in shards.folders] == before
    assert main(["render", "--demo", "--content", str(content), "--output", str(tmp_path / "site"), "--jobs", "1"]) == 0
    assert fingerprint(tmp_path / "site") == fingerprint(demo.site)


def test_every_proof_holds_on_the_merged_site_read_whole(demo: Demo, shards: Shards, tmp_path: Path) -> None:
    content = copied_content(demo, tmp_path)
    assert merged(content, tmp_path / "site", shards.folders) == 0
    assert main(["check", "--content", str(content), "--output", str(tmp_path / "site"), "--jobs", "1", "--quiet"]) == 0


def test_a_shard_has_its_share_of_each_level_alone(demo: Demo, shards: Shards) -> None:
    own = [{path.stem for path in (one / "lot").glob("*.fiche")} for one in shards.folders]
    assert [len(fiches) for fiches in own] == [2, 2, 2]
    assert len(set().union(*own)) == FICHES
    pages = [sorted(path for path in one.rglob("*.html")) for one in shards.folders]
    assert [len(found) for found in pages] == [4, 4, 4]
    assert all("Lot" in told and "merge en fait un site" in told for told in shards.told)


def test_a_shard_is_made_again_where_something_changed_alone(demo: Demo, tmp_path: Path) -> None:
    """From one run to the next, with the cache of construction and the shard in place."""
    content = copied_content(demo, tmp_path)
    arguments = ("render", "--demo", "--no-pdf", "--shard", "2/3")
    assert "2 fiches composées, 0 réemployée." in said(started(tmp_path, *arguments))
    before = _published(tmp_path / "site")
    assert "Rien n’a changé" in said(started(tmp_path, *arguments))
    (content / "adresses.toml").write_text("# ni mot ni réglage d’une page\n", encoding="utf-8")
    assert "0 fiche composée, 2 réemployées." in said(started(tmp_path, *arguments))
    assert _published(tmp_path / "site") == before
    assert "2 fiches composées" in said(started(tmp_path, *arguments[:-1], "1/3"))


def _published(shard: Path) -> dict[str, str]:
    """Its files, but what is kept for `merge`, which is not the same bytes from one run to the next."""
    return {name: found for name, found in fingerprint(shard).items() if name != SUMS and not name.startswith("lot/")}


def merged(content: Path, output: Path, folders: tuple[Path, ...] | list[Path], *options: str) -> int:
    arguments = ["merge", *map(str, folders), "--content", str(content), "--output", str(output)]
    return main([*arguments, "--jobs", "1", "--quiet", *options])


def _report(folder: Path, change: Callable[[dict[str, Any]], object]) -> None:
    path = folder / REPORT
    document = json.loads(path.read_text(encoding="utf-8"))
    change(document)
    path.write_text(json.dumps(document), encoding="utf-8")


def _damage(folders: list[Path], name: str) -> None:
    """A byte of a file of the shard that has it, whichever that is."""
    (path,) = [folder / name for folder in folders if (folder / name).is_file()]
    raw = bytearray(path.read_bytes())
    raw[len(raw) // 2] ^= 1
    path.write_bytes(bytes(raw))


def _other_whole_edition(folders: list[Path]) -> None:
    path = next((folders[1] / "donnees").glob("*.parquet"))
    path.write_bytes(path.read_bytes() + b"#")
    write_sums(folders[1])


def _without_a_fiche(folders: list[Path]) -> None:
    next((folders[0] / "lot").glob("*.fiche")).unlink()


REFUSALS: dict[str, tuple[int, Callable[[list[Path]], object], tuple[str, ...]]] = {
    "a missing shard": (2, lambda f: f.pop(1), ("2 lots donnés sur 3", "manquent : 2", "--shard I/3")),
    "a shard twice": (2, lambda f: f.append(f[0]), ("(lot 1/3)", "le même lot plusieurs fois")),
    "another N": (2, lambda f: _report(f[2], lambda d: d["lot"].update(nombre=4)), ("(lot 3/4)", "le même N pour tous")),
    "another edition": (
        2,
        lambda f: _report(f[2], lambda d: d.update(edition="2025T4")),
        ("(lot 3/3)", "l’édition (2026T1, 2025T4)", "la même édition"),
    ),
    "another program": (
        2,
        lambda f: _report(f[1], lambda d: d["construction"].update(programme="x")),
        ("(lot 2/3)", "le programme, le contenu ou les réglages"),
    ),
    "without PDFs": (2, lambda f: _report(f[1], lambda d: d["lot"].update(avec_pdf=False)), ("l’un a des PDF",)),
    "without --demo": (
        2, lambda f: _report(f[2], lambda d: d["lot"].update(emulateur_integre=False)), ("l’un est de --demo, l’autre non",),
    ),
    "simulated beside real": (2, lambda f: _report(f[0], lambda d: d.update(demo=False)), ("réels ou simulés",)),
    "no shard": (2, lambda f: (f[1] / REPORT).unlink(), ("lot-2 : ce n’est pas un lot", "--shard I/N")),
    "no folder": (2, lambda f: f.append(f[0].with_name("absent")), ("absent : ce n’est pas un lot",)),
    "a whole site": (2, lambda f: _report(f[1], lambda d: d.pop("lot")), ("lot-2 : ce n’est pas un lot",)),
    "a page that was changed": (4, lambda f: _damage(f, f"{ILLE}/index.html"), (f"{ILLE}/index.html : absent, ou changé",)),
    "a PDF that was changed": (4, lambda f: _damage(f, f"{ILLE}/fiche.pdf"), (f"{ILLE}/fiche.pdf : absent, ou changé",)),
    "what is kept, damaged": (4, lambda f: _damage(f, "lot/DEP-35.fiche"), ("lot/DEP-35.fiche : illisible ou abîmé",)),
    "a fiche less": (4, _without_a_fiche, ("n’a pas les fiches de ce lot", "--shard 1/3")),
    "proven with another edition": (4, _other_whole_edition, ("contrôlé avec un fichier qui n’est pas celui du site",)),
    "other unusual words": (
        4,
        lambda f: [_report(one, lambda d: d.update(mots_inhabituels=[{"texte": "x"}])) for one in f],
        ("mots_inhabituels n’est pas celui du site",),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSALS)
def test_what_is_no_shard_of_the_site_is_refused_and_the_output_stays(
    demo: Demo, shards: Shards, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    status, change, words = REFUSALS[name]
    folders = shards.copied(tmp_path)
    change(folders)
    site = demo.copied(tmp_path)
    before = fingerprint(site)
    assert merged(demo.content, site, folders) == status
    told = spaces(capsys.readouterr().err)
    assert all(one in told for one in words), told
    assert fingerprint(site) == before
    assert not [one for one in tmp_path.iterdir() if "chantier" in one.name]


@pytest.mark.parametrize(
    ("option", "words"),
    [
        (("--edition", "2025T4"), "édition 2026T1, la commande dit --edition 2025T4. Retirer --edition."),
        (("--no-pdf",), "construit avec PDF, la commande dit --no-pdf. Retirer --no-pdf."),
    ],
)
def test_an_option_that_contradicts_the_shards_is_refused(
    demo: Demo, shards: Shards, tmp_path: Path, capsys: pytest.CaptureFixture[str], option: tuple[str, ...], words: str
) -> None:
    assert merged(demo.content, tmp_path / "site", shards.folders, *option) == 2
    assert words in spaces(capsys.readouterr().err)
    assert not (tmp_path / "site").exists()


CHANGES: dict[str, tuple[Callable[[Path], object], str]] = {
    "a text": (lambda content: _append(content / "textes/methode.md", "\nUne phrase.\n"), "le catalogue ou les textes"),
    "a setting": (lambda content: _licence(content / "site.toml"), "les réglages"),
    "a fiche more": (
        lambda content: _append(content / "territoires.toml", '\n[[territoires]]\ntype = "DEP"\ncode = "22"\n'),
        "la liste des fiches publiées",
    ),
    "a fiche less": (
        lambda content: _without(content / "territoires.toml", '[[territoires]]\ntype = "DEP"\ncode = "976"\n'),
        "que ce site n’a pas",
    ),
    "another harvest": (lambda content: _other_cell(content), "fiche DEP-35 : a changé"),
}


def _append(path: Path, text: str) -> None:
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")


def _without(path: Path, text: str) -> None:
    former = path.read_text(encoding="utf-8")
    assert text in former
    path.write_text(former.replace(text, ""), encoding="utf-8")


def _licence(path: Path) -> None:
    path.write_text(path.read_text(encoding="utf-8").replace("licence = ", 'licence = "Autre" # '), encoding="utf-8")


def _other_cell(content: Path) -> None:
    """The same edition, with one more job seeker in Ille-et-Vilaine: two harvests, one name."""
    editions = content / ".cache/demo/editions"
    edition = read_edition(editions / LATEST)
    frame = edition.frame.copy()
    place = frame.index[(frame["territory_code"] == "35") & (frame["value"] > 1000)][0]
    frame.loc[place, "value"] += 10
    shutil.rmtree(editions / LATEST)
    write_edition(editions, replace(edition, frame=frame))


@pytest.mark.parametrize("name", CHANGES)
def test_shards_of_another_content_or_harvest_are_refused(
    demo: Demo, shards: Shards, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    change, words = CHANGES[name]
    content = copied_content(demo, tmp_path)
    change(content)
    assert merged(content, tmp_path / "site", shards.folders) == 2
    told = spaces(capsys.readouterr().err)
    assert words in told
    assert "Attendu : le même programme, le même contenu, la même édition" in told
    assert not (tmp_path / "site").exists()


def test_a_record_that_names_a_file_elsewhere_takes_nothing_from_there(
    demo: Demo, shards: Shards, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A shard comes from another machine: what it names lies in the folder of its own fiche, or is refused."""
    folders = shards.copied(tmp_path)
    (kept,) = [path for one in folders for path in one.glob("lot/DEP-35.fiche")]
    raw = read_sealed(kept)
    assert raw is not None
    named, elsewhere = f"{ILLE}/index.html".encode(), b"../" + b"x" * (len(ILLE) + len("/index.html") - 3)
    assert named in raw
    write_sealed(kept, raw.replace(named, elsewhere))
    assert merged(demo.content, tmp_path / "site", folders) == 4
    assert "absent, ou changé depuis la construction du lot" in spaces(capsys.readouterr().err)


def test_a_shard_is_no_site(demo: Demo, shards: Shards, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Neither checked, nor proven, nor completed as one; a build of the whole site may take its place."""
    (shard, *_) = shards.copied(tmp_path)
    before, place = fingerprint(shard), ("--content", str(demo.content), "--output", str(shard))
    for arguments in (["check"], ["verify", "all"], ["render", "--demo", "--only", "DEP-35"]):
        assert main([*arguments, *place, "--quiet"]) == 2
        assert "lot 1 sur 3 d’un site" in spaces(capsys.readouterr().err)
    assert fingerprint(shard) == before


def test_the_output_may_not_be_a_shard_given(
    demo: Demo, shards: Shards, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folders = shards.copied(tmp_path)
    before = fingerprint(folders[1])
    assert merged(demo.content, folders[1], folders) == 2
    assert "aussi le dossier de sortie" in spaces(capsys.readouterr().err)
    assert fingerprint(folders[1]) == before


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["render", "--shard", "4/3"], "--shard : « 4/3 » (attendu : I/N"),
        (["render", "--shard", "0/3"], "(attendu : I/N"),
        (["render", "--shard", "deux"], "« deux » (attendu : I/N"),
        (["render", "--shard", "1/2", "--only", "DEP-35"], "sans --only"),
        (["check", "--shard", "1/2"], "--shard va avec build ou render"),
        (["merge"], "merge prend les dossiers des lots"),
    ],
)
def test_a_command_line_at_fault(capsys: pytest.CaptureFixture[str], arguments: list[str], words: str) -> None:
    assert main(arguments) == 2
    assert words in spaces(capsys.readouterr().err)


def test_as_many_shards_as_there_are_fiches_to_make(demo: Demo, capsys: pytest.CaptureFixture[str]) -> None:
    """A line that a workflow reads, alone on the standard output."""
    assert main(["matrix", "--demo", "--content", str(demo.content), "--quiet"]) == 0
    assert capsys.readouterr().out == "[1]\n"
