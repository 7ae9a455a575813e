"""The vendored font of the charts, and the script that makes its subset."""
