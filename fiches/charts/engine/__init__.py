"""From a compiled Vega form and its rows to the few bytes of an inline SVG, or of a file that opens alone."""
