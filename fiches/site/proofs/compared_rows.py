"""What the pages « Comparer » must show, read from the catalogue: key figures, items of distributions, then whole ones."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from fiches.keys import CUMUL
from fiches.site.proofs.french import plain

Entry = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """A figure: its name in a head, and the rows of the edition that it may be. `table`: the distribution that its table is
    of, as its caption names it; empty where the head alone says all.
    """

    id: str
    name: str
    indicator: str
    activity: str
    codes: tuple[str, ...]
    breakdown: str
    item: str
    measure: str
    table: str = ""

    def holds(self, key: Sequence[str]) -> bool:
        """Whether a key is of it, whatever its place and period."""
        own = (self.indicator, self.activity, self.breakdown, self.item, self.measure)
        return (key[0], key[3], key[6], key[7], key[9]) == own and key[5] in self.codes

    def keys_at(self, place: str, period: str) -> Iterator[tuple[str, ...]]:
        """Those that it may have in a place at a period, by code of the nomenclature, best first."""
        kind, _, code = place.partition("-")
        for one in self.codes:
            yield (
                self.indicator, kind, code, self.activity, self.activity, one, self.breakdown, self.item, period, self.measure
            )  # fmt: skip

    def is_named(self, head: str, caption: str = "") -> bool:
        if self.table:
            return head == self.name and (caption == self.table or caption.startswith(f"{self.table}, "))
        return head == self.name or head.startswith(f"{self.name}, ")

    def said(self, head: str, caption: str) -> str:
        """The words that say its name and its period."""
        return f"{caption}\u00a0: {head}" if self.table else head


def compared_rows(catalogue: Mapping[str, Any]) -> tuple[ComparedRow, ...]:
    """In their order; raises what a catalogue of another shape raises."""
    entries = catalogue["indicateurs"]
    headlines = sorted((one for one in entries if one.get("cle")), key=lambda one: int(one["cle"]))
    shares = [(one, code) for one in entries for code in one.get("comparer", ())]
    whole = [(one, code) for one in entries if one.get("cote_a_cote") for code in one["source"]["modalites"]]
    names = [plain(str(one.get("titre_court") or one["titre"])) for one in headlines]
    return (
        *(_row(str(one["id"]), name, one) for one, name in zip(headlines, names, strict=True)),
        *(_row(f"{one['id']}.{code}", _share_name(one, code, catalogue), one, code) for one, code in shares),
        *(_item_row(one, code, catalogue) for one, code in whole),
    )


def _row(identifier: str, name: str, entry: Entry, item: str = "", table: str = "") -> ComparedRow:
    """Of an entry's first code; of an item of its breakdown, or of its codes where it has none."""
    source = entry["source"]
    breakdown = str(source.get("caracteristique", "")) if item else ""
    first = str(next(iter(source.get("codes", ())), "")).split("|")
    return ComparedRow(
        identifier,
        name,
        str(source["indicateur"]),
        str(source.get("activite", CUMUL)),
        (item,) if item and not breakdown else tuple(first),
        breakdown,
        item if breakdown else "",
        str(entry["mesure"]),
        table,
    )


def _item_row(entry: Entry, code: str, catalogue: Mapping[str, Any]) -> ComparedRow:
    """Of an item of a distribution that stands whole in a table of its own."""
    table = plain(f"{entry['titre']}, en % {entry['base']}")
    return _row(f"{entry['id']}:{code}", _label(entry, code, catalogue), entry, code, table)


def _share_name(entry: Entry, code: str, catalogue: Mapping[str, Any]) -> str:
    return plain(f"{_label(entry, code, catalogue)}, en % {entry['base']}")


def _label(entry: Entry, code: str, catalogue: Mapping[str, Any]) -> str:
    shared = [catalogue.get("libelles", {}).get(name, {}) for name in entry.get("libelles_communs", ())]
    labels = {key: label for one in (*shared, entry.get("libelles", {})) for key, label in one.items()}
    return plain(str(labels.get(code, code)))
