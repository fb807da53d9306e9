"""Tests of scripts/make-sample: `python3 -m pytest Tests/scripts`."""

import collections
import os
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

MEGABYTE = 1_000_000
ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
WP = "{http://wordpress.org/export/1.2/}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"


def sample(megabytes, *options):
    """Returns the bytes that the script writes."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "sample.xml")
        script = os.path.join(ROOT, "scripts", "make-sample")
        subprocess.run([sys.executable, script, path, str(megabytes), *options], check=True)
        with open(path, "rb") as file:
            return file.read()


def items(megabytes, *options):
    return ElementTree.fromstring(sample(megabytes, *options)).findall("channel/item")


def test_repeats_its_bytes():
    assert sample(2) == sample(2)
    assert sample(2, "--seed", "7") == sample(2, "--seed", "7")
    assert sample(2) != sample(2, "--seed", "7")


def test_begins_alike_at_every_size():
    short, long = sample(1), sample(3)
    closing = len(b"</channel>\n</rss>\n")
    assert long.startswith(short[:-closing])


def test_keeps_to_the_size():
    for megabytes in 1, 2.5, 5:
        size = len(sample(megabytes))
        assert abs(size - megabytes * MEGABYTE) <= 0.02 * megabytes * MEGABYTE, (megabytes, size)


def test_is_an_export_with_one_item_at_least():
    root = ElementTree.fromstring(sample(0.001))
    assert root.tag == "rss"
    assert root.findtext(f"channel/{WP}wxr_version") == "1.2"
    assert len(root.findall("channel/item")) == 1


def test_gives_ids_once():
    entries = items(4)
    ids = [entry.findtext(f"{WP}post_id") for entry in entries]
    assert len(set(ids)) == len(ids) > 300
    comments = [element.text for entry in entries for element in entry.iter(f"{WP}comment_id")]
    assert len(set(comments)) == len(comments) > 500
    links = [entry.findtext("link") for entry in entries]
    assert len(set(links)) == len(links)
    bodies = [entry.findtext(CONTENT) for entry in entries if entry.findtext(CONTENT)]
    assert len(set(bodies)) == len(bodies)


def test_keeps_replies_in_their_post():
    replies = 0
    for entry in items(4):
        seen = {"0"}
        for comment in entry.findall(f"{WP}comment"):
            parent = comment.findtext(f"{WP}comment_parent")
            assert parent in seen
            replies += parent != "0"
            seen.add(comment.findtext(f"{WP}comment_id"))
    assert replies > 20


def test_mixes_like_a_blog():
    entries = items(8)
    types = collections.Counter(entry.findtext(f"{WP}post_type") for entry in entries)
    count = len(entries)
    assert 0.63 < types["post"] / count < 0.77
    assert 0.02 < types["page"] / count < 0.09
    assert 0.19 < types["attachment"] / count < 0.31

    bodies = [entry.findtext(CONTENT) for entry in entries]
    bodies = [body for body in bodies if body]
    blocks = sum("<!-- wp:" in body for body in bodies)
    assert 0.53 < blocks / len(bodies) < 0.67
    sizes = sorted(len(body.encode()) for body in bodies)
    assert 1_900 < sizes[0] and sizes[-1] < 24_000
    text = "\n".join(bodies)
    for mark in "[caption", "[gallery", "[sourcecode", "<table", "wp:code", "wp:embed":
        assert mark in text, mark
    for mark in "]]>", "図書館", "река", "🌊":
        assert mark in text, mark

    comments = [comment for entry in entries for comment in entry.findall(f"{WP}comment")]
    assert 2.4 < len(comments) / types["post"] < 3.6
    kinds = {comment.findtext(f"{WP}comment_type") for comment in comments}
    assert kinds == {"", "comment", "pingback", "trackback"}
    assert any(
        comment.findtext(f"{WP}comment_content").startswith("Reblogged this on <a ")
        for comment in comments)


def test_serializes_with_byte_counts():
    checked = 0
    for entry in items(2):
        for value in entry.iter(f"{WP}meta_value"):
            text = (value.text or "").encode()
            if not text.startswith(b"a:"):
                continue
            for string in re.finditer(rb's:(\d+):"', text):
                end = string.end() + int(string[1])
                assert text[end:end + 2] == b'";'
                checked += 1
    assert checked > 1000
