"""What no page and no file of a site may hold: other scripts than ours, foreign forms and styles, files of others; or may lack."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from lxml import etree

from fiches.site.checks.reading import content, elements, texts
from fiches.site.proofs.page import PageReading
from fiches.site.proofs.scripts import element_findings

_POLICY = (
    "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; base-uri 'none';"
    " form-action 'self'"
)
_POLICIES = (
    re.compile(re.escape(_POLICY)),
    re.compile(
        r"default-src 'none'; style-src 'sha256-[A-Za-z0-9+/=]+'; img-src data:; base-uri 'none'; form-action '(?:none|self)'"
    ),
    re.compile(re.escape("default-src 'none'; base-uri 'none'; form-action 'none'")),
)
"""The policies of pages, of the 404 and of pages that lead elsewhere: nothing from another host, no script in a page."""
_FORBIDDEN = "iframe frame object embed applet base portal"
_SUSPECT = (
    "//script | //style | //iframe | //frame | //object | //embed | //applet | //base | //portal"
    " | //*[@*[starts-with(name(), 'on')] or @style or @action or @formaction or contains(@href, ':') or contains(@src, ':')]"
)
_EXTERNAL = re.compile(r"(?:[a-z][a-z0-9+.-]*:)?//", re.IGNORECASE)
_LINKS = re.compile(r"(?:https?:|mailto:|tel:)", re.IGNORECASE)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_SIMULATED = "simulé"
WRONG_ADDRESS = "404.html"


def page_findings(page: PageReading, *, demo: bool) -> Iterator[str]:
    """What a page holds that it may not, or lacks that it must have."""
    yield from _policy(page.document)
    for element in elements(page.document, _SUSPECT):
        yield from _element(element, page.name)
    if demo:
        banner = "".join(content(one) for one in elements(page.document, "//aside[contains(@class, 'simulation')]"))
        if _SIMULATED not in banner:
            yield "le bandeau des données simulées est absent."


def _policy(document: etree._Element) -> Iterator[str]:
    found = [str(one) for one in texts(document, "//meta[@http-equiv='Content-Security-Policy']/@content")]
    if not found:
        yield "politique de sécurité (CSP) absente."
    yield from (
        f"politique de sécurité inattendue « {one[:80]} »."
        for one in found
        if not any(p.fullmatch(one) for p in _POLICIES)
    )


def _element(element: etree._Element, page: str) -> Iterator[str]:
    tag = str(element.tag)
    if tag == "script":
        yield from element_findings(element, page)
    elif tag in _FORBIDDEN.split():
        yield f"élément <{tag}> inattendu."
    elif tag == "style" and element.getparent() is not None and not _hashed(element):
        yield "feuille de style écrite dans la page."
    for name, value in element.attrib.items():
        if (page, tag, name) != (WRONG_ADDRESS, "form", "action"):  # absolute: `search.form_findings` holds it
            yield from _attribute(tag, str(name), str(value))


def _hashed(style: etree._Element) -> bool:
    """Whether the page's policy admits its own style, as that of the 404 does by its digest."""
    policies = texts(style.getroottree().getroot(), "//meta[@http-equiv='Content-Security-Policy']/@content")
    return any("'sha256-" in policy for policy in policies)


def _attribute(tag: str, name: str, value: str) -> Iterator[str]:
    if name.startswith("on"):
        yield f"gestionnaire « {name} » dans <{tag}>."
    elif name == "style":
        yield f"style écrit dans <{tag}>."
    elif name in ("action", "formaction") and _EXTERNAL.match(value):
        yield f"formulaire envoyé à {value[:60]}."
    elif (
        name in ("href", "src")
        and _SCHEME.match(value)
        and not _LINKS.match(value)
        and not value.startswith(("data:image/", "data:,"))
    ):
        yield f"adresse « {value[:60]} » dans <{tag}>."


_FICHE = r"(?:france|(?:regions|departements|bassins|epci)/[0-9A-Za-z]+-[a-z0-9-]+)"
_EDITION = r"\d{4}T[1-4](?:\.\d+)?"
_EXPECTED = re.compile(
    "|".join(
        (
            rf"(?:{_FICHE}/|(?:regions|departements|bassins|epci)/)?(?:partage\.png|atom\.xml)",
            r"(?:index|404)\.html|robots\.txt|sitemap\.xml|atom\.xml|\.nojekyll|CNAME|datapackage\.json",
            rf"{_FICHE}/(?:index\.html|fiche\.pdf|donnees\.(?:csv|json|xlsx)|graphiques/[a-z0-9-]+\.svg)",
            r"(?:[A-Za-z0-9-]+/){1,4}index\.html|embed/[A-Z]+-[0-9A-Z]+/index\.html",
            r"assets/[a-z0-9-]+\.(?:css|svg)|assets/logo\.png|assets/(?:comparer|fiche|graphique|recherche)\.js|assets/fonts/[a-z0-9-]+\.woff2|assets/fonts/[a-z0-9-]+-OFL\.txt",
            rf"donnees/[a-z-]+-{_EDITION}(?:-{_EDITION})?(?:-[a-z]+)?\.(?:csv|csv\.gz|parquet|json|xlsx)",
            r"donnees/catalogue\.jsonld",
            rf"editions/{_EDITION}/(?:index\.html|{_FICHE}/fiche\.pdf)",
            r"api/v1/[a-z.]+\.json|api/v1/recherche/[a-z0-9-]+\.json",
            r"api/v1/comparer/[A-Z]+-[0-9A-Z]+\.json",
        )
    )
)
"""The files that a site may hold, by their path."""
_SECRETS = re.compile(
    rb"FT_CLIENT_SECRET\s*=|client_secret[\"'=: ]+[A-Za-z0-9]{16}|-----BEGIN [A-Z ]*PRIVATE KEY-----"
    rb"|PAR_[a-z0-9]+_[0-9a-f]{40}"
)
_READ = (".txt", ".json", ".xml", ".css", ".js", ".svg", ".html", ".toml", ".csv", ".jsonld")
_MOST = 2_000_000  # bytes of a file looked into


def file_findings(root: Path, files: Sequence[str]) -> Iterator[str]:
    """Files that no site has, and words that look like a secret. Each finding names the file."""
    for name in files:
        if not _EXPECTED.fullmatch(name):
            yield f"{name} : fichier inattendu dans un site."
        if name.endswith(_READ) and not name.endswith((".svg", "donnees.csv", "donnees.json")):
            with (root / name).open("rb") as file:
                if _SECRETS.search(file.read(_MOST)):
                    yield f"{name} : ce fichier contient ce qui semble être un secret."
