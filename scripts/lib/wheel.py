#!/usr/bin/env python3
"""Makes a wheel for a platform of a pure one and a binary; the same input gives the same bytes.

    wheel.py PURE BINARY FOLDER FILE…     the binary becomes wxr2/bin/wxr2, and `wxr2` a command
    wheel.py --add WHEEL FOLDER FILE      adds licences and a bill of materials
    wheel.py --settle WHEEL               puts the files in order and gives them one time
"""

import base64
import hashlib
import os
import sys
import time
import zipfile
from pathlib import Path

ENTRY_POINTS = "[console_scripts]\nwxr2 = wxr2._main:main\n"
# Replaces Python by the command: signals, standard input and the exit status are the command's own.
MAIN = '''"""The command wxr2, as this package brings it."""

import os
import sys


def main() -> None:
    """Becomes the command."""
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "bin", "wxr2")
    os.execv(path, [path, *sys.argv[1:]])
'''


def read(path):
    """Returns the files of a wheel: names, with modes and contents; and its folder of metadata."""
    with zipfile.ZipFile(path) as wheel:
        files = {info.filename: (info.external_attr >> 16, wheel.read(info)) for info in wheel.infolist()
                 if not info.is_dir()}
    [metadata] = {name.split("/")[0] for name in files if ".dist-info/" in name}
    return files, metadata


def write(path, files, metadata):
    record = f"{metadata}/RECORD"
    lines = []
    for name in sorted(files):
        if name == record:
            continue
        content = files[name][1]
        digest = base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()
        lines.append(f"{name},sha256={digest},{len(content)}\n")
    files[record] = (0o644, "".join([*lines, f"{record},,\n"]).encode())
    moment = time.gmtime(max(int(os.environ.get("SOURCE_DATE_EPOCH", "0")), 315532800))[:6]
    # The metadata at the end, as the format recommends.
    order = sorted(files, key=lambda name: (name.startswith(metadata), name == record, name))
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as wheel:
        for name in order:
            mode, content = files[name]
            info = zipfile.ZipInfo(name, moment)
            info.create_system = 3
            info.external_attr = (0o100000 | (0o755 if mode & 0o100 else 0o644)) << 16
            info.compress_type = zipfile.ZIP_DEFLATED
            wheel.writestr(info, content)


def make(pure, binary, folder, *others):
    files, metadata = read(pure)
    files["wxr2/bin/wxr2"] = (0o755, Path(binary).read_bytes())
    files["wxr2/_main.py"] = (0o644, MAIN.encode())
    files[f"{metadata}/entry_points.txt"] = (0o644, ENTRY_POINTS.encode())
    for path in map(Path, others):
        files[f"{metadata}/licenses/{path.name}"] = (0o644, path.read_bytes())
    tag = f"py3-none-linux_{os.uname().machine}"
    text = files[f"{metadata}/WHEEL"][1].decode()
    lines = [line for line in text.splitlines() if not line.startswith(("Tag:", "Root-Is-Purelib:"))]
    files[f"{metadata}/WHEEL"] = (0o644, "\n".join([*lines, "Root-Is-Purelib: false", f"Tag: {tag}", ""]).encode())
    Path(folder).mkdir(parents=True, exist_ok=True)
    write(Path(folder, f"{metadata.removesuffix('.dist-info')}-{tag}.whl"), files, metadata)


def add(path, folder, bill):
    files, metadata = read(path)
    for licence in Path(folder).iterdir():
        files[f"{metadata}/licenses/{licence.name}"] = (0o644, licence.read_bytes())
    files[f"{metadata}/sboms/{Path(bill).name}"] = (0o644, Path(bill).read_bytes())
    write(path, files, metadata)


def settle(path):
    write(path, *read(path))


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["--add", *arguments] if len(arguments) == 3:
            add(*arguments)
        case ["--settle", wheel]:
            settle(wheel)
        case [pure, binary, folder, *others]:
            make(pure, binary, folder, *others)
        case _:
            sys.exit(__doc__)
