"""Lines as tools for tables read them: DuckDB, Polars, pandas, each as a newcomer would call it.

    pip install -r Tests/requirements.txt
    pytest Tests/consumers/test_line_types.py

WXR2         the binary; without it .build/release/wxr2
WXR2_SHARED  a folder whose corpus/ holds real archives; without it the samples stand for it
"""
import csv
import functools
import json
import os
import subprocess
from collections import Counter
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[2]
WXR2 = Path(os.environ.get("WXR2") or REPOSITORY / ".build/release/wxr2").resolve()
SHARED = os.environ.get("WXR2_SHARED")
SAMPLES = sorted((REPOSITORY / "samples").glob("*.xml"))


def archives():
    if not SHARED:
        return SAMPLES
    corpus = Path(SHARED) / "corpus"
    with open(corpus / "manifest.tsv", encoding="utf-8", newline="") as manifest:
        rows = csv.DictReader(manifest, delimiter="\t")
        column = rows.fieldnames[0]
        found = [corpus / row[column] for row in rows]
    return SAMPLES + [path for path in found if path.is_file()]


def schema(program):
    return subprocess.run(
        [WXR2, "schema", "--lines", "--for", program], capture_output=True, check=True
    ).stdout.decode()


@functools.cache
def counts(path):
    found = Counter()
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            found[record["record"]] += 1
            found["comments"] += len(record.get("comments") or []) if record["record"] == "post" else 0
            found["parents"] += record.get("parent") or 0
    return found


def write_lines(path, form):
    """Writes all archives that can be read as lines, of `plain` or `stable` types."""
    with open(path, "wb") as output:
        for archive in archives():
            done = subprocess.run(
                [WXR2, "json", "--lines", "--quiet", archive]
                + (["--stable-types"] if form == "stable" else []), capture_output=True)
            if done.returncode in (0, 3):
                output.write(done.stdout)


@pytest.fixture(scope="module")
def lines(tmp_path_factory):
    """The archives as lines of either form, in one file of each."""
    folder = tmp_path_factory.mktemp("lines")
    paths = {"plain": folder / "plain.jsonl", "stable": folder / "stable.jsonl"}
    for form, path in paths.items():
        write_lines(path, form)
    return paths


def test_one_name_has_one_type():
    definitions = json.loads(subprocess.run(
        [WXR2, "schema", "--lines"], capture_output=True, check=True).stdout)
    types = {}
    for record in definitions["properties"]["record"]["enum"]:
        for name, member in definitions["$defs"][record]["properties"].items():
            kinds = member.get("type", "string" if "const" in member or "enum" in member else "object")
            kind = frozenset([kinds] if isinstance(kinds, str) else kinds) - {"null"}
            assert types.setdefault(name, kind) == kind, name
    assert len(types) > 40


def test_stable_lines_say_what_plain_lines_say(lines):
    def unfolded(value):
        if isinstance(value, list):
            return [unfolded(element) for element in value]
        if not isinstance(value, dict):
            return value
        value = {key: json.loads(member) if key in ("raw", "extra") else unfolded(member)
                 for key, member in value.items()}
        if "value" in value and "key" in value:
            data = value.pop("data")
            if data is not None:
                value["data"] = json.loads(data)
        return value

    with open(lines["plain"]) as plain, open(lines["stable"]) as stable:
        found = (record for record in map(json.loads, stable) if record["record"] != "types")
        for expected, record in zip(map(json.loads, plain), found, strict=True):
            assert unfolded(record) == expected


def test_duckdb_reads_lines_without_options(lines):
    duckdb = pytest.importorskip("duckdb")
    with duckdb.connect() as connection:
        found = dict(connection.execute(
            f"SELECT record, count(*) FROM read_json_auto('{lines['stable']}') GROUP BY 1").fetchall())
        expected = counts(lines["stable"])
        assert found == {name: count for name, count in expected.items() if name[-1] != "s" or name == "types"}
        [row] = connection.execute(
            f"SELECT sum(len(comments)), sum(parent), min(typeof(date)), min(typeof(raw)),"
            f" count(*) FILTER (comments[1].date_gmt IS NOT NULL)"
            f" FROM read_json_auto('{lines['stable']}') WHERE record = 'post'").fetchall()
        assert row[:4] == (expected["comments"], expected["parents"], "TIMESTAMP", "VARCHAR")
        assert row[4] > 0


@pytest.mark.parametrize("form", ["plain", "stable"])
def test_duckdb_reads_lines_with_its_schema(lines, form):
    duckdb = pytest.importorskip("duckdb")
    with duckdb.connect() as connection:
        [row] = connection.execute(
            f"SELECT count(*), sum(len(comments)), sum(parent), typeof(any_value(date_gmt)),"
            f" typeof(any_value(raw))"
            f" FROM read_json('{lines[form]}', columns = {schema('duckdb')}) WHERE record = 'post'"
        ).fetchall()
    expected = counts(lines[form])
    assert row == (
        expected["post"], expected["comments"], expected["parents"], "TIMESTAMP WITH TIME ZONE", "JSON")


def polars_facts(frame, polars):
    posts = frame.filter(polars.col("record") == "post")
    return posts.select(
        polars.len(), polars.col("comments").list.len().sum().alias("comments"),
        polars.col("parent").sum()).collect().row(0)


def test_polars_reads_lines_without_options(lines):
    polars = pytest.importorskip("polars")
    expected = counts(lines["stable"])
    frame = polars.scan_ndjson(lines["stable"])
    assert polars_facts(frame, polars) == (expected["post"], expected["comments"], expected["parents"])
    types = frame.collect_schema()
    assert types["parent"] == polars.Int64 and types["raw"] == polars.String
    assert types["comments"].inner.to_schema()["meta"].inner.to_schema()["data"] == polars.String


@pytest.mark.parametrize("form", ["plain", "stable"])
def test_polars_reads_lines_with_its_schema(lines, form):
    polars = pytest.importorskip("polars")
    names = {}
    exec(schema("polars"), names)
    frame = polars.scan_ndjson(lines[form], schema=names["schema"])
    expected = counts(lines[form])
    assert polars_facts(frame, polars) == (expected["post"], expected["comments"], expected["parents"])
    assert frame.select("date_gmt").collect().schema["date_gmt"] == polars.Datetime("us", "UTC")


def test_pandas_reads_lines_without_options(lines):
    pandas = pytest.importorskip("pandas")
    frame = pandas.read_json(lines["stable"], lines=True)
    expected = counts(lines["stable"])
    assert len(frame) == sum(count for name, count in expected.items() if name[-1] != "s" or name == "types")
    posts = frame[frame["record"] == "post"]
    assert len(posts) == expected["post"]
    assert posts["comments"].map(len).sum() == expected["comments"]
    assert posts["parent"].sum() == expected["parents"]
    assert posts["title"].map(type).eq(str).all()


def test_spark_and_bigquery_get_the_same_names():
    fields = json.loads(schema("bigquery"))
    assert all(field["mode"] in ("NULLABLE", "REPEATED") for field in fields)
    names = [field["name"] for field in fields]
    assert [f"`{name}` " in schema("spark") for name in names] == [True] * len(names)
    comments = next(field for field in fields if field["name"] == "comments")
    assert comments["mode"] == "REPEATED" and comments["fields"][0]["type"] == "INTEGER"
