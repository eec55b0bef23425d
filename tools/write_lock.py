"""Writes requirements.lock: the exact versions that pip chooses now, with the digests of their files.

    python tools/write_lock.py

The digests are those of the wheels for this system and this Python; `pip install --require-hashes -r
requirements.lock` refuses anything else.
"""

from __future__ import annotations

import json
import platform
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]


def resolved() -> list[tuple[str, str, str]]:
    """Name, version and SHA-256 of every package that requirements.txt brings."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        call = [
            sys.executable,
            "-m",
            "pip",
            "install",
            "--dry-run",
            "--ignore-installed",
            "--quiet",
            "--report",
            str(report),
        ]
        subprocess.run([*call, "-r", str(ROOT / "requirements.txt")], check=True, stderr=subprocess.DEVNULL)
        packages = json.loads(report.read_text("utf-8"))["install"]
    return sorted(
        (
            re.sub(r"[-_.]+", "-", package["metadata"]["name"]).lower(),
            package["metadata"]["version"],
            package["download_info"]["archive_info"]["hashes"]["sha256"],
        )
        for package in packages
    )


if __name__ == "__main__":
    system = f"{platform.system()} {platform.machine()}, Python {sys.version_info.major}.{sys.version_info.minor}"
    lines = [f"# Written by tools/write_lock.py on {system}.", "# pip install --require-hashes -r requirements.lock"]
    lines += [f"{name}=={version} \\\n    --hash=sha256:{digest}" for name, version, digest in resolved()]
    (ROOT / "requirements.lock").write_text("\n".join(lines) + "\n", "utf-8")
    print("written: requirements.lock")
