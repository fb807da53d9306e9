"""Converts many archives in one process of the command, and tells what became of each."""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from . import _command


@dataclass(frozen=True)
class Conversion:
    """What became of one archive: a line of the run log, and the file with its lines, if there is one."""

    input: str
    #: As the records have it.
    shown: str
    status: Mapping[str, Any]
    lines: str | None

    def records(self) -> Iterator[dict[str, Any]]:
        if self.lines is None:
            return
        with open(self.lines, encoding="utf-8") as lines:
            for line in lines:
                yield json.loads(line)


def convert(
    names: Mapping[str, str], folder: str, arguments: Sequence[str] = (), jobs: int = 1
) -> Iterator[Conversion]:
    """Converts archives into a folder, and yields what became of each, in their order.

    A broken archive never fails: it has a status. If the command itself is killed, for want of memory
    perhaps, the archives that are left are converted one at a time, and only the one that does it again is lost.

    Args:
        names: The paths of the archives, with the names that are told.
        folder: An empty folder, whose files the caller removes.
        arguments: Options of `wxr2 json`.
        jobs: How many archives are converted at a time.
    """
    pending = list(names)
    yield from _run(pending, names, os.path.join(folder, "all"), arguments, jobs)
    for number, path in enumerate(pending[:]):
        yield from _run([path], names, os.path.join(folder, str(number)), arguments, jobs, is_last=True)


def _run(
    pending: list[str], names: Mapping[str, str], folder: str, arguments: Sequence[str], jobs: int,
    is_last: bool = False,
) -> Iterator[Conversion]:
    """Converts the pending archives, and takes those out that were converted."""
    if not pending:
        return
    os.makedirs(folder)
    paths, log, output = (os.path.join(folder, name) for name in ("paths", "log", "lines"))
    with open(paths, "wb") as file:
        file.write(b"".join(os.fsencode(path) + b"\0" for path in pending))
    with tempfile.TemporaryFile() as messages:
        status = subprocess.run(
            [_command.command(), "json", "--each", "--lines", "--quiet", f"--jobs={jobs}", *arguments,
             "--output", output, "--run-log", log, "--files-from", paths, "--null"],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=messages, check=False).returncode
        messages.seek(0)
        said = messages.read(4096).decode("utf-8", "replace").strip()
    entries = _entries(log)
    for path in pending[:]:
        entry = entries.get(_shown(path))
        if entry is None and is_last:
            code = "killed" if status < 0 else "failed"
            entry = {"status": "failed", "code": code, "message": said or f"wxr2 ended with status {status}"}
        if entry is None:
            continue
        pending.remove(path)
        yield Conversion(names[path], _shown(path), entry, entry.get("output") or None)


def _entries(log: str) -> dict[str, dict[str, Any]]:
    if not os.path.exists(log):
        return {}
    with open(log, "rb") as lines:
        entries = [json.loads(line) for line in lines if line.endswith(b"\n")]
    return {entry["input"]: entry for entry in entries}


def _shown(path: str) -> str:
    """Returns a path as the command shows it: bytes that are not UTF-8 as `\\xE9`, a backslash doubled."""
    text = path.replace("\\", "\\\\")
    return "".join(
        f"\\x{ord(character) - 0xDC00:02X}" if "\udc80" <= character <= "\udcff" else character
        for character in text)
