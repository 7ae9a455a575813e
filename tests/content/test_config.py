"""The publisher's settings: what is accepted, and the exact French of what is not."""
# ruff: noqa: E501 — tables of whole messages

from __future__ import annotations

from pathlib import Path

import pytest

from fiches.content.addresses import REAL_API_URL, REAL_TOKEN_URL
from fiches.content.config import Config, load_config
from fiches.errors import ContentError
from fiches.keys import TerritoryKey
from tests.support.source import SECRET_WORD, spaces

SITE = 'titre = "Essai"\nediteur = "Nous"\n'
LEVELS = 'niveaux = ["REG"]\n'
VARIABLES = ("FT_CLIENT_ID", "FT_CLIENT_SECRET", "FT_TOKEN_URL", "FT_API_URL", "SITE_URL")


@pytest.fixture(autouse=True)
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No variable and no `.env` of the machine that runs the tests."""
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)


def loaded(tmp_path: Path, site: str = SITE, territories: str = LEVELS) -> Config:
    folder = tmp_path / "content"
    folder.mkdir(exist_ok=True)
    (folder / "site.toml").write_text(site, encoding="utf-8")
    (folder / "territoires.toml").write_text(territories, encoding="utf-8")
    return load_config(folder)


def findings(tmp_path: Path, site: str = SITE, territories: str = LEVELS) -> list[str]:
    with pytest.raises(ContentError) as caught:
        loaded(tmp_path, site, territories)
    return [spaces(finding) for finding in caught.value.findings]


def test_the_smallest_settings_have_sensible_defaults(tmp_path: Path) -> None:
    config = loaded(tmp_path)
    assert (config.site.pdf, config.site.licence, config.site_url) == (True, "Licence Ouverte 2.0", "")
    assert (config.environment.ft_token_url, config.environment.ft_api_url) == (REAL_TOKEN_URL, REAL_API_URL)
    assert not config.environment.has_credentials
    assert config.cache.parent == config.editions.parent == tmp_path / "content"


def test_the_content_of_this_repository_is_accepted() -> None:
    config = load_config(Path(__file__).parents[2] / "content")
    assert config.site.metiers.liste or config.site.metiers.nombre
    assert config.territories.niveaux


SITE_KEYS = "titre, editeur, contact, signaler, pied, url, licence, pdf, pdf_anciens, marque, pages, fiche, formats, metiers, source, garde"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('editeur = "Nous"', "« titre » : clé obligatoire absente. L’ajouter."),
        (SITE + 'titer = "x"', f"« titer » : clé inconnue (attendues : {SITE_KEYS}). Vouliez-vous écrire « titre » ?"),
        (SITE + "pdf = 'non, merci'", "« pdf » : « non, merci » inconnu (attendu : true, false ou \"dossier\")."),
        (SITE + 'url = "exemple.fr"', "« url » : lu « exemple.fr », attendu une adresse complète, comme https://exemple.fr/depot/."),
        (SITE + 'url = "ftp://exemple.fr"', "« url » : lu « ftp://exemple.fr », attendu une adresse complète, comme https://exemple.fr/depot/."),
        (SITE + '[formats]\nEPCI = ["jsn"]', "« formats », « EPCI », entrée 1 : lu 'jsn', attendu l’une des valeurs 'csv', 'json', 'xlsx', 'svg' ou 'pdf'."),
        (SITE + '[formats]\nCOM = ["csv"]', "« formats », « COM » : clé inconnue (attendues : NAT, REG, DEP, BASBMO, EPCI)."),
        (SITE + '[formats]\nEPCI = ["pdf", "svg"]', "« formats », « EPCI » : ni « csv » ni « json » : les chiffres d’une fiche sont prouvés par l’un des deux. En ajouter un."),
        (SITE + '[formats]\nEPCI = ["csv", "csv"]', "« formats », « EPCI » : « csv » en double. N’en garder qu’un."),
        (SITE + '[metiers]\nliste = ["J1501"]\nnombre = 5', "« metiers » : « liste » et « nombre » s’excluent : garder l’un des deux."),
        (SITE + '[metiers]\nliste = ["J1501", "A1203", "J1501"]', "« metiers » : métiers en double : J1501. N’en garder qu’un."),
        (SITE + '[metiers]\nliste = ["Z99"]', "« metiers », « liste » : « Z99 » n’est pas un code ROME (attendu : une lettre et quatre chiffres, comme « A1203 »)."),
        (SITE + "[metiers]\nclassement = 20\nnombre = 0", "« metiers » : « classement » s’ajoute à « liste » ou à « nombre » : donner l’un des deux."),
        (SITE + "[metiers]\nnombre = -3", "« metiers », « nombre » : lu -3, attendu 0 ou plus."),
        (SITE + "[metiers]\nnombres = 3", "« metiers », « nombres » : clé inconnue (attendues : liste, nombre, classement). Vouliez-vous écrire « nombre » ?"),
        (SITE + "[source]\ndebit = 12", "« source », « debit » : lu 12, attendu 9.5 ou moins."),
        (SITE + "[source]\ndebit = 0", "« source », « debit » : lu 0, attendu plus de 0.0."),
        (SITE + "[source]\nconnexions = 0", "« source », « connexions » : lu 0, attendu 1 ou plus."),
    ],
)  # fmt: skip
def test_site_toml_at_fault_is_told_exactly(tmp_path: Path, text: str, expected: str) -> None:
    assert findings(tmp_path, site=text) == [f"content/site.toml, {expected}"]


def entries(*pairs: tuple[str, str]) -> str:
    return "".join(f'[[territoires]]\ntype = "{kind}"\ncode = "{code}"\n' for kind, code in pairs)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", [" : aucun territoire. Donner des niveaux (niveaux = [\"REG\"]), des territoires ([[territoires]]), des sélections ([[selections]]) ou des groupes ([[groupes]])."]),
        ("niveaux = []", [" : aucun territoire. Donner des niveaux (niveaux = [\"REG\"]), des territoires ([[territoires]]), des sélections ([[selections]]) ou des groupes ([[groupes]])."]),
        ('niveaux = ["PAYS"]', [
            ", « niveaux », entrée 1 : lu 'PAYS', attendu l’une des valeurs 'NAT', 'REG', 'DEP', 'BASBMO' ou 'EPCI'."]),
        ('niveaux = "REG"', [", « niveaux » : lu 'REG', attendu une liste entre crochets."]),
        ('niveaux = ["REG", "REG"]', [" : niveau « REG » en double. N’en garder qu’un."]),
        (entries(("DEP", "35"), ("DEP", "35")), [" : territoire DEP-35 en double. N’en garder qu’un."]),
        (entries(("DEP", "3")), [
            " : entrée 1 : territoire inconnu, code « 3 » impossible pour DEP (attendu, par exemple : 35 ou 2A). Corriger le code."]),
        (entries(("NAT", "FMO")), [
            " : entrée 1 : territoire inconnu, code « FMO » impossible pour NAT (attendu, par exemple : FR). Corriger le code."]),
        (entries(("REG", "053")), [
            " : entrée 1 : territoire inconnu, code « 053 » impossible pour REG (attendu, par exemple : 53). Corriger le code."]),
        ('[[territoires]]\ntype = "DEP"\ncode = 35', [
            ", « territoires », entrée 1, « code » : lu 35, attendu un texte entre guillemets. Écrire '35' entre guillemets droits."]),
        ('[[territoires]]\ntype = "COM"\ncode = "35238"', [
            ", « territoires », entrée 1, « type » : lu 'COM', attendu l’une des valeurs 'NAT', 'REG', 'DEP', 'BASBMO' ou 'EPCI'."]),
        ('niveaux = ["REG"]\nniveau = "DEP"', [
            ", « niveau » : clé inconnue (attendues : niveaux, territoires, selections, groupes). Vouliez-vous écrire « niveaux » ?"]),
        ('[[groupes]]\nnom = "Ouest"\nterritoire = ["DEP-35", "DEP-22"]', [
            ", « groupes », entrée 1, « territoires » : clé obligatoire absente. L’ajouter.",
            ", « groupes », entrée 1, « territoire » : clé inconnue (attendues : nom, territoires). Vouliez-vous écrire « territoires » ?"]),
        ('[[groupes]]\nnom = "Ouest"\nterritoires = ["DEP-35"]', [
            " : groupe 1, « Ouest » : lu 1 territoire, attendu de 2 à 12. Corriger la liste."]),
        ('[[territoires]]\ntype = "DEP"\ncode = "35"\nnon = "x"', [
            ", « territoires », entrée 1, « non » : clé inconnue (attendues : type, code, nom, dans, de, sujet). Vouliez-vous écrire « nom » ?"]),
        (entries(("EPCI", "12"), ("DEP", "35"), ("BASBMO", "53"), ("DEP", "35")), [
            " : territoire DEP-35 en double. N’en garder qu’un.",
            " : entrée 1 : territoire inconnu, code « 12 » impossible pour EPCI (attendu, par exemple : 243500139). Corriger le code.",
            " : entrée 3 : territoire inconnu, code « 53 » impossible pour BASBMO (attendu, par exemple : 5301). Corriger le code."]),
    ],
)  # fmt: skip
def test_territoires_toml_at_fault_is_told_exactly(tmp_path: Path, text: str, expected: list[str]) -> None:
    assert findings(tmp_path, territories=text) == [f"content/territoires.toml{finding}" for finding in expected]


@pytest.mark.parametrize("code", ["../../../../../x", "a;b", "35 ", "~root", "35\u202e", "٣٥", "FMO"])
@pytest.mark.parametrize("kind", ["NAT", "REG", "DEP", "BASBMO", "EPCI"])
def test_a_code_that_could_lead_elsewhere_is_refused(tmp_path: Path, kind: str, code: str) -> None:
    (found,) = findings(tmp_path, territories=entries((kind, code)))
    assert f"impossible pour {kind}" in found
    assert found.isprintable()


@pytest.mark.parametrize(
    ("kind", "code"),
    [("NAT", "FR"), ("REG", "01"), ("REG", "94"), ("DEP", "01"), ("DEP", "2A"), ("DEP", "976"), ("DEP", "978"),
     ("BASBMO", "5301"), ("BASBMO", "101"), ("EPCI", "243500139")],
)  # fmt: skip
def test_codes_of_the_api_are_accepted(tmp_path: Path, kind: str, code: str) -> None:
    config = loaded(tmp_path, territories=entries((kind, code)))
    assert [entry.key for entry in config.territories.territoires] == [TerritoryKey(kind, code)]


def test_another_territory_list_may_be_named(tmp_path: Path) -> None:
    loaded(tmp_path)
    other = tmp_path / "liste.toml"
    other.write_text(entries(("DEP", "35")), encoding="utf-8")
    config = load_config(tmp_path / "content", other)
    assert [str(entry.key) for entry in config.territories.territoires] == ["DEP-35"]


def test_an_absent_content_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match=r"dossier de contenu introuvable. Indiquer le bon dossier avec --content"):
        load_config(tmp_path / "absent")


@pytest.mark.parametrize("name", ["FT_TOKEN_URL", "FT_API_URL", "SITE_URL"])
def test_an_address_of_the_environment_at_fault_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv(name, "exemple.fr")
    assert findings(tmp_path) == [
        f"{name} : lu « exemple.fr », attendu une adresse complète, comme https://exemple.fr/depot/."
    ]


@pytest.mark.parametrize(
    ("setting", "variable", "expected"),
    [
        ("", "", ""),
        ("https://a.fr", "", "https://a.fr/"),
        ("https://a.fr/depot/", "", "https://a.fr/depot/"),
        ("https://a.fr/", "https://b.fr/x", "https://b.fr/x/"),
        ("", "http://b.fr", "http://b.fr/"),
    ],
)
def test_the_site_address_ends_in_a_slash_and_the_environment_wins(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, setting: str, variable: str, expected: str
) -> None:
    monkeypatch.setenv("SITE_URL", variable)
    assert loaded(tmp_path, site=SITE + f'url = "{setting}"').site_url == expected


def test_an_empty_variable_is_as_good_as_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in VARIABLES:
        monkeypatch.setenv(name, "")
    assert loaded(tmp_path).environment.ft_api_url == REAL_API_URL


def test_credentials_are_read_from_dotenv_and_never_shown(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text(
        f"FT_CLIENT_ID=PAR_essai\nFT_CLIENT_SECRET={SECRET_WORD}\nAUTRE=1\n", encoding="utf-8"
    )
    config = loaded(tmp_path)
    assert config.environment.has_credentials
    assert config.environment.ft_client_secret.get_secret_value() == SECRET_WORD
    assert SECRET_WORD not in f"{config!r} {config.environment} {config.environment.model_dump_json()}"


def test_the_environment_wins_over_dotenv(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".env").write_text("FT_CLIENT_ID=un\n", encoding="utf-8")
    monkeypatch.setenv("FT_CLIENT_ID", "deux")
    assert loaded(tmp_path).environment.ft_client_id == "deux"


def test_every_file_s_findings_come_at_once(tmp_path: Path) -> None:
    """A publisher repairs site.toml and territoires.toml in one go."""
    (tmp_path / "site.toml").write_text('titre = "Essai"\n', encoding="utf-8")
    (tmp_path / "territoires.toml").write_text('niveaux = ["REG", "REG"]\n', encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        load_config(tmp_path)
    assert [finding.partition(",")[0].partition(" ")[0].rpartition("/")[2] for finding in caught.value.findings] == [
        "site.toml",
        "territoires.toml",
    ]


def test_words_typed_plainly_are_written_as_french_is_printed(tmp_path: Path) -> None:
    site = 'titre = "Quel  emploi ?"\nediteur = """\nL\'équipe\n"""\nlicence = "Licence\u200b Ouverte"\n'
    places = '[[territoires]]\ntype = "DEP"\ncode = "35"\nnom = "L\'Ille et l\'Etang"\nde = " de l\'Ille"\n'
    (tmp_path / "site.toml").write_text(site, encoding="utf-8")
    (tmp_path / "territoires.toml").write_text(places, encoding="utf-8")
    read = load_config(tmp_path)
    assert (read.site.titre, read.site.editeur, read.site.licence) == (
        "Quel emploi\u202f?",
        "L’équipe",
        "Licence Ouverte",
    )
    (entry,) = read.territories.territoires
    assert (entry.nom, entry.de) == ("L’Ille et l’Étang", "de l’Ille")


@pytest.mark.parametrize("name", VARIABLES)
@pytest.mark.parametrize("around", ["{}\n", " {}", "\ufeff{}", '"{}"', "'{}'\r\n"])
def test_what_surrounds_a_variable_is_taken_off_and_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, around: str
) -> None:
    value = "https://exemple.fr/x" if name.endswith("URL") else SECRET_WORD
    monkeypatch.setenv(name, around.format(value))
    config = loaded(tmp_path)
    read = getattr(config.environment, name.lower())
    assert (read.get_secret_value() if name == "FT_CLIENT_SECRET" else read) == value
    (warning,) = config.warnings
    assert warning.startswith(f"{name} : ")
    assert SECRET_WORD not in warning


@pytest.mark.parametrize("name", VARIABLES)
def test_a_control_character_inside_a_variable_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv(name, "https://exem\nple.fr/secret")
    (found,) = findings(tmp_path)
    assert found == f"{name} : caractère U+000A au milieu de la valeur, attendu une seule ligne. Le retirer."


def test_a_variable_that_is_not_text_is_told_without_its_value(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FT_CLIENT_SECRET", f"{SECRET_WORD}\udce9")
    (found,) = findings(tmp_path)
    assert found.startswith("FT_CLIENT_SECRET : ")
    assert SECRET_WORD not in found


def test_blanks_alone_are_as_good_as_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in VARIABLES:
        monkeypatch.setenv(name, " \n")
    environment = loaded(tmp_path).environment
    assert (environment.ft_api_url, environment.ft_token_url) == (REAL_API_URL, REAL_TOKEN_URL)
    assert environment.empty_credentials == ("FT_CLIENT_ID", "FT_CLIENT_SECRET")


@pytest.mark.parametrize(
    ("line", "setting", "read"),
    [
        ('titre = " Emploi\\n"', "titre", "Emploi"),
        ('titre = """\nEmploi\n"""', "titre", "Emploi"),
        ('contact = "mailto:a@b.fr"', "contact", "a@b.fr"),
        ('contact = " Nous <a@b.fr> "', "contact", "a@b.fr"),
        ("url = \"'https://exemple.fr'\"", "url", "https://exemple.fr"),
    ],
)
def test_a_line_of_site_toml_is_read_without_what_surrounds_it(
    tmp_path: Path, line: str, setting: str, read: str
) -> None:
    config = loaded(
        tmp_path, site="\n".join(x for x in (*SITE.splitlines(), line) if not x.startswith(setting) or x == line)
    )
    assert getattr(config.site, setting) == read
    assert len(config.warnings) == (0 if setting == "contact" and "mailto" in line else 1)


def test_a_title_of_two_lines_is_refused(tmp_path: Path) -> None:
    assert findings(tmp_path, site='titre = "a\\nb"\nediteur = "Nous"\n') == [
        "content/site.toml, « titre » : caractère U+000A au milieu de la valeur, attendu une seule ligne. Le retirer."
    ]


def test_every_file_may_begin_with_a_byte_order_mark(tmp_path: Path) -> None:
    bom = "\ufeff"
    (tmp_path / ".env").write_text(f"{bom}FT_CLIENT_ID=PAR_x\n", encoding="utf-8")
    config = loaded(tmp_path, site=bom + SITE, territories=bom + LEVELS)
    assert (config.site.titre, config.environment.ft_client_id, config.warnings) == ("Essai", "PAR_x", ())


@pytest.mark.parametrize("encoding", ["utf-16", "cp1252"])
def test_a_dotenv_of_another_encoding_is_told(tmp_path: Path, encoding: str) -> None:
    (tmp_path / ".env").write_text("FT_CLIENT_ID=é\n", encoding=encoding)
    (found,) = findings(tmp_path)
    assert found.startswith(".env : ")
    assert "UTF-8" in found


def test_settings_that_contradict_each_other_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITE_URL", "https://b.fr")
    monkeypatch.setenv("FT_TOKEN_URL", "http://jeton.fr/?realm=/partenaire")
    config = loaded(
        tmp_path, site=SITE + 'url = "https://a.fr"', territories=LEVELS + entries(("REG", "53"), ("DEP", "35"))
    )
    assert [spaces(warning) for warning in config.warnings] == [
        "content/territoires.toml : territoire REG-53 inutile, puisque le niveau REG est publié en entier. Retirer l’entrée.",
        "FT_TOKEN_URL : adresse en http, où l’identifiant et la clé se lisent en chemin. Écrire une adresse en https.",
        "SITE_URL (https://b.fr) et « url » de site.toml (https://a.fr) n’ont pas le même hôte ; SITE_URL l’emporte. Corriger l’un des deux.",
    ]


def test_an_entry_that_names_a_place_of_a_whole_level_is_useful(tmp_path: Path) -> None:
    assert loaded(tmp_path, territories=LEVELS + entries(("REG", "53")) + 'nom = "Breizh"\n').warnings == ()


def test_a_public_address_with_a_password_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITE_URL", f"https://moi:{SECRET_WORD}@b.fr")
    (found,) = findings(tmp_path)
    assert found == (
        "SITE_URL : lu « https://…@b.fr » : une adresse publique ne porte ni nom d’utilisateur ni mot de passe. Les retirer."
    )
