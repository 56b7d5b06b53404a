"""What needs a screen is opened where there is one, and says so where there is none."""

from __future__ import annotations

import sys
from collections.abc import Callable

from keukentafel import app

NO_SCREEN = "Er is hier geen scherm. Open Keukentafel op een computer met een scherm."


def on_screen(opened: Callable[[], int]) -> int:
    """The exit code of what opens a window; 1 where none can be shown."""
    if not app.has_screen():
        print(NO_SCREEN, file=sys.stderr)
        return 1
    return opened()
