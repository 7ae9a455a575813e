"""A publisher's brand on a site: her logo in the head, her colours in the sheets; not a byte without one."""

from __future__ import annotations

from dataclasses import replace

from fiches.charts.tokens import DARK, LIGHT
from fiches.content.brand import NO_BRAND, Brand
from fiches.content.logo import Logo
from fiches.site.branding import added_rules, changed_palettes, logo_file
from fiches.site.context import SiteContext
from fiches.site.pages.not_found import render_not_found
from fiches.site.pages.site_pages import assets, public_asset, render_site_pages
from tests.support import figures as build
from tests.support.pages.reading import document

BLUE, SKY = "#0b5394", "#8ab8e6"
BRAND = Brand(logo="logo.svg", couleur=BLUE, couleur_sombre=SKY)
LOGO = Logo("assets/logo.svg", b"<svg/>", 240, 60)


def branded() -> SiteContext:
    plain = build.make_context()
    return replace(plain, settings=plain.settings.model_copy(update={"marque": BRAND}), logo=LOGO)


def test_sheets_have_her_colour_of_links_on_each_screen() -> None:
    sheet = assets(BRAND)["assets/site.css"]
    assert isinstance(sheet, bytes)
    assert f"--lien:{BLUE}".encode() in sheet
    assert f"--lien:{SKY}".encode() in sheet
    assert f"--accent:{LIGHT['accent']}".encode() in sheet  # charts keep theirs
    assert public_asset("site.css", BRAND) == sheet
    assert f"--lien:{DARK['lien']}".encode() in bytes(assets(Brand(couleur=BLUE))["assets/site.css"])  # type: ignore[arg-type]
    assert BLUE in render_not_found(branded())


def test_without_a_brand_nothing_is_added() -> None:
    assert added_rules(NO_BRAND) == ""
    assert changed_palettes(NO_BRAND) == {}
    assert logo_file(build.make_context()) == {}
    assert "logo" not in render_site_pages(build.make_context(), build.summaries())["methode/index.html"]  # type: ignore[operator]


def test_her_logo_stands_in_the_head_of_pages_under_the_site_s_name() -> None:
    files = render_site_pages(branded(), build.summaries())
    assert files["assets/logo.svg"] == LOGO.content
    (image,) = document(str(files["methode/index.html"])).xpath("//header//img")
    assert dict(image.attrib) == {
        "class": "logo", "src": "../assets/logo.svg", "width": "240", "height": "60", "alt": build.make_context().title,
    }  # fmt: skip
