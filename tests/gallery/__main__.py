"""`python -m tests.gallery DIR` writes the page of components into a folder, to open in a browser."""

from __future__ import annotations

import sys
from pathlib import Path

from fiches.site.publish import write_files
from tests.gallery.page import PATH, gallery_files


def main(arguments: list[str]) -> int:
    if len(arguments) != 1:
        print("usage: python -m tests.gallery DIR")
        return 2
    root = Path(arguments[0])
    write_files(root, gallery_files())
    print(root / PATH)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
