"""The gate: checks that an edition passes before it is written, alone and beside the previous edition."""
