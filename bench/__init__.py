"""Measurements: `python -m bench` writes docs/benchmarks.md, `python -m bench.scale` the table of docs/scale.md."""
