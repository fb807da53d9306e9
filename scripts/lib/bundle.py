#!/usr/bin/env python3
"""Puts the libraries that a binary needs beside it, with their licences and a list of what is there.

    bundle.py BINARY LIB-FOLDER LICENCE-FOLDER SBOM VERSION
    bundle.py --bill SBOM VERSION     only the list, of what is in the binary itself

Only glibc and the loader are left to the system. The list is a software bill of materials in the form of
CycloneDX 1.5.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from datetime import datetime, timezone
from pathlib import Path

# Parts of glibc: they go together with the loader and the kernel, and stay the system's.
GLIBC = re.compile(r"(ld-linux|linux-vdso|libc\.|libm\.|libdl\.|libpthread\.|librt\.|libresolv\.)")

# What is linked into the binary itself: of Swift's toolchain, packages, and GCC's start and helper code. Each with
# where its version is from.
SWIFT_LICENCE = "Apache-2.0 WITH Swift-exception"
LINKED = [
    ("swift", SWIFT_LICENCE, "swift"), ("swift-foundation", SWIFT_LICENCE, "swift"),
    ("swift-collections", SWIFT_LICENCE, "swift"), ("swift-corelibs-libdispatch", SWIFT_LICENCE, "swift"),
    ("llvm", "Apache-2.0 WITH LLVM-exception", "swift"), ("unicode-character-database", "Unicode-3.0", "swift"),
    ("swift-argument-parser", SWIFT_LICENCE, "swift-argument-parser"), ("swift-system", SWIFT_LICENCE, "swift-system"),
    ("libgcc", "GPL-3.0-or-later WITH GCC-exception-3.1", "gcc")]


def libraries(binary):
    """Returns the libraries that a binary needs, also through others: names and paths."""
    shown = subprocess.run(["ldd", binary], check=True, capture_output=True, text=True).stdout
    found = dict(re.findall(r"^\s*(\S+) => (/\S+)", shown, re.MULTILINE))
    return {name: path for name, path in sorted(found.items()) if not GLIBC.match(name)}


def debian_package(path):
    """Returns the Debian package that a file is from, and its version."""
    real = os.path.realpath(path)
    for candidate in (real, real.removeprefix("/usr"), path, path.removeprefix("/usr")):
        done = subprocess.run(["dpkg-query", "--search", candidate], capture_output=True, text=True)
        if done.returncode == 0:
            package = done.stdout.split(": ")[0].split(",")[0]
            version = subprocess.run(
                ["dpkg-query", "--show", "--showformat=${Version}", package], check=True, capture_output=True,
                text=True).stdout
            return package.split(":")[0], version
    raise SystemExit(f"bundle: no package has {path}")


def linked_versions():
    """Returns the versions of Swift and of the packages that are linked in."""
    root = Path(__file__).resolve().parents[2]
    swift = subprocess.run(["swift", "--version"], capture_output=True, text=True).stdout
    versions = {"swift": (re.search(r"Swift version (\S+)", swift) or [None, ""])[1]}
    if shutil.which("gcc"):
        versions["gcc"] = subprocess.run(
            ["gcc", "-dumpfullversion"], capture_output=True, text=True).stdout.strip()
    resolved = root / "Package.resolved"
    if resolved.exists():
        for pin in json.loads(resolved.read_text())["pins"]:
            versions[pin["identity"]] = pin["state"].get("version", "")
    return versions


def bill(version, packages, epoch):
    versions = linked_versions()
    components = [
        {"type": "library", "name": name, "version": versions.get(source, ""), "licenses": [{"expression": licence}]}
        for name, licence, source in LINKED]
    components += [
        {"type": "library", "name": name, "version": package_version,
         "purl": f"pkg:deb/debian/{name}@{package_version}",
         "properties": [{"name": "file", "value": file} for file in files]}
        for (name, package_version), files in sorted(packages.items())]
    return {
        "bomFormat": "CycloneDX", "specVersion": "1.5", "version": 1,
        "metadata": {
            "timestamp": datetime.fromtimestamp(epoch, timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "component": {
                "type": "application", "name": "wxr2", "version": version,
                "licenses": [{"license": {"id": "Apache-2.0"}}]}},
        "components": components}


def main(binary, folder, licences, sbom, version):
    folder, licences = Path(folder), Path(licences)
    folder.mkdir(parents=True, exist_ok=True)
    licences.mkdir(parents=True, exist_ok=True)
    packages = {}
    for name, path in libraries(binary).items():
        target = folder / name
        shutil.copy(os.path.realpath(path), target)
        target.chmod(0o644)
        subprocess.run(["patchelf", "--set-rpath", "$ORIGIN", target], check=True)
        package = debian_package(path)
        packages.setdefault(package, []).append(name)
        text = Path("/usr/share/doc", package[0], "copyright")
        shutil.copy(text, licences / f"{package[0]}.txt")
    # Their licences refer to texts that Debian has once.
    for name in ("Apache-2.0", "GPL-2", "GPL-3", "LGPL-2", "LGPL-2.1", "LGPL-3", "GFDL-1.3"):
        common = Path("/usr/share/common-licenses", name)
        if common.exists():
            shutil.copy(common, licences / f"common-{name}.txt")
    write_bill(sbom, version, packages)


def write_bill(sbom, version, packages):
    epoch = int(os.environ.get("SOURCE_DATE_EPOCH", "315532800"))
    Path(sbom).write_text(json.dumps(bill(version, packages, epoch), indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    if len(sys.argv) == 4 and sys.argv[1] == "--bill":
        write_bill(sys.argv[2], sys.argv[3], {})
    elif len(sys.argv) == 6:
        main(*sys.argv[1:])
    else:
        sys.exit(__doc__)
