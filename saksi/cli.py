"""The command `saksi`. Each command is a module of ``saksi.commands``, loaded when it is called.

Exit codes: 0 if all was read, 1 if something was left out or does not hold, 2 for a wrong call, 130 after Ctrl-C.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module

from saksi import __version__

COMMANDS = (
    "annotate", "briefing", "score", "check", "lint", "diff", "corrections", "glosses", "export", "new",
)  # fmt: skip
INTERRUPTED = 130


def main(argv: Sequence[str] | None = None) -> int:
    """Runs a command and gives its exit code; what goes wrong is told in one line that names the mend."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    args = make_parser().parse_args(argv)
    return _run(import_module(f"saksi.commands.{args.command}").run, args)


def _run(command, args: argparse.Namespace) -> int:
    from saksi.commands.shared import WRONG_USAGE, UsageError, tell
    from saksi.lexicon import LexiconError
    from saksi.lock import Busy

    try:
        return command(args)
    except (UsageError, Busy, LexiconError) as error:
        tell(f"saksi {args.command}: {error}")
        return WRONG_USAGE
    except (ValueError, RuntimeError) as error:
        if type(error).__module__.partition(".")[0] != "saksi":
            raise
        tell(f"saksi {args.command}: {error}")
        return WRONG_USAGE
    except KeyboardInterrupt:
        is_kept = not getattr(args, "no_cache", True)
        kept = "; what was annotated is kept for the next run" if is_kept else ""
        tell(f"Interrupted. The tables are as they were{kept}.")
        return INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        tell(f"saksi {args.command}: {where}{error.strerror or error}. Look to its rights and to the room on the disk.")
        return WRONG_USAGE


def make_parser() -> argparse.ArgumentParser:
    """The parser of all commands."""
    parser = argparse.ArgumentParser(
        prog="saksi",
        description="Indonesian news on summits and diplomacy, turned into a briefing that can be checked.",
        epilog="Exit codes: 0 all was read; 1 something was left out, see the report; 2 wrong call.",
    )
    parser.add_argument("--version", action="version", version=f"saksi {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for name in COMMANDS:
        module = import_module(f"saksi.commands.{name}")
        module.add(commands.add_parser(name, help=module.HELP, description=module.__doc__))
    return parser
