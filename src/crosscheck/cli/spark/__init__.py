"""Check a corpus on Apache Spark, on one machine or many; needs the extra crosscheck[spark]."""
