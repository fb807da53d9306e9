"""Archives that wxr2 writes: nothing is lost, and the parsers of others read them.

    pip install -r Tests/requirements.txt
    pytest Tests/consumers/test_wxr.py

WXR2         the binary; without it .build/release/wxr2
WXR2_SHARED  a folder whose corpus/ holds real archives; without it those tests skip
"""
import difflib
import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[2]
WXR2 = Path(os.environ.get("WXR2") or REPOSITORY / ".build/release/wxr2").resolve()
SAMPLES = sorted((REPOSITORY / "samples").glob("*.xml"))
ENDINGS = {".xml", ".wxr", ".zip", ".gz", ".xz", ".zst", ".bz2"}
SECONDS = 120


def archives():
    shared = os.environ.get("WXR2_SHARED")
    corpus = Path(shared) / "corpus" if shared else None
    real = sorted(p for p in corpus.rglob("*") if p.suffix in ENDINGS) if corpus else []
    return SAMPLES + real


def run(*arguments, **options):
    if not os.access(WXR2, os.X_OK):
        pytest.fail(f"{WXR2} is no program: build it, or set WXR2", pytrace=False)
    return subprocess.run([WXR2, *arguments], capture_output=True, timeout=SECONDS, **options)


def document(path):
    """What an archive holds, without what the program that wrote it says of itself."""
    result = run("json", "--quiet", path)
    assert result.returncode in (0, 3), result.stderr
    document = json.loads(result.stdout)
    for parent, key in (
        (document, "diagnostics"), (document["site"], "generator"),
        (document["site"], "wxr_version"),
    ):
        del parent[key]
    return document


def write(path, *arguments):
    result = run("wxr", "--quiet", *arguments, "--output", path)
    assert result.returncode in (0, 3), result.stderr
    return path


def assert_same(one, other):
    if one == other:
        return
    lines = [json.dumps(d, indent=1, ensure_ascii=False).splitlines() for d in (one, other)]
    pytest.fail("\n".join(list(difflib.unified_diff(*lines, lineterm="", n=2))[:60]), pytrace=False)


@pytest.mark.parametrize("archive", archives(), ids=lambda path: f"{path.parent.name}/{path.name}")
def test_what_comes_back_is_what_went_in(archive, tmp_path):
    if run("json", "--quiet", archive, "--output", tmp_path / "json").returncode == 1:
        pytest.skip("json refuses it, too")
    output = write(tmp_path / "output.xml", archive)
    assert_same(document(archive), document(output))

    again = write(tmp_path / "again.xml", output)
    assert output.read_bytes() == again.read_bytes()

    if not shutil.which("xmllint"):
        pytest.skip("xmllint is missing")
    check = subprocess.run(
        ["xmllint", "--noout", "--huge", output], capture_output=True, timeout=SECONDS)
    assert check.returncode == 0 and not check.stderr, check.stderr[:2000]
