"""The probe of the source: a few calls, each compared with the contract, and a report that may be published."""
