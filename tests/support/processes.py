"""Child processes that tests start."""

from __future__ import annotations

import signal


def with_default_signals() -> None:
    """A child's `preexec_fn`: SIGINT interrupts it again. A job started in the background inherits it as ignored."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
