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
            if not name.endswith("_key") and name not in ("site", "position", "fingerprint")}

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
