"""Tests of the package against the built command, which the variable WXR2 names."""

import datetime
import gzip
import json
import os
import pathlib
import re
import subprocess
import sys
import warnings

import pytest

import wxr2
from wxr2 import _frames as frames
from wxr2 import _tables

ROOT = pathlib.Path(__file__).resolve().parents[2]
SAMPLES = sorted((ROOT / "samples").glob("*.xml"))
BLOG = ROOT / "samples" / "blog.xml"


def lines(*arguments):
    """Returns what the command itself writes."""
    done = subprocess.run(
        [os.environ["WXR2"], "json", "--lines", "--quiet", *map(str, arguments)],
        stdout=subprocess.PIPE, check=False)
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_yields_what_the_command_writes(sample):
    assert list(wxr2.records(sample)) == lines(sample)


def test_passes_the_options_on():
    found = list(wxr2.records(
        str(BLOG), type=["post", "page"], status="publish", since="2025-05-01", comments=False,
        redact=True, jobs=1))
    assert found == lines(
        "--type", "post,page", "--status", "publish", "--since", "2025-05-01", "--no-comments",
        "--redact", BLOG)
    assert found != lines(BLOG)


def test_names_may_look_like_options_and_need_not_be_utf8(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "--help.xml").write_bytes(BLOG.read_bytes())
    assert len(list(wxr2.records("--help.xml"))) == len(lines(BLOG))


def test_streams(tmp_path):
    records = wxr2.records(BLOG)
    assert next(records)["record"] == "site"
    # The command ends with the iterator.
    records.close()


@pytest.fixture
def cut_off(tmp_path):
    whole = BLOG.read_bytes()
    path = tmp_path / "cut.xml"
    path.write_bytes(whole[: len(whole) * 2 // 3])
    return path


def test_warns_of_what_could_not_be_read(cut_off):
    with pytest.warns(wxr2.PartialWarning, match="cut.xml.*truncated"):
        found = list(wxr2.records(cut_off))
    assert found == lines(cut_off)


def test_raises_when_it_is_to_be_strict(cut_off):
    found = []
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        with pytest.raises(wxr2.PartialError) as caught:
            for record in wxr2.records(cut_off, strict=True):
                found.append(record)
    assert found == lines(cut_off)
    assert caught.value.status == 3
    assert [d["severity"] for d in caught.value.diagnostics] == ["error"] * len(
        caught.value.diagnostics)
    assert caught.value.diagnostics


def test_raises_when_the_command_fails(tmp_path):
    with pytest.raises(wxr2.ConversionError, match="missing.xml: cannot open") as caught:
        list(wxr2.records(tmp_path / "missing.xml"))
    assert caught.value.status == 1
    with pytest.raises(wxr2.ConversionError) as caught:
        list(wxr2.records(BLOG, since="yesterday"))
    assert caught.value.status == 64


def test_says_that_there_is_no_command(monkeypatch):
    monkeypatch.delenv("WXR2")
    monkeypatch.setenv("PATH", "")
    with pytest.raises(wxr2.CommandNotFound, match="PATH"):
        list(wxr2.records(BLOG))


def test_refuses_no_input_and_standard_input():
    for inputs in [(), ("-",)]:
        with pytest.raises(ValueError):
            list(wxr2.records(*inputs))
    with pytest.raises(TypeError):
        wxr2.records(BLOG, colour="red")


def expected_counts(records):
    posts = [record for record in records if record["record"] == "post"]
    counts = {
        "posts": len(posts), "post_terms": sum(len(post["terms"]) for post in posts),
        "comments": sum(len(post["comments"]) for post in posts),
    }
    for kind in "site", "author", "term", "diagnostic", "input":
        counts[kind + "s"] = sum(record["record"] == kind for record in records)
    return counts


@pytest.mark.parametrize("table", wxr2.TABLES)
def test_frames_have_all_rows_and_one_schema(table):
    pandas = pytest.importorskip("pandas")
    pytest.importorskip("polars")
    empty_pandas, empty_polars = frames.pandas_frame(table, []), frames.polars_frame(table, [])
    for sample in SAMPLES:
        count = expected_counts(lines(sample))[table]
        frame = wxr2.to_pandas(sample, table)
        assert len(frame) == count
        assert frame.dtypes.equals(empty_pandas.dtypes)
        polar = wxr2.to_polars(sample, table)
        assert polar.height == count
        assert polar.schema == empty_polars.schema
        assert isinstance(frame, pandas.DataFrame)


def test_values_arrive_in_frames():
    pytest.importorskip("pandas")
    pytest.importorskip("polars")
    posts = {post["id"]: post for post in lines(BLOG) if post["record"] == "post"}
    for values in (
        wxr2.to_pandas(BLOG).astype(object).to_dict("records"), wxr2.to_polars(BLOG).to_dicts()):
        assert [row["id"] for row in values] == list(posts)
        for row in values:
            post = posts[row["id"]]
            for name in "title", "content", "link", "status", "sticky":
                assert row[name] == post[name]
            assert json.loads(row["meta"]) == post["meta"]
            assert row["comment_count"] == len(post["comments"])
            if post["date_gmt"]:
                assert row["date_gmt"] == datetime.datetime.fromisoformat(
                    post["date_gmt"].replace("Z", "+00:00"))


def test_parquet_has_all_rows_in_fixed_schemas(tmp_path):
    dataset = pytest.importorskip("pyarrow.dataset")
    folder = tmp_path / "parquet"
    counts = wxr2.to_parquet(SAMPLES, folder)
    total = expected_counts(lines(*SAMPLES))
    assert counts == total
    for table in wxr2.TABLES:
        # An empty table has its schema, too.
        found = dataset.dataset(folder / table, partitioning="hive").to_table()
        assert found.num_rows == total[table]
        # Where there are no rows, there is no partition.
        names = set(found.column_names) | {"site"}
        assert names == {column.name for column in _tables.COLUMNS[table]}
    sites = {entry.name for entry in (folder / "posts").iterdir()}
    assert len(sites) == len(SAMPLES) and all(name.startswith("site=") for name in sites)


def test_parquet_is_whole_or_not_there(tmp_path, monkeypatch):
    pytest.importorskip("pyarrow")
    folder = tmp_path / "parquet"
    with pytest.raises(wxr2.ConversionError):
        wxr2.to_parquet([BLOG, tmp_path / "missing.xml"], folder)
    assert list(tmp_path.iterdir()) == []
    wxr2.to_parquet(BLOG, folder, ["posts"])
    with pytest.raises(FileExistsError):
        wxr2.to_parquet(BLOG, folder)
    monkeypatch.setattr(frames, "_BATCH", 3)
    assert wxr2.to_parquet(BLOG, folder, ["comments", "posts"], replace=True)["posts"] == 13
    assert sorted(entry.name for entry in folder.iterdir()) == ["comments", "posts"]
    with pytest.raises(ValueError, match="there is no table 'post'"):
        wxr2.to_parquet(BLOG, tmp_path / "other", ["post"])


def test_types_are_those_of_the_records():
    for record in lines(*SAMPLES):
        name = "InputEnd" if record["record"] == "input" else record["record"].capitalize()
        assert set(record) == set(getattr(wxr2, name).__annotations__)
        for comment in record.get("comments", []):
            assert set(comment) == set(wxr2.Comment.__annotations__)
        for term in record.get("terms", []):
            assert set(term) == set(wxr2.PostTerm.__annotations__)


def test_examples_of_the_readme_run(tmp_path):
    for module in "pandas", "polars", "pyarrow":
        pytest.importorskip(module)
    text = (ROOT / "python" / "README.md").read_text(encoding="utf-8")
    code = "\n".join(re.findall(r"```python\n(.*?)```", text, re.DOTALL))
    (tmp_path / "samples").symlink_to(ROOT / "samples")
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT / "python" / "src")})
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[0].split()[0] in {"comment", "reblog", "pingback"}


def test_reads_compressed_archives(tmp_path):
    path = tmp_path / "blog.xml.gz"
    path.write_bytes(gzip.compress(BLOG.read_bytes()))
    assert [r["record"] for r in wxr2.records(path)] == [r["record"] for r in lines(BLOG)]
