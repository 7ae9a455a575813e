"""A fiche's paper → its PDF."""

from fiches.pdf.document import MISSING_LIBRARIES, libraries_found, make_pdf

__all__ = ["MISSING_LIBRARIES", "libraries_found", "make_pdf"]
