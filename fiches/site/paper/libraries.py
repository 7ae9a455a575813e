"""Whether this machine has the system libraries that PDFs need, and how to install them."""

from __future__ import annotations

MISSING_LIBRARIES = (
    "PDF : WeasyPrint ne trouve pas les bibliothèques du système (Pango, HarfBuzz). Les installer : bash .ci/setup"
    " (ou : apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0)"
)


def libraries_found() -> bool:
    """Whether this machine can make PDFs. WeasyPrint is imported then: it takes half a second."""
    try:
        import weasyprint  # noqa: F401
    except OSError:
        return False
    return True
