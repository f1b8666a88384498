"""The whole policies of `fixtures/policies`."""

from datetime import date
from pathlib import Path

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "fixtures" / "policies"
POLICIES = sorted(path for path in FOLDER.glob("*.md") if path.name != "README.md")
AS_OF = date(2026, 11, 22)
"""The day as of which the fixtures are written."""
