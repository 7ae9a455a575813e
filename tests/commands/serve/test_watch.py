"""Files that change are seen, whatever the change; what editors and harvests keep aside is not."""

from __future__ import annotations

from pathlib import Path

from fiches.commands.serve.watch import Watch


def test_what_is_written_made_or_removed_is_seen_once(tmp_path: Path) -> None:
    (tmp_path / "textes").mkdir()
    former, gone = tmp_path / "site.toml", tmp_path / "textes/accueil.md"
    for path in (former, gone):
        path.write_text("x", encoding="utf-8")
    watch = Watch([tmp_path])
    assert watch.changes() == ()
    former.write_text("xx", encoding="utf-8")
    gone.unlink()
    new = tmp_path / "textes/methode.md"
    new.write_text("x", encoding="utf-8")
    assert watch.changes() == (former, gone, new)
    assert watch.changes() == ()


def test_a_file_put_in_the_place_of_another_is_a_change(tmp_path: Path) -> None:
    """As many editors save: the same size, and perhaps the same date."""
    path, other = tmp_path / "a.md", tmp_path / "b.md~"
    path.write_text("un", encoding="utf-8")
    watch = Watch([tmp_path])
    other.write_text("de", encoding="utf-8")
    other.rename(path)
    assert watch.changes() == (path,)


def test_harvests_compiled_modules_and_copies_of_editors_are_left_out(tmp_path: Path) -> None:
    watch = Watch([tmp_path], aside=[tmp_path / "editions"])
    for name in (".cache/x", "editions/2026T1/manifest.json", "__pycache__/x.pyc", "a.md~", ".a.md.swp"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x", encoding="utf-8")
    assert watch.changes() == ()
    inside = tmp_path / "fiches/editions/store.py"
    inside.parent.mkdir(parents=True)
    inside.touch()
    assert watch.changes() == (inside,)


def test_a_single_file_is_watched_and_may_come_later(tmp_path: Path) -> None:
    listed = tmp_path / "bretagne.toml"
    watch = Watch([listed, tmp_path / "nowhere"])
    listed.write_text("x", encoding="utf-8")
    assert watch.changes() == (listed,)
    (tmp_path / "other.toml").write_text("x", encoding="utf-8")
    assert watch.changes() == ()
