"""The proof of intercommunalités that have ended or changed their name, from the table read anew."""

from __future__ import annotations

from fiches.content.reference import epci_changes as table
from fiches.site.proofs import former_epci as proof

LEVEZOU, OWN = "994579670", "epci/994579670-levezou/"
FOLDERS = {f"EPCI-{LEVEZOU}": OWN}
LINKS = {f"epci/{code}/index.html": [f"../../{OWN}index.html"] for code in ("241200658", "241200765")}


def test_it_reads_what_the_site_reads() -> None:
    assert proof.ended() == set(table.endings())
    assert all(proof.heirs(code) == set(table.successors(code)) for code in proof.ended())
    for code, names in table.former_names().items():
        assert proof.former_names(code, frozenset()) == {name for _, name in names}


def test_the_name_of_one_that_is_published_is_its_own() -> None:
    found = proof.former_names(LEVEZOU, frozenset(("EPCI-241200658",)))
    assert found == {"Communauté de communes de Lévézou Pareloup"}


def test_each_one_that_ended_has_a_page_that_leads_to_its_heir() -> None:
    assert list(proof.ended_findings(FOLDERS, LINKS)) == []
    (missing,) = proof.ended_findings(FOLDERS, {**LINKS, "epci/241200658/index.html": ["../../index.html"]})
    assert missing.startswith("epci/241200658/index.html")
    assert len(list(proof.ended_findings(FOLDERS, {}))) == 2


def test_nothing_is_asked_for_one_that_is_published_nor_without_its_heir() -> None:
    own = {"EPCI-241200658": "epci/241200658-salars/", "EPCI-241200765": "epci/241200765-pareloup/"}
    assert list(proof.ended_findings({**FOLDERS, **own}, {})) == []
    assert list(proof.ended_findings({}, {})) == []


def test_a_page_at_an_address_of_one_that_ended_is_known() -> None:
    files = [
        "epci/241200658/index.html",
        "epci/241200658-salars/index.html",
        "epci/243500139-rennes/index.html",
        "index.html",
    ]
    assert list(proof.ended_pages(files)) == files[:2]
