"""The probe of the source: a few calls, each held against the contract, and a report that may be shown to anyone."""
