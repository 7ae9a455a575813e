"""What the command line prints of an error: each finding after its code, then where the codes are explained."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fiches.errors import GUIDE, Code, FicheError, Finding

_SEE = "Voir "
_CODED = re.compile(r"(FMT-\d{3}) (.*)")


def error_lines(error: FicheError) -> Iterator[str]:
    """« FMT-214 content/site.toml… », a line each; « Voir docs/erreurs.md#fmt-214 » ends them."""
    for finding in error.findings:
        yield f"{finding.code} {finding}"
    yield see(*error.codes)


def see(*codes: Code) -> str:
    """Where codes are explained."""
    return f"{_SEE}{', '.join(code.paragraph for code in codes)}"


def findings_in(printed: str, otherwise: Code) -> list[Finding]:
    """The findings that another process of ours has printed; a line without a code has this one."""
    found = []
    for line in printed.strip().splitlines():
        if line.startswith(f"{_SEE}{GUIDE}"):
            continue
        told = _CODED.fullmatch(line)
        known = told is not None and told[1] in list(Code)
        found.append(Finding(told[2], Code(told[1])) if told and known else Finding(line, otherwise))
    return found
