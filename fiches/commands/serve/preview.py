"""One file of the site, made when it is asked for: a fiche's page alone, or the pages that are made together."""

from __future__ import annotations

import time
from pathlib import Path

from fiches.commands.fiche_files import write_fiche
from fiches.commands.serve.kept import Kept
from fiches.commands.serve.material import Material
from fiches.commands.serve.messages import Answer, Made, Nowhere, Start, Waiting
from fiches.commands.serve.page_groups import NOT_FOUND, group_of
from fiches.errors import FicheError
from fiches.keys import TerritoryKey
from fiches.site.branding import logo_file
from fiches.site.collector import collector_paused
from fiches.site.context import ChartRenderer
from fiches.site.data.open_data import fiche_rows, own_periods
from fiches.site.fiche.downloads import Beside
from fiches.site.fiche.embedded import render_embedded
from fiches.site.fiche.page import fiche_view, render_fiche
from fiches.site.pages.site_pages import public_asset
from fiches.site.publish import embedded_folder

AT_ONCE = 0.3  # seconds of computing for pages that say something of every fiche, before another request has its turn
ASSETS = "assets/"


class Preview:
    """The site between two changes. `folder`: where the files beside fiches are written, at their first request."""

    def __init__(self, start: Start, kept: Kept, folder: Path) -> None:
        self._material = Material(start, kept)
        self._folder = folder
        self._pages: dict[str, bytes] = {}
        self._written: set[TerritoryKey] = set()

    @collector_paused()
    def answer(self, path: str) -> Answer:
        """The file of that path. Raises FicheError's children where it cannot be made."""
        if path.startswith(ASSETS):
            asset = self._asset(path)
            return self._nowhere() if asset is None else Made(asset)
        if path in self._pages:
            return Made(self._pages[path])
        return self._made(path)

    def _asset(self, path: str) -> bytes | None:
        """With the publisher's brand; as the model has it while the content is at fault, for the page that says so."""
        try:
            site = self._material.context.site
        except FicheError:
            return public_asset(path.removeprefix(ASSETS))
        return logo_file(site).get(path) or public_asset(path.removeprefix(ASSETS), site.settings.marque)

    def advance(self) -> bool:
        """Computes what lists say of one more fiche; False where nothing is left to do."""
        missing = self._material.missing()
        if missing:
            self._material.summarise(missing[0])
        return len(missing) > 1

    def _made(self, path: str) -> Answer:
        site = self._material.context.site
        for key in site.published:
            folder = site.territories[key].folder
            if path == f"{folder}index.html":
                return self._keep(path, self._page(key))
            if path == f"{embedded_folder(key)}index.html":
                return self._keep(path, render_embedded(key, self._material.fiche(key).headlines, site))
            if path.startswith(folder):
                return self._beside(key, path)
        return self._of_group(path)

    def _keep(self, path: str, page: str) -> Made:
        self._pages[path] = page.encode()
        return Made(self._pages[path])

    def _page(self, key: TerritoryKey) -> str:
        """The page of a fiche; its downloads have their weight once one of them has been asked for."""
        context, fiche = self._material.context, self._material.fiche(key)
        renderer = ChartRenderer(self._material.draw)
        view = fiche_view(fiche, context=context.site, renderer=renderer)
        periods = own_periods(fiche_rows(context.data, fiche), key)
        beside = Beside(self._sizes(context.site.territories[key].folder), periods)
        files = render_fiche(fiche, context=context.site, renderer=renderer, view=view, beside=beside)
        return files["index.html"]

    def _sizes(self, folder: str) -> dict[str, int]:
        found = (path for path in (self._folder / folder).glob("*") if path.is_file() and path.suffix != ".html")
        return {path.name: path.stat().st_size for path in found}

    def _beside(self, key: TerritoryKey, path: str) -> Answer:
        """A file beside a fiche's page: all of its folder is then made, as a build does."""
        if key not in self._written:
            write_fiche(self._material.context, key, self._folder)
            self._written.add(key)
        file = self._folder / path
        return Made(file.read_bytes()) if file.is_file() else self._nowhere()

    def _of_group(self, path: str) -> Answer:
        group = group_of(path, self._material)
        if group is None:
            return self._nowhere()
        if group.everyone and (waiting := self._waiting()):
            return waiting
        files = group.make(self._material)
        self._pages |= {name: file.encode() if isinstance(file, str) else file for name, file in files.items()}
        return Made(self._pages[path]) if path in self._pages else self._nowhere()

    def _waiting(self) -> Waiting | None:
        """None once every fiche is computed."""
        end = time.monotonic() + AT_ONCE
        while self._material.missing():
            if time.monotonic() > end:
                total = len(self._material.context.published)
                return Waiting(total - len(self._material.missing()), total)
            self.advance()
        return None

    def _nowhere(self) -> Nowhere:
        if NOT_FOUND not in self._pages and (group := group_of(NOT_FOUND, self._material)):
            self._keep(NOT_FOUND, str(group.make(self._material)[NOT_FOUND]))
        return Nowhere(self._pages[NOT_FOUND])
