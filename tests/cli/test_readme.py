"""The README's sample is what the program says: ``python tests/cli/test_readme.py --update``."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
README = ROOT / "README.md"
SAMPLE = re.compile(
    r"(?<=<!-- sample: made by tests/cli/test_readme.py --update -->\n```text\n)(.*?)"
    r"(?=```\n<!-- end of sample -->)",
    re.DOTALL,
)
COMMAND = re.compile(r"^python3 -m venv .*\.venv/bin/policylint (check .*)$", re.MULTILINE)


def sample() -> str:
    """What the README's first command prints."""
    found = COMMAND.search(README.read_text(encoding="utf-8"))
    assert found
    done = subprocess.run(
        [sys.executable, "-m", "policylint", *shlex.split(found[1])],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 1, done.stderr
    return done.stdout


def test_the_sample_is_what_the_program_says() -> None:
    shown = SAMPLE.search(README.read_text(encoding="utf-8"))
    assert shown
    assert shown[1] == sample()


def test_links_lead_somewhere() -> None:
    for page in (README, *ROOT.glob("docs/*.md"), ROOT / "CONTRIBUTING.md"):
        for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"


if __name__ == "__main__" and "--update" in sys.argv:
    text = README.read_text(encoding="utf-8")
    README.write_text(SAMPLE.sub(lambda _: sample(), text), encoding="utf-8")
