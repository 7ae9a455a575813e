"""`python -m tests.pictures [--site site]`: every picture of docs/images, and the words of those that are photographed.

Needs the demo (`python build.py --demo`) and `bash .ci/browsers`.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from tests.pictures.drawing import svg
from tests.pictures.schemas import schemas
from tests.pictures.shots import photographed, picture, words
from tests.support.site_folder import ROOT

IMAGES = ROOT / "docs/images"
SEEN = Path(__file__).with_name("seen.json")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--site", type=Path, default=ROOT / "site")
    site = parser.parse_args().site.resolve()
    for schema in schemas():
        (IMAGES / f"{schema.name}.svg").write_text(svg(schema), encoding="utf-8")
    seen = {}
    with photographed(site) as opened:
        for shot, browser in opened:
            picture(browser, IMAGES / f"{shot.name}.webp")
            seen[shot.name] = words(browser)
    SEEN.write_text(json.dumps(seen, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    for made in sorted(IMAGES.iterdir()):
        print(f"{made.stat().st_size:>7} {made.name}")


if __name__ == "__main__":
    main()
