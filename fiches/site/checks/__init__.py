"""The site read again as files: what its pages promise must be there."""
