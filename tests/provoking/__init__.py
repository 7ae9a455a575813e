"""Each code of the errors, provoked for real; and the page that explains them."""
