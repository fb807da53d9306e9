"""The library as a package of its own uses it: the README's example, built and run.

    pytest Tests/consumers/test_library.py
"""
import re
import subprocess
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]

PACKAGE = """\
// swift-tools-version: 6.3
import PackageDescription

let package = Package(
  name: "reader",
  dependencies: [.package(name: "wxr2", path: "%s")],
  targets: [
    .executableTarget(name: "reader", dependencies: [.product(name: "WXR", package: "wxr2")])
  ])
"""


def example():
    """The program of the README, and the output that it shows."""
    text = (REPOSITORY / "README.md").read_text(encoding="utf-8")
    section = text.split("## As a library")[1].split("\n## ")[0]
    [program] = [
        code for code in re.findall(r"```swift\n(.*?)```", section, re.DOTALL) if "WXRReader(" in code]
    [shown] = re.findall(r"```text\n(.*?)```", section, re.DOTALL)
    return program, shown


def test_example_of_the_readme_builds_and_runs(tmp_path):
    program, shown = example()
    assert program.count("\n") <= 10
    (tmp_path / "Package.swift").write_text(PACKAGE % REPOSITORY, encoding="utf-8")
    source = tmp_path / "Sources/reader/main.swift"
    source.parent.mkdir(parents=True)
    source.write_text(program, encoding="utf-8")

    # Beside the other builds, so that what it has in common with the last one is not built again.
    scratch = REPOSITORY / ".build-consumer"
    built = subprocess.run(
        ["swift", "build", "--package-path", tmp_path, "--scratch-path", scratch],
        capture_output=True, text=True, timeout=1200)
    assert built.returncode == 0, built.stdout + built.stderr
    done = subprocess.run(
        [scratch / "debug/reader"], cwd=REPOSITORY, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    assert done.stdout == shown
