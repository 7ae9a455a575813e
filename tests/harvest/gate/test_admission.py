"""A refused edition is put aside, never among the editions; a human may let it in, and why stays in it."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from fiches.editions.reading import MANIFEST
from fiches.editions.store import edition_files, list_editions, read_edition, write_edition
from fiches.errors import GateRefused
from fiches.harvest.gate.admission import REFUSED, admit
from fiches.harvest.run import HarvestOptions, Run
from fiches.progress import Reporter
from tests.support.frames import catalogue, edition, key, line
from tests.support.source import spaces
from tests.support.world import access, config

GOOD, ZERO = edition([line(key(), 560)]), edition([line(key(), 0)], "2026T1.2")


def judged(folder: Path, one: object = ZERO, *, accept: str = "", said: io.StringIO | None = None) -> object:
    reporter = Reporter("normal", said or io.StringIO())
    run = Run(config(folder), catalogue(), access(folder), reporter, "x", HarvestOptions(accept=accept))
    return admit(one, run)  # type: ignore[arg-type]


def test_a_sound_edition_passes_unchanged(tmp_path: Path) -> None:
    assert judged(tmp_path, GOOD) is GOOD
    assert judged(tmp_path, GOOD, accept="pour rien") is GOOD
    assert not (tmp_path / "cache").exists()


def test_a_refused_edition_is_put_aside_with_its_cells_named(tmp_path: Path) -> None:
    write_edition(tmp_path / "editions", GOOD)
    for _ in range(2):  # a second run puts it aside again
        with pytest.raises(GateRefused) as caught:
            judged(tmp_path)
    findings = [spaces(text) for text in caught.value.findings]
    assert findings[0].startswith("Édition 2026T1.2 refusée par la garde : l’édition 2026T1 reste la dernière.")
    assert f"{tmp_path}/cache/refusees/2026T1.2" in findings[0]
    assert '--accept "la raison"' in findings[0]
    assert findings[1:] == ["DE_1 : tous les effectifs de 2026T1 sont à zéro."]
    assert list_editions(tmp_path / "editions") == ["2026T1"]
    assert edition_files(read_edition(tmp_path / "cache" / REFUSED / "2026T1.2")) == edition_files(ZERO)


def test_a_first_edition_is_held_to_its_own_identities(tmp_path: Path) -> None:
    with pytest.raises(GateRefused, match="aucune édition n’est écrite"):
        judged(tmp_path)


def test_a_blank_reason_lets_nothing_in(tmp_path: Path) -> None:
    with pytest.raises(GateRefused):
        judged(tmp_path, accept="  ")


def test_a_reason_lets_it_in_and_stays_in_the_manifest(tmp_path: Path) -> None:
    said = io.StringIO()
    found = judged(tmp_path, accept="Confirmé par la source le 3 juin.", said=said)
    written = write_edition(tmp_path / "editions", found)  # type: ignore[arg-type]
    assert read_edition(written).manifest.accepted == "Confirmé par la source le 3 juin."
    assert "sont à zéro" in said.getvalue()
    assert "admise malgré la garde" in said.getvalue()


def test_an_edition_that_was_not_refused_says_nothing_of_it(tmp_path: Path) -> None:
    folder = write_edition(tmp_path, GOOD)
    assert "accepted" not in json.loads((folder / MANIFEST).read_text(encoding="utf-8"))


def test_an_edition_of_another_source_is_not_the_former_one(tmp_path: Path) -> None:
    write_edition(tmp_path / "editions", edition([line(key(period="2027T1"), 560)], "2027T1", source="https://autre.test",
                                                 periods={"DE_1": "2027T1"}))  # fmt: skip
    assert judged(tmp_path, GOOD) is GOOD
