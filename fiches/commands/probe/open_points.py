"""The questions that the contract leaves open (section 14): the source's answer to each, and the setting that follows."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from fiches.commands.probe.calls import Outcome, ProbeResult
from fiches.commands.probe.contract import TYPES, type_of
from fiches.commands.probe.documents import Fields, listed, objects, quoted, rows_of, text
from fiches.content.catalogue import Catalogue
from fiches.keys import CUMUL
from fiches.territories import DEPARTEMENT, LEVELS


class OpenPoint(NamedTuple):
    """A question of the contract, the source's answer, and the setting that depends on it."""

    question: str
    answer: str
    setting: str


NOTHING = "rien à régler"
UNKNOWN = "la source n’en dit rien"


def open_points(result: ProbeResult, catalogue: Catalogue) -> list[OpenPoint]:
    return [
        *_dynamism(result, catalogue),
        _codes_today("DE_5", result, catalogue),
        _codes_today("EMB_1", result, catalogue),
        *_months(result),
        *_faults(result),
        *_salaries(result, catalogue),
        OpenPoint(
            "Sens de ATTR_SALARIALE",
            _label_of(result, "PERSP_2", "ATTR_SALARIALE"),
            f"libelles et note de {_entries(catalogue, 'PERSP_2', 'ATTR_SALARIALE')}",
        ),
        _share_of_offers(result, catalogue),
        _territory_types(result),
        _filters(result),
    ]


def _rows(result: ProbeResult, indicator: str) -> list[Fields]:
    return [row for one in result.levels.get(indicator, {}).values() for row in rows_of(one.document)]


def _dynamism(result: ProbeResult, catalogue: Catalogue) -> list[OpenPoint]:
    rows = _rows(result, "DYN_1")
    values = [text(row, "valeurPrincipaleNom") for row in rows if "valeurPrincipaleNom" in row]
    words = sorted({value for value in values if value and not value.isdigit()})
    names = [*words, *_level_names(result.details.get("DYN_1", {}))]
    fields = sorted(
        {f"{quoted(name)} ({type_of(row[name])})" for row in rows for name in row if name.startswith("valeurPr")}
    )
    return [
        OpenPoint(
            "Noms des cinq niveaux de DYN_1",
            listed(names) or (f"{UNKNOWN} : des chiffres, sans nom" if rows else "aucune ligne"),
            f"libelles de {_entries(catalogue, 'DYN_1', '')}",
        ),
        OpenPoint(
            "Champ de la valeur de DYN_1",
            ", ".join(fields) or "aucune ligne",
            "niveaux_nommes, [[sources]] DYN_1 de sources.toml" if words else f"{NOTHING} : les deux champs sont lus",
        ),
    ]


def _level_names(entry: Fields) -> list[str]:
    nomenclatures = objects(entry.get("listeTypesNomenclaturesIndicateur"))
    values = (value for one in nomenclatures for value in objects(one.get("listeValeursNomenclaturesIndicateur")))
    return [text(value, "libelleNomenclature") for value in values]


def _codes_today(indicator: str, result: ProbeResult, catalogue: Catalogue) -> OpenPoint:
    labels = {text(row, "codeNomenclature"): text(row, "libNomenclature") for row in _rows(result, indicator)}
    source = catalogue.sources.get(indicator)
    unseen = [code for code in source.codes if code not in labels] if source else []
    seen = ", ".join(f"{quoted(code)} ({quoted(label)})" for code, label in sorted(labels.items())) or "aucune ligne"
    absent = f" ; décrits et non vus : {listed(unseen)}" if labels and unseen else ""
    setting = f"codes, [[sources]] {indicator}, et source.codes de {_entries(catalogue, indicator)}"
    return OpenPoint(f"Codes de {indicator} aujourd’hui", seen + absent, setting)


def _months(result: ProbeResult) -> list[OpenPoint]:
    codes = [*result.monthly.periods, *(text(row, "codePeriode") for row in result.months[:2])]
    announcing = [name for name, entry in result.details.items() if "MOIS" in _period_types(entry)]
    unused = f"{NOTHING} : le catalogue ne demande pas de mois (periode des [[sources]])"
    crossings = f"annoncés : {', '.join(announcing) or 'aucun'} ; OFF_1 par MOIS au pays : {outcome(result.monthly)}"
    return [
        OpenPoint("Format des périodes MOIS", listed(codes) or "aucun code rendu", unused),
        OpenPoint("Croisements servis par MOIS", crossings, unused),
    ]


def _period_types(entry: Fields) -> set[str]:
    declared = (*objects(entry.get("listeTypesPeriodesIndicateur")), *objects(entry.get("listeCroisementsIndicateur")))
    return {text(one, "codeTypePeriode") for one in declared}


def outcome(one: Outcome) -> str:
    """« répond, 12 périodes », « sans donnée (HTTP 500) », « refus (HTTP 400) », « faute (HTTP 500) »."""
    if one.has_rows:
        count = len(one.periods)
        return f"répond, {count} période{'s' if count > 1 else ''}"
    if one.document is None and one.refusal:
        return f"réponse illisible (HTTP {one.status})"
    if one.fault:
        return f"{'refus' if one.status < 500 else 'faute'} (HTTP {one.status})"
    return f"sans donnée (HTTP {one.status})"


def _faults(result: ProbeResult) -> list[OpenPoint]:
    bodies = f"{NOTHING} : une telle réponse est dite et n’est pas redemandée"
    return [OpenPoint(f"Appel faux, {one.name}", f"{outcome(one)}{_said(one)}", bodies) for one in result.wrong]


def _said(one: Outcome) -> str:
    return f", corps {quoted(one.body[:200])}" if one.body else ", corps vide" if one.fault else ""


def _salaries(result: ProbeResult, catalogue: Catalogue) -> list[OpenPoint]:
    entry = result.details.get("SAL_3", {})
    words = f"{text(entry, 'libelleIndicateur')} {text(entry, 'descriptif')}".lower()
    kinds = sorted(set(re.findall(r"\b(brut|net)s?\b", words)))
    department = result.levels.get("SAL_3", {}).get(DEPARTEMENT)
    return [
        OpenPoint(
            "SAL_3 : brut ou net",
            f"le descriptif dit {listed(kinds)}" if kinds else UNKNOWN,
            f"note de {_entries(catalogue, 'SAL_3')}, introduction de leur section",
        ),
        OpenPoint(
            "SAL_3 : niveau DEP",
            outcome(department) if department else "non demandé",
            "territoires, [[sources]] SAL_3 de sources.toml",
        ),
    ]


def _label_of(result: ProbeResult, indicator: str, code: str) -> str:
    labels = {text(row, "libNomenclature") for row in _rows(result, indicator) if text(row, "codeNomenclature") == code}
    if not labels:
        return f"{code} n’a pas été rendu"
    return f"{UNKNOWN} ; libellé : {listed(sorted(labels))}"


def _share_of_offers(result: ProbeResult, catalogue: Catalogue) -> OpenPoint:
    hundred = {
        level: _is_all_hundred(rows_of(one.document))
        for level, one in result.levels.get("OFF_1", {}).items()
        if any("valeurSecondairePourcentage" in row for row in rows_of(one.document))
    }
    parts = [level for level, whole in hundred.items() if not whole]
    if not hundred:
        answer = "le champ n’est pas rendu"
    elif parts:
        answer = f"moins de 100 pour {', '.join(parts)} : part d’un territoire plus grand"
    else:
        answer = f"100 partout ({', '.join(hundred)}) : part du territoire lui-même"
    shown = [
        entry.id
        for entry in catalogue.indicators
        if (entry.source.indicateur, entry.source.activite, entry.mesure) == ("OFF_1", CUMUL, "pourcentage")
        and not entry.source.caracteristique
    ]
    setting = f"mesure de {', '.join(shown)}" if shown else f"{NOTHING} : aucun indicateur ne le montre"
    return OpenPoint("OFF_1 × CUMUL : sens de valeurSecondairePourcentage", answer, setting)


def _is_all_hundred(rows: Iterable[Fields]) -> bool:
    shares = [text(row, "valeurSecondairePourcentage") for row in rows if "valeurSecondairePourcentage" in row]
    return all(re.fullmatch(r"100([.,]0+)?", share) for share in shares)


def _territory_types(result: ProbeResult) -> OpenPoint:
    new = [
        f"{quoted(code)} ({quoted(label)})"
        for code, label in result.types["territoires"].items()
        if code not in TYPES["territoires"]
    ]
    return OpenPoint(
        "Types de territoire nouveaux (comité local)",
        ", ".join(new) or ("aucun" if result.types["territoires"] else "type-territoires ne répond pas"),
        f"aucun réglage : le programme publie {', '.join(LEVELS)} ; un type nouveau est une évolution",
    )


def _filters(result: ProbeResult) -> OpenPoint:
    effects = [
        f"{quoted(filter_)} : {_filtered(filter_.partition('=')[2], *lists)}"
        for filter_, lists in result.filters.items()
    ]
    return OpenPoint(
        "Effet de filtreTerritoire et filtreActivite", " ; ".join(effects), f"{NOTHING} : ils ne servent pas"
    )


_RULES: tuple[tuple[str, str, Callable[[str, str], bool]], ...] = (
    ("début du code", "code", str.startswith),
    ("dans le code", "code", str.__contains__),
    ("début du libellé", "libelle", str.startswith),
    ("dans le libellé", "libelle", str.__contains__),
)


def _filtered(word: str, whole: Sequence[Fields], left: Sequence[Fields]) -> str:
    """Which rule explains what a filter leaves of a list."""
    if not whole or not left:
        return "rien" if whole else "liste absente"
    if len(left) == len(whole):
        return "sans effet"
    codes_left = {_named(row)["code"] for row in left}
    rules = [
        name
        for name, part, holds in _RULES
        if {named["code"] for named in map(_named, whole) if holds(named[part].lower(), word.lower())} == codes_left
    ]
    return ", ".join(rules) or f"{len(left)} sur {len(whole)}, selon une autre règle"


def _named(row: Fields) -> dict[str, str]:
    kind = "Territoire" if "codeTerritoire" in row else "Activite"
    return {"code": text(row, f"code{kind}"), "libelle": text(row, f"libelle{kind}")}


def _entries(catalogue: Catalogue, indicator: str, code: str | None = None) -> str:
    """The catalogue entries that show an indicator (and a code of it), as `indicateurs.toml` names them."""
    shown = [
        entry.id
        for entry in catalogue.indicators
        if entry.source.indicateur == indicator and (not code or {code, "*"} & set(entry.source.wanted))
    ]
    return f"[[indicateurs]] {', '.join(shown)}" if shown else "[[indicateurs]] (aucun aujourd’hui)"
