"""What a page loads or does, and files that have no place in a site."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from tests.faults.model import Fault, Planted
from tests.faults.reading import fiche, folder, put, swap, text_of
from tests.faults.six import rewritten

POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')


def policy(change: Callable[[str], str]) -> Callable[[Path], Planted]:
    """Another Content-Security-Policy."""

    def plant(site: Path) -> Planted:
        page = fiche(site)
        text = text_of(site, page)
        found = POLICY.search(text)
        assert found
        put(site, page, text.replace(found[0], change(found[0])))
        return Planted(page)

    return plant


def added(words: str, before: str = "</main>", read: str = "") -> Callable[[Path], Planted]:
    """Something added to the fiche; a message quotes `read`."""

    def plant(site: Path) -> Planted:
        swap(site, fiche(site), before, f"{words}{before}")
        return Planted(fiche(site), "", read)

    return plant


def attribute(words: str, read: str) -> Callable[[Path], Planted]:
    def plant(site: Path) -> Planted:
        swap(site, fiche(site), "<h1>", f"<h1 {words}>")
        return Planted(fiche(site), "", read)

    return plant


def file(name: str, content: bytes = b"x\n") -> Callable[[Path], Planted]:
    """A file that nothing announces, its sum written."""

    def plant(site: Path) -> Planted:
        rewritten(site / name, content)
        return Planted(name)

    return plant


def leftover(name: str) -> Callable[[Path], Planted]:
    """A file of a former build, in the folder of a fiche."""

    def plant(site: Path) -> Planted:
        path = f"{folder(site, 'DEP-35')}{name}"
        rewritten(site / path, b'<svg xmlns="http://www.w3.org/2000/svg"/>')
        return Planted(path)

    return plant


def link_out(site: Path) -> Planted:
    """A symbolic link to a file outside the site."""
    (site / "prive.txt").symlink_to("/etc/hostname")
    return Planted("prive.txt")


def drawing_runs(site: Path) -> Planted:
    """A logo whose script hides behind a prefix."""
    drawing = b'<s1:svg xmlns:s1="http://www.w3.org/2000/svg"><s1:script>alert(1)</s1:script></s1:svg>'
    rewritten(site / "assets/logo.svg", drawing)
    return Planted("assets/logo.svg", "", "<script", "des formes et des mots")


def gone(name: str) -> Callable[[Path], Planted]:
    def plant(site: Path) -> Planted:
        path = name.format(site.as_posix()) if "{" in name else name
        (site / path).unlink()
        return Planted(path)

    return plant


def style_import(site: Path) -> Planted:
    name = "assets/site.css"
    put(site, name, "@import url(https://exemple.org/x.css);\n" + text_of(site, name))
    return Planted(name, "", "https://exemple.org/x.css")


def script_changed(site: Path) -> Planted:
    name = "assets/fiche.js"
    put(site, name, text_of(site, name) + "\nfetch('api/v1/build.json');\n")
    return Planted(name, "", "sha256")


def script_beside(site: Path) -> Planted:
    put(site, "assets/mesure.js", "alert(1);\n")
    return Planted("assets/mesure.js", "", "assets/fiche.js")


SAFETY = (
    Fault("security policy", "removed", policy(lambda _: "")),
    Fault(
        "security policy",
        "scripts allowed",
        policy(lambda p: p.replace("default-src 'none'", "default-src 'none'; script-src 'unsafe-inline'")),
    ),
    Fault("security policy", "every host allowed", policy(lambda p: p.replace("connect-src 'self'", "connect-src *"))),
    Fault("security policy", "forms sent anywhere", policy(lambda p: p.replace("form-action 'self'", "form-action *"))),
    Fault("foreign content", "a script", added("<script>alert(1)</script>", read="script")),
    Fault(
        "foreign content",
        "a script of another host",
        added('<script src="https://exemple.org/x.js"></script>', read="exemple.org"),
    ),
    Fault("foreign content", "the site's script, changed", script_changed),
    Fault("foreign content", "a script beside the site's", script_beside),
    Fault(
        "foreign content",
        "another script of the site's folder",
        added('<script src="../../assets/mesure.js" defer></script>', read="mesure.js"),
    ),
    Fault("foreign content", "a logo that runs a script", drawing_runs),
    Fault("foreign content", "an inline handler", attribute('onclick="alert(1)"', "onclick")),
    Fault("foreign content", "an inline style", attribute('style="display:none"', "style")),
    Fault(
        "foreign content",
        "a form to another host",
        added('<form action="https://exemple.org/"><button>Envoyer</button></form>', read="exemple.org"),
    ),
    Fault(
        "foreign content",
        "a style of another host",
        added('<link rel="stylesheet" href="https://exemple.org/x.css">', "</head>", "exemple.org"),
    ),
    Fault("foreign content", "a style sheet that imports another", style_import),
    Fault(
        "foreign content",
        "a frame",
        added('<iframe title="x" src="https://exemple.org/"></iframe>', read="exemple.org"),
    ),
    Fault(
        "foreign content",
        "an address of script",
        added('<p><a href="javascript:alert(1)">Suite</a></p>', read="javascript:"),
    ),
    Fault(
        "foreign content",
        "another base of links",
        added('<base href="https://exemple.org/">', "</head>"),
    ),
    Fault(
        "foreign content",
        "a page that leads away",
        added('<meta http-equiv="refresh" content="0; url=https://exemple.org/">', "</head>", "exemple.org"),
    ),
    Fault("files", "a drawing of a former build", leftover("graphiques/ancien.svg")),
    Fault(
        "files",
        "a page of a former build",
        file("departements/99-ancien/index.html", b"<!doctype html><title>x</title>"),
    ),
    Fault("files", "a file of settings", file(".env", b"FT_CLIENT_SECRET=abc\n")),
    Fault(
        "files",
        "a private key",
        file("donnees/cle.pem", b"-----BEGIN PRIVATE KEY-----\nMIIB\n-----END PRIVATE KEY-----\n"),
    ),
    Fault("files", "a file of an editor", file("index.html~")),
    Fault("files", "a link out of the site", link_out),
    Fault("files", "a style sheet gone", gone("assets/site.css")),
    Fault("files", "a font gone", gone("assets/fonts/source-sans-3-400.woff2")),
    Fault("files", "a list's page gone", gone("departements/par-nom/index.html")),
    Fault(
        "links",
        "a page that is not there",
        added('<p><a href="../../absente/index.html">Suite</a></p>', read="absente"),
    ),
    Fault("links", "out of the site", added('<p><a href="../../../prive/index.html">Suite</a></p>', read="prive")),
    Fault("links", "an anchor that is not there", added('<p><a href="#nulle-part">Suite</a></p>', read="nulle-part")),
)
