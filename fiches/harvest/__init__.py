"""From the API to an edition: which calls, made once each, answers kept, one table assembled and judged."""
