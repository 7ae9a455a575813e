"""Plants each fault in a copy of the site, runs the checks, and says how it ends."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path

from fiches.site.checks.results import PageResult, PageTask
from fiches.site.checks.site import check_site, read_page
from fiches.site.proofs.model import PROOFS
from fiches.site.publish import SUMS
from tests.faults.claims import CLAIMS
from tests.faults.comparing import COMPARING
from tests.faults.distinctions import DISTINCTIONS
from tests.faults.drawings import DRAWINGS
from tests.faults.files import FILES
from tests.faults.metier_pages import METIER_PAGES
from tests.faults.metiers import METIERS
from tests.faults.model import Fault, Found, Outcome
from tests.faults.numbers import NUMBERS
from tests.faults.paper import PAPER
from tests.faults.safety import SAFETY
from tests.faults.search import SEARCH
from tests.faults.six import SixFiches, copied, summed
from tests.faults.tables import TABLES

FAULTS: tuple[Fault, ...] = (
    *NUMBERS, *DRAWINGS, *TABLES, *METIERS, *METIER_PAGES, *FILES, *DISTINCTIONS, *SAFETY, *PAPER, *CLAIMS, *COMPARING,
    *SEARCH,
)  # fmt: skip
_READ: dict[tuple[str, str], PageResult] = {}


def ended(fault: Fault, six: SixFiches) -> Outcome:
    """Raises AssertionError where the fault changes nothing."""
    original = six.site if fault.paper else six.bare
    aside = six.content.parent / f"copy-{os.getpid()}"  # the same for all faults: what is read once is read by its path
    site = copied(original, aside / "site")
    try:
        planted = fault.plant(site)
        summed(site)
        changed = _changed(site, original)
        assert changed, f"{fault.kind}, {fault.name} : nothing has changed"
        found = tuple(findings(site, six.content, _concerned(changed))) or tuple(findings(site, six.content))
        return Outcome(fault.kind, fault.name, planted, found)
    finally:
        shutil.rmtree(aside)


def findings(site: Path, content: Path, what: Sequence[str] = PROOFS) -> Iterator[Found]:
    """What the proofs say of the site."""
    for name, proof in check_site(site, content=content, what=what, mapper=_remembered).proofs.items():
        yield from (Found(name, message) for message in proof.findings)


def _concerned(changed: Iterable[str]) -> tuple[str, ...]:
    """The proofs to run first: that of data, the longest, has little to say of pages, drawings and styles."""
    apart = all(name.endswith((".html", ".svg", ".css")) for name in changed)
    return tuple(name for name in PROOFS if not apart or name != "data")


def _changed(site: Path, original: Path) -> set[str]:
    """The files that differ by their sums, and the links, which have none."""
    both = [set((root / SUMS).read_text(encoding="utf-8").splitlines()) for root in (site, original)]
    links = {path.name for path in site.rglob("*") if path.is_symlink()}
    return {line.partition("  ")[2] for line in both[0] ^ both[1]} | links


def _remembered(read: Callable[[PageTask], PageResult], work: Sequence[PageTask]) -> Iterable[PageResult]:
    """What pages gave whose folder has not changed since they were read is what they give."""
    assert read is read_page
    for task in work:
        key = f"{task.name} {task.what}", _folder_digest(Path(task.root), task.name)
        if key not in _READ:
            _READ[key] = read(task)
        yield _READ[key]


def _folder_digest(root: Path, name: str) -> str:
    """Of the page, of what stands beside it, of the lists and of the whole edition: all that its reading depends on."""
    digest = hashlib.sha256(name.encode())
    shared = (*root.glob("api/v1/*.json"), *root.glob("donnees/*.parquet"), root / "sitemap.xml")
    for path in (*sorted((root / name).parent.rglob("*.*")), *sorted(shared)):
        if path.is_file():
            digest.update(path.name.encode() + _file_digest(_Written(path)))
    return digest.hexdigest()


class _Written:
    """A file as it was last written: the same for every hard link to it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        found = path.stat()
        self.state = found.st_ino, found.st_mtime_ns, found.st_size

    def __hash__(self) -> int:
        return hash(self.state)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Written) and self.state == other.state


@cache
def _file_digest(written: _Written) -> bytes:
    return hashlib.sha256(written.path.read_bytes()).digest()
