"""Renderers of a `policylint.model.Report`, one module per format; they decide nothing."""
