"""One function, (kind, rows) → SVG: see `fiches.charts.engine`."""
