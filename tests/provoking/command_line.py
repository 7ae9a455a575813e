"""The command line and the content folder at fault (2)."""

from __future__ import annotations

from collections.abc import Mapping

from fiches.editions.store import write_edition
from fiches.errors import Code
from tests.provoking.bench import RENDER, TWO, Bench, Codes, Provocation, raised, told
from tests.support.frames import edition
from tests.support.manifests import rewrite

TITLE = 'titre = "Fiches marché du travail"'


def _with(bench: Bench, *arguments: str) -> Codes:
    bench.content()
    return told(*arguments)


def _variable(bench: Bench) -> Codes:
    bench.content()
    bench.patch.setenv("FT_API_URL", "api.francetravail.io")
    return told(*RENDER)


def _own_text(bench: Bench) -> Codes:
    comments = bench.content() / "commentaires"
    comments.mkdir()
    (comments / "DEP.md").write_text("2026-11-30\nVu.", encoding="utf-8")
    return told(*RENDER)


def _metier(bench: Bench) -> Codes:
    path = bench.content() / "site.toml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("[metiers]", '[metiers]\nliste = ["A9999"]'), encoding="utf-8"
    )
    return told("plan", "--demo", "--quiet")


def _territories(text: str) -> Provocation:
    return lambda bench: bench.spoiled("territoires.toml", text)


def _changed_edition(bench: Bench) -> Codes:
    path = bench.content() / "editions/2026T1/referentiel.json"
    path.write_text(path.read_text(encoding="utf-8") + " ", encoding="utf-8")
    return told(*RENDER)


def _edition_of_another(bench: Bench, **manifest: object) -> Codes:
    rewrite(bench.content() / "editions/2026T1", **manifest)
    return told(*RENDER)


def _output_taken(bench: Bench) -> Codes:
    bench.content()
    (bench.folder / "photos").mkdir()
    (bench.folder / "photos/vacances.jpg").write_bytes(b"mer")
    return told(*RENDER, "--output", "photos")


COMMAND_LINE: Mapping[Code, Provocation] = {
    Code.MISUSE: lambda bench: told("--quiet", "--verbose") & told("diff", "2026T1") & told("verify"),
    Code.UNKNOWN_COMMAND: lambda bench: told("--vite") & told("publish"),
    Code.OPTION_VALUE: lambda bench: told("--jobs", "0") & told("--output") & told("--shard", "4/3"),
    Code.UNKNOWN_FICHE: lambda bench: _with(bench, *RENDER, "--only", "DEP-99"),
    Code.UNKNOWN_PLACE: lambda bench: told("places", "Xyzzyqwv") & told("places", "EPCI", "--inside", "REG-00"),
    Code.REASON: lambda bench: _with(bench, "harvest", "--demo", "--accept", " "),
    Code.UNKNOWN_EDITION: lambda bench: _with(bench, *RENDER, "--edition", "2020T1"),
    Code.ABSENT_FILE: lambda bench: told("render", "--content", str(bench.folder / "absent")),
    Code.NOT_UTF8: lambda bench: bench.spoiled("site.toml", 'titre = "Marché"'.encode("cp1252")),
    Code.BROKEN_TOML: lambda bench: bench.spoiled("site.toml", 'titre = "Sans guillemet'),
    Code.DAMAGED_TEXT: lambda bench: bench.replaced("site.toml", TITLE, 'titre = "InfirmiÃ¨re"'),
    Code.UNKNOWN_KEY: lambda bench: bench.replaced("site.toml", TITLE, f"{TITLE}\nvite = true"),
    Code.MISSING_KEY: lambda bench: bench.replaced("site.toml", TITLE, ""),
    Code.VALUE: lambda bench: bench.replaced("site.toml", "derives_max = 20", 'derives_max = "vingt"'),
    Code.CONTROL_CHARACTER: lambda bench: bench.replaced("site.toml", TITLE, 'titre = "Fiches\\nen deux lignes"'),
    Code.CATALOGUE: lambda bench: bench.replaced("indicateurs.toml", 'indicateur = "DE_1"', 'indicateur = "DE_9"'),
    Code.TEXTS: lambda bench: bench.replaced("textes/phrases.toml", "{valeur} sont", "{montant} sont"),
    Code.VARIABLE: _variable,
    Code.OWN_PAGE: lambda bench: bench.replaced("site.toml", "[garde]", '[pages]\nmenu = ["absente"]\n\n[garde]'),
    Code.OWN_TEXT: _own_text,
    Code.LOGO: lambda bench: bench.replaced("site.toml", "[garde]", '[marque]\nlogo = "absent.svg"\n\n[garde]'),
    Code.NO_TERRITORY: _territories(""),
    Code.LISTED_TWICE: _territories(TWO + TWO),
    Code.UNKNOWN_TERRITORY: _territories('[[territoires]]\ntype = "DEP"\ncode = "3500"\n'),
    Code.GROUP: _territories('[[groupes]]\nnom = "Pays"\nterritoires = ["DEP-35"]\n'),
    Code.SELECTION: _territories('[[selections]]\nniveau = "DEP"\ndans = "DEP-35"\n'),
    Code.UNKNOWN_METIER: _metier,
    Code.EDITION_DAMAGED: _changed_edition,
    Code.EDITION_TOO_NEW: lambda bench: _edition_of_another(bench, schema=99),
    Code.EDITION_NAME: lambda bench: raised(lambda: write_edition(bench.folder, edition(identifier="mars"))),
    Code.EDITION_OF_ANOTHER_SOURCE: lambda bench: _edition_of_another(bench, demo=True, source="demo"),
    Code.OUTPUT_TAKEN: _output_taken,
    Code.NO_SITE: lambda bench: told("check", "--output", str(bench.folder)),
    Code.SHARD_OR_SITE: lambda bench: told("merge", str(bench.folder)),
}
