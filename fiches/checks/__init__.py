"""The site read again as files: what its pages promise must be there."""

from fiches.checks.site import check_site

__all__ = ["check_site"]
