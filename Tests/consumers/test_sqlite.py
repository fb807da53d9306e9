"""The database of wxr2, read by others: Python's sqlite3, the sqlite3 shell, datasette, DuckDB.

    pip install -r Tests/requirements.txt
    pytest Tests/consumers/test_sqlite.py

WXR2         the binary; without it .build/release/wxr2
WXR2_SHARED  a folder whose corpus/ holds real archives; without it those tests skip
"""
import csv
import json
import os
import re
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.request
from contextlib import closing
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[2]
WXR2 = Path(os.environ.get("WXR2") or REPOSITORY / ".build/release/wxr2").resolve()
SAMPLES = sorted((REPOSITORY / "samples").glob("*.xml"))
SECONDS = 120
# Values of larger archives are compared for every so manieth post.
COMPARED_WHOLE = 5_000_000
# Columns that the JSON does not have.
OWN = {"site", "position", "fingerprint", "time", "place", "depth", "is_shown"}


def run(*arguments, **options):
    if not os.access(WXR2, os.X_OK):
        pytest.fail(f"{WXR2} is no program: build it, or set WXR2", pytrace=False)
    return subprocess.run([WXR2, *arguments], capture_output=True, timeout=SECONDS, **options)


def convert(path, *inputs):
    """Writes a database and returns the exit status."""
    return run("sqlite", "--quiet", *inputs, "--output", path).returncode


def open_database(path):
    database = sqlite3.connect(path)
    database.row_factory = sqlite3.Row
    return closing(database)


def rows(database, query, *values):
    return [dict(row) for row in database.execute(query, values)]


# Every value


class Reader:
    """Reads records back as `wxr2 json --lines` writes them."""

    def __init__(self, database):
        self.database = database

    def children(self, table, owner, key):
        return rows(
            self.database, f"SELECT * FROM {table} WHERE {owner} = ? ORDER BY position", key)

    def record(self, row, *json_columns):
        """A row without our own keys, with JSON decoded."""
        return {
            name: json.loads(value) if name in json_columns and value is not None else value
            for name, value in row.items()
            if not name.endswith("_key") and name not in OWN}

    def metas(self, table, owner, key):
        metas = [self.record(row, "data") for row in self.children(table, owner, key)]
        for meta, row in zip(metas, self.children(table, owner, key)):
            if row["data"] is None:
                del meta["data"]
        return metas

    def site(self, key):
        [row] = rows(self.database, "SELECT * FROM sites WHERE site = ?", key)
        return self.record(row, "extra", "raw")

    def authors(self, key):
        return [
            self.record(row, "extra", "raw") for row in rows(
                self.database,
                "SELECT a.* FROM authors AS a JOIN sites USING (site_key) WHERE site = ?"
                " ORDER BY author_key", key)]

    def terms(self, key):
        found = []
        for row in rows(
                self.database,
                "SELECT t.* FROM terms AS t JOIN sites USING (site_key) WHERE site = ?"
                " ORDER BY term_key", key):
            term = self.record(row, "extra", "raw")
            term["meta"] = self.metas("term_meta", "term_key", row["term_key"])
            found.append(term)
        return found

    def posts(self, key, every=1):
        for row in self.database.execute(
                "SELECT p.* FROM posts AS p JOIN sites USING (site_key) WHERE site = ?"
                " ORDER BY post_key", (key,)):
            if row["post_key"] % every:
                yield None
                continue
            row = dict(row)
            post = self.record(row, "extra", "raw", "reblog")
            assert post["sticky"] in (0, 1)
            post["sticky"] = bool(post["sticky"])
            post_key = row["post_key"]
            post["terms"] = [
                self.record(term, "raw")
                for term in self.children("post_terms", "post_key", post_key)]
            post["meta"] = self.metas("post_meta", "post_key", post_key)
            post["comments"] = []
            for comment_row in rows(
                    self.database,
                    "SELECT * FROM comments WHERE post_key = ? ORDER BY comment_key", post_key):
                comment = self.record(comment_row, "extra", "raw", "reblog")
                comment["meta"] = self.metas(
                    "comment_meta", "comment_key", comment_row["comment_key"])
                post["comments"].append(comment)
            yield post

    def diagnostics(self):
        return [
            self.record(row)
            for row in rows(self.database, "SELECT * FROM diagnostics ORDER BY diagnostic_key")]


def lines(*arguments):
    """What `wxr2 json --lines` writes, by site and record; a later record replaces an earlier one."""
    done = run("json", "--lines", "--quiet", *arguments)
    if done.returncode not in (0, 3):
        return done.returncode, {}, []
    sites, diagnostics = {}, []
    for line in done.stdout.splitlines():
        record = json.loads(line)
        kind, site = record.pop("record"), record.pop("site")
        del record["input"], record["offset"]
        if kind == "input":
            continue
        if kind == "diagnostic":
            diagnostics.append(record)
            continue
        records = sites.setdefault(
            site, {"site": None, "author": {}, "term": {}, "post": []})
        if kind == "site":
            records["site"] = record
        elif kind == "author":
            records["author"][record["login"]] = record
        elif kind == "term":
            name = "" if record["slug"] else record["name"]
            records["term"][record["taxonomy"], record["slug"], name] = record
        else:
            records["post"].append(record)
    return done.returncode, sites, diagnostics


def check_references(database):
    """Each reference is to the first post, or term, with the id of the same site."""
    for column in "parent", "featured_media":
        assert rows(database, f"""
            SELECT post_key, {column}, {column}_key, (
              SELECT min(post_key) FROM posts AS p
              WHERE p.site_key = posts.site_key AND p.id = posts.{column}) AS expected
            FROM posts
            WHERE {column}_key IS NOT iif(
              {column} = 0 OR ({column} = id AND '{column}' = 'parent'), NULL, expected)
            LIMIT 3""") == []
    assert rows(database, """
        SELECT p.post_key FROM posts AS p LEFT JOIN authors AS a
          ON a.site_key = p.site_key AND a.login = p.author
        WHERE p.author_key IS NOT a.author_key LIMIT 3""") == []
    assert rows(database, """
        SELECT c.comment_key FROM comments AS c JOIN comments AS p ON p.comment_key = c.parent_key
        WHERE p.post_key <> c.post_key OR p.id IS NOT c.parent LIMIT 3""") == []
    assert rows(database, """
        SELECT u.post_key, u.slug FROM post_terms AS u JOIN posts USING (post_key)
        LEFT JOIN terms AS t ON t.site_key = posts.site_key AND t.taxonomy = u.taxonomy
          AND t.slug = u.slug AND (t.slug <> '' OR t.name = u.name)
        WHERE u.term_key IS NOT t.term_key LIMIT 3""") == []


def check_whole(database):
    assert rows(database, "PRAGMA integrity_check") == [{"integrity_check": "ok"}]
    assert rows(database, "PRAGMA foreign_key_check") == []
    for table, columns in {
            "sites": "extra raw", "authors": "extra raw", "terms": "extra raw",
            "posts": "extra raw reblog", "post_terms": "raw", "comments": "extra raw reblog",
            "post_meta": "data", "comment_meta": "data", "term_meta": "data"}.items():
        for column in columns.split():
            [row] = rows(
                database,
                f"SELECT count(*) AS bad FROM {table} WHERE {column} IS NOT NULL"
                f" AND NOT json_valid({column})")
            assert row["bad"] == 0, f"{table}.{column}"
    # STRICT keeps types; that dates are dates is left to SQLite's own functions.
    for table, column in [
            ("posts", "date"), ("posts", "date_gmt"), ("posts", "modified_gmt"),
            ("comments", "date_gmt"), ("sites", "exported_at")]:
        [row] = rows(
            database,
            f"SELECT count(*) AS bad FROM {table} WHERE {column} IS NOT NULL"
            f" AND unixepoch({column}) IS NULL")
        assert row["bad"] == 0, f"{table}.{column}"
    for table in "posts", "comments":
        assert rows(database, f"SELECT * FROM {table} WHERE time IS NOT unixepoch(date_gmt)") == []
    check_references(database)


def compare(tmp_path, *inputs):
    status, sites, diagnostics = lines(*inputs)
    path = tmp_path / "blog.db"
    assert convert(path, *inputs) == status
    if status not in (0, 3):
        assert list(tmp_path.iterdir()) == []
        pytest.skip(f"wxr2 json ends with status {status}")
    size = sum(Path(name).stat().st_size for name in inputs)
    every = 1 + size // COMPARED_WHOLE
    with open_database(path) as database:
        check_whole(database)
        reader = Reader(database)
        assert {row["site"] for row in rows(database, "SELECT site FROM sites")} == sites.keys()
        for key, expected in sites.items():
            if expected["site"] is not None:
                assert reader.site(key) == expected["site"]
            assert reader.authors(key) == list(expected["author"].values())
            assert reader.terms(key) == list(expected["term"].values())
            count = 0
            for found, post in zip(reader.posts(key, every), expected["post"], strict=True):
                count += 1
                assert found is None or found == post, f"post {count}: {post['id']}"
        assert reader.diagnostics() == diagnostics


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.name)
def test_sample_has_the_values_of_the_json(sample, tmp_path):
    compare(tmp_path, sample)


def test_all_samples_have_the_values_of_the_json(tmp_path):
    compare(tmp_path, *SAMPLES)


def corpus():
    """The real archives; one parameter that says why when there are none."""
    shared = os.environ.get("WXR2_SHARED")
    if not shared:
        return [pytest.param(None, marks=pytest.mark.skip(reason="WXR2_SHARED is not set"))]
    root = Path(shared).resolve() / "corpus"
    with open(root / "manifest.tsv", encoding="utf-8", newline="") as file:
        table = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        paths = {root / row["path"] for row in table}
    paths |= {path for path in (root / "derived").rglob("*") if path.is_file()}
    return [pytest.param(path, id=str(path.relative_to(root))) for path in sorted(paths)]


@pytest.mark.parametrize("archive", corpus())
def test_real_archive_has_the_values_of_the_json(archive, tmp_path):
    compare(tmp_path, archive)


# Several runs


def dump(path):
    with open_database(path) as database:
        return list(database.iterdump())


def archive(address, *items, channel=""):
    namespaces = (
        'xmlns:content="http://purl.org/rss/1.0/modules/content/"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"'
        ' xmlns:wp="http://wordpress.org/export/1.2/"')
    return (
        f'<rss {namespaces}><channel><title>Blog</title><link>{address}</link>'
        f"<wp:wxr_version>1.2</wp:wxr_version><wp:base_blog_url>{address}</wp:base_blog_url>\n"
        f"{channel}{''.join(items)}</channel></rss>\n")


def item(number, content="", *comments, parent=0, more=""):
    told = "".join(
        f"<wp:comment><wp:comment_id>{comment}</wp:comment_id>"
        f"<wp:comment_content>Answer {comment}</wp:comment_content>"
        "<wp:commentmeta><wp:meta_key>k</wp:meta_key><wp:meta_value>v</wp:meta_value>"
        "</wp:commentmeta></wp:comment>"
        for comment in comments)
    identity = "" if number is None else f"<wp:post_id>{number}</wp:post_id>"
    return (
        f"<item><title>Post {number}</title><dc:creator>ada</dc:creator>{identity}"
        f"<wp:post_parent>{parent}</wp:post_parent><wp:post_type>post</wp:post_type>"
        f"<content:encoded><![CDATA[{content}]]></content:encoded>{more}{told}</item>\n")


AUTHOR = "<wp:author><wp:author_login>ada</wp:author_login></wp:author>\n"
TERM = (
    "<wp:category><wp:category_nicename>tea</wp:category_nicename>"
    "<wp:cat_name>Tea</wp:cat_name></wp:category>\n")


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """An empty folder to be in; `write(name, text)` puts a file there."""
    monkeypatch.chdir(tmp_path)

    def write(name, text):
        (tmp_path / name).write_text(text, encoding="utf-8")

    return write


def append(*inputs, options=()):
    done = run("sqlite", "--quiet", "--append", *options, "--output", "all.db", *inputs)
    assert done.returncode in (0, 3), done.stderr.decode()
    with open_database("all.db") as database:
        check_whole(database)


def count(table):
    with open_database("all.db") as database:
        [row] = rows(database, f"SELECT count(*) AS n FROM {table}")
        return row["n"]


@pytest.mark.parametrize("options", [(), ("--search",)], ids=["plain", "search"])
def test_appending_again_changes_nothing(folder, options):
    append(*SAMPLES, options=options)
    first = dump("all.db")
    append(*SAMPLES, options=options)
    assert dump("all.db") == first
    append(SAMPLES[2], options=options)
    assert dump("all.db") == first


def test_appended_one_by_one_is_the_same_as_together(folder):
    environment = dict(os.environ, SOURCE_DATE_EPOCH="1700000000")
    for sample in SAMPLES:
        run("sqlite", "-q", "--append", "--search", "-o", "all.db", sample, env=environment)
    run("sqlite", "-q", "--search", "-o", "once.db", *SAMPLES, env=environment)

    def told(path):
        # How the index stores its words is its own business.
        return [
            line for line in dump(path)
            if not re.match(r"""INSERT INTO "(search_|sqlite_stat1" VALUES\('search_)""", line)]

    assert told("all.db") == told("once.db")


def test_later_export_brings_a_site_up_to_date(folder):
    folder("old.xml", archive("https://tea.example", item(1, "a", 5, 6), item(2, "b", 7)))
    folder("new.xml", archive(
        "https://tea.example", item(1, "changed", 6, 8), item(2, "b", 7), item(3, "c", parent=1),
        channel=AUTHOR))
    append("old.xml", options=["--search"])
    with open_database("all.db") as database:
        before = {row["id"]: row["comment_key"] for row in rows(database, "SELECT * FROM comments")}
    append("new.xml")
    first = dump("all.db")
    append("new.xml")
    assert dump("all.db") == first
    with open_database("all.db") as database:
        assert rows(database, "SELECT post_key, id, content, parent_key, author_key FROM posts") == [
            {"post_key": 1, "id": 1, "content": "changed", "parent_key": None, "author_key": 1},
            {"post_key": 2, "id": 2, "content": "b", "parent_key": None, "author_key": 1},
            {"post_key": 3, "id": 3, "content": "c", "parent_key": 1, "author_key": 1}]
        after = {row["id"]: row["comment_key"] for row in rows(database, "SELECT * FROM comments")}
        assert after == {6: before[6], 7: before[7], 8: 4}
        assert count("comment_meta") == 3
        found = "SELECT post_key FROM search_text WHERE search_key IN " \
            "(SELECT rowid FROM search WHERE search MATCH ?)"
        assert rows(database, found, "changed") == [{"post_key": 1}]
        database.execute("INSERT INTO search (search, rank) VALUES ('integrity-check', 1)")


def test_posts_with_one_id_stay_apart(folder):
    folder("twice.xml", archive(
        "https://tea.example", item(1, "a"), item(1, "b"), item(None, "c"), item(None, "d"),
        item(4, parent=1)))
    append("twice.xml")
    first = dump("all.db")
    append("twice.xml")
    assert dump("all.db") == first
    assert count("posts") == 5
    with open_database("all.db") as database:
        assert rows(database, "SELECT parent_key FROM posts WHERE id = 4") == [{"parent_key": 1}]


def test_site_keeps_what_a_later_part_does_not_say(folder):
    folder("one.xml", archive(
        "https://tea.example", item(1), channel=TERM + AUTHOR.replace(
            "</wp:author>", "<wp:author_display_name>Ada &amp;amp; Bo</wp:author_display_name>"
            "<wp:author_email>ada@tea.example</wp:author_email></wp:author>")))
    folder("two.xml", archive(
        "https://tea.example", item(2), channel=AUTHOR.replace(
            "</wp:author>", "<wp:author_email>new@tea.example</wp:author_email></wp:author>")))
    append("one.xml")
    append("two.xml")
    first = dump("all.db")
    append("two.xml")
    assert dump("all.db") == first
    with open_database("all.db") as database:
        [author] = rows(database, "SELECT * FROM authors")
        assert author["display_name"] == "Ada & Bo"
        assert json.loads(author["raw"]) == {"display_name": "Ada &amp; Bo"}
        assert author["email"] == "new@tea.example"


def test_search_can_be_added_later(folder):
    append(SAMPLES[0])
    append(SAMPLES[0], options=["--search"])
    run("sqlite", "-q", "--search", "-o", "once.db", SAMPLES[0])
    query = "SELECT post_key, comment_key, title, author, text FROM search_text ORDER BY 1, 2"
    with open_database("all.db") as late, open_database("once.db") as once:
        assert rows(late, query) == rows(once, query) != []
    append(SAMPLES[1])
    assert count("search_text") == count("posts") + count("comments")


def test_twenty_sites_and_the_parts_of_one_are_in_one_database(folder):
    for number in range(1, 21):
        address = f"https://blog{number}.example"
        folder(f"{number}.xml", archive(
            address, *(item(post, f"site {number}", post) for post in range(1, number + 1)),
            channel=AUTHOR + TERM))
    for part in 1, 2, 3:
        folder(f"part{part}.xml", archive(
            "https://split.example",
            *(item(post, parent=post + 4) for post in range(5 * part - 4, 5 * part + 1)),
            channel=AUTHOR + TERM))
    inputs = [*(f"{number}.xml" for number in range(1, 21)), *(f"part{n}.xml" for n in (3, 1, 2))]
    for names in [inputs], [inputs[:8], inputs[8:]], [[name] for name in inputs]:
        Path("all.db").unlink(missing_ok=True)
        for some in names:
            append(*some)
        with open_database("all.db") as database:
            found = rows(database, """
                SELECT site, count(*) AS posts,
                  (SELECT count(*) FROM authors AS a WHERE a.site_key = s.site_key) AS authors,
                  (SELECT count(*) FROM terms AS t WHERE t.site_key = s.site_key) AS terms
                FROM sites AS s JOIN posts USING (site_key) GROUP BY site_key ORDER BY site_key""")
            assert found == [
                {"site": f"https://blog{n}.example", "posts": n, "authors": 1, "terms": 1}
                for n in range(1, 21)
            ] + [{"site": "https://split.example", "posts": 15, "authors": 1, "terms": 1}]
            assert rows(database, """
                SELECT count(*) AS n, count(parent_key) AS parents
                FROM posts JOIN sites USING (site_key) WHERE site = 'https://split.example'
                """) == [{"n": 15, "parents": 11}]
        assert count("comments") == 210
        assert count("wxr2_import") == 23


# Other programs


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


# In Datasette's addresses. The plugin knows no name of a database.
DATABASE = "/archives"


@pytest.fixture(scope="module")
def blog(tmp_path_factory):
    """All samples in one database that can be searched."""
    path = tmp_path_factory.mktemp("blog") / "archives.db"
    assert run("sqlite", "-q", "--search", *SAMPLES, "--output", path).returncode == 0
    return path


@pytest.fixture(scope="module")
def datasette(blog):
    """Gets a page or the JSON of datasette."""
    port = free_port()
    server = subprocess.Popen(
        [sys.executable, "-m", "datasette", blog, "--port", str(port), "--plugins-dir",
         REPOSITORY / "docs/datasette"],
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT)

    def get(path):
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=SECONDS) as answer:
            text = answer.read().decode()
        return json.loads(text) if ".json" in path else text

    try:
        for _ in range(200):
            try:
                get("/-/versions.json")
                break
            except OSError:
                assert server.poll() is None, server.stdout.read().decode()
                time.sleep(0.1)
        yield get
    finally:
        server.terminate()
        server.wait()


def test_datasette_labels_what_rows_refer_to(datasette):
    def first(table, query=""):
        return datasette(f"{DATABASE}/{table}.json?_labels=on&_shape=array&_size=1{query}")[0]

    comment = first("comments", "&kind=reblog")
    assert comment["post_key"]["label"].startswith("Dear @EllmouthWard")
    post = first("posts", "&author_key__notblank=1&parent_key__notblank=1")
    assert post["site_key"]["label"] and post["parent_key"]["label"] and post["author_key"]["label"]
    assert first("post_terms", "&term_key__notblank=1")["term_key"]["label"]
    assert first("comment_meta")["comment_key"]["label"]
    page = datasette(DATABASE + "/comments")
    assert re.search(rf'<a href="{DATABASE}/posts/\d+">[^<]+</a>', page)


def test_datasette_searches(datasette):
    found = datasette(DATABASE + "/search_text.json?_search=LOCK&_labels=on&_shape=array")
    assert found and all("lock" in (row["title"] + row["text"]).lower() for row in found)
    assert "Lock gates" in datasette(DATABASE + "/search_text?_search=lock")


def test_datasette_shows_every_table_and_view(datasette):
    told = datasette(f"{DATABASE}.json")
    names = [table["name"] for table in told["tables"] if not table["hidden"]]
    views = [view["name"] for view in told["views"]]
    assert {"posts", "comments", "post_terms", "wxr2_import"} <= set(names)
    assert len(views) == 8
    for name in names + views:
        assert datasette(f"{DATABASE}/{name}.json?_shape=array&_size=5"), name
