"""What all tests share."""

import os

import pytest
from hypothesis import settings

# Machines differ in speed, and CI must give the same answer twice.
settings.register_profile("policylint", deadline=None, derandomize=bool(os.environ.get("CI")))
settings.load_profile("policylint")


@pytest.fixture(scope="session", autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Tests neither read nor fill the user's cache folder."""
    os.environ["POLICYLINT_CACHE_DIR"] = str(tmp_path_factory.mktemp("cache"))
