"""The pictures of docs/images: few, light, told in words, each in a guide; schemas are what the workflows say today."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from PIL import Image

from tests.pictures.__main__ import IMAGES, SEEN
from tests.pictures.drawing import WIDTH, Schema, svg
from tests.pictures.schemas import schemas
from tests.support.guides import name_of, pages, pictures, prose

MOST, MOST_BYTES, MOST_BYTES_IN_ALL = 8, 60_000, 350_000
FILES = sorted(IMAGES.iterdir())
SCHEMAS = schemas()
AGAIN = "python -m tests.pictures makes them again"


def shown(page: Path) -> dict[Path, str]:
    """The alternative of each picture that a page shows."""
    return {(page.parent / address).resolve(): told for address, told in pictures(page).items()}


def test_each_is_in_a_guide_and_each_that_a_guide_shows_exists() -> None:
    referred = {path for page in pages() for path in shown(page)}
    assert sorted(referred) == FILES


def test_they_are_few_and_light() -> None:
    weights = {path.name: path.stat().st_size for path in FILES}
    assert len(weights) <= MOST
    assert {name: weight for name, weight in weights.items() if weight > MOST_BYTES} == {}
    assert sum(weights.values()) <= MOST_BYTES_IN_ALL


@pytest.mark.parametrize("page", [page for page in pages() if shown(page)], ids=name_of)
def test_each_is_told_in_words_and_has_a_caption(page: Path) -> None:
    for told in shown(page).values():
        assert len(told.split()) >= 8, told
        (after,) = re.findall(rf"^ *!\[{re.escape(told)}\]\(\S+\)\n\n *(.+)", prose(page), re.MULTILINE)
        assert after.startswith("*") or page.name == "README.md", f"no caption after « {told} »"


def test_none_is_wider_than_github_shows_it() -> None:
    for path in FILES:
        if path.suffix == ".svg":
            assert f'width="{WIDTH}"' in path.read_text(encoding="utf-8")
        else:
            with Image.open(path) as picture:
                assert picture.width == WIDTH, path.name


@pytest.mark.parametrize("schema", SCHEMAS, ids=[schema.name for schema in SCHEMAS])
def test_a_schema_is_what_workflows_and_settings_say_today(schema: Schema) -> None:
    assert (IMAGES / f"{schema.name}.svg").read_text(encoding="utf-8") == svg(schema), AGAIN


def test_steps_of_a_schema_count_from_one() -> None:
    for schema in SCHEMAS:
        steps = [item.step for item in (*schema.side, *schema.middle) if item.step]
        steps += [schema.tab_step] if schema.tab_step else []
        assert sorted(steps) == list(range(1, len(steps) + 1)), schema.name


def test_the_words_of_each_photograph_are_kept() -> None:
    """`tests/pictures/test_shots.py` holds them to the pages."""
    kept = json.loads(SEEN.read_text(encoding="utf-8"))
    assert sorted(kept) == [path.stem for path in FILES if path.suffix != ".svg"]
    assert all(kept.values())
