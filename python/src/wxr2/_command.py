"""Runs the command and reads its lines."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tempfile
import warnings
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Union

from ._errors import CommandNotFound, ConversionError, PartialError, PartialWarning
from ._types import Diagnostic, Record

Input = Union[str, bytes, "os.PathLike[str]", "os.PathLike[bytes]"]

#: Which lines of standard error are kept for an exception; the last ones say what failed.
_MESSAGE_BYTES = 64 * 1024


def command() -> str:
    """Returns the path of the wxr2 command.

    The variable WXR2 names it; otherwise it is the one inside this package, or the first one in PATH.
    """
    named = os.environ.get("WXR2")
    if named:
        return named
    bundled = os.path.join(os.path.dirname(os.path.abspath(__file__)), "bin", "wxr2")
    if os.access(bundled, os.X_OK):
        return bundled
    found = shutil.which("wxr2")
    if found is None:
        raise CommandNotFound(
            "the command wxr2 is not in PATH; install it, or set WXR2 to its path")
    return found


def options(
    *,
    type: str | Iterable[str] | None = None,
    status: str | Iterable[str] | None = None,
    author: str | Iterable[str] | None = None,
    term: str | Iterable[str] | None = None,
    since: str | None = None,
    until: str | None = None,
    comments: bool = True,
    redact: bool = False,
    redact_key: str | os.PathLike[str] | None = None,
    jobs: int | None = None,
) -> list[str]:
    """Returns the options of the command for the arguments of `records`."""
    result: list[str] = []
    for name, values in (("type", type), ("status", status), ("author", author), ("term", term)):
        for value in [values] if isinstance(values, str) else values or []:
            result.append(f"--{name}={value}")
    for name, text in (("since", since), ("until", until)):
        if text is not None:
            result.append(f"--{name}={text}")
    if not comments:
        result.append("--no-comments")
    if redact:
        result.append("--redact")
    if redact_key is not None:
        result.append(f"--redact-key={os.fspath(redact_key)}")
    if jobs is not None:
        result.append(f"--jobs={jobs}")
    return result


def lines(
    inputs: Sequence[Input], arguments: Sequence[str] = (), *, strict: bool = False
) -> Iterator[Record]:
    """Yields the records of the inputs as the command writes them, one at a time.

    The command is stopped when the iterator is closed before its end.
    """
    if not inputs:
        raise ValueError("no input: name an export")
    names = [os.fspath(name) for name in inputs]
    if any(os.fsencode(name) == b"-" for name in names):
        raise ValueError("'-' is standard input, which is the caller's; name a file")
    argv: list[Any] = [command(), "json", "--lines", "--quiet", *arguments, "--", *names]
    errors: list[Diagnostic] = []
    # A file, so that the command never waits for somebody to read what it says.
    with tempfile.TemporaryFile() as messages:
        process = subprocess.Popen(
            argv, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=messages)
        assert process.stdout is not None
        try:
            for line in process.stdout:
                record: Record = json.loads(line)
                if record["record"] == "diagnostic" and record["severity"] == "error":
                    errors.append(record)
                yield record
            status = process.wait()
        finally:
            # When the caller stops early, the command ends with the pipe.
            process.stdout.close()
            process.wait()
        _check(status, messages, errors, strict)


def _check(status: int, messages: Any, errors: list[Diagnostic], strict: bool) -> None:
    if status == 0:
        return
    if status == 3:
        text = _partial_text(errors)
        if strict:
            raise PartialError(text, status, errors)
        # The frames between are this one, `lines` and `records`.
        warnings.warn(text, PartialWarning, stacklevel=4)
        return
    end = messages.seek(0, os.SEEK_END)
    messages.seek(max(0, end - _MESSAGE_BYTES))
    text = messages.read().decode("utf-8", "replace").strip()
    last = text.splitlines()[-1] if text else f"wxr2 ended with status {status}"
    raise ConversionError(last.removeprefix("wxr2: error: "), status, errors)


def _partial_text(errors: list[Diagnostic]) -> str:
    count = sum(diagnostic["count"] for diagnostic in errors)
    if not errors:
        return "something could not be read"
    first = errors[0]
    place = first["file"] + (f":{first['line']}" if first["line"] is not None else "")
    more = f" (and {count - 1} more)" if count > 1 else ""
    return f"{place}: {first['message']} [{first['code']}]{more}"
