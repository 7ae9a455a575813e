"""What a sentence may claim: each decision made once, on the intervals that the published values stand for."""
