"""Data frames and Parquet, by the libraries that are made for them."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from . import _tables
from ._tables import COLUMNS, TABLES, Column, Table

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow

#: How many rows are held before they are written.
_BATCH = 10_000


def pandas_frame(table: Table, records: Iterable[Mapping[str, Any]]) -> pandas.DataFrame:
    import pandas

    columns = COLUMNS[table]
    rows = list(_tables.rows(table, records))
    return pandas.DataFrame(
        {
            column.name: pandas.Series([row[column.name] for row in rows], dtype=_pandas_type(column))
            for column in columns
        })


def _pandas_type(column: Column) -> str:
    return {
        "text": "string", "json": "string", "integer": "Int64", "boolean": "boolean",
        # Microseconds reach from before year 1 to long after year 9999; nanoseconds do not.
        "local": "datetime64[us]", "utc": "datetime64[us, UTC]",
    }[column.type]


def polars_frame(table: Table, records: Iterable[Mapping[str, Any]]) -> polars.DataFrame:
    import polars

    types: dict[str, Any] = {
        "text": polars.String, "json": polars.String, "integer": polars.Int64,
        "boolean": polars.Boolean, "local": polars.Datetime("us"),
        "utc": polars.Datetime("us", "UTC"),
    }
    schema = {column.name: types[column.type] for column in COLUMNS[table]}
    return polars.DataFrame(list(_tables.rows(table, records)), schema=schema, orient="row")


def arrow_schema(table: Table) -> pyarrow.Schema:
    """Returns the schema that a table has in Parquet."""
    import pyarrow

    types = {
        "text": pyarrow.string(), "json": pyarrow.string(), "integer": pyarrow.int64(),
        "boolean": pyarrow.bool_(), "local": pyarrow.timestamp("us"),
        "utc": pyarrow.timestamp("us", "UTC"),
    }
    return pyarrow.schema([(column.name, types[column.type]) for column in COLUMNS[table]])


def write_parquet(
    records: Iterable[Mapping[str, Any]], folder: str | os.PathLike[str], tables: Iterable[Table],
    *, replace: bool,
) -> dict[Table, int]:
    """Writes a folder of Parquet files for each table, partitioned by site, which appears when it is whole."""
    import pyarrow
    import pyarrow.dataset

    wanted = [_tables.check(table) for table in tables]
    target = os.path.abspath(os.fspath(folder))
    if os.path.lexists(target) and not replace:
        raise FileExistsError(f"{folder}: exists already")
    parent = os.path.dirname(target)
    os.makedirs(parent, exist_ok=True)
    # On the same file system, so that it can be moved.
    passing = tempfile.mkdtemp(prefix=f".{os.path.basename(target)}.", suffix=".part", dir=parent)
    try:
        writer = _Writer(passing, wanted)
        for record in records:
            for table, row in _tables.parts(record):
                writer.add(table, row)
        counts = writer.finish()
        os.chmod(passing, 0o777 & ~_umask())
        if os.path.isdir(target) and not os.path.islink(target):
            shutil.rmtree(target)
        os.rename(passing, target)
        return counts
    except BaseException:
        shutil.rmtree(passing, ignore_errors=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


class _Writer:
    """Rows on their way into Parquet files, a batch of each table at a time."""

    def __init__(self, folder: str, tables: list[Table]) -> None:
        self._folder = folder
        self._rows: dict[Table, list[dict[str, Any]]] = {table: [] for table in tables}
        self._counts: dict[Table, int] = {table: 0 for table in tables}
        self._files: dict[Table, int] = {table: 0 for table in tables}

    def add(self, table: Table, row: dict[str, Any]) -> None:
        rows = self._rows.get(table)
        if rows is None:
            return
        rows.append(row)
        if len(rows) >= _BATCH:
            self._flush(table)

    def finish(self) -> dict[Table, int]:
        for table in self._rows:
            # An empty table has its schema, too.
            if self._rows[table] or not self._counts[table]:
                self._flush(table)
        return self._counts

    def _flush(self, table: Table) -> None:
        import pyarrow
        import pyarrow.dataset
        import pyarrow.parquet

        rows = self._rows[table]
        batch = pyarrow.Table.from_pylist(rows, schema=arrow_schema(table))
        folder = os.path.join(self._folder, table)
        if rows:
            pyarrow.dataset.write_dataset(
                batch, folder, format="parquet",
                partitioning=pyarrow.dataset.partitioning(
                    pyarrow.schema([("site", pyarrow.string())]), flavor="hive"),
                basename_template=f"part-{self._files[table]}-{{i}}.parquet",
                existing_data_behavior="overwrite_or_ignore", max_partitions=_BATCH,
                max_open_files=64)
        else:
            os.makedirs(folder, exist_ok=True)
            pyarrow.parquet.write_table(
                batch.drop_columns(["site"]), os.path.join(folder, "empty.parquet"))
        self._counts[table] += len(rows)
        self._files[table] += 1
        rows.clear()


def default_tables() -> tuple[Table, ...]:
    return TABLES
