"""Every report, by its name."""

from __future__ import annotations

from tests.field import answers, settings, words
from tests.field.run import Report

REPORTS: dict[str, Report] = {**words.REPORTS, **settings.REPORTS, **answers.REPORTS}
