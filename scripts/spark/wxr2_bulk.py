"""Converts any number of archives to Parquet with Spark, in batches that are done or not.

    scripts/spark/wxr2-bulk [OPTIONS OF SPARK-SUBMIT --] INPUT OUTPUT [--tables posts,comments] [--partition-bytes N]

INPUT and OUTPUT are folders that all machines have, or addresses such as s3://bucket/exports. In OUTPUT there is a
folder for each table, with a file for each batch of archives: TABLE/batch=ID/part.parquet. The table inputs tells what
became of each archive.

A file gets its name when it is whole, and a batch counts as done when OUTPUT/_done/ID.json exists, which is written
last. So a task that is tried again, because its executor was killed, writes the same files again; and the same command
goes on where it was stopped, and converts archives that are new or have changed.
"""
import argparse
import hashlib
import json
import sys

from pyarrow import fs
from pyspark.sql import SparkSession

import wxr2.spark as source


def main():
    arguments = parse()
    spark = SparkSession.builder.appName("wxr2-bulk").getOrCreate()
    files = source.archives(arguments.input)
    batches = todo(files, arguments)
    tables, output = arguments.tables, arguments.output
    if batches:
        spark.sparkContext.parallelize(batches, len(batches)).foreach(
            lambda batch: convert(batch, output, tables))
    inputs = spark.read.parquet(f"{output}/inputs")
    counts = {row["status"]: row["count"] for row in inputs.groupBy("status").count().collect()}
    print(json.dumps({"batches": len(batches), "archives": len(files), **counts}))
    spark.stop()
    return 3 if counts.get("failed") or counts.get("partial") else 0


def parse():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("input")
    parser.add_argument("output")
    parser.add_argument("--tables", default=",".join(source.TABLES), type=lambda text: text.split(","))
    parser.add_argument("--partition-bytes", default=128 << 20, type=int)
    parser.add_argument("--partition-archives", default=1_000, type=int)
    arguments = parser.parse_args()
    arguments.output = source.absolute(arguments.output)
    for table in arguments.tables:
        source.columns(table)
    arguments.tables = ["inputs", *(table for table in arguments.tables if table != "inputs")]
    return arguments


def todo(files, arguments):
    """The batches to convert: those begun before in which an archive has changed, and new ones."""
    states = {archive.uri: [archive.size, archive.modified] for archive in files}
    known, batches = set(), []
    for name, done in done_batches(arguments.output):
        known.update(done["archives"])
        still = {uri: states[uri] for uri in done["archives"] if uri in states}
        if still != done["archives"] or done["tables"] != arguments.tables:
            batches.append((name, still))
    new = [archive for archive in files if archive.uri not in known]
    for group in source.batches(new, arguments.partition_bytes, arguments.partition_archives):
        names = "\0".join(archive.uri for archive in group).encode("utf-8", "surrogateescape")
        identity = hashlib.sha256(names).hexdigest()[:16]
        batches.append((identity, {archive.uri: states[archive.uri] for archive in group}))
    return batches


def done_batches(output):
    system, root = source.filesystem(output)
    if system.get_file_info(f"{root}/_done").type == fs.FileType.NotFound:
        return
    for info in system.get_file_info(fs.FileSelector(f"{root}/_done")):
        if info.base_name.endswith(".json"):
            with system.open_input_stream(info.path) as file:
                yield info.base_name.removesuffix(".json"), json.loads(file.read())


def convert(batch, output, tables):
    """Converts a batch, on an executor."""
    import uuid

    import pyarrow
    import pyarrow.parquet

    name, archives = batch
    system, root = source.filesystem(output)
    # What an attempt leaves behind when it is killed is passed over by readers, for its underscore.
    passing = f"{root}/_passing/{name}-{uuid.uuid4().hex}"
    system.create_dir(passing)
    schemas = {table: source.arrow_schema(table) for table in tables}
    writers = {
        table: pyarrow.parquet.ParquetWriter(
            f"{passing}/{table}", schema, filesystem=system, compression="zstd")
        for table, schema in schemas.items()}
    rows = {table: [] for table in tables}

    def flush(table):
        writers[table].write_table(pyarrow.Table.from_pylist(rows[table], schema=schemas[table]))
        rows[table].clear()

    for table, row in source.table_rows(list(archives), tables):
        rows[table].append(row)
        if len(rows[table]) >= 5_000:
            flush(table)
    for table in tables:
        flush(table)
        writers[table].close()
    for table in tables:
        system.create_dir(f"{root}/{table}/batch={name}")
        system.move(f"{passing}/{table}", f"{root}/{table}/batch={name}/part.parquet")
    system.create_dir(f"{root}/_done")
    with system.open_output_stream(f"{passing}/done") as file:
        file.write(json.dumps({"archives": archives, "tables": tables}).encode())
    system.move(f"{passing}/done", f"{root}/_done/{name}.json")
    system.delete_dir(passing)


if __name__ == "__main__":
    sys.exit(main())
