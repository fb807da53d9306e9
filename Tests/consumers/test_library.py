"""The library as a package of its own uses it: the programs in the README and in the articles for DocC,
built and run.

    pytest Tests/consumers/test_library.py
"""
import gzip
import importlib.machinery
import importlib.util
import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[2]
# Beside the other builds, so that what it has in common with the last one is not built again.
SCRATCH = REPOSITORY / ".build-consumer"

PACKAGE = """\
// swift-tools-version: 6.3
import PackageDescription

let products: [Target.Dependency] = [
%s]

let package = Package(
  name: "reader",
  dependencies: [.package(name: "wxr2", path: "%s")],
  targets: [
%s  ])
"""


def articles():
    """The README's section on the library, and each article of a catalogue."""
    readme = (REPOSITORY / "README.md").read_text(encoding="utf-8")
    yield "README", readme.split("## As a library")[1].split("\n## ")[0]
    for path in sorted((REPOSITORY / "Sources").glob("*/*.docc/*.md")):
        yield path.stem, path.read_text(encoding="utf-8")


def programs():
    """Each program with a name, and the output that is shown behind it."""
    for name, text in articles():
        found = re.findall(
            r"```swift\n((?:public )?import .*?)```\n(?:(?:\nprints\n)?\n```text\n(.*?)```)?", text, re.DOTALL)
        for number, (program, shown) in enumerate(found, 1):
            yield pytest.param(f"{name}{number}", shown, id=f"{name}-{number}"), program


CASES = list(programs())
EXAMPLES = sorted(path.parent.name for path in (REPOSITORY / "examples/swift/Sources").glob("*/main.swift"))


def library_products():
    loader = importlib.machinery.SourceFileLoader("docs", str(REPOSITORY / "scripts/docs"))
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader("docs", loader))
    loader.exec_module(module)
    return module.library_products()


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    package = tmp_path_factory.mktemp("package")
    targets = ""
    for case, program in CASES:
        name = case.values[0]
        source = package / "Sources" / name / "main.swift"
        source.parent.mkdir(parents=True)
        source.write_text(program, encoding="utf-8")
        targets += f'    .executableTarget(name: "{name}", dependencies: products),\n'
    for name in EXAMPLES:
        shutil.copytree(REPOSITORY / "examples/swift/Sources" / name, package / "Sources" / name)
        targets += f'    .executableTarget(name: "{name}", dependencies: products),\n'
    products = "".join(
        f'  .product(name: "{name}", package: "wxr2"),\n' for name in library_products())
    (package / "Package.swift").write_text(
        PACKAGE % (products, REPOSITORY, targets), encoding="utf-8")
    done = subprocess.run(
        ["swift", "build", "--package-path", package, "--scratch-path", SCRATCH],
        capture_output=True, text=True, timeout=1800)
    assert done.returncode == 0, done.stdout + done.stderr
    return SCRATCH / "debug"


@pytest.fixture
def checkout(tmp_path):
    """A folder that is to a program what the checkout is to a reader, and can be written to."""
    shutil.copytree(REPOSITORY / "samples", tmp_path / "samples")
    with gzip.open(tmp_path / "blog.xml.gz", "wb") as file:
        file.write((REPOSITORY / "samples/blog.xml").read_bytes())
    return tmp_path


@pytest.mark.parametrize("name, shown", [case for case, _ in CASES])
def test_program_prints_what_is_shown(name, shown, built, checkout):
    done = subprocess.run(
        [built / name], cwd=checkout, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    assert done.stdout == shown


def test_program_of_the_readme_is_short():
    lengths = {case.values[0]: program.count("\n") for case, program in CASES}
    readme = [length for name, length in lengths.items() if name.startswith("README")]
    assert readme and max(readme) <= 10


# The folder of examples.


@pytest.mark.parametrize("name", EXAMPLES)
def test_example_works(name, built, checkout):
    arguments = ["samples/blog.xml"] if name == "read-archive" else ["output", "samples/blog.xml"]
    done = subprocess.run([built / name, *arguments], cwd=checkout, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    output = checkout / "output"
    match name:
        case "read-archive": assert len(done.stdout.splitlines()) == 13
        case "json-document": assert len(json.loads(output.read_text())["posts"]) == 13
        case "json-lines": assert sum('"record":"post"' in line for line in output.open()) == 13
        case "sqlite-database":
            assert sqlite3.connect(output).execute("SELECT count(*) FROM posts").fetchone() == (13,)
        case "markdown-site": assert len(list(output.glob("posts/*.md"))) == 7
        case "wxr-archive": assert output.read_text().count("<item>") == 13
        case _: raise AssertionError(f"{name} has no test")


def test_examples_are_listed_and_short():
    page = (REPOSITORY / "examples/README.md").read_text(encoding="utf-8")
    package = (REPOSITORY / "examples/swift/Package.swift").read_text(encoding="utf-8")
    for name in EXAMPLES:
        assert f"(swift/Sources/{name}/main.swift)" in page and f'"{name}"' in package
        source = (REPOSITORY / f"examples/swift/Sources/{name}/main.swift").read_text(encoding="utf-8")
        assert len([line for line in source.splitlines() if line and not line.startswith("//")]) <= 10
    for path in (REPOSITORY / "examples/python").glob("*.py"):
        assert f"(python/{path.name})" in page


@pytest.mark.parametrize("name", sorted(path.name for path in (REPOSITORY / "examples/python").glob("*.py")))
def test_python_example_works(name):
    wxr2 = os.environ.get("WXR2") or str(REPOSITORY / ".build/release/wxr2")
    done = subprocess.run(
        [sys.executable, REPOSITORY / "examples/python" / name, "samples/blog.xml"], cwd=REPOSITORY,
        capture_output=True, text=True, timeout=60,
        env=os.environ | {"WXR2": wxr2, "PYTHONPATH": str(REPOSITORY / "python/src"), "PYTHONDONTWRITEBYTECODE": "1"})
    assert done.returncode == 0, done.stderr
    assert done.stdout
