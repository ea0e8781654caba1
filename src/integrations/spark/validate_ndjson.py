#!/usr/bin/env python3
"""Judges NDJSON of FHIR resources on an Apache Spark cluster, by `rulepack validate`.

    spark-submit validate_ndjson.py [OPTION]... INPUT... --output FOLDER

INPUT is what Spark reads: files, folders or patterns of any file system that it knows. Each partition goes through a
process of its own, `rulepack validate --ndjson --format ndjson -`. FOLDER gets `outcomes`, an OperationOutcome a line,
and `summary.json`, the issues by rule. An outcome names its line as FILE:LINE, as `rulepack validate` does, so that it
is the same however the input is cut, and however often a part of it was judged.
"""

import argparse
import json
import re
import shlex
import subprocess
import tempfile
import threading
from collections import deque

from pyspark.sql import Row, SparkSession, functions

EXTENSION = "http://hl7.org/fhir/StructureDefinition/operationoutcome-"
BLANK = b" \t\r"


def read_lines(spark, inputs, partition_bytes):
    """A row a line: its bytes, its file, and where the split of that file begins that it was read from."""
    spark.conf.set("spark.sql.files.maxPartitionBytes", str(partition_bytes))
    # Small files share a partition; by default Spark makes one for each core, however small.
    spark.conf.set("spark.sql.files.minPartitionNum", "1")
    # By default a lone carriage return ends a line, too.
    return spark.read.text(inputs, lineSep="\n").select(
        functions.col("value").cast("binary").alias("line"),
        functions.col("_metadata.file_path").alias("file"),
        functions.col("_metadata.file_block_start").alias("split"),
    )


def lines_before(lines):
    """How many lines of a file stand before each split of it, and how many lines are not blank."""
    is_blank = functions.expr("trim(BOTH ' \\t\\r' FROM decode(line, 'ISO-8859-1')) = ''")
    counts = (
        lines.groupBy("file", "split")
        .agg(
            functions.count("*").alias("lines"),
            functions.count(functions.when(~is_blank, 1)).alias("inputs"),
        )
        .orderBy("file", "split")
        .collect()
    )
    before, inputs, file, line = {}, 0, None, 0
    for row in counts:
        line = line if row.file == file else 0
        file = row.file
        before[(file, row.split)] = line
        line += row.lines
        inputs += row.inputs
    return before, inputs


def named_lines(rows, before):
    """Pairs of FILE:LINE and the bytes of the line, of those that are not blank."""
    split, number = None, 0
    for row in rows:
        if (row.file, row.split) != split:
            split = (row.file, row.split)
            number = before[split]
        number += 1
        line = bytes(row.line)
        if line.strip(BLANK):
            yield f"{row.file}:{number}", line


def judge(pairs, command):
    """Sends lines through one process; gives their outcomes, with their names."""
    first = next(pairs, None)
    if first is None:
        return
    with tempfile.TemporaryFile() as complaints:
        process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=complaints)
        names, failures = deque(), []

        def feed():
            try:
                with process.stdin:
                    pair = first
                    while pair is not None:
                        name, line = pair
                        names.append(name)
                        process.stdin.write(line + b"\n")
                        pair = next(pairs, None)
            except BrokenPipeError:
                pass  # The exit code says why.
            except BaseException as error:
                failures.append(error)

        feeder = threading.Thread(target=feed, daemon=True)
        feeder.start()
        try:
            for text in process.stdout:
                outcome = json.loads(text)
                outcome["extension"] = [{"url": EXTENSION + "file", "valueString": names.popleft()}]
                yield outcome
            code = process.wait()
            feeder.join()
        finally:
            process.kill()
            process.wait()
        if failures:
            raise failures[0]
        # 1 and 2 are about what was judged, and every line has an outcome.
        if code not in (0, 1, 2) or names:
            complaints.seek(0)
            said = complaints.read(4000).decode("utf-8", "replace")
            raise RuntimeError(f"{shlex.join(command)} ended with {code}, {len(names)} lines without a verdict: {said}")


def issues_of(outcome):
    """The rule and the severity of each issue; `All OK` is none."""
    for issue in outcome["issue"]:
        key = issue.get("details", {}).get("coding", [{}])[0].get("code")
        sources = [each["valueString"] for each in issue.get("extension", []) if each["url"] == EXTENSION + "issue-source"]
        if key is not None:
            yield f"{(sources or [''])[0]}/{key}", issue["severity"]


def counts_of(text):
    """What an outcome adds to the summary: (rule, severity) to (issues, inputs)."""
    rows = list(issues_of(json.loads(text)))
    return [(row, (rows.count(row), 1)) for row in set(rows)]


def summary_of(outcomes, inputs):
    rows = outcomes.flatMap(counts_of).reduceByKey(lambda a, b: (a[0] + b[0], a[1] + b[1])).collect()
    rules = [
        {"rule": rule, "severity": severity, "issues": issues, "inputs": met}
        for (rule, severity), (issues, met) in rows
    ]
    return {"inputs": inputs, "rules": sorted(rules, key=lambda each: (-each["issues"], each["rule"], each["severity"]))}


def row_of(text):
    """An outcome as a row of Parquet: its file, its line, its gravest severity, and itself."""
    outcome = json.loads(text)
    file, line = re.fullmatch(r"(.*):(\d+)", outcome["extension"][0]["valueString"], re.DOTALL).groups()
    severities = {issue["severity"] for issue in outcome["issue"]}
    gravest = next(each for each in ("fatal", "error", "warning", "information") if each in severities)
    return Row(file=file, line=int(line), severity=gravest, outcome=text)


def write_text(spark, folder, name, text):
    """Writes a small file with the file system of the folder."""
    hadoop = spark.sparkContext._jvm.org.apache.hadoop.fs
    path = hadoop.Path(folder, name)
    stream = path.getFileSystem(spark.sparkContext._jsc.hadoopConfiguration()).create(path, True)
    stream.write(bytearray(text.encode("utf-8")))
    stream.close()


def read_arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("input", nargs="+")
    parser.add_argument("--output", required=True, help="the folder for the results; it must not be there yet")
    parser.add_argument("--format", choices=["ndjson", "parquet"], default="ndjson", help="of the outcomes")
    parser.add_argument("--only-issues", action="store_true", help="leave out lines without issues")
    parser.add_argument("--rulepack", default="rulepack", help="the command, as every executor finds it")
    parser.add_argument("--option", action="append", default=[], help="one for it: --option=--pack=NAME")
    parser.add_argument("--partition-mb", type=int, default=512, help="MiB of a partition (default: 512)")
    return parser.parse_args()


def main():
    arguments = read_arguments()
    # Spark runs a task a core, so that each has one thread.
    fixed = ["validate", "--ndjson", "--format", "ndjson", "--workers", "1"]
    command = [*shlex.split(arguments.rulepack), *fixed, *arguments.option, "-"]
    only_issues = arguments.only_issues
    spark = SparkSession.builder.appName("rulepack validate").getOrCreate()
    lines = read_lines(spark, arguments.input, arguments.partition_mb * 1024 * 1024)
    before, inputs = lines_before(lines)
    known = spark.sparkContext.broadcast(before)
    texts = lines.rdd.mapPartitions(
        lambda rows: (
            json.dumps(outcome, ensure_ascii=False, separators=(",", ":"))
            for outcome in judge(named_lines(rows, known.value), command)
            if not only_issues or any(issues_of(outcome))
        )
    )
    outcomes = arguments.output.rstrip("/") + "/outcomes"
    # Spark keeps what one attempt of a task has written, whole; the summary counts that and judges nothing twice.
    if arguments.format == "parquet":
        texts.map(row_of).toDF("file string, line long, severity string, outcome string").write.parquet(outcomes)
        written = spark.read.parquet(outcomes).rdd.map(lambda row: row.outcome)
    else:
        texts.saveAsTextFile(outcomes)
        written = spark.sparkContext.textFile(outcomes)
    count = written.count()
    if not only_issues and count != inputs:
        raise SystemExit(f"There are {count} outcomes of {inputs} lines; did the input change meanwhile?")
    write_text(spark, arguments.output, "summary.json", json.dumps(summary_of(written, inputs), indent=2) + "\n")
    spark.stop()


if __name__ == "__main__":
    main()
