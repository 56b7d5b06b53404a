"""What the first paint does without: made right after it, and in any case before a store is open.

What is imported at the top of `windows` and inside `make_windows` is there at the first paint; everything else waits.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from keukentafel import log, paths
from keukentafel.app.rooms import packs_dir
from keukentafel.ui.consultant.collecting import collect_on_gui_thread
from keukentafel.ui.consultant.idle_lock import IdleLock
from keukentafel.ui.consultant.own_clipboard import OwnClipboard
from keukentafel.ui.consultant.undo_keys import UndoKeys
from keukentafel.ui.parts.keep_in_sight import KeepInSight
from keukentafel.ui.shared.copy_keeper import CopyKeeper
from keukentafel.ui.shared.save_dialog import close_dialogs
from keukentafel.ui.style import fonts

if TYPE_CHECKING:
    from keukentafel.ui.consultant.windows import Windows
    from keukentafel.ui.shared.session import Session
    from keukentafel.ui.style.look import Look


def complete(windows: Windows, look: Look) -> None:
    """Follow the wishes of the system, have all letters, and watch over the windows."""
    app, session, main = windows.app, windows.session, windows.main
    look.follow_system()
    look.follow_window(main)
    main.text_size_asked.connect(look.ask_text_size)
    fonts.load_others(paths.resources_dir() / "fonts", packs_dir())
    idle = windows.idle = IdleLock(app, session, windows.resident, session.doors.clock)
    KeepInSight(main, session.unlocked)
    OwnClipboard(app, session)
    CopyKeeper(main, session, lambda: idle.has_hands_on_it)
    session.locked.connect(close_dialogs)
    # Like the lock: a filter that sees every event is not needed before there is something behind the first page.
    session.unlocked.connect(partial(app.installEventFilter, UndoKeys(app)))
    collect_on_gui_thread(app, session, idle)
    _keep_log(session)


def _keep_log(session: Session) -> None:
    session.unlocked.connect(lambda: log.note(log.Event.UNLOCKED))
    session.locked.connect(lambda: log.note(log.Event.LOCKED))
    session.last_copy.made.connect(lambda made: log.note(log.Event.BACKED_UP if made else log.Event.BACKUP_SKIPPED))
    session.restored.connect(lambda: log.note(log.Event.RESTORED))
    session.failed.connect(lambda sentence: log.note(log.Event.SAVE_FAILED) if sentence else None)
