"""What distinguishes a place, in words: what is counted, of what, when, and how far from the parent."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fiches.indicators.claims.model import Claim
from fiches.indicators.computing import percentage
from fiches.indicators.intervals import Interval, interval_of
from fiches.indicators.model.distinctions import Distinction, Fact
from fiches.indicators.model.numbers import Computed, Number, Observed
from fiches.keys import Key
from fiches.wording.distinctions import distinction_sentence
from fiches.wording.phrase import claims, marks, plain_text
from fiches.wording.typography import findings
from tests.support import figures as build
from tests.support.source import spaces


def row(
    indicator: str,
    code: str,
    value: float,
    *,
    territory=build.ILLE,
    activity: str = "CUMUL",
    item: str = "",
    **changes: str,
) -> Observed:
    """A row; `item` is written `AGE/AGE1`."""
    kind, _, modality = item.partition("/")
    group = "ROME" if activity[1:].isdigit() else "NAF21" if len(activity) == 1 else activity
    settings = {"period": "2026T1", "measure": "nombre", **changes}
    return Observed(
        Key(indicator, *territory, group, activity, code, kind, modality, settings["period"], settings["measure"]),
        value,
    )


def told(entry: str, code: str, here: Number, there: Number, *, points: bool = True) -> str:
    found = distinction(entry, code, here, there, points=points)
    said = distinction_sentence(found, build.wording())
    assert findings(plain_text(said)) == []
    (claim,) = claims(said)
    assert claim.startswith(("plus(", "moins("))
    assert len(marks(said)) == 2
    return spaces(plain_text(said))


def distinction(entry: str, code: str, here: Number, there: Number, *, points: bool) -> Distinction:
    catalogue = build.catalogue()
    indicator = next(one for one in catalogue.indicators if one.id == entry)
    apart = (here.value or 0.0) - (there.value or 0.0)
    gap = percentage(catalogue.formulas["ecart"], (there, here), apart) if points else None
    claim = Claim("plus" if apart > 0 else "moins", (here, there))
    between = interval_of(here).minus(interval_of(there)) if interval_of(here) else Interval(apart, apart)
    return Distinction(
        Fact(indicator, indicator, code, here, there), claim, between, 1.0, 3.0, (here, there), gap, (3, 4)
    )


def share(entry_code: str, item: str, here: float, there: float, indicator: str = "DE_1") -> tuple[Observed, Observed]:
    one = row(indicator, entry_code, here, item=item, measure="pourcentage")
    return one, replace(one, key=one.key.at(build.BRETAGNE), value=there)


def test_a_share_says_its_base_its_moment_and_how_far_it_is() -> None:
    assert told("demandeurs-anciennete", "CHM5", *share("ABC", "CHOMANC/CHM5", 18, 14)) == (
        "Les inscrits depuis 2 ans ou plus : 18 % des demandeurs d’emploi (A, B, C) fin mars 2026, 4 points de plus qu’en Bretagne"
    )


@pytest.mark.parametrize(
    ("entry", "code", "item", "head"),
    [
        ("demandeurs-sexe", "F", "GENRE/F", "Les femmes : "),
        ("demandeurs-formation", "BAC2", "NIVFORM/BAC2", "Le niveau de formation « Bac + 2 » : "),
        ("demandeurs-anciennete", "CHM2", "CHOMANC/CHM2", "L’ancienneté d’inscription « De 3 à moins de 6 mois » : "),
        ("offres-contrats", "AUTR", "TYPECTR/AUTR", "Les contrats d’intérim, d’apprentissage ou aidés : "),
    ],
)
def test_an_item_is_named_by_the_catalogue(entry: str, code: str, item: str, head: str) -> None:
    assert told(entry, code, *share("ABC", item, 18, 14)).startswith(head)


def test_a_base_that_holds_a_comma_is_closed_by_one() -> None:
    said = told("demandeurs-categories", "A", *share("A", "", 18, 14))
    assert "18 % des inscrits, toutes catégories, fin mars 2026, " in said


def test_a_grade_and_an_amount_are_set_beside_the_parent_s() -> None:
    grade = row("PERSP_2", "PERSPECTIVE", 5, period="2025", measure="niveau")
    assert told("tension", "", grade, replace(grade, key=grade.key.at(build.BRETAGNE), value=2), points=False) == (
        "Difficulté de recrutement : 5 sur 5 (très élevée) en 2025, contre 2 en Bretagne"
    )
    pay = row("OFF_1", "PE", 1900, item="SALAIRE/SAL_D10", measure="montant")
    assert told(
        "offres-salaires", "SAL_D10", pay, replace(pay, key=pay.key.at(build.BRETAGNE), value=1750), points=False
    ) == (
        "Le premier décile des salaires proposés : 1 900 € par mois au 1er trimestre 2026, contre 1 750 € par mois en Bretagne"
    )


def test_a_share_of_counts_says_what_it_is_a_share_of() -> None:
    one, whole = row("EMB_1", "TOUT-TOUTE", 4200, activity="G"), row("EMB_1", "TOUT-TOUTE", 30_000)
    here = Computed("part", (one, whole), 14.0)
    there = Computed(
        "part", tuple(replace(n, key=n.key.at(build.BRETAGNE), value=10 * n.value) for n in (one, whole)), 11.0
    )
    said = told("embauches-secteurs", "G", here, there)
    assert said.endswith(" : 14,0 % des embauches au 1er trimestre 2026, 3 points de plus qu’en Bretagne")
    assert said.startswith("Le secteur « ")


def test_a_change_says_its_year_and_its_reserve() -> None:
    now = row("DE_1", "ABC", 41_000)
    then = replace(now, key=now.key._replace(period="2025T1"), value=40_000)
    here = Computed("evolution", (then, now), 2.5)
    there = Computed("evolution", tuple(replace(n, key=n.key.at(build.BRETAGNE)) for n in (then, now)), -1.2)
    assert told("demandeurs-abc", "", here, there, points=False) == (
        "Le nombre de demandeurs d’emploi (fin mars 2026) : +2,5 % en un an, contre −1,2 % en Bretagne,"
        " à lire avec réserve, les règles d’inscription ayant changé en 2025"
    )
