"""The proofs of a finished site: what its pages and files say, computed and compared again by code that writes none of it."""
