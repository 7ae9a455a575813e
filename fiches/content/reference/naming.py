"""How a territory stands in a French sentence: subject, « dans », « de ».

The rules follow INSEE's TNCC, with the exceptions that usage imposes; nothing is derived from a first letter
except for EPCI, which have no TNCC.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from fiches.content.reference.accents import accented

APOSTROPHE = "’"
ARTICLES = {2: "le ", 3: "la ", 4: "les ", 5: "l’"}
DE = {0: "de ", 1: "d’", 2: "du ", 3: "de la ", 4: "des ", 5: "de l’"}
DANS = {0: "en ", 1: "en ", 2: "dans le ", 3: "en ", 4: "dans les ", 5: "dans l’"}

EN_WITHOUT_ARTICLE = {"07", "09", "38", "91"}
DANS_LA = {"23", "26", "42", "50", "51", "55", "58", "72", "80", "86"}
A_DEPARTEMENTS = {"75", "974", "976", "977", "978"}
A_REGIONS = {"04", "06"}
# TNCC gives these no article, usage does.
DEPARTEMENT_ARTICLES = {
    "28": "l’",
    "35": "l’",
    "37": "l’",
    "49": "le ",
    "54": "la ",
    "71": "la ",
    "77": "la ",
}
REGION_ARTICLES = {
    "11": "l’", "24": "le ", "27": "la ", "28": "la ", "32": "les ", "44": "le ", "52": "les ", "53": "la ",
    "75": "la ", "76": "l’", "84": "l’", "94": "la ", "01": "la ", "02": "la ", "03": "la ",
}  # fmt: skip
REGION_DE = {"75": "de "}
REGION_DANS = {"24": "en ", "44": "dans le ", "32": "dans les ", "52": "dans les "}

LONG_FORMS = {
    "CC": "Communauté de communes",
    "CA": "Communauté d’agglomération",
    "CU": "Communauté urbaine",
    "ME": "Métropole",
    "MET": "Métropole",
    "PETR": "Pôle d’équilibre territorial et rural",
}
# What a label begins with: a sigle, or the kind in words, in any case and with or without accents.
KIND = re.compile(
    r"(?:(?P<sigle>CC|CA|CU|MET|ME|PETR)"
    r"|(?i:(?P<CC>communaut[ée] de communes)|(?P<CA>communaut[ée] d['’ ]?agglom[ée]ration)|(?P<CU>communaut[ée] urbaine)"
    r"|(?P<ME>m[ée]tropole)|(?P<PETR>p[ôo]le d['’ ]?[ée]quilibre territorial et rural))) "
)
MASCULINE = re.compile(r"Pôle d’équilibre territorial et rural ")
FEMININE = re.compile(r"Communauté de communes |Communauté d’agglomération |Communauté urbaine |Agglomération ")
# « Métropole du Grand Paris » takes an article, « Nantes Métropole » does not.
ARTICLED = re.compile(r"(Métropole|Eurométropole) ")
VOWEL = re.compile(r"[AEIOUÀÂÉÈÊÎÔÛŒ]|Y[^aeo]|H(?:érault|yères|irson|endaye|yrôme)", re.IGNORECASE)
CONTRACTED = {"Le ": "du ", "Les ": "des ", "Pays ": "du Pays "}


class Wording(NamedTuple):
    """`article` with its space, then the name as a subject, after « dans » and after « de »."""

    article: str
    sujet: str
    dans: str
    de: str


def typographic(text: str) -> str:
    """French apostrophes, no-break spaces inside « », runs of spaces closed up."""
    quoted = re.sub(r"«\s*(.*?)\s*»", "«\u00a0\\1\u00a0»", text.replace("'", APOSTROPHE))
    return re.sub(r" +", " ", quoted).strip()


def dashed(nom: str) -> str:
    """« Golfe du Morbihan - Vannes » with the dash of French print, capitals with their accents, « Saint » its hyphen."""
    nom = accented(nom).replace("Haut - ", "Haut-").replace(" - ", " – ")
    return re.sub(r"\bSaint (?=[A-Z])", "Saint-", nom).replace("Île de France", "Île-de-France")


def country() -> Wording:
    return Wording("la ", "la France", "en France", "de la France")


def departement(code: str, nom: str, tncc: int) -> Wording:
    """Wording of a département; `tncc` 0–5."""
    article = DEPARTEMENT_ARTICLES.get(code, ARTICLES.get(tncc, ""))
    dans = DANS[tncc]
    if code in A_DEPARTEMENTS:
        dans = "à "
    elif code in DANS_LA:
        dans = "dans la "
    elif code in EN_WITHOUT_ARTICLE:
        dans = "en "
    return Wording(article, article + nom, dans + nom, DE[tncc] + nom)


def region(code: str, nom: str, tncc: int) -> Wording:
    """Wording of a région; `tncc` 0–5."""
    article = REGION_ARTICLES.get(code, "")
    dans = "à " if code in A_REGIONS else REGION_DANS.get(code, "en ")
    return Wording(article, article + nom, dans + nom, REGION_DE.get(code, DE[tncc]) + nom)


def epci_name(short: str, long: str | None) -> str:
    """The official long name; the DGCL short form, expanded, where the long one is missing or lost its accents."""
    nom = long or short
    if long is not None and long.replace("Saint-Etienne", "Saint-Étienne") == short:
        nom = short
    prefix, _, rest = nom.partition(" ")
    if prefix in LONG_FORMS:
        nom = f"{LONG_FORMS[prefix]} {rest}"
    nom = re.sub(r"\bSt(e?)(?=[- ])", r"Saint\1", nom)
    return dashed(typographic(nom))


def kind_of(label: str) -> tuple[str, str]:
    """« CC Fougères Nouvelle » → its kind in full and « Fougères Nouvelle »; no kind where the label begins with none.

    The kind of a name that says it already (« ME Nantes Métropole », « CA Agglomération du Choletais ») is left out.
    """
    found = KIND.match(label)
    if found is None:
        return "", label
    rest = label[found.end() :]
    if found["sigle"]:
        kind = LONG_FORMS[found["sigle"]]
        says_it = re.search("m[ée]tropole" if kind == "Métropole" else "^agglom[ée]ration ", rest, re.IGNORECASE)
        return kind_of(rest) if KIND.match(rest) else ("" if says_it else kind, rest)
    return next(LONG_FORMS[name] for name, text in found.groupdict().items() if text), rest


def epci(nom: str) -> Wording:
    """Wording of an EPCI from its long name."""
    article, named = "", nom
    if FEMININE.match(nom):
        named = nom[0].lower() + nom[1:]
        article = "l’" if named.startswith("a") else "la "
    elif MASCULINE.match(nom):
        article, named = "le ", nom[0].lower() + nom[1:]
    elif ARTICLED.match(nom):
        article = "l’" if nom.startswith("E") else "la "
    sujet = article + named
    de = f"du {named}" if article == "le " else f"de {sujet}" if article else elided_de(named)
    return Wording(article, sujet, f"sur le territoire {de}", de)


def elided_de(nom: str) -> str:
    """« d’Orléans », « du Muretain Agglo », « des Balcons du Dauphiné », « de La Rochelle » (its article is its own)."""
    for article, contracted in CONTRACTED.items():
        if nom.startswith(article):
            return contracted + nom.removeprefix(article)
    return f"d’{nom}" if VOWEL.match(nom) else f"de {nom}"


def town(nom: str) -> Wording:
    """Wording of a place that one is in as in a town: « au Havre », « aux Ulis », « à La Rochelle », « à Brest »."""
    contracted = {"Le ": "au ", "Les ": "aux "}
    for article, dans in contracted.items():
        if nom.startswith(article):
            return Wording("", nom, dans + nom.removeprefix(article), elided_de(nom))
    return Wording("", nom, f"à {nom}", f"de {nom}" if nom.startswith("Pays ") else elided_de(nom))


def basin(nom: str, de: str = "") -> Wording:
    """Wording of a bassin d’emploi: « du bassin d’emploi de Sélestat », quoted where the name is no place (`de` empty)."""
    named = f"bassin d’emploi {de}" if de else f"bassin d’emploi «\u00a0{nom}\u00a0»"
    return Wording("le ", f"le {named}", f"dans le {named}", f"du {named}")
