#!/usr/bin/env python3
"""Runs validate_ndjson.py for real: two executor processes, one of which is killed while it judges. What comes out must
be what one process of `rulepack validate` says, line for line.

    python validate_ndjson_test.py FOLDER-OF-STATEMENTS     (test-cases)
"""

import collections
import json
import os
import pathlib
import re
import signal
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[2]
RULEPACK = f"node {ROOT / 'dist/bundle/rulepack.js'}"
COPIES = 25


def write_inputs(folder, statements):
    """Files of several splits, with everything that a line can be, and one that is smaller than a split."""
    lines = [json.dumps(json.loads(path.read_text())).encode() for path in statements]
    odd = [
        b"",
        b"  \r",
        b"{",
        b"[]",
        b'{"resourceType":"Patient","id":"\xff"}',
        b'{"resourceType":"Patient"}\r',
        '{"resourceType":"Patient","id":"a\u2028b"}'.encode(),
        b'{"a":\r1}',
    ]
    for name, copies in (("a.ndjson", COPIES), ("b.ndjson", COPIES), ("small.ndjson", 1)):
        (folder / name).write_bytes(b"\n".join((lines + odd) * copies))


def local_outcomes(folder, *options):
    """What one process says, how often."""
    command = f"{RULEPACK} validate --no-config --format ndjson".split()
    ran = subprocess.run([*command, *options, str(folder)], stdout=subprocess.PIPE, check=False)
    assert ran.returncode in (0, 1, 2), ran.returncode
    return collections.Counter(canonical(line) for line in ran.stdout.decode().splitlines())


def canonical(text):
    """An outcome with the name of its file as one process says it: Spark begins it with `file:`."""
    outcome = json.loads(text)
    name = outcome["extension"][0]
    name["valueString"] = re.sub("^file:/+", "/", name["valueString"])
    return json.dumps(outcome, sort_keys=True)


def start(inputs, output, master, *options, **streams):
    environment = {**os.environ, "PYSPARK_PYTHON": sys.executable, "SPARK_LOCAL_IP": "127.0.0.1"}
    submit = pathlib.Path(sys.executable).parent / "spark-submit"
    settings = ("spark.ui.enabled=false", "spark.executor.memory=512m", "spark.log.level=ERROR")
    conf = [part for each in settings for part in ("--conf", each)]
    command = [submit, "--master", master, *conf, HERE / "validate_ndjson.py", inputs, "--output", output]
    fixed = ["--rulepack", RULEPACK, "--option=--no-config", "--partition-mb", "1", *options]
    return subprocess.Popen([str(each) for each in [*command, *fixed]], env=environment, cwd=output.parent, **streams)


def descendants(pid):
    children = collections.defaultdict(list)
    for stat in pathlib.Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
            children[int(fields[1])].append(int(stat.parent.name))
        except (FileNotFoundError, ProcessLookupError):
            continue
    found, waiting = [], [pid]
    while waiting:
        for child in children[waiting.pop()]:
            found.append(child)
            waiting.append(child)
    return found


def command_of(pid):
    try:
        return pathlib.Path(f"/proc/{pid}/cmdline").read_bytes().decode("utf-8", "replace").replace("\0", " ")
    except (FileNotFoundError, ProcessLookupError):
        return ""


def executors_of(job):
    return [pid for pid in descendants(job.pid) if "CoarseGrainedExecutorBackend --driver-url" in command_of(pid)]


def kill_one_that_judges(job):
    """Kills an executor below which rulepack runs. Gives how many executors there were."""
    while job.poll() is None:
        executors = executors_of(job)
        for executor in executors:
            if any("rulepack.js validate" in command_of(pid) for pid in descendants(executor)):
                if len(executors) < 2:
                    break
                os.kill(executor, signal.SIGKILL)
                return len(executors)
        time.sleep(0.02)
    raise AssertionError("The job ended before an executor could be killed.")


def check(name, is_so):
    print(("ok      " if is_so else "FAILED  ") + name)
    return is_so


def tell_difference(found, expected):
    for name, rest in (("Spark alone", found - expected), ("one process alone", expected - found)):
        for line in sorted(rest)[:3]:
            print(f"{name}: {line[:600]}")


def main():
    statements = sorted(pathlib.Path(sys.argv[1]).rglob("*.json"))
    statements = [path for path in statements if not path.name.endswith(".outcome.json")]
    with tempfile.TemporaryDirectory(prefix="rulepack-spark-") as scratch:
        folder = pathlib.Path(scratch, "in")
        folder.mkdir()
        write_inputs(folder, statements)
        expected = local_outcomes(folder, "--summary", str(pathlib.Path(scratch, "summary.json")))
        summary = json.loads(pathlib.Path(scratch, "summary.json").read_text())

        output = pathlib.Path(scratch, "out")
        job = start(folder, output, "local-cluster[2,1,1024]")
        executors = kill_one_that_judges(job)
        code = job.wait()
        parts = sorted((output / "outcomes").glob("part-*"))
        found = collections.Counter(
            canonical(line) for part in parts for line in part.read_bytes().decode().split("\n") if line
        )
        results = [
            check("the job ends well, with one of its executors killed", code == 0),
            check(f"it had several executor processes: {executors}", executors > 1),
            check(f"the input was cut into several partitions: {len(parts)}", len(parts) > 2),
            check(f"each line has the outcome that one process gives: {sum(found.values())}", found == expected),
        ]
        tell_difference(found, expected)
        told = json.loads((output / "summary.json").read_text())
        results.append(check("the summary is that of one process", told == {key: summary[key] for key in told}))

        parquet = start(folder / "small.ndjson", pathlib.Path(scratch, "rows"), "local[1]", "--format", "parquet")
        is_written = parquet.wait() == 0 and any(pathlib.Path(scratch, "rows", "outcomes").glob("*.parquet"))
        results.append(check("outcomes are written as Parquet", is_written))

        nowhere = pathlib.Path(scratch, "none")
        missing = start(folder, nowhere, "local[1]", "--option=--pack=missing.yaml", stdout=subprocess.PIPE)
        said = missing.communicate()[0].decode()
        is_told = missing.returncode != 0 and "missing.yaml: there is no such file" in said
        results.append(check("a pack that is not there fails the job, which says so", is_told))
    sys.exit(0 if all(results) else 1)


if __name__ == "__main__":
    main()
