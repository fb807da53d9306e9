"""Archives as a data source of Apache Spark 4.

    import wxr2.spark

    wxr2.spark.register(spark)
    posts = spark.read.format("wxr").load("exports")
    comments = spark.read.format("wxr").option("table", "comments").load("s3://bucket/exports")

Options: `table` (posts by default; `inputs` tells what became of each archive), `partitionBytes` and
`partitionArchives` (how much one task converts), `jobs` (threads of the command in a task).
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

import pyarrow
from pyarrow import fs
from pyspark.sql.datasource import DataSource, DataSourceReader, InputPartition
from pyspark.sql.types import (
    BooleanType, DataType, LongType, StringType, StructField, StructType, TimestampNTZType,
    TimestampType)

from . import _bulk, _tables
from ._tables import COLUMNS, TABLES, Column

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

#: What became of each archive.
INPUT_COLUMNS = (
    Column("input", "text"), Column("status", "text"), Column("code", "text"),
    Column("message", "text"), Column("byte_count", "integer"), Column("post_count", "integer"),
    Column("comment_count", "integer"), Column("diagnostic_counts", "json"))

_SPARK_TYPES: Mapping[str, DataType] = {
    "text": StringType(), "json": StringType(), "integer": LongType(), "boolean": BooleanType(),
    "local": TimestampNTZType(), "utc": TimestampType(),
}
_ARROW_TYPES: Mapping[str, pyarrow.DataType] = {
    "text": pyarrow.string(), "json": pyarrow.string(), "integer": pyarrow.int64(),
    "boolean": pyarrow.bool_(), "local": pyarrow.timestamp("us"),
    "utc": pyarrow.timestamp("us", "UTC"),
}

_BATCH_ROWS = 2_000


def register(spark: SparkSession) -> None:
    """Makes `spark.read.format("wxr")` known to a session."""
    spark.dataSource.register(WXRDataSource)


def columns(table: str) -> tuple[Column, ...]:
    return INPUT_COLUMNS if table == "inputs" else COLUMNS[_tables.check(table)]


def arrow_schema(table: str) -> pyarrow.Schema:
    return pyarrow.schema([(column.name, _ARROW_TYPES[column.type]) for column in columns(table)])


class WXRDataSource(DataSource):
    """`spark.read.format("wxr")`."""

    @classmethod
    def name(cls) -> str:
        return "wxr"

    def schema(self) -> StructType:
        return StructType([
            StructField(column.name, _SPARK_TYPES[column.type])
            for column in columns(self.options.get("table", "posts"))])

    def reader(self, schema: StructType) -> WXRReader:
        return WXRReader(dict(self.options))


@dataclass
class Archives(InputPartition):
    """The archives that a task converts."""

    uris: tuple[str, ...]


class WXRReader(DataSourceReader):
    def __init__(self, options: Mapping[str, str]) -> None:
        if "path" not in options:
            raise ValueError("load() needs a path: a folder of archives, or an archive")
        self._path = options["path"]
        self._table = options.get("table", "posts")
        # Spark keeps the names of options in small letters.
        self._bytes = int(options.get("partitionbytes", options.get("partitionBytes", 128 << 20)))
        self._count = int(
            options.get("partitionarchives", options.get("partitionArchives", 1_000)))
        self._jobs = int(options.get("jobs", 1))

    def partitions(self) -> list[InputPartition]:
        groups = batches(archives(self._path), self._bytes, self._count)
        return [Archives(tuple(archive.uri for archive in group)) for group in groups]

    def read(self, partition: InputPartition) -> Iterator[pyarrow.RecordBatch]:
        assert isinstance(partition, Archives)
        schema = arrow_schema(self._table)
        rows: list[dict[str, Any]] = []
        for _, row in table_rows(partition.uris, [self._table], self._jobs):
            rows.append(row)
            if len(rows) >= _BATCH_ROWS:
                yield pyarrow.RecordBatch.from_pylist(rows, schema=schema)
                rows = []
        if rows:
            yield pyarrow.RecordBatch.from_pylist(rows, schema=schema)


class Archive(NamedTuple):
    """An archive, and what shows that it has changed."""

    uri: str
    size: int
    #: In nanoseconds since 1970; 0 where the file system does not tell.
    modified: int


def absolute(path: str) -> str:
    """Returns the path for other processes, whose working folders are their own."""
    return path if "://" in path else os.path.abspath(path)


def archives(path: str) -> list[Archive]:
    """Returns the archives in a folder and below it, in the order of their names.

    What is not an export is for the command to tell: an archive is known by its content.
    """
    path = absolute(path)
    system, root = filesystem(path)
    info = system.get_file_info(root)
    if info.type == fs.FileType.NotFound:
        raise FileNotFoundError(path)
    found = [info] if info.is_file else system.get_file_info(fs.FileSelector(root, recursive=True))
    prefix = path[: path.index("://") + 3] if "://" in path else ""
    return sorted(
        Archive(prefix + file.path, file.size or 0, file.mtime_ns or 0) for file in found
        if file.is_file and not file.base_name.startswith((".", "_")))


def batches(files: list[Archive], byte_count: int, count: int) -> Iterator[list[Archive]]:
    """Divides archives into groups of at most so many bytes (or one archive) and so many archives."""
    group: list[Archive] = []
    size = 0
    for archive in files:
        if group and (len(group) >= count or size + archive.size > byte_count):
            yield group
            group, size = [], 0
        group.append(archive)
        size += archive.size
    if group:
        yield group


def table_rows(
    uris: tuple[str, ...] | list[str], tables: list[str], jobs: int = 1
) -> Iterator[tuple[str, dict[str, Any]]]:
    """Converts archives and yields the rows of tables, each with the name of its table."""
    wanted = set(tables)
    with tempfile.TemporaryDirectory(prefix="wxr2-") as folder:
        names: dict[str, str] = {}
        missing: list[tuple[str, str]] = []
        for number, uri in enumerate(uris):
            try:
                names[_local(uri, folder, number)] = uri
            except OSError as error:
                missing.append((uri, str(error)))
        for uri, reason in missing:
            if "inputs" in wanted:
                yield "inputs", _row("inputs", {
                    "input": uri, "status": "failed", "code": "cannot-read", "message": reason})
        for conversion in _bulk.convert(names, os.path.join(folder, "out"), jobs=jobs):
            if "inputs" in wanted:
                yield "inputs", _row("inputs", _input(conversion))
            if wanted != {"inputs"}:
                yield from _records(conversion, wanted - {"inputs"})
            if conversion.lines:
                os.unlink(conversion.lines)


def _input(conversion: _bulk.Conversion) -> dict[str, Any]:
    """Returns what became of an archive under the names that lines have for it."""
    entry = conversion.status
    return {
        "input": conversion.input, "status": entry["status"], "code": entry.get("code"),
        "message": entry.get("message"), "byte_count": entry.get("bytes"),
        "post_count": entry.get("posts"), "comment_count": entry.get("comments"),
        "diagnostic_counts": entry.get("diagnostics")}


def _records(
    conversion: _bulk.Conversion, wanted: set[str]
) -> Iterator[tuple[str, dict[str, Any]]]:
    for record in conversion.records():
        for table, row in _tables.parts(record):
            if table in wanted:
                # A part of a zip has its name behind that of the zip.
                if row.get("input") is not None:
                    row["input"] = conversion.input + row["input"][len(conversion.shown):]
                yield table, row


def _row(table: str, values: Mapping[str, Any]) -> dict[str, Any]:
    return {
        column.name: None if values.get(column.name) is None
        else _tables.parse(column.type, values[column.name])
        for column in columns(table)}


def filesystem(path: str) -> tuple[fs.FileSystem, str]:
    if "://" in path:
        return fs.FileSystem.from_uri(path)
    return fs.LocalFileSystem(), os.path.abspath(path)


def _local(uri: str, folder: str, number: int) -> str:
    """Returns a path at which the command can read an archive; a remote one is copied."""
    system, path = filesystem(uri)
    if isinstance(system, fs.LocalFileSystem):
        return path
    copy = os.path.join(folder, f"{number}-{os.path.basename(path)}")
    with system.open_input_stream(path, compression=None) as source, open(copy, "wb") as target:
        while block := source.read(1 << 20):
            target.write(block)
    return copy

