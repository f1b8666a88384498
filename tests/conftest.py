"""What all tests share."""

import os

import pytest


@pytest.fixture(scope="session", autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Tests neither read nor fill the user's cache folder."""
    os.environ["POLICYLINT_CACHE_DIR"] = str(tmp_path_factory.mktemp("cache"))
