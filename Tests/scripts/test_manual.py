"""The manual pages and the help in the documentation, held against the command."""
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[2]
WXR2 = Path(os.environ.get("WXR2") or REPOSITORY / ".build/release/wxr2").resolve()


def manual(*arguments):
    return subprocess.run(
        [REPOSITORY / "scripts/manual", *arguments], capture_output=True, text=True,
        env=os.environ | {"WXR2": str(WXR2)})


def test_the_documentation_has_the_help_as_it_is():
    done = manual("docs", "--check")
    assert done.returncode == 0, done.stderr


def test_manual_pages_have_every_option_and_no_fault(tmp_path):
    assert manual("man", tmp_path).returncode == 0
    names = {path.stem for path in tmp_path.glob("*.1")}
    help_text = subprocess.run([WXR2, "--help"], capture_output=True, text=True, check=True).stdout
    commands = re.findall(r"^  ([a-z]+) {2,}", help_text.split("SUBCOMMANDS:", 1)[1], re.MULTILINE)
    assert names == {"wxr2"} | {f"wxr2-{command}" for command in commands}
    for command in commands:
        page = (tmp_path / f"wxr2-{command}.1").read_text(encoding="utf-8").replace("\\-", "-")
        usage = subprocess.run([WXR2, command, "--help"], capture_output=True, text=True, check=True).stdout
        options = set(re.findall(r"^  (?:-\w, )?(--[a-z-]+)", usage, re.MULTILINE))
        assert options and options <= set(re.findall(r"--[a-z-]+", page)), command
    if not shutil.which("groff"):
        pytest.skip("groff is not installed")
    for path in tmp_path.glob("*.1"):
        done = subprocess.run(["groff", "-man", "-ww", "-Tutf8", "-K", "utf8", path], capture_output=True, text=True)
        assert done.stderr == "", path.name


def test_completions_are_written(tmp_path):
    assert manual("completions", tmp_path).returncode == 0
    assert {path.name for path in tmp_path.iterdir()} == {"wxr2", "_wxr2", "wxr2.fish"}
    done = subprocess.run(["bash", "-n", tmp_path / "wxr2"], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_there_is_one_version():
    shown = subprocess.run([WXR2, "--version"], capture_output=True, text=True, check=True).stdout.split()[0]
    said = subprocess.run([REPOSITORY / "scripts/version"], capture_output=True, text=True, check=True).stdout.strip()
    python = (REPOSITORY / "python/src/wxr2/_version.py").read_text(encoding="utf-8")
    assert shown == said == re.search(r'__version__ = "([^"]+)"', python)[1]
