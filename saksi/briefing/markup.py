"""Elements of HTML: the one door through which words reach a page, and which escapes them."""

from __future__ import annotations

from markupsafe import Markup, escape

from saksi.briefing.safe import visible

_VOID = frozenset({"br", "hr", "img", "input"})


def tag(name: str, *children: object, **attributes: object) -> Markup:
    """An element; children that are not Markup are made visible and escaped; ``class_`` is ``class``.

    >>> tag("b", "<script>", title='"')
    Markup('<b title="&#34;">&lt;script&gt;</b>')
    """
    shown = "".join(
        f" {key.rstrip('_').replace('_', '-')}" + ("" if cell is True else f'="{escape(visible(str(cell)))}"')
        for key, cell in attributes.items()
        if cell is not None and cell is not False
    )
    if name in _VOID:
        return Markup(f"<{name}{shown}>")
    inside = "".join(
        child if isinstance(child, Markup) else escape(visible(str(child))) for child in children if child is not None
    )
    return Markup(f"<{name}{shown}>{inside}</{name}>")


def join(parts: list, between: str = "") -> Markup:
    """Markup after markup."""
    return Markup(escape(between)).join(parts)
