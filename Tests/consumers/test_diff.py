"""What two exports of a blog differ in, as wxr2 diff tells it.

    pip install -r Tests/requirements.txt
    pytest Tests/consumers/test_diff.py

WXR2  the binary; without it .build/release/wxr2
"""
import json
import os
import subprocess
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[2]
WXR2 = Path(os.environ.get("WXR2") or REPOSITORY / ".build/release/wxr2").resolve()
SAMPLES = sorted((REPOSITORY / "samples").glob("*.xml"))
SECONDS = 60


def run(*arguments):
    if not os.access(WXR2, os.X_OK):
        pytest.fail(f"{WXR2} is no program: build it, or set WXR2", pytrace=False)
    return subprocess.run([WXR2, *arguments], capture_output=True, timeout=SECONDS)


def comment(number, content, name="Bo"):
    return (
        f"<wp:comment><wp:comment_id>{number}</wp:comment_id><wp:comment_author>{name}</wp:comment_author>"
        f"<wp:comment_content>{content}</wp:comment_content></wp:comment>")


def meta(key, value):
    return f"<wp:postmeta><wp:meta_key>{key}</wp:meta_key><wp:meta_value>{value}</wp:meta_value></wp:postmeta>"


def item(number, title="T", *, body="", inner="", terms=()):
    categories = "".join(f'<category domain="category" nicename="{t}">{t}</category>' for t in terms)
    return (
        f"<item><title>{title}</title><content:encoded>{body}</content:encoded>"
        f"<wp:post_id>{number}</wp:post_id><wp:post_type>post</wp:post_type>{categories}{inner}</item>\n")


def archive(path, *items, title="Blog", channel=""):
    path.write_text(
        '<rss xmlns:wp="http://wordpress.org/export/1.2/" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
        f"<title>{title}</title><link>http://blog.example</link><wp:wxr_version>1.2</wp:wxr_version>{channel}\n"
        + "".join(items) + "</channel></rss>\n")
    return path


def diff(*arguments):
    done = run("diff", "--json", "-q", *arguments)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def category(slug, name):
    return (
        f"<wp:category><wp:category_nicename>{slug}</wp:category_nicename><wp:cat_name>{name}</wp:cat_name>"
        "</wp:category>")


def author(login, name):
    return (
        f"<wp:author><wp:author_login>{login}</wp:author_login>"
        f"<wp:author_display_name>{name}</wp:author_display_name></wp:author>")


def test_all_that_differs_is_told(tmp_path):
    one = archive(
        tmp_path / "1.xml", item(1), item(2, body="old", terms=["a"]),
        item(3, inner=meta("gone", 1) + meta("same", 1) + meta("other", 1)
             + comment(1, "x") + comment(2, "y") + comment(3, "z")),
        item(4, "Removed", inner=comment(9, "c") + meta("k", 1)),
        channel=author("ann", "Ann") + author("left", "L") + category("a", "A") + category("old", "O"))
    other = archive(
        tmp_path / "2.xml", item(5, "New", inner=comment(10, "c")),
        item(3, inner=meta("other", 2) + meta("same", 1) + meta("new", 1)
             + comment(4, "n") + comment(2, "changed", "Cy") + comment(1, "x")),
        item(1), item(2, body="new", terms=["a", "b"]),
        title="Renamed", channel=category("a", "Other") + author("ann", "Ann B.") + category("b", "B"))
    found = diff(one, other)
    assert found["site"] == ["title"]
    assert found["counts"] == {
        "authors": {"added": 0, "removed": 1, "changed": 1},
        "terms": {"added": 1, "removed": 1, "changed": 1},
        "posts": {"added": 1, "removed": 1, "changed": 2},
        "comments": {"added": 2, "removed": 2, "changed": 1},
        "metas": {"added": 1, "removed": 2, "changed": 1}}
    assert found["authors"]["changed"][0]["fields"] == ["display_name"]
    assert [t["slug"] for t in found["terms"]["added"] + found["terms"]["removed"]] == ["b", "old"]
    posts = found["posts"]
    assert posts["added"] == [{"id": 5, "type": "post", "title": "New"}]
    assert posts["removed"] == [{"id": 4, "type": "post", "title": "Removed"}]
    third, second = sorted(posts["changed"], key=lambda post: -post["id"])
    assert second["fields"] == ["content", "terms"] and third["fields"] == []
    assert third["meta"] == {"added": ["new"], "removed": ["gone"], "changed": ["other"]}
    assert third["comments"]["added"] == [4] and third["comments"]["removed"] == [3]
    assert third["comments"]["changed"][0] | {"meta": None} == {
        "id": 2, "fields": ["author_name", "content"], "meta": None}

    table = run("diff", "-q", one, other).stdout.decode()
    assert "posts           1        1        2" in table
    assert "+ 5 post “New”" in table and "- 4 post “Removed”" in table
    assert "~ 2 post “T”: content, terms" in table
    assert run("diff", "-q", "--exit-code", one, other).returncode == 1


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_an_archive_does_not_differ_from_itself(sample, tmp_path):
    for arguments in ([], ["--split-posts", "2"]):
        output = tmp_path / ("parts" if arguments else "whole.xml")
        assert run("wxr", "-q", sample, *arguments, "--output", output).returncode == 0
        done = run("diff", "--exit-code", "-q", "--json", sample, output)
        assert done.returncode == 0, done.stdout
        found = json.loads(done.stdout)
        assert all(set(tally.values()) == {0} for tally in found["counts"].values())


def test_posts_with_one_id_stay_apart(tmp_path):
    one = archive(tmp_path / "1.xml", item(1, "a"), item(1, "b"), item(1, "c"))
    other = archive(tmp_path / "2.xml", item(1, "a"), item(1, "B"))
    found = diff(one, other)
    assert found["counts"]["posts"] == {"added": 0, "removed": 1, "changed": 1}
    assert found["posts"]["changed"][0]["title"] == "B"
    assert found["posts"]["removed"][0]["title"] == "c"
    assert run("diff", "-q", one, tmp_path / "missing.xml").returncode == 1
    assert run("diff", one).returncode == 64
