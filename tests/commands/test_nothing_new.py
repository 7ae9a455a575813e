"""A build that has nothing to do: every part that it depends on counts, and every file of the site is held to its sum."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from fiches.commands import nothing_new
from fiches.commands.nothing_new import build_key, nothing_to_do
from fiches.commands.options import Options
from fiches.commands.share import Share
from fiches.progress import Reporter
from fiches.site.incremental.placed import stamps_of, sums_digest
from fiches.site.incremental.store import SiteRecord, Store
from fiches.site.publish import write_file, write_sums
from tests.support.commands import QUIET, bare_content
from tests.support.frames import edition
from tests.support.source import spaces


@pytest.fixture
def options(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Options:
    from fiches.editions.store import write_edition

    write_edition(bare_content(tmp_path, monkeypatch) / "editions", edition())
    return Options()


def edited(name: str) -> Callable[[pytest.MonkeyPatch], object]:
    return lambda _: Path(name).write_bytes(b"x")


@pytest.mark.parametrize(
    "change",
    [
        edited("content/textes/methode.md"), edited("content/site.toml"), edited("content/adresses.toml"),
        edited("content/textes/nouveau.md"), edited("content/editions/2026T1/observations.parquet"), edited(".env"),
        lambda patch: patch.setenv("SITE_URL", "https://exemple.fr/"),
        lambda patch: patch.setenv("FT_API_URL", "https://exemple.fr/"),
        lambda patch: patch.setattr(nothing_new, "program_digest", lambda: "autre"),
        lambda patch: patch.setattr(nothing_new, "libraries_digest", lambda: "autre"),
        lambda _: Path("content/textes/methode.md").unlink(),
        lambda _: Path("content/editions/2026T1").rename("content/editions/2026T1.2"),
    ],
)  # fmt: skip
def test_each_part_counts(
    options: Options, monkeypatch: pytest.MonkeyPatch, change: Callable[[pytest.MonkeyPatch], object]
) -> None:
    before = build_key(options)
    assert build_key(options) == before
    change(monkeypatch)
    assert build_key(options) != before


@pytest.mark.parametrize(
    "changes",
    [
        {"demo": True}, {"pdf": False}, {"pdf": True}, {"edition": "2026T1"}, {"only": ("DEP-35",)},
        {"shard": Share(1, 2)}, {"output": Path("x")},
        {"territories": Path("content/territoires.toml")},
    ],
)  # fmt: skip
def test_each_option_that_the_site_depends_on_counts(options: Options, changes: dict[str, object]) -> None:
    assert build_key(replace(options, **changes)) != build_key(options)  # type: ignore[arg-type]


def test_the_rest_does_not(options: Options) -> None:
    Path("content/.cache/reste").mkdir(parents=True)
    before = build_key(options)
    Path("content/.cache/reste/journal").write_bytes(b"x")
    assert build_key(replace(options, jobs=7, full=True, offline=True)) == before


def test_what_cannot_be_read_has_no_key(options: Options) -> None:
    Path("content/lien").symlink_to("nulle-part")
    assert build_key(options) == ""
    assert not nothing_to_do(options, "", QUIET)


def built(options: Options, key: str) -> Store:
    """A site as a build leaves it."""
    for name in ("index.html", "api/v1/build.json"):
        write_file(options.output, name, name.encode())
    sums = write_sums(options.output)
    store = Store(options.content, options.output)
    record = SiteRecord(key, sums_digest(options.output), warnings=("mot rare.",), summary="1 fiche publiée.")
    store.write_site(replace(record, stamps=stamps_of(options.output, sums), noted=store.moment()))
    return store


def test_it_is_said_with_what_was_warned_of(options: Options) -> None:
    key, printed = build_key(options), io.StringIO()
    store = built(options, key)
    assert nothing_to_do(options, key, Reporter(stream=printed))
    assert spaces(printed.getvalue()).splitlines() == [
        "Attention : mot rare.",
        "Rien n’a changé : rien n’est composé ni contrôlé à nouveau. 1 fiche publiée.",
    ]
    assert store.was_idle(sums_digest(options.output))


@pytest.mark.parametrize("name", ["index.html", "SHA256SUMS", "api/v1/build.json"])
def test_a_file_that_was_changed_or_removed_is_something_to_do(options: Options, name: str) -> None:
    key = build_key(options)
    built(options, key)
    assert nothing_to_do(options, key, QUIET)
    path = options.output / name
    path.write_bytes(path.read_bytes()[:-1] + b"#")
    assert not nothing_to_do(options, key, QUIET)
    path.unlink()
    assert not nothing_to_do(options, key, QUIET)


def test_another_key_or_full_is_something_to_do(options: Options) -> None:
    key = build_key(options)
    built(options, key)
    assert not nothing_to_do(options, "autre", QUIET)
    assert not nothing_to_do(replace(options, full=True), key, QUIET)


def test_files_read_once_are_not_read_again(options: Options, monkeypatch: pytest.MonkeyPatch) -> None:
    """Dates that changed, as of a folder that was copied, are noted anew once the sums hold."""
    key = build_key(options)
    store = built(options, key)
    record = store.site()
    assert record is not None
    store.write_site(replace(record, stamps={}))
    assert nothing_to_do(options, key, QUIET)
    found = store.site()
    assert found is not None
    assert set(found.stamps) == {"index.html", "api/v1/build.json"}
