"""What `verify` may be asked, known before anything of the site is loaded."""

from __future__ import annotations

from fiches.site.proofs.model import PROOFS

ALL, REPRODUCIBLE = "all", "reproducible"
WHAT = (*PROOFS, ALL, REPRODUCIBLE)
"""A proof, all of them, or whether two folders, or two builds, are the same."""
