"""The living room: two windows, and the only room with PySide6.

Nobody here writes `from __feature__ import …`. For that alone Qt's binding puts an import of its own before that of
Python, which reads the source of every module that is loaded from then on, ours and all others, and keeps it. Whoever
comes in here has that taken away again: the rooms behind the first page are loaded in a sixth less of the time.
"""

import builtins
import linecache

import PySide6.QtCore  # noqa: F401  what puts it there

# The one from before, by the name under which the binding keeps it.
builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
# What it read so far, which is much where Qt was loaded by somebody else.
linecache.clearcache()
