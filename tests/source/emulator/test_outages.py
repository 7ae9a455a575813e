"""Faults of the network and the gateway."""

from __future__ import annotations

import json

import pytest

from tests.support.emulator import Client


@pytest.mark.parametrize(
    ("troubled", "status", "start"),
    [("502", 502, b"<!DOCTYPE"), ("503", 503, b"<!DOCTYPE"), ("429", 429, b"Too"), ("html", 200, b"<!DOCTYPE"),
     ("empty", 200, b""), ("204", 204, b""), ("500", 500, b'{"message": "Erreur technique"')],
    indirect=["troubled"],
)  # fmt: skip
def test_statuses_and_bodies(troubled: Client, status: int, start: bytes) -> None:
    """A rate of one meets every call."""
    answer = troubled.post("stat-demandeurs", dernierePeriode=True)
    assert answer.status == status
    assert answer.body.startswith(start)


@pytest.mark.parametrize("troubled", ["429-bare"], indirect=True)
def test_refusal_may_come_without_retry_after(troubled: Client) -> None:
    """Both forms exist."""
    assert "Retry-After" not in troubled.post("stat-demandeurs").headers


@pytest.mark.parametrize("troubled", ["truncated"], indirect=True)
def test_truncated_answer_is_not_json(troubled: Client) -> None:
    """The length is honest, the body is not."""
    with pytest.raises(json.JSONDecodeError):
        json.loads(troubled.post("stat-demandeurs", dernierePeriode=True).body)
