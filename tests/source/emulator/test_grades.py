"""Scores of difficulty and grades of dynamism: cut points, and where they are published."""

from __future__ import annotations

from tests.support.emulator import LATEST, Client


def test_tension_is_published_above_thresholds_only(client: Client) -> None:
    """Fewer métiers in a small département than in the country, some without salary attractiveness."""
    found = {"NAT-FR": 0, "DEP-23": 0}
    codes = set()
    metiers = list(client.emulator.answers.truth.positions)[::8]
    for territory in found:
        for metier in metiers:
            rows = client.rows("stat-perspective-employeur", territory, f"ROME-{metier}", **LATEST)
            found[territory] += bool(rows)
            codes.add(len(rows))
    assert found["NAT-FR"] > 0.75 * len(metiers)
    assert found["DEP-23"] < 0.4 * len(metiers)
    assert codes == {0, 7, 8}
