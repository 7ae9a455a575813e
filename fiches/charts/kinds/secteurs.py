"""secteurs: a list of up to 21 sectors, whose long names stand above their bars.

Columns: order, label, value, zero, mark, hover; for shares, parent_value, parent_mark, parent_hover, parent_label: a
tick, named once above, as in a structure. Options: unit, decimals.
"""

from __future__ import annotations

from fiches.charts.kinds.structure import layout, specification

__all__ = ["layout", "specification"]
