"""After any edits, a site built again from what was there is the bytes of a clean build; and no more is written than must be."""

from __future__ import annotations

import random
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from fiches.errors import ContentError
from fiches.indicators.dataset import Notebook
from fiches.indicators.reads import Reads
from fiches.keys import Key
from fiches.site.incremental.store import SiteRecord
from tests.support.edited_site import (
    BRETAGNE,
    COTES,
    ILLE,
    LISTED,
    METIER,
    NAMES,
    OTHER,
    REGIONS,
    EditedSite,
    make_edited_site,
)
from tests.support.frames import key
from tests.support.site_folder import fingerprint

pytestmark = pytest.mark.timeout(900)
Edit = Callable[[EditedSite, random.Random], object]


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> EditedSite:
    return make_edited_site(tmp_path, monkeypatch)


def _some_cell(site: EditedSite, draw: random.Random) -> None:
    """Another value: a near one, so that ranks and strips seldom change, or a far one."""
    one = draw.choice(sorted(site.values))
    value = site.values[one]
    if one.measure == "niveau":
        site.values[one] = float(draw.randint(1, 5))
    else:
        site.values[one] = max(0.0, (value or 500.0) + 10 * draw.choice([-900, -7, -1, 1, 2, 500]))
        if one.measure == "pourcentage":
            site.values[one] = float(draw.randint(5, 60))


def _no_cell(site: EditedSite, draw: random.Random) -> None:
    site.values[draw.choice(sorted(site.values))] = None


def _less(site: EditedSite, draw: random.Random) -> None:
    del site.values[draw.choice(sorted(one for one in site.values if one.period != "2026T1"))]


def _a_text(site: EditedSite, draw: random.Random) -> None:
    site.append("textes/" + draw.choice(["methode.md", "accueil.md", "donnees.md"]), "\nUne phrase de plus.\n")


def _a_setting(site: EditedSite, draw: random.Random) -> None:
    path = site.content / "site.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("licence = ", f'licence = "Licence {draw.randint(1, 9)}" # '), encoding="utf-8")


def _a_territory(site: EditedSite, draw: random.Random) -> None:
    listed = draw.choice([LISTED, LISTED + OTHER])
    (site.content / "territoires.toml").write_text(listed, encoding="utf-8")


def _an_address(site: EditedSite, draw: random.Random) -> None:
    site.url = draw.choice(["", "https://exemple.fr/", "https://exemple.fr/depot/"])


def _damage(site: EditedSite, draw: random.Random) -> None:
    """A byte of the cache, of a fiche or of the rest of the site in place, or a file less."""
    fiches = sorted(page.parent for page in site.output.glob("*s/*-*/index.html"))
    folder = draw.choice([site.store.folder, site.output, *fiches])
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    path = draw.choice([one for one in files if one.name not in ("build.json", "SHA256SUMS")])
    raw = bytearray(path.read_bytes())
    if not raw or draw.random() < 0.3:
        path.unlink()
        return
    raw[draw.randrange(len(raw))] ^= 1
    path.write_bytes(bytes(raw))


EDITS: tuple[Edit, ...] = (
    _some_cell, _some_cell, _some_cell, _no_cell, _less, _a_text, _a_setting, _a_territory, _an_address, _damage,
)  # fmt: skip


@pytest.mark.long
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("seed", [0])
def test_a_site_edited_at_length_is_a_site_built_clean(site: EditedSite, seed: int) -> None:
    draw = random.Random(seed)
    site.build()
    for _ in range(12):
        done = [draw.choice(EDITS) for _ in range(draw.randint(1, 2))]
        for edit in done:
            edit(site, draw)
        site.write()
        site.build()
        found, clean = fingerprint(site.output), site.clean()
        told = [edit.__name__ for edit in done]
        assert found == clean, (told, [name for name in clean if found.get(name) != clean[name]])


def test_nothing_changed_nothing_is_read_nor_written(site: EditedSite, monkeypatch: pytest.MonkeyPatch) -> None:
    site.build()
    before = {path: path.stat().st_mtime_ns for path in site.output.rglob("*")}
    for name in ("publication.read_publication", "inputs.read_inputs"):
        monkeypatch.setattr(f"fiches.commands.{name}", lambda *_, **__: pytest.fail("read"))
    site.build()
    assert {path: path.stat().st_mtime_ns for path in site.output.rglob("*")} == before


def _changed(site: EditedSite, before: dict[str, str], record: SiteRecord) -> set[str]:
    """The fiches of which a file is not what it was."""
    after = fingerprint(site.output)
    own = {name: [file for file in after if file.startswith(folder)] for name, folder in record.folders.items()}
    return {name for name, files in own.items() if any(after[file] != before.get(file) for file in files)}


@pytest.mark.parametrize(
    ("cell", "told", "not_told"),
    [
        (key(ILLE, activity=METIER), {"DEP-35"}, {"REG-53", "NAT-FR", "REG-11"}),
        pytest.param(
            key(BRETAGNE, activity=METIER), {"REG-53"}, {"REG-11", "REG-24", "REG-28", "NAT-FR"}, marks=pytest.mark.long
        ),
        pytest.param(key(BRETAGNE, period="2025T1"), {"REG-53", "DEP-35"}, set(), marks=pytest.mark.long),
        pytest.param(key(BRETAGNE, period="2025T2"), {"REG-53"}, set(), marks=pytest.mark.long),
        pytest.param(
            key(REGIONS[0], "TOFF", "2025T2", indicator="OFF_1"), {"REG-11"}, {"DEP-35"}, marks=pytest.mark.long
        ),
        pytest.param(key(COTES, activity=METIER), set(), {"REG-53", "DEP-35", "NAT-FR"}, marks=pytest.mark.long),
    ],
)
def test_a_cell_rebuilds_the_fiches_whose_print_changes_and_no_other(
    site: EditedSite, cell: Key, told: set[str], not_told: set[str]
) -> None:
    """A métier is told by its own fiche, a key figure by those that quote it too: its parts', its parent's, its level's."""
    site.build()
    before = fingerprint(site.output)
    site.values[cell] = (site.values[cell] or 0) + 10
    site.write()
    record = site.build()
    made = site.made(record)
    assert made == _changed(site, before, record)
    assert told <= made
    assert not made & not_told
    assert fingerprint(site.output) == site.clean()


@pytest.mark.long
def test_a_cache_that_cannot_be_believed_is_built_again(site: EditedSite) -> None:
    site.build()
    before = fingerprint(site.output)
    for what in ("cut", "other", "form", "gone"):
        for path in site.store.folder.iterdir():
            raw = path.read_bytes()
            changed = {"cut": raw[:-1], "other": raw[:-1] + bytes([raw[-1] ^ 1]), "form": b"fiches-etat-0\n" + raw[14:]}
            path.unlink() if what == "gone" else path.write_bytes(changed[what])
        assert site.made(site.build()) == {str(one) for one in NAMES if one != COTES}
        assert fingerprint(site.output) == before


def test_a_file_in_place_that_was_changed_is_made_again(site: EditedSite) -> None:
    site.build()
    before = fingerprint(site.output)
    page = next(site.output.glob("departements/35-*/index.html"))
    page.write_bytes(page.read_bytes().replace(b"Ille", b"Isle", 1))
    assert site.made(site.build()) == {"DEP-35"}
    assert fingerprint(site.output) == before


@pytest.mark.long
def test_some_fiches_alone_then_all_are_a_clean_site(site: EditedSite) -> None:
    site.build()
    one = key(ILLE, activity=METIER)
    site.values[one] = (site.values[one] or 0) + 10
    site.write()
    assert site.made(site.build(only=("DEP-35", "REG-11"))) == {"DEP-35", "REG-11"}
    assert fingerprint(site.output) == site.clean()
    site.values[one] = (site.values[one] or 0) + 10
    site.write()
    assert site.made(site.build()) == {"DEP-35"}
    assert fingerprint(site.output) == site.clean()


@pytest.mark.long
def test_full_uses_nothing_again(site: EditedSite) -> None:
    site.build()
    assert len(site.made(site.build(full=True))) == len(NAMES) - 1


@pytest.mark.long
def test_a_build_that_fails_leaves_what_the_next_one_needs(site: EditedSite) -> None:
    site.build()
    listed = site.content / "territoires.toml"
    listed.write_text("niveaux = 3\n", encoding="utf-8")
    with suppress(ContentError):
        site.build()
    listed.write_text(LISTED, encoding="utf-8")
    one = key(ILLE, activity=METIER)
    site.values[one] = (site.values[one] or 0) + 10
    site.write()
    assert site.made(site.build()) == {"DEP-35"}
    assert fingerprint(site.output) == site.clean()


@pytest.mark.long
def test_a_read_that_is_not_noted_is_seen(site: EditedSite, monkeypatch: pytest.MonkeyPatch) -> None:
    """The comparison with a clean build can fail: without the reads of other territories, a parent's change is missed."""
    monkeypatch.setattr(Notebook, "of", lambda _notebook, _territory: None)
    monkeypatch.setattr(Reads, "across", lambda *_: None)
    site.build()
    one = key(BRETAGNE)
    site.values[one] = (site.values[one] or 0) + 5000
    site.write()
    site.build()
    assert fingerprint(site.output) != site.clean()
