"""The proof of the pages « Comparer », on the demo's: sound, then one thing broken at a time."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from lxml import etree

from fiches.site.checks.reading import parsed
from fiches.site.proofs.compared_pages import INDEX, compared_findings
from fiches.site.proofs.files import BUILD
from fiches.site.proofs.inventory import inventory_findings
from fiches.site.proofs.run import page_reading
from tests.support.demo import Demo
from tests.support.site_folder import ROOT
from tests.support.source import spaces

REGIONS = "comparer/NAT-FR/index.html"


def found(demo: Demo, name: str, *changes: tuple[str, str]) -> list[str]:
    """What is found in a page of the demo once these words are changed."""
    text = (demo.site / name).read_text(encoding="utf-8")
    for before, after in changes:
        assert before in text, before
        text = text.replace(before, after, 1)
    document = parsed(text.encode())
    assert isinstance(document, etree._Element)
    return [spaces(one) for one in compared_findings(page_reading(demo.site, name, document, ROOT / "content"))]


def pages(site: Path) -> list[str]:
    return sorted(path.relative_to(site).as_posix() for path in site.glob("comparer/**/index.html"))


def test_the_demo_s_are_sound(demo: Demo) -> None:
    assert INDEX in pages(demo.site)
    assert REGIONS in pages(demo.site)
    for name in pages(demo.site):
        assert found(demo, name) == [], name


def test_another_page_is_not_concerned(demo: Demo) -> None:
    assert found(demo, "index.html") == []


@pytest.mark.parametrize(
    ("changes", "finding"),
    [
        ([('data-cle="REG-53/DE_1.CUMUL.CUMUL.ABC...', 'data-cle="NAT-FR/DE_1.CUMUL.CUMUL.ABC...')], "est de NAT-FR"),
        ([("Embauches,", "Offres d’emploi,")], "attendu : offres-trimestre"),
        ([("Offres d’emploi,", "Offres,")], "ni place, ni chiffre du catalogue"),
        ([("AGE.AGE4.", "AGE.AGE5.")], "attendu : demandeurs-age:AGE4"),
        ([("GENRE.F.", "GENRE.H.")], "attendu : demandeurs-sexe.F"),
        ([("Contrats proposés, en", "Contrats, en")], "ni place, ni chiffre du catalogue"),
        ([("Qualification demandée, en", "Contrats proposés, en")], "compare "),
        ([("../../regions/53-bretagne/", "../../departements/35-ille-et-vilaine/")], "attendu : DEP-35"),
    ],
)
def test_a_cell_a_head_a_place_that_is_another_s(demo: Demo, changes: list[tuple[str, str]], finding: str) -> None:
    said = found(demo, REGIONS, *changes)
    assert any(finding in one for one in said), said


def test_a_figure_left_out_of_the_free_choice(demo: Demo) -> None:
    said = found(demo, INDEX, ('<tr id="tension">', '<tr id="dynamique-2">'))
    assert any("ligne dynamique-2 nommée" in one for one in said), said
    assert any("attendu : demandeurs-abc, " in one for one in said), said


GROUP = "comparer/groupes/bretagne-en-3-fiches/index.html"


def test_a_group_has_the_places_the_order_and_the_name_that_the_build_report_gives(demo: Demo, tmp_path: Path) -> None:
    assert GROUP in pages(demo.site)
    site = demo.copied(tmp_path)
    built = json.loads((site / BUILD).read_text(encoding="utf-8"))
    (group,) = built["groupes"]
    other = {**group, "nom": "Est", "territoires": ["DEP-976", "REG-53"]}
    (site / BUILD).write_text(json.dumps({**built, "groupes": [other]}), encoding="utf-8")
    changed = Demo(demo.content, site)
    assert found(changed, GROUP) == [
        "compare DEP-35, REG-53, NAT-FR (attendu : DEP-976, REG-53).",
        "titre « Comparer : Bretagne en 3 fiches » (attendu : … Est).",
    ]
    (site / BUILD).write_text(json.dumps({**built, "groupes": []}), encoding="utf-8")
    assert found(changed, GROUP) == [
        "compare DEP-35, REG-53, NAT-FR (attendu : rien, d’aucun groupe de api/v1/build.json)."
    ]
    assert f"{GROUP} : d’aucun groupe de api/v1/build.json." in list(inventory_findings(site, pages(site)))
    (site / BUILD).write_text(json.dumps(built), encoding="utf-8")
    assert f"{GROUP} : absent (attendu : la page d’un groupe)." in list(inventory_findings(site, [INDEX]))


def test_a_map_shows_the_places_of_its_page_or_says_which_it_does_not(demo: Demo) -> None:
    regions = [one for one in pages(demo.site) if one == REGIONS]
    assert regions
    codes = sorted(path.name.partition("-")[0] for path in (demo.site / "regions").iterdir() if path.is_dir())
    outlines = "".join(f'<path id="a{code}"/>' for code in codes)
    whole = f'<figure class="carte"><svg role="img"><path id="a"/>{outlines}</svg></figure><h1>'
    assert found(demo, REGIONS, ("<h1>", whole)) == []
    said = found(demo, REGIONS, ("<h1>", whole.replace('id="a53"', 'id="a99"')))
    assert any("contour de 99, qui n’est pas un territoire de la page" in one for one in said), said
    assert any("ni contour de REG-53" in one for one in said), said
    noted = whole.replace('<path id="a53"/>', "") + "<p>Hors carte, faute de contour : Bretagne.</p>"
    assert found(demo, REGIONS, ("<h1>", noted.removesuffix("<h1>") + "<h1>")) == []
