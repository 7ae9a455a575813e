"""What no page and no file of a site may hold."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from fiches.site.checks.site import check_site
from fiches.site.publish import BUILD_FILE
from tests.support.good_site import FICHE, FOLDER, POLICY, write
from tests.support.source import spaces

PAGE = f"{FOLDER}index.html"


def found(site: Path) -> list[str]:
    return [spaces(one) for one in check_site(site, what=("same",)).findings]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">', "", "politique de sécurité (CSP) absente."),
        ("default-src 'none'", "default-src *", "politique de sécurité inattendue « default-src *"),
        ("script-src 'self'", "script-src 'self' 'unsafe-inline'", "politique de sécurité inattendue"),
        ("script-src 'self'", "script-src 'self' https://ailleurs.test", "politique de sécurité inattendue"),
        ("</main>", '<script src="a.js"></script></main>', "script inattendu « a.js »"),
        ("</main>", '<script src="../../assets/fiche.js">x()</script></main>', "script inattendu"),
        ("</main>", '<script src="../../assets/fiche.js" async></script></main>', "script inattendu"),
        ("</main>", '<script src="/assets/fiche.js"></script></main>', "script inattendu"),
        ("</main>", '<script src="//ailleurs.test/assets/fiche.js"></script></main>', "script inattendu"),
        ("</main>", '<script src="../assets/fiche.js"></script></main>', "script inattendu"),
        ("</main>", '<script type="module">import "./a.js"</script></main>', "script inattendu"),
        ("</main>", '<script src="../../assets/fiche.js" data-licence="Domaine public"></script></main>', "licence des citations"),
        ("<p>On compte", '<p onclick="x()">On compte', "gestionnaire « onclick » dans <p>."),
        ("<p>On compte", '<p style="color:red">On compte', "style écrit dans <p>."),
        ("</head>", "<style>p{color:red}</style></head>", "feuille de style écrite dans la page."),
        ("</main>", '<form action="https://ailleurs.test/"></form></main>', "formulaire envoyé à https://ailleurs.test/."),
        ("</main>", '<iframe src="a.html"></iframe></main>', "élément <iframe> inattendu."),
        ('href="https://francetravail.io"', 'href="javascript:alert(1)"', "adresse « javascript:alert(1) » dans <a>."),
    ],
)  # fmt: skip
def test_a_page_holds_nothing_that_runs_or_comes_from_elsewhere(site: Path, old: str, new: str, expected: str) -> None:
    assert found(site) == []
    assert old in FICHE
    write(site, PAGE, FICHE.replace(old, new, 1))
    assert any(one.startswith(PAGE) and expected in one for one in found(site)), found(site)


def test_simulated_figures_are_said_on_every_page(site: Path) -> None:
    write(site, BUILD_FILE, json.dumps({"edition": "2026T1", "demo": True, "fiches": 1}))
    assert f"{PAGE} : le bandeau des données simulées est absent." in found(site)
    banner = '<body><aside class="simulation"><p>Données simulées</p></aside>'
    write(site, PAGE, FICHE.replace("<body>", banner))
    assert f"{PAGE} : le bandeau des données simulées est absent." not in found(site)


@pytest.mark.parametrize(
    "name",
    [".env", "notes.txt", "departements/35-ille-et-vilaine/ancien.csv", "donnees/fiches.zip", "assets/traceur.min.js", "id_rsa"],
)  # fmt: skip
def test_a_file_that_no_site_has_is_told(site: Path, name: str) -> None:
    write(site, name, "x")
    assert f"{name} : fichier inattendu dans un site." in found(site)


@pytest.mark.parametrize(
    "text", ["FT_CLIENT_SECRET=abc", '"client_secret": "0123456789abcdef0123"', "-----BEGIN RSA PRIVATE KEY-----"]
)
def test_what_looks_like_a_secret_is_told(site: Path, text: str) -> None:
    write(site, "robots.txt", text)
    assert "robots.txt : ce fichier contient ce qui semble être un secret." in found(site)


def test_a_logo_that_runs_a_script_is_told(site: Path) -> None:
    """Its address can be opened alone, where no page's policy holds."""
    logo = '<s1:svg xmlns:s1="http://www.w3.org/2000/svg"><s1:path d="M0 0"/>{}</s1:svg>'
    write(site, "assets/logo.svg", logo.format(""))
    assert not [one for one in found(site) if "dessin" in one]
    write(site, "assets/logo.svg", logo.format("<s1:script>alert(1)</s1:script>"))
    assert "assets/logo.svg : « <script » dans un dessin (attendu : des formes et des mots)." in found(site)
