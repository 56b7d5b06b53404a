"""Keep what the signing library has to say out of the log of the application."""

import logging

_TALKATIVE = ("pyhanko", "pyhanko_certvalidator")


def silence_signing_logs() -> None:
    """Stop pyHanko from writing log lines, in the whole process. May be called again."""
    for name in _TALKATIVE:
        # On every bad seal pyHanko logs a traceback with certificate subjects and field names. The verdict
        # already says what is wrong, and a log of ours must not carry who sealed what. Raising the level of
        # the parent stops its children too, whatever handlers the application has.
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
