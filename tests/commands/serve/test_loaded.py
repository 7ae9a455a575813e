"""Which modules a change reaches; those that are forgotten are loaded anew. No module of this process is touched."""

from __future__ import annotations

import subprocess
import sys
import types
from pathlib import Path

import pytest

import fiches.commands.serve.preview  # all that a preview loads
from fiches.commands.serve.loaded import PROGRAM, STAY, forget, modules_now, reached
from fiches.commands.serve.worker import LIBRARIES

ROOT = Path(fiches.__file__).parents[1]


def of(*names: str) -> set[str]:
    found = reached([ROOT / name for name in names], ROOT)
    assert found is not None
    return found


def test_a_module_reaches_those_that_import_it_at_whatever_distance() -> None:
    found = of("fiches/site/fiche/page.py")
    assert {
        f"{PROGRAM}.site.fiche.page",
        f"{PROGRAM}.commands.fiche_files",
        f"{PROGRAM}.commands.serve.preview",
    } <= found
    assert not {name for name in found if name.split(".")[1] not in ("site", "commands")}
    assert f"{PROGRAM}.site.fiche.views" not in found


def test_what_all_import_reaches_all_but_what_carries_out_the_reloading() -> None:
    found = of("fiches/keys.py")
    assert {"editions", "indicators", "wording", "charts", "site"} & {name.split(".")[1] for name in found} > {
        "wording"
    }
    assert not found & STAY


@pytest.mark.parametrize(
    ("file", "module"),
    [
        ("fiches/charts/kinds/evolution.py", "charts.engine.render"),  # loaded by name
        ("fiches/periods.py", "site.context"),  # `from fiches import periods`
        ("templates/assets/site.css", "site.pages.site_pages"),  # read once
    ],
)
def test_what_is_not_imported_by_its_whole_name_is_followed_too(file: str, module: str) -> None:
    __import__("fiches.charts.kinds.evolution")
    assert f"{PROGRAM}.{module}" in of(file)


def test_words_and_templates_reach_no_module() -> None:
    assert of("templates/pages/fiche.html", "content/textes/methode.md") == set()


def test_a_table_of_the_program_reaches_everything(tmp_path: Path) -> None:
    assert reached([ROOT / "fiches/content/reference/voisins.csv"], ROOT) is None
    assert reached([ROOT / "fiches/removed.py"], ROOT) is None


def test_a_new_kind_of_chart_is_seen_by_what_lists_them(tmp_path: Path) -> None:
    new = tmp_path / "fiches/charts/kinds/new.py"
    new.parent.mkdir(parents=True)
    new.touch()
    found = reached([new], tmp_path)
    assert found
    assert f"{PROGRAM}.charts.engine.registry" in found


def test_a_forgotten_module_is_no_longer_its_package_s(monkeypatch: pytest.MonkeyPatch) -> None:
    package, module = types.ModuleType("fiches.x"), types.ModuleType("fiches.x.y")
    package.y = module  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "fiches.x", package)
    monkeypatch.setitem(sys.modules, "fiches.x.y", module)
    forget(["fiches.x.y", "fiches.x.unknown"])
    assert "fiches.x.y" not in sys.modules
    assert not hasattr(package, "y")


def test_packages_and_what_stays_are_never_forgotten() -> None:
    assert not set(modules_now()) & {*STAY, PROGRAM, f"{PROGRAM}.site"}


def test_what_stays_loads_the_standard_library_alone() -> None:
    """It would otherwise hold modules of before a change."""
    program = (
        f"import sys; [__import__(name) for name in {sorted(STAY)!r}];"
        " print([n for n in sys.modules if n.startswith('fiches.') and n.count('.') > 2 or 'pandas' in n])"
    )
    said = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True, cwd=ROOT).stdout
    assert sorted(eval(said)) == sorted(STAY)


def test_each_library_that_is_loaded_first_is_there() -> None:
    for name in LIBRARIES:
        assert __import__(name)
