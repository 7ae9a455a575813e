"""The page of one territory: blocks, tables, comparison, similar territories, maps."""
