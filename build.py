"""Entry point: `python build.py [COMMAND] [OPTIONS]` (see README)."""

import sys

from fiches.commands.cli import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
