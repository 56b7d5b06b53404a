"""Keep the log lines of the signing library inside this room."""

import logging

_TALKATIVE = ("pyhanko", "pyhanko_certvalidator")


def keep_signing_logs_inside() -> None:
    """Stop the loggers of pyHanko from reaching the handlers of the application. May be called again."""
    for name in _TALKATIVE:
        logger = logging.getLogger(name)
        # On every bad seal pyHanko logs a traceback with certificate subjects and field names; the verdict
        # already says what is wrong, and a log of ours must not carry who sealed what.
        logger.propagate = False
        if not any(isinstance(handler, logging.NullHandler) for handler in logger.handlers):
            # Without a handler of its own, Python prints warnings of such a logger on stderr.
            logger.addHandler(logging.NullHandler())
