"""A linter and compliance checker for customer-service policies."""

__version__ = "0.1.0"
