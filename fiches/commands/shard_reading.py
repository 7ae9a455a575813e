"""What `merge` takes from a shard: its fiches with what is kept of each, held to the site that is about to be made."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import Any

from fiches.commands.kept_site import KeptSite
from fiches.commands.share import Share
from fiches.content.catalogue import Indicator
from fiches.errors import CheckFailed, Code, ContentError
from fiches.keys import TerritoryKey
from fiches.site.construction import Construction, differences
from fiches.site.incremental.conditions import with_own
from fiches.site.incremental.fate import Decision, Fate
from fiches.site.incremental.record import FicheRecord, read_record
from fiches.site.incremental.shard_folder import KEPT, OWN, ShardFolder
from fiches.site.publish import BUILD_FILE, digest, embedded_folder

_EXPECTED = "Attendu : le même programme, le même contenu, la même édition et les mêmes options pour tous les lots et pour merge."
_AGAIN = "Le construire à nouveau"
_NOT_COMPARED = {BUILD_FILE, "sitemap.xml"}  # said of the shard in its own way
_NAMES = {
    "edition": "l’édition",
    "demo": "chiffres réels ou simulés",
    "construction": "le programme, le contenu ou les réglages",
}


def refuse_other_shards(shards: Sequence[ShardFolder]) -> None:
    """Raises ContentError where two shards were not built from the same edition, program, content and options."""
    first, *others = shards
    for other in others:
        for had, what in (((first.pdf, other.pdf), "a des PDF"), ((first.simulated, other.simulated), "est de --demo")):
            if had[0] != had[1]:
                raise ContentError(f"{first}, {other} : l’un {what}, l’autre non. {_EXPECTED}", code=Code.SHARDS_DIFFER)
        for name in sorted(_shared(first.built) | _shared(other.built)):
            if first.built.get(name) != other.built.get(name):
                read = f" ({first.built.get(name)}, {other.built.get(name)})" if name == "edition" else ""
                raise ContentError(
                    f"{first}, {other} : construits autrement l’un que l’autre : {_NAMES.get(name, name)}{read}. {_EXPECTED}",
                    code=Code.SHARDS_DIFFER,
                )


def _shared(built: Mapping[str, Any]) -> set[str]:
    return built.keys() - OWN


def refuse_other_site(shards: Sequence[ShardFolder], now: Construction) -> None:
    """Raises ContentError where the program, the content or the settings have changed since the shards were built."""
    if others := differences(shards[0].built, now):
        raise ContentError(
            f"{shards[0]} : changé depuis sa construction : {', '.join(others)}. {_EXPECTED}", code=Code.SHARDS_DIFFER
        )


def adopt(kept: KeptSite, shard: ShardFolder) -> list[str]:
    """Notes the fiches of a shard as those of this build; the names of their files.

    Raises ContentError for a fiche made from anything else than what it would be made from now, CheckFailed for a file
    that is not as it was, for a fiche too many or too few.
    """
    catalogue = kept.context.data.catalogue.by_id()
    by_name = {str(key): key for key in kept.context.published}
    files: list[str] = []
    for name in shard.kept:
        record = _record(shard, name, catalogue)
        territory = by_name.get(name)
        if territory is None:
            raise ContentError(
                f"{shard} : fiche {name}, que ce site n’a pas (territoires.toml). {_EXPECTED}", code=Code.SHARDS_DIFFER
            )
        _refuse_other(kept, shard, territory, record)
        _refuse_damaged(kept, shard, territory, record)
        kept.records[territory] = record
        kept.fates[territory] = Decision(Fate.KEPT, f"reprise du lot {shard.number}/{shard.count}")
        files += record.files
    expected = {str(key) for key in Share(shard.number, shard.count).of(kept.context.published)}
    if odd := sorted(expected ^ set(shard.kept)):
        raise CheckFailed(
            f"{shard} : {KEPT}/ n’a pas les fiches de ce lot ({', '.join(odd[:3])}{', …' if len(odd) > 3 else ''} en trop ou"
            f" absentes). {_AGAIN} : {_option(shard)}.",
            code=Code.SHARD_DAMAGED,
        )
    return files


def _record(shard: ShardFolder, name: str, catalogue: Mapping[str, Indicator]) -> FicheRecord:
    raw = shard.fiche(name)
    record = read_record(raw, catalogue) if raw is not None else None
    if record is None or not record.proofs:
        raise CheckFailed(
            f"{shard.root}/{KEPT}/{name}.fiche : illisible ou abîmé. {_AGAIN} : {_option(shard)}.",
            code=Code.SHARD_DAMAGED,
        )
    return record


def _option(shard: ShardFolder) -> str:
    return f"--shard {shard.number}/{shard.count}"


def _refuse_other(kept: KeptSite, shard: ShardFolder, territory: TerritoryKey, record: FicheRecord) -> None:
    decision = kept.present.decide(record.sources, with_own(kept.conditions, kept.context.site, territory))
    if decision.fate is not Fate.KEPT:
        raise ContentError(
            f"{shard}, fiche {territory} : {decision.reason}. {_EXPECTED} {_AGAIN} : {_option(shard)}.",
            code=Code.SHARDS_DIFFER,
        )


def _refuse_damaged(kept: KeptSite, shard: ShardFolder, territory: TerritoryKey, record: FicheRecord) -> None:
    own = {PurePosixPath(kept.context.site.territories[territory].folder), PurePosixPath(embedded_folder(territory))}
    for name, found in record.files.items():
        path = PurePosixPath(name)
        outside = ".." in path.parts or not own & {*path.parents}
        if outside or shard.placed.sums.get(name) != found or not shard.placed.holds(name):
            raise CheckFailed(
                f"{shard.root}/{name} : absent, ou changé depuis la construction du lot (attendu : sha256 {found[:12]}…)."
                f" {_AGAIN} : {_option(shard)}.",
                code=Code.SHARD_DAMAGED,
            )


def refuse_other_files(shard: ShardFolder, site: Path, own: Sequence[str]) -> None:
    """Raises CheckFailed where the pages of a shard were proven with other files than those of the site."""
    for name in _proven_with(shard, own):
        if not (site / name).is_file() or digest(site / name) != shard.placed.sums[name]:
            raise CheckFailed(
                f"{shard.root}/{name} : le lot a été contrôlé avec un fichier qui n’est pas celui du site. {_EXPECTED}"
                f" {_AGAIN} : {_option(shard)}.",
                code=Code.SHARD_DAMAGED,
            )
    built = json.loads((site / BUILD_FILE).read_text(encoding="utf-8"))
    for name in sorted(_shared(shard.built) | _shared(built)):
        if shard.built.get(name) != built.get(name):
            raise CheckFailed(
                f"{shard.root}/{BUILD_FILE} : {name} n’est pas celui du site. {_EXPECTED}", code=Code.SHARD_DAMAGED
            )


def _proven_with(shard: ShardFolder, own: Sequence[str]) -> Iterator[str]:
    """The files of a shard that are no fiche's: the list of fiches, the whole edition, style and script."""
    aside = {*own, *_NOT_COMPARED}
    return (name for name in shard.placed.sums if name not in aside and not name.startswith(f"{KEPT}/"))
