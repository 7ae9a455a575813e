"""`python -m fiches.emulator`: the door of `fiches.source.emulator`."""

import sys

from fiches.source.emulator.__main__ import main

if __name__ == "__main__":
    sys.exit(main())
