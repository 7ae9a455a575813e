"""The switch: the output changes whole or not at all, and nobody else's folder is ever touched."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import subprocess
import sys
from pathlib import Path

import pytest

from fiches.errors import CheckFailed, ContentError, MachineError
from fiches.keys import TerritoryKey
from fiches.site import foreign, publish
from fiches.site.publish import (
    BUILD_FILE,
    published_keys,
    put_back,
    refuse_foreign,
    site_files,
    staging,
    switch,
    write_file,
    write_sums,
)
from fiches.territories import Territory
from tests.support.site_folder import ROOT
from tests.support.source import spaces


def content(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def make_site(folder: Path, page: str = "ancien") -> Path:
    write_file(folder, BUILD_FILE, b'{"edition": "2026T1"}')
    write_file(folder, "index.html", page.encode())
    return folder


@pytest.fixture(params=["exchange", "two renames"])
def either_way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """With renameat2, and on a system that has it not."""
    if request.param == "two renames":
        monkeypatch.setattr(publish, "_exchanged", lambda one, other: False)
    return request.param


def build(output: Path, page: str = "nouveau") -> None:
    with staging(output) as aside:
        make_site(aside, page)
        switch(aside, output)


# The switch


def test_the_new_site_takes_the_place_of_the_former(tmp_path: Path, either_way: str) -> None:
    output = make_site(tmp_path / "site")
    write_file(output, "disparue.html", b"x")
    build(output)
    assert content(output) == {BUILD_FILE: b'{"edition": "2026T1"}', "index.html": b"nouveau"}
    assert names(tmp_path) == ["site"]


def test_a_first_site_is_put_where_there_was_nothing(tmp_path: Path, either_way: str) -> None:
    output = tmp_path / "un" / "deux" / "site"
    build(output)
    assert (output / "index.html").read_bytes() == b"nouveau"
    assert names(output.parent) == ["site"]


def test_gitignore_stays_through_the_switch(tmp_path: Path, either_way: str) -> None:
    output = make_site(tmp_path / "site")
    write_file(output, ".gitignore", b"*\n!.gitignore\n")
    build(output)
    assert (output / ".gitignore").read_bytes() == b"*\n!.gitignore\n"


def test_the_site_may_be_read_by_others(tmp_path: Path, either_way: str) -> None:
    build(tmp_path / "site")
    assert (tmp_path / "site").stat().st_mode & 0o777 == 0o755


@pytest.mark.parametrize("failure", [ValueError("un bug"), KeyboardInterrupt(), SystemExit(3)])
def test_any_failure_leaves_the_former_site_byte_for_byte(tmp_path: Path, failure: BaseException) -> None:
    output = make_site(tmp_path / "site")
    before = content(output)

    def fail() -> None:
        with staging(output) as aside:
            make_site(aside, "à moitié")
            raise failure

    with pytest.raises(type(failure)):
        fail()
    assert content(output) == before
    assert names(tmp_path) == ["site"]


@pytest.mark.parametrize(
    "code", [errno.ENOSPC, errno.EROFS, errno.EACCES, errno.EPERM, errno.EDQUOT, errno.EIO, errno.EFBIG]
)
def test_a_disk_that_refuses_is_told_and_leaves_the_former_site(tmp_path: Path, code: int) -> None:
    output = make_site(tmp_path / "site")
    before = content(output)
    with pytest.raises(MachineError) as caught, staging(output):
        raise OSError(code, "refus", "index.html")
    assert spaces(str(caught.value)) == (
        "index.html : écriture impossible (refus). Libérer de la place, vérifier les droits, ou choisir un autre dossier"
        " (--output). Le site précédent est intact."
    )
    assert content(output) == before
    assert names(tmp_path) == ["site"]


def test_another_system_error_is_a_bug_and_keeps_its_traceback(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError), staging(tmp_path / "site") as aside:
        (aside / "absent").read_bytes()
    assert names(tmp_path) == []


def test_a_second_rename_that_fails_puts_the_former_site_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(publish, "_exchanged", lambda one, other: False)
    output = make_site(tmp_path / "site")
    before, true_rename = content(output), Path.rename

    def rename(self: Path, target: Path) -> Path:
        if ".chantier-" in self.name:
            raise OSError(errno.EIO, "refus")
        return true_rename(self, target)

    monkeypatch.setattr(Path, "rename", rename)
    with pytest.raises(MachineError):
        build(output)
    assert content(output) == before
    assert names(tmp_path) == ["site"]


def test_an_output_whose_parent_is_a_file_is_the_machine_s_fault(tmp_path: Path) -> None:
    (tmp_path / "fichier").write_text("x")
    with pytest.raises(MachineError), staging(tmp_path / "fichier" / "site"):
        pytest.fail("nothing may be built there")


# What killed runs leave


@pytest.mark.parametrize("name", ["site", "mon-site", "mon-site-2"])
def test_leftovers_of_dead_runs_are_swept_and_those_of_live_ones_kept(tmp_path: Path, name: str) -> None:
    dead = subprocess.Popen(["true"])
    dead.wait()
    (tmp_path / f".{name}.chantier-{dead.pid}-abc").mkdir()
    (tmp_path / f".{name}.chantier-1-def").mkdir()
    (tmp_path / f".autre.chantier-{dead.pid}-abc").mkdir()
    build(tmp_path / name)
    assert names(tmp_path) == sorted([f".autre.chantier-{dead.pid}-abc", f".{name}.chantier-1-def", name])


def test_a_site_that_a_killed_run_had_moved_away_comes_back(tmp_path: Path) -> None:
    make_site(tmp_path / ".site.ancien")
    with staging(tmp_path / "site"):
        assert (tmp_path / "site/index.html").read_bytes() == b"ancien"
    assert names(tmp_path) == ["site"]


def test_a_former_site_left_beside_the_new_one_is_swept(tmp_path: Path) -> None:
    make_site(tmp_path / ".site.ancien")
    make_site(tmp_path / "site", "courant")
    with staging(tmp_path / "site"):
        pass
    assert names(tmp_path) == ["site"]
    assert (tmp_path / "site/index.html").read_bytes() == b"courant"


# Foreign folders


def test_a_folder_of_ours_an_empty_one_or_none_is_accepted(tmp_path: Path) -> None:
    (tmp_path / "vide").mkdir()
    (tmp_path / "ignore").mkdir()
    (tmp_path / "ignore/.gitignore").write_text("*")
    write_sums(make_site(tmp_path / "site"))
    write_file(tmp_path / "site", ".gitignore", b"*")
    for output in (tmp_path / "absent", tmp_path / "vide", tmp_path / "ignore", tmp_path / "site"):
        refuse_foreign(output)
        assert not [name for name in names(tmp_path) if name.startswith(".")]


@pytest.mark.parametrize(
    "files",
    [
        {"notes.txt": b"x"},
        {".gitignore": b"*", "notes.txt": b"x"},
        {BUILD_FILE: b'{"edition": "2026T1"}'},
        {BUILD_FILE: b"[]"},
        {BUILD_FILE: b"{}"},
        {BUILD_FILE: b"\xff"},
        {".git/HEAD": b"x"},
    ],
)
def test_a_folder_of_someone_else_is_refused_and_left_alone(tmp_path: Path, files: dict[str, bytes]) -> None:
    for name, text in files.items():
        write_file(tmp_path / "site", name, text)
    before = content(tmp_path / "site")
    with pytest.raises(ContentError, match="rien n’y a été touché"):
        refuse_foreign(tmp_path / "site")
    assert content(tmp_path / "site") == before


@pytest.mark.parametrize("name", [".git/HEAD", "CNAME", "notes.txt", "departements/brouillon/index.html", "vide/"])
def test_a_site_of_ours_that_holds_more_than_ours_is_refused(tmp_path: Path, name: str) -> None:
    """Exchanged for a new site, the folder would be deleted with all that it holds."""
    site = make_site(tmp_path / "site")
    write_file(site, "departements/35/index.html", b"x")
    write_sums(site)
    (site / name).parent.mkdir(exist_ok=True)
    (site / name).mkdir() if name.endswith("/") else write_file(site, name, b"x")
    before = content(site)
    with pytest.raises(ContentError) as caught:
        refuse_foreign(site)
    assert f"contient ce que nous n’y avons pas mis ({name.removesuffix('HEAD').removesuffix('index.html')})" in str(
        caught.value
    )
    assert content(site) == before


@pytest.mark.parametrize("what", ["page", "folder"])
def test_a_link_in_a_site_is_not_ours(tmp_path: Path, what: str) -> None:
    site, elsewhere = make_site(tmp_path / "site"), make_site(tmp_path / "ailleurs")
    write_sums(site)
    if what == "page":
        (site / "index.html").unlink()
        (site / "index.html").symlink_to(elsewhere / "index.html")
    else:
        (site / "autre").symlink_to(elsewhere)
    with pytest.raises(ContentError, match="nous n’y avons pas mis"):
        refuse_foreign(site)
    assert not [name for name in site_files(site) if name.startswith("autre/")]


def test_a_mount_point_is_refused_before_anything_is_done(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    output = tmp_path / "un site"
    output.mkdir()
    mounts = tmp_path / "mountinfo"
    mounts.write_text(f"36 35 98:0 / {str(output).replace(' ', chr(92) + '040')} rw shared:1 - ext4 /dev/sda rw\n")
    monkeypatch.setattr(foreign, "_MOUNTS", mounts)
    with pytest.raises(MachineError, match="un système de fichiers est monté là"):
        refuse_foreign(output)
    refuse_foreign(tmp_path / "absent")
    refuse_foreign(Path("/proc") / "absent")
    with pytest.raises(MachineError):
        refuse_foreign(Path("/proc"))


def test_a_run_killed_between_two_renames_leaves_a_site_that_the_next_one_puts_back_first(tmp_path: Path) -> None:
    output = make_site(tmp_path / "site")
    killed = f"""
import os, signal, sys
from pathlib import Path
from fiches.site import foreign, publish
publish._exchanged = lambda one, other: False
genuine = Path.rename
def rename(self, target):
    genuine(self, target)
    os.kill(os.getpid(), signal.SIGKILL)
Path.rename = rename
with publish.staging(Path({str(output)!r})) as aside:
    (aside / "index.html").write_text("nouveau")
    publish.switch(aside, Path({str(output)!r}))
"""
    ended = subprocess.run([sys.executable, "-c", killed], cwd=ROOT, check=False)
    assert ended.returncode == -9
    assert not output.exists()
    put_back(output)
    assert (output / "index.html").read_bytes() == b"ancien"
    build(output)
    assert (output / "index.html").read_bytes() == b"nouveau"
    assert names(tmp_path) == ["site"]


@pytest.mark.parametrize("kind", ["file", "link"])
def test_what_is_not_a_folder_is_refused(tmp_path: Path, kind: str) -> None:
    if kind == "file":
        (tmp_path / "site").write_text("x")
    else:
        (tmp_path / "site").symlink_to(make_site(tmp_path / "ailleurs"))
    with pytest.raises(ContentError, match="ce n’est pas un dossier"):
        refuse_foreign(tmp_path / "site")


# Sums and lists


def test_sums_are_those_that_sha256sum_reads(tmp_path: Path) -> None:
    site = make_site(tmp_path / "site")
    write_file(site, ".gitignore", b"*")
    write_file(site, "régions/é à.csv", b"x")
    write_sums(site)
    lines = (site / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    assert [line.split("  ", 1)[1] for line in lines] == [BUILD_FILE, "index.html", "régions/é à.csv"]
    assert lines[1].split("  ")[0] == hashlib.sha256(b"ancien").hexdigest()
    checked = subprocess.run(
        ["sha256sum", "--check", "--strict", "SHA256SUMS"], cwd=site, capture_output=True, check=False
    )
    assert checked.returncode == 0


def test_site_files_are_all_but_sums_and_what_is_kept(tmp_path: Path) -> None:
    site = make_site(tmp_path / "site")
    for name in (".gitignore", "SHA256SUMS", "a/b.html", ".nojekyll"):
        write_file(site, name, b"")
    assert site_files(site) == sorted([".nojekyll", "a/b.html", BUILD_FILE, "index.html"])


def test_published_keys_are_those_of_the_list(tmp_path: Path) -> None:
    write_file(
        tmp_path,
        "api/v1/territoires.json",
        b'{"territoires": [{"type": "REG", "code": "53"}, {"type": "NAT", "code": "FR"}]}',
    )
    assert published_keys(tmp_path) == [TerritoryKey("REG", "53"), TerritoryKey("NAT", "FR")]


@pytest.mark.parametrize(
    "text", [b"", b"[]", b"{}", b'{"territoires": [1]}', b'{"territoires": 3}', b"\xff", b"[" * 100_000]
)
def test_a_list_that_cannot_be_read_is_told(tmp_path: Path, text: bytes) -> None:
    write_file(tmp_path, "api/v1/territoires.json", text)
    with pytest.raises(ContentError, match="sans --only"):
        published_keys(tmp_path)


def test_what_a_file_manager_leaves_is_no_one_s(tmp_path: Path) -> None:
    site = make_site(tmp_path / "site")
    write_sums(site)
    write_file(site, "api/.DS_Store", b"x")
    refuse_foreign(site)


# Nothing leaves the root


@pytest.mark.parametrize(
    "name",
    [
        "../x", "epci/../../x", "epci/../../../../../x-ailleurs/index.html", "/etc/x", "", ".", "..", "a//b", "a/./b", "a/", "a\\b",
        "a\x00b", "a\nb", "a\u202eb",
    ],
)  # fmt: skip
def test_a_name_that_leads_out_of_the_root_is_refused(tmp_path: Path, name: str) -> None:
    root = tmp_path / "site"
    root.mkdir()
    with pytest.raises(CheckFailed, match="sort du dossier du site"):
        write_file(root, name, b"x")
    assert names(tmp_path) == ["site"]
    assert names(root) == []


def test_a_link_that_leads_out_of_the_root_is_refused(tmp_path: Path) -> None:
    root, elsewhere = tmp_path / "site", tmp_path / "ailleurs"
    root.mkdir()
    elsewhere.mkdir()
    (root / "epci").symlink_to(elsewhere)
    (root / "index.html").symlink_to(elsewhere / "index.html")
    for name in ("epci/x.html", "epci/x/y.html", "index.html"):
        with pytest.raises(CheckFailed):
            write_file(root, name, b"x")
    assert names(elsewhere) == []


def test_a_root_reached_by_a_link_is_a_root(tmp_path: Path) -> None:
    (tmp_path / "vrai").mkdir()
    (tmp_path / "site").symlink_to(tmp_path / "vrai")
    write_file(tmp_path / "site", "a/~root.html", b"x")
    assert (tmp_path / "vrai/a/~root.html").read_bytes() == b"x"


def test_a_fiche_of_any_code_and_name_stays_within_or_is_refused(tmp_path: Path) -> None:
    """Whatever else has failed: folders are made of codes and slugs."""
    root = tmp_path / "a/b/c/site"
    root.mkdir(parents=True)
    for code in ("../../../../../x", "..", "/x", "35", "a;b", "~root", "\u202e35"):
        for name in ("Rennes", "../../..", "/", ""):
            place = Territory(TerritoryKey("EPCI", code), name, name, name, name)
            with contextlib.suppress(CheckFailed):
                write_file(root, f"{place.folder}index.html", b"x")
    written = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert written
    assert all(path.is_relative_to(root) for path in written)
