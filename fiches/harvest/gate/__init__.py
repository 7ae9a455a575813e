"""The gate: an edition is let in only if it can stand beside the former one, and if its own figures hold together."""
