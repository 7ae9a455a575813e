"""A stand-in of the API Marché du travail: same contract, simulated figures. Only the pipeline imports it."""
