"""The order in which Tab goes: that of reading, whatever was made, offered or moved later."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import islice, pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractScrollArea, QLayout, QScrollArea, QStackedWidget, QWidget


def put_in_reading_order(within: QWidget) -> None:
    """Let Tab come by what is shown within a widget as its layouts have it, behind what Tab comes by before it.

    To be asked when somebody goes on by Tab: a new widget stands at the end of its window until then.
    """
    wanted = inputs_in_order(within)
    before = _before(within)
    # Not all of the window's chain, which is long: it is in order nearly always.
    if wanted == list(islice(_in_chain(before, set(wanted)), len(wanted))):
        return
    if before is not within:
        # Qt orders nothing behind a widget that never has the keyboard, as most that hold others.
        QWidget.setTabOrder(before, wanted[0])
    for one, then in pairwise(wanted):
        QWidget.setTabOrder(one, then)


def inputs_in_order(within: QWidget) -> list[QWidget]:
    """Everything shown within a widget that can have the keyboard, in the order of reading."""
    return list(_inputs(within))


def _before(within: QWidget) -> QWidget:
    """The last that can have the keyboard before a widget; that widget itself where there is none."""
    before = within.previousInFocusChain()
    while before is not None and before is not within and (not before.focusPolicy() or within.isAncestorOf(before)):
        before = before.previousInFocusChain()
    return before or within


def _in_chain(first: QWidget, wanted: Collection[QWidget]) -> Iterator[QWidget]:
    widget = first.nextInFocusChain()
    while widget is not None and widget is not first:
        if widget in wanted:
            yield widget
        widget = widget.nextInFocusChain()


def _inputs(widget: QWidget) -> Iterator[QWidget]:
    if widget.focusPolicy() != Qt.FocusPolicy.NoFocus and widget.focusProxy() is None:
        yield widget
    for part in _parts(widget):
        if not part.isHidden() and not part.isWindow():
            yield from _inputs(part)


def _parts(widget: QWidget) -> Iterator[QWidget]:
    """The children of a widget: first those of its layout in their order, then the others as they were made."""
    if isinstance(widget, QStackedWidget):
        shown = widget.currentWidget()
        if shown is not None:
            yield shown
        return
    if isinstance(widget, QAbstractScrollArea):
        inside = widget.widget() if isinstance(widget, QScrollArea) else None
        if inside is not None:
            yield inside
        return
    layout = widget.layout()
    laid = list(_laid_out(layout)) if layout is not None else []
    yield from laid
    known = set(laid)
    for child in widget.children():
        if isinstance(child, QWidget) and child not in known:
            yield child


def _laid_out(layout: QLayout) -> Iterator[QWidget]:
    for at in range(layout.count()):
        item = layout.itemAt(at)
        if item is None:
            continue
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            yield widget
        elif inner is not None:
            yield from _laid_out(inner)
