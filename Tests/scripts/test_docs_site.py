"""The documentation as a site: every link leads somewhere, and every page is in the navigation."""
import json
import shutil
import subprocess
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[2]


@pytest.fixture
def checkout(tmp_path):
    """A copy that a test may change, with the tools of the checkout."""
    for name in "README.md", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md", "LICENSE", "mkdocs.yml":
        shutil.copy(REPOSITORY / name, tmp_path)
    for name in "docs", "examples", "samples", "scripts":
        shutil.copytree(REPOSITORY / name, tmp_path / name)
    (tmp_path / "python").mkdir()
    shutil.copy(REPOSITORY / "python/README.md", tmp_path / "python")
    tools = REPOSITORY / ".build/docs-tools"
    if not (tools / "installed").exists():
        make(REPOSITORY)
    (tmp_path / ".build").mkdir()
    (tmp_path / ".build/docs-tools").symlink_to(tools)
    return tmp_path


def make(checkout):
    return subprocess.run([checkout / "scripts/docs-site"], capture_output=True, text=True)


def test_site_is_made_with_search(checkout):
    done = make(checkout)
    assert done.returncode == 0, done.stderr
    page = Path(done.stdout.strip())
    assert page.exists()
    index = json.loads((page.parent / "search/search_index.json").read_text(encoding="utf-8"))
    assert {"docs/Command-line.html", "docs/guides/Migrate-to-Hugo.html", "SECURITY.html"} <= {
        entry["location"].split("#")[0] for entry in index["docs"]}


@pytest.mark.parametrize("fault", ["[dead](nowhere.md)", "[dead](docs/JSON.md#nowhere)"])
def test_a_dead_link_is_told(fault, checkout):
    with (checkout / "README.md").open("a", encoding="utf-8") as file:
        file.write(f"\n{fault}\n")
    done = make(checkout)
    assert done.returncode == 1 and "nowhere" in done.stderr


def test_a_page_that_nobody_finds_is_told(checkout):
    (checkout / "docs/Forgotten.md").write_text("# Forgotten\n", encoding="utf-8")
    done = make(checkout)
    assert done.returncode == 1 and "Forgotten.md" in done.stderr
