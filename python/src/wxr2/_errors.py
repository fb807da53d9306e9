"""What can go wrong."""

from __future__ import annotations

from collections.abc import Sequence

from ._types import Diagnostic


class Error(Exception):
    """The base of the exceptions of this package."""


class CommandNotFound(Error):
    """The command wxr2 is not there."""


class ConversionError(Error):
    """The command failed.

    Attributes:
        status: The exit status of the command: 1 failed, 64 wrong usage.
        diagnostics: What could not be read before it failed.
    """

    def __init__(
        self, message: str, status: int, diagnostics: Sequence[Diagnostic] = ()
    ) -> None:
        super().__init__(message)
        self.status = status
        self.diagnostics = list(diagnostics)


class PartialError(ConversionError):
    """Something in the inputs could not be read, and `strict` was asked for.

    All records that could be read were delivered before.
    """


class PartialWarning(UserWarning):
    """Something in the inputs could not be read; the other records were delivered."""
