"""The commands of docs/Migrate.md, run as they stand there."""
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from site_of import REPOSITORY, WXR2, generator

GUIDE = (REPOSITORY / "docs/Migrate.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"(?s)^```sh\n(.*?)^```", GUIDE, re.MULTILINE)
PLACES = {"hugo": "hugo-site/public", "jekyll": "jekyll-site/_site", "pelican": "pelican-site/output"}


@pytest.mark.parametrize("block", BLOCKS)
def test_the_commands_work(block, tmp_path):
    shutil.copytree(REPOSITORY / "samples", tmp_path / "samples")
    programs = tmp_path / "bin"
    programs.mkdir()
    (programs / "wxr2").symlink_to(Path(WXR2).resolve())
    for name in PLACES:
        if re.search(rf"(^|&& ){name}\b", block, re.MULTILINE):
            if not generator(name):
                pytest.skip(f"{name} is not installed")
            (programs / name).symlink_to(generator(name))
    path = f"{programs}:{Path(sys.executable).parent}:{os.environ['PATH']}"
    done = subprocess.run(
        ["bash", "-ec", block], cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        env=dict(os.environ, PATH=path, PYTHONDONTWRITEBYTECODE="1", JEKYLL_NO_BUNDLER_REQUIRE="true"))
    assert done.returncode == 0, done.stdout.decode()
    for name, place in PLACES.items():
        if f"--for {name}" in block:
            # Hugo takes its destination from within its source.
            assert (tmp_path / place / "2025/04/twelve-locks-before-breakfast/index.html").is_file()


def test_every_generator_is_in_the_guide():
    assert len(BLOCKS) >= 5 and all(any(f"--for {name} " in block for block in BLOCKS) for name in PLACES)
