"""What passages may name."""

from __future__ import annotations

from fiches.site.pages.passage_values import passage_values
from tests.support import figures as build


def test_passages_name_the_publisher_and_the_edition() -> None:
    values = passage_values(build.make_context(contact="fiches@exemple.fr"))
    assert values["edition"] == build.QUARTER
    assert values["contact"] == "<fiches@exemple.fr>"
    assert all(f"{{{slot}}}" not in value for value in values.values() for slot in values)
