"""The public interface of the libraries is that of docs/public-symbols.txt, or somebody is told."""
import os
import shutil
import subprocess
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[2]
MODULES = Path(os.environ.get("WXR2_MODULES") or REPOSITORY / ".build/release/Modules")


@pytest.fixture
def check():
    if not (shutil.which("swift") and (MODULES / "SiteModel.swiftmodule").exists()):
        pytest.skip("there is no build to read")

    def run():
        return subprocess.run(
            [REPOSITORY / "scripts/public-symbols", "--check"], capture_output=True, text=True,
            env=os.environ | {"WXR2_MODULES": str(MODULES)})

    return run


def test_the_public_interface_has_not_changed(check):
    done = check()
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_change_is_told(check):
    path = REPOSITORY / "docs/public-symbols.txt"
    text = path.read_text(encoding="utf-8")
    line = next(line for line in text.splitlines(keepends=True) if line.startswith("SiteModel: struct Post: "))
    try:
        path.write_text(text.replace(line, "SiteModel: struct Letter: struct Letter\n"), encoding="utf-8")
        done = check()
    finally:
        path.write_text(text, encoding="utf-8")
    assert done.returncode == 1
    assert "-SiteModel: struct Letter: struct Letter" in done.stdout and "+" + line.strip() in done.stdout
