"""What a fiche is in numbers: typed values, without computation and without text."""
