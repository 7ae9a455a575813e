"""One site, one edition: what `--only` may complete, and which editions a command may publish."""

from __future__ import annotations

import json
from pathlib import Path

from fiches.commands.options import Options
from fiches.content.config import Config
from fiches.editions.store import SIMULATED, Manifest
from fiches.errors import Code, ContentError
from fiches.site.construction import Construction, construction_of, differences
from fiches.site.incremental.shard_folder import read_shard
from fiches.site.publish import BUILD_FILE, is_ours
from fiches.territories import written_code


def construction_now(options: Options, config: Config) -> Construction:
    """What this run builds with: the settings as the environment leaves them."""
    settings = config.site.model_copy(update={"url": config.site_url})
    return construction_of(options.content, settings, config.territories)


def refuse_other_source(manifest: Manifest, *, demo: bool) -> None:
    """Raises ContentError for an edition of the built-in emulator without `--demo`, or of another source with it.

    Whether figures are simulated is said by the edition, never by the option: a server may be an emulator too.
    """
    built_in = manifest.source == SIMULATED
    if built_in == demo:
        return
    if built_in:
        found = "ses chiffres sont simulés, et la commande n’a pas --demo. Ajouter --demo"
    else:
        found = f"ses chiffres viennent de {written_code(manifest.source)}, et la commande a --demo. Retirer --demo"
    raise ContentError(
        f"Édition {manifest.edition} : {found}, ou remettre cette édition dans le dossier qui est le sien.",
        code=Code.EDITION_OF_ANOTHER_SOURCE,
    )


def refuse_other_construction(options: Options, config: Config) -> None:
    """Raises ContentError when `--only` would leave pages of another program, catalogue or settings; before any harvest."""
    if not options.only or not is_ours(options.output):
        return
    if shard := read_shard(options.output):
        raise ContentError(
            f"{options.output} : c’est le lot {shard.number} sur {shard.count} d’un site, que --only ne complète pas. Construire"
            f" le lot à nouveau (--shard {shard.number}/{shard.count}), ou choisir un autre dossier (--output).",
            code=Code.ONLY,
        )
    others = differences(_built(options.output), construction_now(options, config))
    if others:
        raise ContentError(
            f"{options.output} : changé depuis que le site en place a été construit : {', '.join(others)}. --only y laisserait"
            " des pages d’avant. Rendre le site entier (sans --only).",
            code=Code.ONLY,
        )


def refuse_other_edition(output: Path, manifest: Manifest) -> None:
    """Raises ContentError when the site in place, which `--only` completes, is of another edition."""
    built = _built(output)
    former = written_code(str(built.get("edition")))
    if built.get("demo") != manifest.demo:
        raise ContentError(
            f"{output} : --only mêlerait des chiffres réels et des chiffres simulés. Rendre le site entier (sans --only), ou"
            " choisir un autre dossier (--output).",
            code=Code.ONLY,
        )
    if former != manifest.edition:
        raise ContentError(
            f"{output} : le site en place est de l’édition {former}, et --only y mettrait des fiches de l’édition"
            f" {manifest.edition}. Rendre le site entier (sans --only), ou garder l’édition en place (--edition {former}).",
            code=Code.ONLY,
        )


def _built(output: Path) -> dict[str, object]:
    return dict(json.loads((output / BUILD_FILE).read_text(encoding="utf-8")))
