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
from keukentafel.app.store_chores import (
    make_organisation_key,
    new_code_by_organisation,
    organisations_of,
    rescue_store,
    set_passphrase_by_organisation,
)
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
    "make_organisation_key",
    "make_papers",
    "make_windows",
    "new_code_by_organisation",
    "open_application",
    "organisations_of",
    "play_script",
    "press",
    "rescue_store",
    "serve_card",
    "serve_play",
    "set_passphrase_by_organisation",
    "start_log",
    "store_home",
    "verify_files",
    "verify_in_window",
    "warm_up",
]
