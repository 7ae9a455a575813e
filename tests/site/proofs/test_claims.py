from __future__ import annotations

from pathlib import Path

import pytest

from fiches.errors import ContentError
from fiches.site.proofs.claims import ClaimsReport, prove_claims
from tests.support.claim_site import CONTENT, Row, claim_site, count, found, proved, row
from tests.support.good_site import FOLDER, write
from tests.support.source import spaces

NOW, BEFORE = "DE_1.CUMUL.CUMUL.ABC...2026T1.nombre", "DE_1.CUMUL.CUMUL.ABC...2025T1.nombre"
AGE = "DE_1.CUMUL.CUMUL.ABC.AGE.{}.2026T1.{}"
OFFERS, OWN = "OFF_1.CUMUL.CUMUL.TOFF...2026T1.nombre", "OFF_1.CUMUL.CUMUL.PE...2026T1.nombre"
SECTOR = "OFF_1.NAF21.{}.TOFF...2026T1.nombre"
FEW_BEFORE = SECTOR.format("F").replace("2026", "2025")
GRADE = "PERSP_2.CUMUL.CUMUL.PERSPECTIVE...{}.niveau"
GRADE_NOW, GRADE_BEFORE = GRADE.format("2025"), GRADE.format("2024")
SHARE = f"part({OWN};{OFFERS})"
SHARE_THERE = f"part(REG-53/{OWN};REG-53/{OFFERS})"
EVOLUTION = f"evolution({BEFORE};{NOW})"
EVOLUTION_THERE = f"evolution(REG-53/{BEFORE};REG-53/{NOW})"
YOUNG, MIDDLE, OLD = (AGE.format(code, "pourcentage") for code in ("AGE1", "AGE2", "AGE3"))
AGES = AGE.format("*", "pourcentage")
SECTORS = SECTOR.format("*")
THERE = "evolution(DEP-{0}/{1};DEP-{0}/{2})"
CHANGES = f"[{EVOLUTION} {' '.join(THERE.format(code, BEFORE, NOW) for code in ('22', '29', '56'))}]"
FELL = THERE.format("29", BEFORE, NOW)

FICHE: tuple[Row, ...] = (
    count("2025T1", 40000), count("2026T1", 41230), count("2025T2", 40100), count("2025T3", 40200),
    count("2025T4", 40300), count("2024T1", 39000),
    count("2025T1", 150000, "REG-53"), count("2026T1", 151000, "REG-53"),
    row(OFFERS, "20000"), row(OWN, "10000"),
    row(OFFERS, "40000", place="REG-53"), row(OWN, "20100", place="REG-53"),
    row(YOUNG, "15"), row(MIDDLE, "60"), row(OLD, "25"),
    row(YOUNG, "15", place="REG-53"), row(MIDDLE, "61", place="REG-53"), row(OLD, "30", place="REG-53"),
    row(SECTOR.format("Q"), "900"), row(SECTOR.format("G"), "890"), row(SECTOR.format("F"), "400"), row(FEW_BEFORE, "400"),
    row(GRADE_NOW, "4"), row(GRADE_BEFORE, "3"), row(GRADE_NOW, "4", place="REG-53"),
)  # fmt: skip
LEVEL: tuple[Row, ...] = tuple(
    one
    for place, (before, now) in {
        "22": (30000, 30900), "29": (50000, 49000), "56": (45000, 45010), "44": (41000, 41230), "977": (400000, 500000),
    }.items()
    for one in (count("2025T1", before, f"DEP-{place}"), count("2026T1", now, f"DEP-{place}"))
)  # fmt: skip

TRUE = {
    "hausse": (f"hausse({BEFORE};{NOW})", "3,1 % de plus en un an"),
    "recul": (f"recul(DEP-29/{BEFORE};DEP-29/{NOW})", "baisse"),
    "stable": (f"stable(DEP-56/{BEFORE};DEP-56/{NOW})", "stable en un an"),
    "plus": (f"plus({EVOLUTION};{EVOLUTION_THERE})", "une hausse plus forte qu’en Bretagne"),
    "moins": (f"moins({OLD};REG-53/{OLD})", "moins qu’en Bretagne"),
    "comme": (f"comme({SHARE};{SHARE_THERE})", "presque comme en Bretagne"),
    "comme, niveaux": (f"comme({GRADE_NOW};REG-53/{GRADE_NOW})", "comme en Bretagne"),
    "hausse d’un niveau": (f"hausse({GRADE_BEFORE};{GRADE_NOW})", "augmente"),
    "premier": (f"premier({MIDDLE};{AGES})", "les plus nombreux"),
    "dernier": (f"dernier({YOUNG};{AGES})", "les moins nombreux"),
    "dernier, liste écrite": (f"dernier({YOUNG};[{YOUNG} {MIDDLE} {OLD}])", "les moins nombreux"),
    "premier, évolutions": (f"premier({EVOLUTION};{CHANGES})", "La plus forte hausse parmi les 4 départements"),
    "dernier, évolutions": (f"dernier({FELL};{CHANGES})", "La plus forte baisse parmi les 4 départements"),
    "ex-aequo": (f"ex-aequo({SECTOR.format('Q')};{SECTOR.format('G')};{SECTORS})", "presque à égalité"),
    "indecis": (f"indecis({FEW_BEFORE};{SECTOR.format('F')})", "l’arrondi ne permet pas de le dire"),
    "ecart-max": (f"ecart-max({OLD};{AGES};REG-53)", "ce qui distingue le plus"),
    "fraction": (f"fraction({SHARE};1;2)", "une offre sur deux"),
    "record": (f"record({NOW})", "au plus haut depuis 2025"),
    "rang": (f"rang({NOW};DEP)", "de la 3<sup>e</sup> à la 4<sup>e</sup> place sur 5 départements"),
    "rang_evolution": (f"rang_evolution({BEFORE};{NOW};DEP)", "1<sup>re</sup> place sur 5"),
    "tiers": (f"tiers({EVOLUTION};DEP)", "dans le tiers haut"),
}
FALSE = {
    "hausse qui est un recul": (f"hausse(DEP-29/{BEFORE};DEP-29/{NOW})", "augmente", "l’arrondi permet le contraire"),
    "hausse qui est stable": (f"hausse(DEP-56/{BEFORE};DEP-56/{NOW})", "augmente", "« stable »"),
    "hausse, faible et sûre": (f"hausse({BEFORE};{BEFORE.replace('T1', 'T2')})", "augmente", "« stable »"),
    "hausse, temps renversé": (f"recul({NOW};{BEFORE})", "baisse", "2026T1 ne précède pas 2025T1"),
    "hausse à travers la rupture": (
        f"hausse({BEFORE.replace('2025', '2024')};{NOW})", "augmente", "une rupture de série sépare 2024T1 et 2026T1",
    ),
    "pas un an": (f"hausse({BEFORE.replace('T1', 'T4')};{NOW})", "de plus en un an", "ce n’est pas un an"),
    "recul": (f"recul({BEFORE};{NOW})", "baisse", "l’arrondi permet le contraire"),
    "stable": (f"stable({BEFORE};{NOW})", "stable", "au-delà de ± 0,5 %"),
    "plus": (f"plus({EVOLUTION_THERE};{EVOLUTION})", "plus qu’en Bretagne", "l’arrondi permet le contraire"),
    "plus, autre sens": (f"plus({EVOLUTION};{EVOLUTION_THERE})", "une baisse plus forte qu’en Bretagne", "« baisse » se dit"),
    "plus, deux natures": (f"plus({MIDDLE};{EVOLUTION})", "plus qu’en Bretagne", "pas de même nature"),
    "plus, deux sources d’une part": (f"plus({MIDDLE};{SHARE})", "plus qu’en Bretagne", "ne se comparent pas"),
    "moins": (f"moins({YOUNG};REG-53/{YOUNG})", "moins qu’en Bretagne", "l’arrondi permet le contraire"),
    "comme, autres chiffres": (f"comme({SHARE};{SHARE_THERE})", "comme en Bretagne", "attendu « presque comme »"),
    "comme": (f"comme({OLD};REG-53/{OLD})", "comme en Bretagne", "écart au-delà de la tolérance"),
    "comme, à un point": (f"comme({MIDDLE};REG-53/{MIDDLE})", "comme en Bretagne", "écart au-delà de la tolérance"),
    "comme, effectifs": (f"comme({NOW};REG-53/{NOW})", "comme en Bretagne", "ne se dit ni d’effectifs"),
    "premier": (f"premier({OLD};{AGES})", "les plus nombreux", "AGE2"),
    "premier hors liste": (f"premier({MIDDLE};[{YOUNG} {OLD}])", "les plus nombreux", "n’est pas de la liste"),
    "premier, liste coupée": (f"premier({OLD};[{OLD} {YOUNG}])", "les plus nombreux", "liste tronquée : AGE2"),
    "premier, liste vide": (f"premier({OLD};{AGES.replace('AGE', 'AGO')})", "les plus nombreux", "aucune ligne"),
    "dernier": (f"dernier({OLD};{AGES})", "les moins nombreux", "AGE1"),
    "premier, autre nombre": (
        f"premier({EVOLUTION};{CHANGES})", "La plus forte hausse parmi les 5 départements", "parmi 5, la liste en a 4",
    ),
    "premier, évolution qui n’est pas une hausse": (
        f"premier({THERE.format('56', BEFORE, NOW)};[{THERE.format('56', BEFORE, NOW)} {FELL}])",
        "La plus forte hausse", "ce n’est pas sûrement une hausse",
    ),
    "dernier, évolution qui n’est pas une baisse": (
        f"dernier({THERE.format('22', BEFORE, NOW)};[{THERE.format('22', BEFORE, NOW)} {EVOLUTION}])",
        "La plus forte baisse", "ce n’est pas sûrement une baisse",
    ),
    "ex-aequo": (f"ex-aequo({SECTOR.format('Q')};{SECTOR.format('F')};{SECTORS})", "à égalité", "plus de dix d’écart"),
    "ex-aequo, pas des effectifs": (f"ex-aequo({YOUNG};{OLD};{AGES})", "à égalité", "que d’effectifs"),
    "indecis": (f"indecis({OLD};REG-53/{OLD})", "l’arrondi ne permet pas de le dire", "ne se recouvrent pas"),
    "ecart-max": (f"ecart-max({YOUNG};{AGES};REG-53)", "ce qui distingue le plus", "peut être de"),
    "fraction": (f"fraction({SHARE};4;10)", "quatre offres sur dix", "à plus de 2,5 points"),
    "fraction, autres mots": (f"fraction({SHARE};1;2)", "une offre sur quatre", "les mots disent (1, 4)"),
    "record": (f"record({NOW})", "au plus bas depuis 2025", "elle-même en"),
    "record d’avant la rupture": (f"record({NOW})", "au plus haut depuis 2024", "commencent en 2025T1"),
    "rang": (f"rang({NOW};DEP)", "2<sup>e</sup> place sur 5", "attendu 3 à 4 sur 5"),
    "rang, autre nombre": (
        f"rang({NOW};DEP)", "de la 3<sup>e</sup> à la 4<sup>e</sup> place sur 6", "les mots disent sur 6, attendu 5",
    ),
    "rang, autre niveau": (f"rang({NOW};REG)", "3<sup>e</sup> place", "n’est pas de ce niveau"),
    "rang_evolution": (f"rang_evolution({BEFORE};{NOW};DEP)", "2<sup>e</sup> place sur 5", "attendu 1 à 1 sur 5"),
    "tiers": (f"tiers({EVOLUTION};DEP)", "dans le tiers bas", "hors du tiers"),
    "une valeur manque": (f"hausse(DEP-99/{BEFORE};{NOW})", "augmente", "une valeur manque"),
    "nom inconnu": (f"mieux({BEFORE};{NOW})", "augmente", "affirmation inconnue"),
    "arguments": (f"hausse({BEFORE})", "augmente", "1 arguments, attendu 2"),
    "illisible": (f"hausse({BEFORE}", "augmente", "attendu « ) »"),
    "mots d’une autre": (f"hausse({BEFORE};{NOW})", "baisse", "« baisse » se dit de recul"),
    "aucun mot": (f"hausse({BEFORE};{NOW})", "bouge", "aucun mot de « hausse »"),
    "nombre d’ailleurs": (
        f"hausse({BEFORE};{NOW})", f'<data data-formule="{EVOLUTION_THERE}">0,7 %</data> de plus en un an', "n’est pas de ceux",
    ),
}  # fmt: skip


def _site(root: Path, claim: str, words: str) -> Path:
    return claim_site(root, f'<p>Ici, <span data-affirme="{claim}">{words}</span>.</p>', FICHE, LEVEL)


SMALL_BEFORE, SMALL_NOW = (900, "DEP-52"), (980, "DEP-52")


def test_a_change_that_starts_under_a_thousand_has_no_place(tmp_path: Path) -> None:
    """As a writer counts a level: « 17e sur 17 » was refused in small EPCI for an eighteenth, of which no change is told."""
    small = (count("2025T1", *SMALL_BEFORE), count("2026T1", *SMALL_NOW))
    gone = (count("2025T1", 1_000, "DEP-53"), count("2026T1", 0, "DEP-53"))
    place = f"rang_evolution({BEFORE};{NOW};DEP)"
    body = f'<p>Ici, <span data-affirme="{place}">1<sup>re</sup> place sur {{}}</span>.</p>'
    assert found(claim_site(tmp_path / "small", body.format(5), FICHE, (*LEVEL, *small))) == []
    assert found(claim_site(tmp_path / "gone", body.format(6), FICHE, (*LEVEL, *gone))) == []
    own = f"rang_evolution({THERE.format('52', BEFORE, NOW)[10:-1]};DEP)"
    third = f"tiers({THERE.format('52', BEFORE, NOW)};DEP)"
    told = {own: "1<sup>re</sup> place sur 6", third: "dans le tiers haut"}
    for claim, words in told.items():
        body = f'<p>Ici, <span data-affirme="{claim}">{words}</span>.</p>'
        findings = found(claim_site(tmp_path / claim[:4], body, FICHE, (*LEVEL, *small)))
        assert len(findings) == 1
        assert "base inférieure à 1 000" in findings[0]


@pytest.mark.parametrize("name", TRUE)
def test_what_holds_is_counted(tmp_path: Path, name: str) -> None:
    claim, words = TRUE[name]
    report = proved(_site(tmp_path, claim, words))
    assert [spaces(finding) for finding in report.findings] == []
    assert report.examined == {claim.partition("(")[0]: 1}
    assert report.summary[0] == "0 fausse sur 1 affirmation"


@pytest.mark.parametrize("name", FALSE)
def test_what_does_not_hold_is_found_where_it_stands(tmp_path: Path, name: str) -> None:
    """Page, place, what is read, what is wrong with it."""
    claim, words, reason = FALSE[name]
    findings = found(_site(tmp_path, claim, words))
    assert any(reason in finding for finding in findings), findings
    assert all(finding.startswith(f"{FOLDER}index.html #bloc : «") for finding in findings)


def test_a_change_of_one_value_turns_it_red(tmp_path: Path) -> None:
    claim, words = TRUE["hausse"]
    assert found(_site(tmp_path, claim, words)) == []
    body = f'<p><span data-affirme="{claim}">{words}</span></p>'
    other = tuple(one for one in FICHE if one[8] != "2026T1" or one[0] != "DE_1")
    assert found(claim_site(tmp_path, body, (*other, count("2026T1", 39000)), LEVEL))


@pytest.mark.parametrize(("base", "false"), [(90, True), (100, False)])
def test_nothing_is_claimed_below_a_hundred(tmp_path: Path, base: int, false: bool) -> None:
    body = f'<p><span data-affirme="hausse({BEFORE};{NOW})">augmente</span></p>'
    assert bool(found(claim_site(tmp_path, body, (count("2025T1", base), count("2026T1", 500))))) is false


def test_a_missing_member_withholds_the_claim_unless_the_words_say_so(tmp_path: Path) -> None:
    rows = (*FICHE, row(AGE.format("AGE9", "pourcentage"), "", status="nd"))
    said = '<p><span data-affirme="premier({};{})">{}</span></p>'
    plain = said.format(MIDDLE, AGES, "les plus nombreux")
    bounded = said.format(MIDDLE, AGES, "les plus nombreux parmi les groupes publiés")
    assert "n’a pas de valeur" in found(claim_site(tmp_path / "un", plain, rows))[0]
    assert found(claim_site(tmp_path / "deux", bounded, rows)) == []


def test_drawings_feed_and_pages_without_data_are_read(tmp_path: Path) -> None:
    claim, words = FALSE["recul"][:2]
    root = claim_site(tmp_path, "", FICHE, LEVEL)
    mark = claim.replace("DE_1", "DEP-35/DE_1")
    write(root, "index.html", f'<html><body><main><p data-affirme="{mark}">{words}</p></main></body></html>')
    drawing = f'<svg xmlns="http://www.w3.org/2000/svg"><desc id="d" data-affirme="{claim}">{words}</desc></svg>'
    write(root, f"{FOLDER}graphiques/demandeurs.svg", drawing)
    escaped = f'&lt;p data-affirme="{mark}"&gt;{words}&lt;/p&gt;'
    write(
        root,
        "atom.xml",
        f'<feed xmlns="http://www.w3.org/2005/Atom"><entry><summary type="html">{escaped}</summary></entry></feed>',
    )
    places = sorted(finding.partition(" ")[0] for finding in found(root))
    assert places == ["atom.xml", f"{FOLDER}graphiques/demandeurs.svg", "index.html"]


UNCLAIMED = {
    "une phrase": ("<p>Les offres augmentent.</p>", ["« augmentent » hors de toute affirmation"]),
    "à cheval sur un nombre": ("<p><data>2 %</data> de plus en un an</p>", ["« de plus en un an »"]),
    "un dessin": ("<svg><desc>Comme en Bretagne</desc></svg>", ["« Comme en »"]),
    "un attribut": ('<img alt="Comme en Bretagne">', ["« Comme en »"]),
    "une classe d’âge": ("<p>50 ans ou plus, au 1<sup>er</sup> trimestre 2026</p>", []),
    "un libellé": ("<table><tr><th>Les plus nombreux</th></tr></table>", []),
    "une citation": ("<blockquote>Les offres augmentent.</blockquote><p><q>comme en Bretagne</q></p>", []),
    "une affirmation": (f'<p data-affirme="{TRUE["hausse"][0]}">augmente</p>', []),
}


@pytest.mark.parametrize("name", UNCLAIMED)
def test_words_of_the_vocabulary_stand_in_a_claim(tmp_path: Path, name: str) -> None:
    body, expected = UNCLAIMED[name]
    findings = found(claim_site(tmp_path, body, FICHE, LEVEL))
    assert len(findings) == len(expected)
    assert all(part in finding for part, finding in zip(expected, findings, strict=True))


def test_what_an_editor_wrote_is_only_a_warning(tmp_path: Path) -> None:
    content = tmp_path / "content"
    (content / "textes").mkdir(parents=True)
    for name in ("affirmations.toml", "ruptures.toml", "indicateurs.toml", "sources.toml"):
        (content / name).write_bytes((CONTENT / name).read_bytes())
    (content / "textes/methode.md").write_text(
        "Ici, **les offres** augmentent souvent au printemps.\n", encoding="utf-8"
    )
    (content / "textes/phrases.toml").write_text('x = "Ici, tout augmente"\n', encoding="utf-8")
    body = "<p>Ici, <strong>les offres</strong> augmentent souvent au printemps.</p><p>Ici, tout augmente</p>"
    report: ClaimsReport = prove_claims(claim_site(tmp_path / "site", body, FICHE), content)
    assert len(report.warnings) == 1
    assert "« augmentent »" in spaces(report.warnings[0])
    assert len(report.findings) == 1
    assert "« augmente »" in spaces(report.findings[0])


def test_a_vocabulary_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match=r"affirmations\.toml"):
        prove_claims(claim_site(tmp_path, "", FICHE), tmp_path / "none")


def test_a_truth_that_contradicts_a_claim_is_told(tmp_path: Path) -> None:
    """A source that rounds otherwise than it says, an edition of another one: only the unrounded values show it."""
    claim, words = TRUE["hausse"]
    root = _site(tmp_path, claim, words)
    report = prove_claims(root, CONTENT, truth=lambda place, parts: 40000.0)
    assert report.false == {"hausse": 1}
    assert "contraire à la vérité" in report.findings[0]
    assert "41230 n’est pas l’arrondi de 40000" in spaces(report.findings[0])
    assert not prove_claims(root, CONTENT, truth=lambda place, parts: None).findings


COMPETENCE = "DE_1.ETRE.01.ABC...2026T1.{}"
METIER = "OFF_1.ROME.J1501.TOFF...2026T1.{}"


@pytest.mark.parametrize(
    ("key", "whole", "refused"),
    [(METIER, OFFERS, True), (COMPETENCE, NOW, False)],
    ids=["declared its share of all", "of another base"],
)
def test_the_percentage_beside_a_count_is_its_share_of_all_where_the_catalogue_says_so(
    tmp_path: Path, key: str, whole: str, *, refused: bool
) -> None:
    """A percentage of another base says nothing of the order of two shares."""
    one, percentage = key.format("nombre"), key.format("pourcentage")
    rows = [
        row(one, "8000"),
        row(percentage, "30"),
        row(one, "8000", place="REG-53"),
        row(percentage, "50", place="REG-53"),
    ]
    part, part_there = f"part({one};{whole})", f"part(REG-53/{one};REG-53/{whole})"
    body = f'<p><span data-affirme="plus({part};{part_there})">plus qu’en Bretagne</span></p>'
    said = found(claim_site(tmp_path, body, [*FICHE, *rows]))
    assert any("disent le contraire des effectifs" in one for one in said) == refused, said
    assert refused or said == []
