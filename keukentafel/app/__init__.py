"""The assembly: the only room that knows every other. They are imported when they are first needed."""

from keukentafel.app.chores import (
    check_package,
    check_store,
    demo_script,
    make_papers,
    play_script,
    serve_card,
    serve_play,
    verify_files,
    verify_in_window,
)
from keukentafel.app.place import choose_store_folder, store_home
from keukentafel.app.rooms import WallClock, language_desk, library, press
from keukentafel.app.windows import has_screen, make_windows, open_application, start_log, warm_up

__all__ = [
    "WallClock",
    "check_package",
    "check_store",
    "choose_store_folder",
    "demo_script",
    "has_screen",
    "language_desk",
    "library",
    "make_papers",
    "make_windows",
    "open_application",
    "play_script",
    "press",
    "serve_card",
    "serve_play",
    "start_log",
    "store_home",
    "verify_files",
    "verify_in_window",
    "warm_up",
]
