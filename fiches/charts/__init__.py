"""Rows → SVG by `engine.render.draw`; each kind of chart is one module of `kinds`."""
