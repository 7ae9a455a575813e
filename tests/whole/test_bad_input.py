"""Bad input gets a French message that says where, what, what was expected and what to do; and loses nothing."""

from __future__ import annotations

import errno
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from fiches.commands import fiche_files
from fiches.commands.cli import main
from fiches.site import publish
from fiches.source import client
from fiches.source.pacing import Pace
from tests.support.replay import API_PATH, Replay, listed, serving
from tests.support.site_folder import fingerprint, make_content

PLACE = ("DE_1", "NAT", "FR", "CUMUL", "CUMUL")
SECRET = "tres-secret-1234"


def answer(**row: object) -> dict[str, object]:
    usual: dict[str, object] = {
        "codeTypeTerritoire": "NAT",
        "codeTerritoire": "FR",
        "codeTypeActivite": "CUMUL",
        "codeActivite": "CUMUL",
        "codeNomenclature": "ABC",
        "codeTypePeriode": "TRIMESTRE",
        "codePeriode": "2026T1",
        "valeurPrincipaleNombre": 5400000,
    }
    return {
        "codeIndicateur": "DE_1",
        "datMaj": "2026-06-12T07:31:04.000+02:00",
        "listeValeursParPeriode": [usual | row],
    }


def replay(document: object) -> Replay:
    return Replay({PLACE: document}, {"NAT": [listed("NAT", "FR", "France", ("", ""))]})


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return make_content(tmp_path, territories='niveaux = ["NAT"]\n', metiers=("A1203",))


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A former site of ours, with a page that nobody may touch."""
    folder = tmp_path / "site"
    (folder / "api/v1").mkdir(parents=True)
    (folder / "api/v1/build.json").write_text('{"edition": "2025T4"}', encoding="utf-8")
    (folder / "index.html").write_text("le site d’avant", encoding="utf-8")
    publish.write_sums(folder)
    return folder


Build = Callable[..., tuple[int, str]]


@pytest.fixture
def build(content: Path, site: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Build:
    """Runs a command; whatever it answers, the former site must be as it was and no secret printed."""
    monkeypatch.setattr(client, "pause_before", lambda state: 0.0)
    monkeypatch.setattr("fiches.source.access.Pace", lambda rate: Pace(None))
    monkeypatch.chdir(content.parent)
    before = fingerprint(site)

    def run(*arguments: str, **environment: str) -> tuple[int, str]:
        for name, value in {"FT_CLIENT_ID": "PAR_essai", "FT_CLIENT_SECRET": SECRET, **environment}.items():
            monkeypatch.setenv(name, value)
        status = main([*arguments, "--content", str(content), "--output", str(site), "--jobs", "1", "--quiet"])
        printed = capsys.readouterr()
        assert SECRET not in printed.out + printed.err
        assert fingerprint(site) == before
        assert not list(site.parent.glob(".site.chantier-*"))
        return status, printed.err

    return run


def test_missing_credentials(build: Build) -> None:
    status, message = build(FT_CLIENT_ID="", FT_CLIENT_SECRET="")
    assert status == 3
    assert "FT_CLIENT_ID" in message
    assert "--demo" in message


def test_no_server_at_all(build: Build) -> None:
    """Nobody listens on port 9 of loopback."""
    status, message = build(
        FT_TOKEN_URL="http://127.0.0.1:9/jeton?realm=/partenaire", FT_API_URL="http://127.0.0.1:9/api"
    )
    assert status == 3
    assert "connexion impossible" in message


CASES = {
    "unknown field": (answer(codeSecret="x"), 3, ["DE_1, NAT FR", "codeSecret", "champs_ignores"]),
    "another territory's answer": (answer(codeTerritoire="DOM"), 3, ["la réponse porte sur NAT DOM"]),
    "unreadable period": (answer(codePeriode="mars 2026"), 3, ["mars 2026", "attendu"]),
    "text for a number": (answer(valeurPrincipaleNombre="beaucoup"), 3, ["valeurPrincipaleNombre", "beaucoup"]),
    "negative count": (answer(valeurPrincipaleNombre=-10), 4, ["-10", "hors bornes"]),
    "count beyond the catalogue's bounds": (answer(valeurPrincipaleNombre=54_000_000), 4, ["5.4e+07", "bornes"]),
}


@pytest.mark.parametrize(("document", "expected", "words"), CASES.values(), ids=CASES)
def test_answers_that_the_contract_does_not_describe(
    build: Build, content: Path, document: object, expected: int, words: list[str]
) -> None:
    with serving(replay(document)) as environment:
        status, message = build(**environment)
    assert status == expected
    for word in words:
        assert word in message
    assert not (content / "editions").exists()


def test_ignored_field_is_ignored_once_a_human_says_so(build: Build, content: Path, site: Path) -> None:
    path = content / "site.toml"
    path.write_text(
        path.read_text(encoding="utf-8") + '\n[source]\nchamps_ignores = ["codeSecret"]\n', encoding="utf-8"
    )
    with serving(replay(answer(codeSecret="x"))) as environment:
        status, _ = build("harvest", **environment)
    assert status == 0
    assert (content / "editions/2026T1/manifest.json").is_file()


class Spoiled(Replay):
    """Answers every indicator with raw bytes, as a proxy or a cut connection would."""


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"<html><body>Portail</body></html>", "réponse HTML au lieu de JSON"),
        (b"<?xml version='1.0'?><IndicateurRetour/>", "réponse XML au lieu de JSON"),
        (b'{"listeValeursParPeriode": [{"codePer', "tronquée"),
        ('{"libTerritoire": "Drôme"}'.encode("latin-1"), "UTF-8"),
    ],
    ids=["html", "xml", "truncated", "latin-1"],
)
def test_bodies_that_are_not_json(build: Build, monkeypatch: pytest.MonkeyPatch, body: bytes, words: str) -> None:
    import httpx

    def answered(request: httpx.Request) -> httpx.Response:
        if "access_token" in request.url.path:
            return httpx.Response(200, json={"access_token": "jeton", "expires_in": 1499})
        return httpx.Response(200, content=body)

    _mock(monkeypatch, answered)
    status, message = build()
    assert status == 3
    assert words in message


@pytest.mark.parametrize(
    ("refusal", "words"),
    [
        (
            (400, {"error": "invalid_client", "error_description": "Client authentication failed"}),
            "FMT-302 Jeton refusé",
        ),
        (
            (400, {"error": "invalid_scope", "error_description": "Unknown/invalid scope(s): [x]"}),
            "FMT-303 Jeton refusé",
        ),
    ],
)
def test_refused_token(
    build: Build, monkeypatch: pytest.MonkeyPatch, refusal: tuple[int, dict[str, str]], words: str
) -> None:
    import httpx

    _mock(monkeypatch, lambda request: httpx.Response(refusal[0], json=refusal[1]))
    status, message = build()
    assert status == 3
    assert words in message
    assert "FT_API_URL" not in message  # the address was asked nothing yet


def test_one_scope_only(build: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    """The token is delivered, then every endpoint answers 403 with nothing."""
    import httpx

    def answered(request: httpx.Request) -> httpx.Response:
        if "access_token" in request.url.path:
            return httpx.Response(200, json={"access_token": "jeton", "expires_in": 1499})
        return httpx.Response(403)

    _mock(monkeypatch, answered)
    status, message = build()
    assert status == 3
    assert "offresetdemandesemploi" in message


def _mock(monkeypatch: pytest.MonkeyPatch, answered: Callable[..., object]) -> None:
    import httpx

    real = httpx.Client

    def mocked(**options: object) -> httpx.Client:
        options["transport"] = httpx.MockTransport(answered)  # type: ignore[arg-type]
        return real(**options)  # type: ignore[arg-type]

    monkeypatch.setattr(client.httpx, "Client", mocked)


TERRITORY_CASES = {
    "no territory": ("", "aucun territoire"),
    "unknown": ('[[territoires]]\ntype = "NAT"\ncode = "XX"\n', "code « XX » impossible"),
    "unknown to the source": (
        'niveaux = ["NAT"]\n[[territoires]]\ntype = "DEP"\ncode = "35"\n',
        "territoire inconnu DEP-35",
    ),
    "duplicate": ('[[territoires]]\ntype = "DEP"\ncode = "35"\n' * 2, "DEP-35 en double"),
    "code without quotes": ('[[territoires]]\ntype = "DEP"\ncode = 35\n', "entre guillemets"),
    "code that TOML cannot read": ('[[territoires]]\ntype = "DEP"\ncode = 01\n', "entre guillemets"),
    "unknown key": (
        'niveau = ["NAT"]\n',
        "« niveau » : clé inconnue (attendues : niveaux, territoires, selections, groupes)",
    ),
}


@pytest.mark.parametrize(("text", "words"), TERRITORY_CASES.values(), ids=TERRITORY_CASES)
def test_territory_list_at_fault(build: Build, content: Path, text: str, words: str) -> None:
    (content / "territoires.toml").write_text(text, encoding="utf-8")
    with serving(replay(answer())) as environment:
        status, message = build(**environment)
    assert status == 2
    assert "content/territoires.toml" in message
    assert words in message


def test_unknown_indicator_in_the_catalogue(build: Build, content: Path) -> None:
    path = content / "indicateurs.toml"
    path.write_text(
        path.read_text(encoding="utf-8").replace(
            '{ indicateur = "OFF_1", codes = ["PE"]', '{ indicateur = "OFF_9", codes = ["PE"]'
        )
    )
    status, message = build()
    assert status == 2
    assert "offres-experience" in message
    assert "OFF_9" in message
    assert "DE_1" in message


def test_template_error(build: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    """A template at fault is named, and nothing is published."""
    from jinja2 import UndefinedError

    from fiches.errors import Code, RenderError

    def broken(*arguments: object, **options: object) -> dict[str, str]:
        words = "templates/pages/fiche.html, ligne 3 : « titre » est indéfini."
        raise RenderError(words, code=Code.TEMPLATE) from UndefinedError()

    monkeypatch.setattr(fiche_files, "render_fiche", broken)
    with serving(replay(answer())) as environment:
        status, message = build(**environment)
    assert status == 4
    assert "templates/pages/fiche.html" in message


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EROFS])
def test_disk_that_refuses(build: Build, monkeypatch: pytest.MonkeyPatch, code: int) -> None:
    def full(root: Path, name: str, content: bytes) -> None:
        raise OSError(code, "No space left on device", str(root / name))

    monkeypatch.setattr(publish, "write_file", full)
    with serving(replay(answer())) as environment:
        status, message = build(**environment)
    assert status == 5
    assert "--output" in message
    assert publish.BUILD_FILE not in message


def test_interruption_loses_nothing(build: Build, content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C while rendering: the harvested edition stays, the former site too."""

    def interrupted(*_arguments: object) -> object:
        raise KeyboardInterrupt

    monkeypatch.setattr("fiches.commands.fiche_files.write_fiche", interrupted)
    with serving(replay(answer())) as environment:
        status, message = build(**environment)
    assert status == 130
    assert "gardé" in message
    assert (content / "editions/2026T1").is_dir()


def test_output_folder_that_is_not_ours(content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "photos"
    folder.mkdir()
    (folder / "vacances.jpg").write_bytes(b"mer")
    status = main(["--demo", "--content", str(content), "--output", str(folder), "--quiet"])
    assert status == 2
    assert "vacances.jpg" in capsys.readouterr().err
    assert fingerprint(folder).keys() == {"vacances.jpg"}


def test_no_edition_offline(build: Build) -> None:
    status, message = build("--offline")
    assert status == 3
    assert "harvest" in message


def test_api_path_of_the_replay_is_the_real_one() -> None:
    """The replaying server must not be easier than the real address."""
    from fiches.content.addresses import REAL_API_URL

    assert REAL_API_URL.endswith(API_PATH)
    assert json.loads(json.dumps(answer()))["codeIndicateur"] == "DE_1"
