"""saksi ("witness"): Indonesian news on summits and diplomacy, turned into a briefing that can be checked.

The names below are loaded when first used, so that ``import saksi`` costs next to nothing.
"""

from importlib import import_module

__version__ = "0.1.0"

_WHERE = {
    "load_articles": "saksi.ingest",
    "annotate": "saksi.run",
    "load": "saksi.tables",
    "Corpus": "saksi.tables",
    "show": "saksi.lab",
    "explore": "saksi.lab",
    "review": "saksi.lab",
    "export": "saksi.briefing",
    "figures": None,
    "load_lexicon": "saksi.lexicon",
}

__all__ = ["__version__", *_WHERE]


def __getattr__(name: str):
    if name not in _WHERE:
        raise AttributeError(f"module 'saksi' has no attribute {name!r}")
    module = _WHERE[name]
    return import_module(f"saksi.{name}") if module is None else getattr(import_module(module), name)


def __dir__() -> list[str]:
    return sorted(__all__)
