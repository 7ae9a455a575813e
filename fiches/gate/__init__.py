"""The gate: an edition is let in only if it can stand beside the former one, and if its own figures hold together."""

from fiches.gate.verdict import Verdict, judge

__all__ = ["Verdict", "judge"]
