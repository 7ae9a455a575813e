"""The pictures of docs/images: `python -m tests.pictures` makes them all again from the demo in `site/`."""
