"""The report: the same each time, nothing that must not be shown, exact typography."""

from __future__ import annotations

import re

import httpx
import pytest

from fiches.commands.probe.documents import rows_of
from tests.support.probe import Ran, about, each_row, on, run
from tests.support.source import SECRET_WORD, fault, spaces


@pytest.fixture(scope="module")
def plain() -> Ran:
    return run()


def test_the_report_is_the_same_each_time(plain: Ran) -> None:
    assert run().report == plain.report


def test_no_figure_of_the_source_is_in_the_report(plain: Ran) -> None:
    values = {
        str(row["valeurPrincipaleNombre"])
        for levels in plain.result.levels.values()
        for one in levels.values()
        for row in rows_of(one.document)
        if isinstance(row.get("valeurPrincipaleNombre"), int) and row["valeurPrincipaleNombre"] >= 10_000
    }
    assert len(values) > 100
    assert not values & set(re.findall(r"\d+", plain.report))


def test_no_secret_is_in_the_report_even_when_the_source_echoes_it() -> None:
    echo = fault(f"client PAR_essai, {SECRET_WORD}", 400)
    ran = run(instead=lambda r: echo if b"ZZZ" in r.content else None)
    assert "[masqué]" in ran.report
    assert "PAR_essai" not in ran.report
    assert SECRET_WORD not in ran.report


def test_no_token_is_in_the_report_even_when_the_source_echoes_it() -> None:
    def echoing(request: httpx.Request) -> httpx.Response | None:
        return fault(request.headers["Authorization"], 400) if b"ZZZ" in request.content else None

    assert '`{"message": "Bearer [masqué]", "codeHttp": 400}`' in run(instead=echoing).report


def test_headers_of_pace_are_said() -> None:
    limit = {"X-RateLimit-Limit": "10", "Set-Cookie": "secret=1"}
    body = {"typePeriodes": [{"codeTypePeriode": "ANNEE", "libelleTypePeriode": "Année"}]}
    ran = run(instead=lambda r: httpx.Response(200, json=body, headers=limit) if about("type-periodes")(r) else None)
    assert "`x-ratelimit-limit: 10`" in ran.report
    assert "secret" not in ran.report


def test_a_table_keeps_its_columns_whatever_the_source_writes() -> None:
    label = "a | b\n`c`"
    ran = run(change=on("stat-demandeurs", each_row(codeNomenclature="H", libNomenclature=label)))
    line = next(one for one in ran.report.splitlines() if "code inconnu `H`" in one)
    assert line.count(" | ") == 3
    assert "`a ¦ b ’c’`" in line


def test_words_of_the_report_are_in_exact_typography(plain: Ran) -> None:
    """Outside the source's own words, which stay as they came."""
    prose = re.sub(r"`[^`]*`", "", plain.report)
    assert " :" not in prose
    assert "'" not in prose
    assert spaces(prose) != prose
