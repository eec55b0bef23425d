"""Writes docs/licences.md: the licence of every package that is installed to run saksi, as it declares it itself.

    python tools/write_licences.py

Ends with 1 where a package declares none, so that nobody depends on what he may not use.
"""

from __future__ import annotations

import re
import sys
from importlib.metadata import Distribution, PackageNotFoundError, distribution, requires
from pathlib import Path

ROOT = Path(__file__).parents[1]
_NAME = re.compile(r"[A-Za-z0-9._-]+")
_EXTRA = re.compile(r"extra\s*==")


def packages(root: str = "saksi") -> dict[str, Distribution]:
    """What *root* needs, and what that needs, by name."""
    found: dict[str, Distribution] = {}
    waiting = list(requires(root) or ())
    while waiting:
        line = waiting.pop()
        name = _NAME.match(line).group().lower()
        if name in found or _EXTRA.search(line):
            continue
        try:
            found[name] = distribution(name)
        except PackageNotFoundError:
            continue
        waiting += found[name].requires or ()
    return found


def licence_of(package: Distribution) -> str:
    """The licence as declared: the expression, else the classifiers, else the first line of the field."""
    meta = package.metadata
    if expression := meta.get("License-Expression"):
        return expression
    classifiers = [c.rsplit(" :: ", 1)[-1] for c in meta.get_all("Classifier") or () if c.startswith("License ::")]
    return "; ".join(classifiers) or (meta.get("License") or "").strip().split("\n")[0][:80]


if __name__ == "__main__":
    rows = [(p.metadata["Name"], p.version, licence_of(p)) for _, p in sorted(packages().items())]
    lines = [
        "# Licences of what saksi runs on\n",
        "Written by `tools/write_licences.py` from what each package declares.\n",
    ]
    lines += [
        "| package | version | licence |",
        "| --- | --- | --- |",
        *(f"| {n} | {v} | {what} |" for n, v, what in rows),
    ]
    (ROOT / "docs" / "licences.md").write_text("\n".join(lines) + "\n", "utf-8")
    nameless = [name for name, _, what in rows if not what]
    print(
        f"written: docs/licences.md, {len(rows)} packages"
        + (f"; without a licence: {', '.join(nameless)}" if nameless else "")
    )
    sys.exit(1 if nameless else 0)
