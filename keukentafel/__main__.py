"""The way in: `python -m keukentafel` and the command `keukentafel`."""

from __future__ import annotations

import sys


def main() -> int:
    """Run the command line; an error of ours leaves a crash report without a word that was said."""
    from keukentafel import __version__, crash, paths

    arguments = paths.take_home(sys.argv[1:])
    crash.install(paths.data_dir() / "crash", __version__)
    from keukentafel.cli import run

    try:
        return run(arguments)
    except BrokenPipeError:
        # Somebody read the first lines and left; there is nobody to tell.
        sys.stdout = None
        return 0


if __name__ == "__main__":
    sys.exit(main())
