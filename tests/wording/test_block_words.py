"""The words of a block: its subtitle, its reading with the territory's own number."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fiches.indicators.model.block import Block
from fiches.indicators.model.headline import Headline
from fiches.site.svg_text import text_of
from fiches.wording import block_words, sentences, titles
from fiches.wording.besides import beside_parent
from fiches.wording.phrase import Phrase, claims
from tests.support import figures as build

WORDING = build.wording()


def plain(text: Phrase) -> str:
    return text_of(text).replace("\u00a0", " ").replace("\u202f", " ")


def said(headline: Headline) -> str:
    return text_of(sentences.headline_sentence(headline, WORDING).text).replace("\u00a0", " ").replace("\u202f", " ")


ABC = "Fin mars 2026, 41 230 personnes sont inscrites à France Travail en catégories A, B ou C en Ille-et-Vilaine"


HARD = "En 2025, en Ille-et-Vilaine, recruter est difficile (4 sur 5)"


READINGS = [
    (
        build.structure_block("demandeurs-age", [18, 27, 32, 10, 13]),
        "Fin mars 2026, en Ille-et-Vilaine, les 55 ans ou plus : 13 % des demandeurs d’emploi (A, B, C), moins qu’en Bretagne (15 %).",
        "liste",
    ),
    (
        build.structure_block("demandeurs-formation", [18, 27, 32, 10, 9, 4], apart=0),
        "Fin mars 2026, en Ille-et-Vilaine, le niveau « baccalauréat » : 32 % des demandeurs d’emploi (A, B, C), comme en Bretagne.",
        "liste",
    ),
    (
        build.structure_block("embauches-sexe", [53, 47], apart=-1.2),
        "Au 1er trimestre 2026, en Ille-et-Vilaine, les femmes : 53 % des embauches de demandeurs d’emploi, plus qu’en Bretagne (52 %).",
        "liste",
    ),
    (
        build.profile_block([4, 5, 3, 4, 2, 2, None], difficulty=1),
        "En 2025, en Ille-et-Vilaine, recruter est très peu difficile (1 sur 5) : rien n’est dit de ses origines possibles.",
        "facteurs",
    ),
    (
        build.profile_block([4, 5, 3, 4, 2, 2, None]),
        "En 2025, en Ille-et-Vilaine, « Manque de main-d’œuvre » est à 5 sur 5, comme en Bretagne.",
        "facteurs",
    ),
    (
        build.scale_block("tension", [3, 4], last="2025"),
        f"{HARD}, contre 3 sur 5 (moyenne) un an plus tôt ; en Bretagne, 3 sur 5 (moyenne). Une difficulté élevée pour les"
        " employeurs est plutôt favorable à qui cherche un emploi.",
        "niveau",
    ),
    (
        build.scale_block("tension", [2], last="2025", there=None),
        "En 2025, en Ille-et-Vilaine, recruter est peu difficile (2 sur 5). Une difficulté faible"
        " pour les employeurs est plutôt défavorable à qui cherche un emploi.",
        "niveau",
    ),
    (
        build.scale_block("tension", [3], last="2025", there=4),
        "En 2025, en Ille-et-Vilaine, recruter est moyennement difficile (3 sur 5), contre 4 sur 5 (élevée) en Bretagne.",
        "niveau",
    ),
    (
        build.evolution_block("demandeurs-abc", build.JOB_SEEKERS),
        f"{ABC}, soit 2,9 % de plus qu’un an plus tôt, une hausse plus forte qu’en Bretagne (+2,1 %) ; à lire avec"
        " réserve, les règles d’inscription ayant changé en 2025. C’est 32,1 % du total de la Bretagne.",
        "evolution",
    ),
    (build.missing_block("tension"), "", ""),
]


@pytest.mark.parametrize(("block", "reading", "rule"), READINGS)
def test_readings_use_the_territorys_own_number(block: Block, reading: str, rule: str) -> None:
    told = block_words.reading(block, WORDING)
    assert (plain(told.text), told.rule) == (reading, rule)


def test_subtitles_say_quantity_unit_place_and_period() -> None:
    block = build.evolution_block("demandeurs-abc", build.JOB_SEEKERS)
    assert text_of(block_words.subtitle(block, WORDING)).replace("\u00a0", " ") == (
        "Demandeurs d’emploi de catégories A, B et C, en nombre de personnes, en Ille-et-Vilaine, de fin mars 2023"
        " à fin mars 2026"
    )


def test_the_unit_and_the_time_of_a_table_are_those_of_its_first_column_with_a_value() -> None:
    """Of the offers that it counts; of the job seekers, where the source has no offer of any of these métiers."""
    table = build.metiers_blocks()[0]
    assert plain(block_words.subtitle(table, WORDING)) == (
        "Offres, demandeurs d’emploi et difficulté, par métier, en nombre d’offres, en Ille-et-Vilaine,"
        " avril 2025 – mars 2026"
    )
    own = table.indicator.id
    alone = [replace(one, numbers={name: n for name, n in one.numbers.items() if name != own}) for one in table.metiers]
    assert plain(block_words.subtitle(replace(table, metiers=tuple(alone)), WORDING)) == (
        "Offres, demandeurs d’emploi et difficulté, par métier, en nombre de personnes, en Ille-et-Vilaine, fin mars 2026"
    )


def test_the_widest_gap_with_the_parent_is_told_when_rounding_cannot_explain_it() -> None:
    """In the title: of the whole list, one item alone; the reading then says what the list says by itself."""
    near = build.structure_block("demandeurs-formation", [16, 33, 22, 12, 9, 8], apart=0.3)
    far = build.structure_block("demandeurs-formation", [16, 33, 22, 12, 9, 8], apart=7).items[-1]
    parted, hidden = replace(near, items=(*near.items[:-1], far)), replace(near, items=near.items[:-1], unshown=(far,))
    assert "élevée" not in plain(titles.title(near, WORDING))
    for block in (parted, hidden):
        assert plain(titles.title(block, WORDING)) == (
            "La part du niveau « bac + 5 ou plus » est moins élevée qu’en Bretagne : 8 %, 7 points de moins"
        )
        said = block_words.reading(block, WORDING).text
        assert plain(said) == (
            "Fin mars 2026, en Ille-et-Vilaine, le niveau le plus fréquent est « CAP ou BEP » : 33 % des demandeurs d’emploi"
            " (A, B, C), comme en Bretagne."
        )
        assert [claim.partition("(")[0] for claim in claims(said)] == ["premier", "comme"]


def test_a_gap_that_the_title_cannot_print_is_told_below() -> None:
    """Both shares written the same, though not equal."""
    near = build.structure_block("demandeurs-formation", [16, 33, 22, 12, 9, 8], apart=0)
    far = build.structure_block("demandeurs-formation", [16, 33, 22, 12, 9, 8], apart=7).items[-1]
    said = block_words.reading(replace(near, items=(*near.items[:-1], replace(far, gap=None))), WORDING).text
    assert plain(said).endswith(
        "L’écart le plus grand est celui de « Bac + 5 ou plus » : 8 %, moins qu’en Bretagne (15 %)."
    )
    assert [claim.partition("(")[0] for claim in claims(said)] == ["comme", "ecart-max", "moins"]


@pytest.mark.parametrize("apart", [0, 0.3, 0.6, 0.9, 1.1, 1.4, 2, -0.4, -0.8, -1.2, -3])
@pytest.mark.parametrize("identifier", ["demandeurs-sexe", "demandeurs-qualification", "offres-contrats"])
def test_title_and_reading_compare_with_the_parent_by_the_same_claim(identifier: str, apart: float) -> None:
    block = build.structure_block(identifier, [53, 47] if "sexe" in identifier else [45, 25, 15, 10, 5], apart=apart)
    title, reading = titles.title(block, WORDING), block_words.reading(block, WORDING).text
    compared = [{claim for claim in claims(said) if "REG-53" in claim} for said in (title, reading)]
    assert compared[0] == compared[1]
    assert len(compared[0]) == bool(beside_parent(block, block.items[0], WORDING))
