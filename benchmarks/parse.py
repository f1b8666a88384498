"""How much longer than plain mistune the reader takes, positions and structure included.

    python benchmarks/parse.py [--size BYTES] [--rounds N]

Makes a mixed document (headings, wrapped paragraphs, nested lists, tables, quotes, links, emphasis,
entities, escapes), parses it in turn with plain mistune and with `read_markdown`, and prints the
medians and their ratio. (The reader pauses the garbage collector, mistune does not.)
"""

import argparse
import gc
import statistics
import time
from collections.abc import Callable

import mistune

from policylint.documents.markdown import read_markdown

TARGET = 4.0

SECTION = """\
## {n}. Answering requests of group {n}

Every request that reaches us by **email** or through the [form](https://example.org/forms/{n}) is
read by the duty team of group {n}; it gets a number, and whoever wrote it is told that number the
same day. Where the answer takes longer than two working days we say so, give the reason, and name
the day on which we will write again.

The team lead looks at what is open each morning. Nothing stays unanswered over a weekend &amp; all
of it is kept in the *register* for {n} months, with its number, its date and the `status` field.

- Telephone: picked up within 5 rings, between 9:00 and 17:00.
- Email: answered within 2 working days,
  and acknowledged at once.
    - Attachments over 10 MB are asked for by other means.
    - Letters count from the day they arrive.
- Social media: within {n} hours on working days.

| Channel | First answer | Solved in | Who |
|---------|--------------|-----------|-----|
| Email | 2 working days | 10 working days | Group {n} |
| Telephone | at once | 1 working day | [X] \\[name\\] |
| Letter | 5 working days | 15 working days | *Post room* |

> What people tell us about group {n} is read out in the monthly meeting,
> with what was done about it.

1. Say what went wrong.
2. Say what will be done, and by when.
3. Write it down.

"""


def document(size: int) -> str:
    """A mixed document of about ``size`` characters."""
    parts = ["# Handbook of the service desk\n\n"]
    length = 0
    while length < size:
        parts.append(SECTION.format(n=len(parts)))
        length += len(parts[-1])
    return "".join(parts)


def seconds(work: Callable[[], object]) -> float:
    """How long one call takes, begun with a clean heap."""
    gc.collect()
    start = time.perf_counter()
    result = work()
    spent = time.perf_counter() - start
    del result
    return spent


def main() -> int:
    """Print the medians; exit 1 when the target is missed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--size", type=int, default=1_000_000, help="characters (1,000,000)")
    parser.add_argument("--rounds", type=int, default=5, help="runs of each, in turn (5)")
    options = parser.parse_args()
    text = document(options.size)
    plain = mistune.create_markdown(renderer=None, plugins=["table"])
    ours: list[float] = []
    theirs: list[float] = []
    for _ in range(options.rounds):
        theirs.append(seconds(lambda: plain(text)))
        ours.append(seconds(lambda: read_markdown("handbook.md", text)))
    mistune_time, our_time = statistics.median(theirs), statistics.median(ours)
    ratio = our_time / mistune_time
    print(f"{len(text):,} characters, {options.rounds} rounds each, medians")
    print(f"plain mistune {mistune_time:.3f} s, read_markdown {our_time:.3f} s")
    print(f"ratio {ratio:.2f} (target: at most {TARGET:g})")
    return 0 if ratio <= TARGET else 1


if __name__ == "__main__":
    raise SystemExit(main())
