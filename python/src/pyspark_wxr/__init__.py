"""Spark 4 finds data sources in packages whose names begin with `pyspark_`: `spark.read.format("wxr")`."""

from wxr2.spark import WXRDataSource as DefaultSource

__all__ = ["DefaultSource"]
