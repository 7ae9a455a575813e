"""Rows → SVG: `engine.render.draw` is the one door; a kind of chart is one module of `kinds` and one line of its registry."""
