"""A small pack and lexicon for tests, and the line with which a broken one is refused."""

import pytest

from policylint import packs
from policylint.errors import PolicylintError

LEXICON = """\
language: en
signals:
  test.move: [move~ on, "{test.who} takes over"]
  test.who: [manager~, team leader~]
  test.topic: {phrases: [escalation], in: [heading], about: A heading on escalation}
"""

PACK = """\
pack: ours
title: Our rules
lexicons: [./en.yaml]
sources:
  guide: {title: The guide}
rules:
  - id: AB101
    name: way-up
    kind: requirement
    level: required
    title: A way up
    message: {missing: no way up, partial: half a way up}
    why: Somebody has to take over.
    sources: [guide]
    met: {all: [test.move, test.who], within: section}
    partial: test.move
  - id: AB102
    name: due-soon
    kind: review-due
    severity: info
    message: the review is due
    why: It is easily forgotten.
    within_days: 14
"""


def refusal(*names: str, **options: object) -> str:
    """The one line with which loading is refused."""
    with pytest.raises(PolicylintError) as caught:
        packs.load(names, **options)  # type: ignore[arg-type]
    message = str(caught.value)
    assert "\n" not in message
    return message
