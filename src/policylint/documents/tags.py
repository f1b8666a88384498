"""What a tag in the source is: markup to drop, or a placeholder to read, as ``<Company Name>``."""

import re

_ELEMENTS = """
    a abbr acronym address applet area article aside audio b base basefont bdi bdo big blink
    blockquote body br button canvas caption center cite code col colgroup data datalist dd del
    details dfn dialog dir div dl dt em embed fieldset figcaption figure font footer form frame
    frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe img input ins kbd label legend li
    link main map mark marquee math menu menuitem meta meter nav nobr noframes noscript object ol
    optgroup option output p param path picture pre progress q rp rt ruby s samp script search
    section select slot small source span strike strong style sub summary sup svg table tbody td
    template textarea tfoot th thead time title tr track tt u ul var video wbr
"""
ELEMENTS = frozenset(_ELEMENTS.split())
"""Names of HTML elements, those of the past included."""

_BREAKING = """
    address article aside blockquote body br caption center dd details dialog div dl dt fieldset
    figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr legend li main menu nav ol option p
    pre section summary table td th tr ul
"""
BREAKING = frozenset(_BREAKING.split())
"""Elements that begin a new line where they stand."""

_SWITCH_NAMES = """
    allowfullscreen async autofocus autoplay checked compact controls default defer disabled
    formnovalidate hidden inert ismap itemscope loop multiple muted nomodule noshade novalidate
    nowrap open playsinline readonly required reversed selected
"""
_SWITCHES = frozenset(_SWITCH_NAMES.split())
"""Attributes that have no value."""

TAG = re.compile(
    r"<(?P<close>/?)(?P<name>[A-Za-z][A-Za-z0-9:.-]*)"
    r"(?P<attributes>(?:[^<>\"']|\"[^\"<>]*\"|'[^'<>]*')*)>"
)
"""A whole tag. Quotes within hold no angle brackets, so that a stray one does not reach far."""
_CLOSING = re.compile(r"</([A-Za-z][\w-]*)>")
_ATTRIBUTE = re.compile(
    r"([^\s\"'=<>/{}]+)(?:\s*=\s*(\"[^\"]*\"|'[^']*'|\{\{[^{}]*\}\}|\{[^{}]*\}|[^\s\"'>]+))?"
)


def attributes(inside: str) -> dict[str, str | None]:
    """Names (lower case) and values of the attributes that stand in a tag after its name."""
    return {
        name.lower(): value.strip("\"'") if value is not None else None
        for name, value in (match.group(1, 2) for match in _ATTRIBUTE.finditer(inside))
    }


class TagJudge:
    """Tells markup from placeholders in one source."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._closed: frozenset[str] | None = None

    def is_placeholder(self, tag: re.Match[str]) -> bool:
        """Whether what looks like a tag is text that asks to be filled in.

        ``<name>`` and ``<Company Name>`` are; ``<br>``, ``<td className="x">`` and a component that
        is closed somewhere in the source, as ``<Note>`` by ``</Note>``, are not.
        """
        name, inside = tag["name"], tag["attributes"]
        if ":" in name or "." in name:
            return False
        known = name.lower() in ELEMENTS
        if tag["close"]:
            return not known and bool(inside.strip())
        if any(value is None and key not in _SWITCHES for key, value in attributes(inside).items()):
            return True
        if known:
            # <Address> and <Title> are asked for; nobody writes HTML in that way.
            return len(name) > 3 and name.istitle() and not inside and not self._is_closed(name)
        return not inside.rstrip().endswith("/") and "=" not in inside and not self._is_closed(name)

    def _is_closed(self, name: str) -> bool:
        if self._closed is None:
            self._closed = frozenset(_CLOSING.findall(self._source))
        return name in self._closed
