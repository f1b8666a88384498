"""What the documentation shows can be used as it stands."""

import re
from pathlib import Path

import pytest

from policylint.config import Configs

PAGE = (Path(__file__).parents[2] / "docs/configuration.md").read_text(encoding="utf-8")


def block(language: str, word: str) -> str:
    """The page's one code block in a language that holds a word."""
    blocks = re.findall(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)
    (found,) = (text for text in blocks if word in text)
    return str(found)


def test_the_configuration_is_valid(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "packs").mkdir()
    (tmp_path / "packs/ours.yaml").write_text(block("yaml", "extends"), encoding="utf-8")
    (tmp_path / "policylint.toml").write_text(block("toml", "packs ="), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    configs = Configs()
    config = configs.of("sla/gold.md")
    settings = config.settings("sla/gold.md")
    assert settings.kind == "sla"
    rules = config.ruleset(settings).rules
    assert rules["CS401"].level == "recommended"
