"""Many archives on a cluster of Spark, with an executor that is killed. Run by scripts/test-spark.

WXR2         the binary; without it .build/release/wxr2
WXR2_SHARED  a folder whose corpus/ holds real archives; without it the samples stand for it
"""
import json
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[2]
WXR2 = Path(os.environ.get("WXR2") or REPOSITORY / ".build/release/wxr2").resolve()
ARCHIVES = 500
CLUSTER = "local-cluster[2,1,1024]"
SETTINGS = {
    "spark.executorEnv.PYTHONPATH": str(REPOSITORY / "python/src"), "spark.executorEnv.WXR2": str(WXR2),
    "spark.executor.memory": "1g", "spark.ui.enabled": "false", "spark.sql.session.timeZone": "UTC",
    "spark.driver.host": "127.0.0.1", "spark.driver.bindAddress": "127.0.0.1",
}
sys.path[:0] = [str(REPOSITORY / "python/src"), str(REPOSITORY / "Tests/consumers")]
os.environ.update({
    "WXR2": str(WXR2), "PYSPARK_PYTHON": sys.executable, "PYTHONPATH": str(REPOSITORY / "python/src")})


def archive(number):
    address = f"https://blog{number}.example"
    items = "".join(
        f"<item><title>Post {post}</title><link>{address}/{post}/</link><wp:post_id>{post}</wp:post_id>"
        "<wp:post_date_gmt>2020-01-02 03:04:05</wp:post_date_gmt><wp:post_type>post</wp:post_type>"
        f"<content:encoded><![CDATA[Body of {number}]]></content:encoded>"
        f"<wp:comment><wp:comment_id>{post}</wp:comment_id><wp:comment_approved>1</wp:comment_approved>"
        "<wp:comment_content>Answer</wp:comment_content></wp:comment></item>\n"
        for post in range(1, number % 7 + 2))
    return (
        '<rss xmlns:content="http://purl.org/rss/1.0/modules/content/"'
        ' xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>Blog</title>'
        f"<link>{address}</link><wp:wxr_version>1.2</wp:wxr_version>"
        f"<wp:base_blog_url>{address}</wp:base_blog_url>\n{items}</channel></rss>\n")


@pytest.fixture(scope="module")
def exports(tmp_path_factory):
    """Small archives, and three broken ones."""
    folder = tmp_path_factory.mktemp("exports")
    for number in range(ARCHIVES):
        path = folder / f"{number % 10}" / f"blog{number}.xml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(archive(number))
    (folder / "empty.xml").write_bytes(b"")
    (folder / "noise.xml").write_bytes(bytes(range(256)) * 40)
    (folder / "cut.xml").write_text(archive(5)[:-60])
    return folder


def expected_posts():
    return sum(number % 7 + 1 for number in range(ARCHIVES))


@pytest.fixture(scope="module")
def spark():
    from pyspark.sql import SparkSession
    builder = SparkSession.builder.master(CLUSTER).appName("test")
    for name, value in SETTINGS.items():
        builder = builder.config(name, value)
    session = builder.getOrCreate()
    yield session
    session.stop()


def test_reads_tables(spark, exports):
    import wxr2.spark
    wxr2.spark.register(spark)

    def load(table):
        return spark.read.format("wxr").option("table", table).option(
            "partitionArchives", "40").load(str(exports))

    posts = load("posts")
    assert dict(posts.dtypes)["date"] == "timestamp_ntz" and dict(posts.dtypes)["id"] == "bigint"
    found = posts.where("input NOT LIKE '%cut.xml'").groupBy().agg(
        {"*": "count", "input": "count", "comment_count": "sum"}).collect()[0]
    assert found["count(1)"] == found["sum(comment_count)"] == expected_posts()
    statuses = Counter(row["status"] for row in load("inputs").select("status").collect())
    assert sum(statuses.values()) == ARCHIVES + 3
    assert statuses["converted"] == ARCHIVES and statuses["failed"] == 2 and statuses["partial"] == 1
    [row] = load("comments").where("post_link = 'https://blog3.example/1/'").collect()
    assert row["content"] == "Answer" and row["input"].endswith("3/blog3.xml")


def test_reads_lines(spark, exports, tmp_path):
    options = ["--quiet", "--lines", "--recursive", str(exports / "1")]
    subprocess.run([WXR2, "json", *options, "-o", tmp_path / "a.jsonl"], check=True)
    subprocess.run([WXR2, "json", "--stable-types", *options, "-o", tmp_path / "b.jsonl"], check=True)
    types = subprocess.run(
        [WXR2, "schema", "--lines", "--for", "spark"], capture_output=True, text=True, check=True).stdout
    for lines in (
            spark.read.schema(types).json(str(tmp_path / "a.jsonl")),
            spark.read.json(str(tmp_path / "b.jsonl"))):
        posts = lines.where("record = 'post'")
        assert posts.count() == posts.selectExpr("explode(comments)").count() == sum(
            number % 7 + 1 for number in range(1, ARCHIVES, 10))


def test_reads_lines_of_real_archives(spark, tmp_path):
    """Those that DuckDB, Polars and pandas read in test_line_types."""
    from test_line_types import counts, write_lines
    types = subprocess.run(
        [WXR2, "schema", "--lines", "--for", "spark"], capture_output=True, text=True, check=True).stdout
    for form, reader in (("plain", spark.read.schema(types)), ("stable", spark.read)):
        path = tmp_path / f"{form}.jsonl"
        write_lines(path, form)
        expected = counts(path)
        lines = reader.json(str(path))
        found = {row["record"]: row["count"] for row in lines.groupBy("record").count().collect()}
        assert found == {name: count for name, count in expected.items() if name not in ("comments", "parents")}
        [row] = lines.where("record = 'post'").selectExpr(
            "sum(size(comments))", "sum(parent)", "count(date)", "typeof(any_value(raw))").collect()
        assert row[:2] == (expected["comments"], expected["parents"]) and row[2] > 0
        assert row[3] == "string"


def descendants(process):
    """The processes below a process, with their command lines."""
    parents = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                stat = (entry / "stat").read_text()
                command = (entry / "cmdline").read_bytes().decode("utf-8", "replace")
            except OSError:
                continue
            parents[int(entry.name)] = (int(stat.rpartition(")")[2].split()[1]), command)
    found, wave = {}, {process}
    while wave:
        wave = {pid for pid, (parent, _) in parents.items() if parent in wave}
        found.update({pid: parents[pid][1] for pid in wave})
    return found


def bulk(exports, output, *options, kills=False):
    command = [
        REPOSITORY / "scripts/spark/wxr2-bulk", "--master", CLUSTER,
        *(part for name, value in SETTINGS.items() for part in ("--conf", f"{name}={value}")),
        # As a user names them: executors work in other folders.
        "--", os.path.relpath(exports, exports.parent), os.path.relpath(output, exports.parent), "--partition-archives", "5", *options]
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    process = subprocess.Popen(
        list(map(str, command)), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        cwd=exports.parent, env={**os.environ, "PATH": path})
    killed = []
    deadline = time.monotonic() + 300
    while kills and not killed and process.poll() is None and time.monotonic() < deadline:
        done = len(list((output / "_done").glob("*.json"))) if (output / "_done").is_dir() else 0
        if done >= 3:
            executors = [
                pid for pid, command in descendants(process.pid).items()
                if "CoarseGrainedExecutorBackend" in command and "java" in command.split("\0")[0]]
            for pid in executors[:1]:
                os.kill(pid, signal.SIGKILL)
                killed.append(done)
        time.sleep(0.05)
    text, messages = process.communicate(timeout=400)
    lines = [line for line in text.splitlines() if line.startswith("{")]
    assert lines, messages[-3000:]
    return process.returncode, json.loads(lines[-1]), killed


def test_bulk_loses_nothing_when_an_executor_is_killed(exports, tmp_path):
    import pyarrow.dataset
    output = tmp_path / "parquet"
    status, told, killed = bulk(exports, output, kills=True)
    batches = (ARCHIVES + 3 + 4) // 5
    assert killed and killed[0] < batches, "no executor was killed while there was work"
    assert status == 3 and told == {
        "batches": batches, "archives": ARCHIVES + 3, "converted": ARCHIVES, "failed": 2, "partial": 1}

    def table(name):
        return pyarrow.dataset.dataset(output / name, partitioning="hive").to_table()

    inputs = table("inputs")["input"].to_pylist()
    assert len(inputs) == len(set(inputs)) == ARCHIVES + 3
    keys = [(row["input"], row["id"]) for row in table("posts").select(["input", "id"]).to_pylist()
            if not row["input"].endswith("cut.xml")]
    assert len(keys) == len(set(keys)) == expected_posts()
    assert [path for path in (output / "_passing").iterdir() if (path / "done").exists()] == []

    # What is done is skipped; what is new or has changed is converted.
    (exports / "new.xml").write_text(archive(2))
    (exports / "cut.xml").write_text(archive(5))
    status, told, _ = bulk(exports, output)
    assert told == {"batches": 2, "archives": ARCHIVES + 4, "converted": ARCHIVES + 2, "failed": 2}
    inputs = table("inputs")["input"].to_pylist()
    assert len(inputs) == len(set(inputs)) == ARCHIVES + 4
