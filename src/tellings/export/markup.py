"""HTML made of elements: what is text stays text, whatever it holds."""

from __future__ import annotations

import functools
import html
import re
from collections.abc import Iterable

from tellings.export.plain import neutralise

_VOID = frozenset({"br", "hr", "link", "meta"})
_EMPTY_SVG = frozenset({"circle", "line", "path", "rect", "use", "polygon", "polyline"})

_HARMLESS = re.compile(r"[ !#-%(-;=?-~]*\Z").match
"""Most text: printable ASCII with none of the five characters that HTML or an attribute reads."""

Attribute = str | int | float | bool | None


class Markup(str):
    """HTML that is ready; everything else is escaped when it becomes part of an element."""

    __slots__ = ()


def escape(text: str) -> Markup:
    r"""Return `text` as HTML that shows it.

    Example:
        >>> escape("<b> & \x00")
        '&lt;b&gt; &amp; �'
    """
    if _HARMLESS(text):
        return Markup(text)
    return Markup(html.escape(neutralise(text), quote=True))


def element(tag: str, /, *children: str | None, **attributes: Attribute) -> Markup:
    """Return an element; None among children or attributes is left out.

    Attribute names: `class_` is `class`, `data_f` is `data-f`, `view_box` stays as SVG has it.

    Example:
        >>> element("p", "a < b", element("b", "c"), class_="x", hidden=True)
        '<p class="x" hidden>a &lt; b<b>c</b></p>'
    """
    opening = f"<{tag}{''.join([_attribute(k, v) for k, v in attributes.items()])}>"
    if tag in _VOID:
        return Markup(opening)
    if tag in _EMPTY_SVG and not children:
        return Markup(f"{opening[:-1]}/>")
    return Markup(f"{opening}{join(children)}</{tag}>")


def join(parts: Iterable[str | None], between: str = "") -> Markup:
    """Return the parts in a row, with what is text escaped.

    Example:
        >>> join(["a&b", Markup("<hr>")], " ")
        'a&amp;b <hr>'
    """
    ready = [p if type(p) is Markup else escape(p) for p in parts if p is not None]
    return Markup((escape(between) if between else "").join(ready))


def _attribute(name: str, value: Attribute) -> str:
    if value is None or value is False:
        return ""
    key = _key(name)
    if value is True:
        return f" {key}"
    text = _short(value) if isinstance(value, float) else str(value)
    return f' {key}="{escape(text)}"'


_CASED = {"view_box": "viewBox", "preserve_aspect_ratio": "preserveAspectRatio"}


@functools.cache
def _key(name: str) -> str:
    return _CASED.get(name) or name.strip("_").replace("_", "-")


def _short(number: float) -> str:
    """Return a coordinate with at most one decimal: a tenth of a pixel is enough.

    Example:
        >>> _short(3.14159), _short(2.0)
        ('3.1', '2')
    """
    return f"{number:.1f}".removesuffix(".0")
