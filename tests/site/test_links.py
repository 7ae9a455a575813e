"""Addresses of a page: its links, its breadcrumb."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fiches.site.links import Head, breadcrumb, fiche_link, level_link, menu, metier_folder, metier_name
from tests.support import figures as build

CONTEXT = build.make_context()


@pytest.mark.parametrize(
    ("path", "root", "folder"),
    [
        ("index.html", "", ""),
        ("methode/index.html", "../", "methode/"),
        ("departements/35-ille-et-vilaine/index.html", "../../", "departements/35-ille-et-vilaine/"),
        ("404.html", "", "404.html"),
    ],
)
def test_a_page_knows_the_way_to_the_root(path: str, root: str, folder: str) -> None:
    head = Head(path, "Titre", "Description")
    assert (head.root, head.folder) == (root, folder)


def test_links_lead_to_fiches_and_lists() -> None:
    assert fiche_link(build.ILLE, CONTEXT).href == "departements/35-ille-et-vilaine/index.html"
    assert level_link("DEP").text == "Départements"
    assert [link.text for link in menu(CONTEXT)][-2:] == ["Intercommunalités", "Méthode"]


def test_a_site_that_follows_metiers_has_them_in_its_menu() -> None:
    followed = replace(CONTEXT, metiers=("J1501",))
    assert [link.text for link in menu(followed)][-2:] == ["Métiers", "Méthode"]
    assert metier_folder("J1501", followed) == "metiers/J1501-aide-soignant-aide-soignante/"
    assert metier_name("Z9999", followed) == "Z9999"


def test_the_breadcrumb_goes_from_the_farthest_parent_to_the_nearest() -> None:
    assert [link.text for link in breadcrumb(build.ILLE, CONTEXT)] == ["Accueil", "France", "Bretagne"]
