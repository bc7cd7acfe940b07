#!/usr/bin/env python3
"""Statistics and intake beside SQLite's shell and pandas, on a national campaign.

    analytics.py DONDOC [HOME] [--demo HOME]

HOME: made by national_home.py if it is not there. All commands run in turn in one session, medians of
five; a figure is only ever a ratio of two of them. DONDOC: built with -c release --static-swift-stdlib.
pandas is optional.
"""

import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
AS_OF = 1621789199000  # 2021-05-23T23:59:59 in Viet Nam.
RUNS = 5

QUERY = """
WITH due AS MATERIALIZED (
  SELECT milestone, strftime('%s', deadline || '+07:00') * 1000 AS due
  FROM milestone_state WHERE campaign = 'quoc-gia'),
fact AS (
  SELECT obligation_id,
    max(CASE WHEN status IN ('returned', 'withdrawn') THEN happened END) AS reset,
    min(CASE WHEN status IN ('received', 'accepted') THEN happened END) AS first
  FROM submission WHERE recorded <= :at AND happened <= :at GROUP BY obligation_id),
outcome AS (
  SELECT obligation_id, reset,
    CASE WHEN reset IS NULL THEN first ELSE (
      SELECT min(happened) FROM submission s
      WHERE s.obligation_id = fact.obligation_id AND s.status IN ('received', 'accepted')
        AND s.happened > reset AND s.recorded <= :at AND s.happened <= :at) END AS standing
  FROM fact),
state AS (
  SELECT o.unit, d.due, x.standing, x.reset, CASE WHEN x.reset IS NULL THEN NULL ELSE
    strftime('%s', date(x.reset / 1000 + 25200, 'unixepoch', '+' || CASE
      strftime('%w', x.reset / 1000 + 25200, 'unixepoch')
      WHEN '4' THEN 4 WHEN '5' THEN 4 WHEN '6' THEN 3 ELSE 2 END || ' days')
      || 'T17:00:00+07:00') * 1000 END AS again
  FROM obligation o JOIN due d ON d.milestone = o.milestone
  LEFT JOIN outcome x ON x.obligation_id = o.id WHERE o.campaign = 'quoc-gia')
SELECT unit, count(*),
  sum(standing IS NULL AND :at <= due AND (reset IS NULL OR :at > max(due, again))),
  sum(standing <= due), sum(standing > due),
  sum(standing IS NULL AND :at > due AND (reset IS NULL OR :at > max(due, again))),
  sum(standing IS NULL AND reset IS NOT NULL AND :at <= max(due, again))
FROM state GROUP BY unit;
"""

PANDAS = """
import sqlite3, sys
import pandas as pd
db = sqlite3.connect(f"file:{sys.argv[1]}?mode=ro", uri=True)
at = %d
sub = pd.read_sql("SELECT obligation_id, status, happened, recorded FROM submission", db)
obl = pd.read_sql("SELECT id, unit, milestone FROM obligation WHERE campaign = 'quoc-gia'", db)
due = pd.read_sql("SELECT milestone, deadline FROM milestone_state WHERE campaign = 'quoc-gia'", db)
due["due"] = pd.to_datetime(due.deadline).dt.tz_localize("Asia/Ho_Chi_Minh").map(lambda t: int(t.timestamp() * 1000))
sub = sub[(sub.recorded <= at) & (sub.happened <= at)]
resets = sub[sub.status.isin(["returned", "withdrawn"])].groupby("obligation_id").happened.max().rename("reset")
came = sub[sub.status.isin(["received", "accepted"])].join(resets, on="obligation_id")
came = came[came.reset.isna() | (came.happened > came.reset)]
standing = came.groupby("obligation_id").happened.min().rename("standing")
t = obl.merge(due[["milestone", "due"]], on="milestone").join(standing, on="id").join(resets, on="id")
t["on_time"] = t.standing <= t.due
t["late"] = t.standing > t.due
t["open"] = t.standing.isna()
t["overdue"] = t.open & t.reset.isna() & (t.due < at)
t["not_yet"] = t.open & t.reset.isna() & (t.due >= at)
t["again"] = t.open & t.reset.notna()
out = t.groupby("unit")[["not_yet", "on_time", "late", "overdue", "again"]].sum()
out.to_csv(sys.stdout, header=False)
""" % AS_OF


def timed(command, stdin=None):
    start = time.monotonic()
    done = subprocess.run(command, input=stdin, capture_output=True, text=True)
    seconds = time.monotonic() - start
    if done.returncode != 0:
        raise SystemExit(f"{command}: {done.stderr[-2000:]}")
    return seconds, done.stdout


def peak(command):
    """Kilobytes."""
    done = subprocess.run(["/usr/bin/time", "-f", "%M", *command], capture_output=True, text=True)
    return int(re.findall(r"(\d+)\s*$", done.stderr)[-1])


def alternate(commands, runs=RUNS):
    """Medians of the commands, run in turn; a command may be a function that gives one."""
    times = {name: [] for name in commands}
    output = {}
    for _ in range(runs):
        for name, command in commands.items():
            command, stdin = command() if callable(command) else command
            seconds, output[name] = timed(command, stdin)
            times[name].append(seconds)
    return {name: statistics.median(values) for name, values in times.items()}, output


def progress(program, home):
    database = os.path.join(home, "dondoc.sqlite")
    query = QUERY.replace(":at", str(AS_OF))
    stats = [program, "stats", "progress", "--home", home, "--as-of", "2021-05-23", "--format", "csv"]
    commands = {
        "dondoc": (stats, None),
        "sqlite3": (["sqlite3", "-readonly", "-separator", ",", database], query),
    }
    try:
        import pandas  # noqa: F401

        commands["pandas"] = ([sys.executable, "-c", PANDAS, database], None)
    except ImportError:
        print("pandas is not installed: left out")
    medians, output = alternate(commands, 3)
    ours = {}
    for line in output["dondoc"].splitlines()[1:]:
        cells = line.split(",")
        if cells[1]:
            ours[cells[1]] = [int(cells[place]) for place in (2, 4, 5, 6, 7, 9)]
    theirs = {}
    for line in output["sqlite3"].splitlines():
        unit, *cells = line.split(",")
        theirs[unit] = [int(cell) for cell in cells]
    print(f"stats progress: {len(ours)} units, the same integers: {ours == theirs}")
    print(f"  {medians['dondoc'] / medians['sqlite3']:.2f} x sqlite3 GROUP BY (goal 2.0)")
    if "pandas" in medians:
        print(f"  {medians['dondoc'] / medians['pandas']:.2f} x pandas (goal 0.3)")
    print(f"  peak memory {peak(stats) >> 10} MB (goal 400)")
    participation = [program, "stats", "participation", "--home", home, "--format", "csv"]
    print(f"  stats participation: peak memory {peak(participation) >> 10} MB (goal 400)")


def intake(program, home):
    """Both read the same file, ours into a copy of the home that holds none of its rows."""
    folder = tempfile.mkdtemp()
    database = os.path.join(home, "dondoc.sqlite")
    kept = os.path.join(folder, "kept.sqlite")
    source = os.path.join(home, "figures.csv")
    count = [0]
    shutil.copy(database, kept)

    def ours():
        for suffix in ("-wal", "-shm"):
            if os.path.exists(database + suffix):
                os.remove(database + suffix)
        shutil.copy(kept, database)
        return [program, "import", source, "--home", home], None

    def theirs():
        count[0] += 1
        return ["sqlite3", os.path.join(folder, f"import{count[0]}.sqlite")], f".mode csv\n.import {source} figures\n"

    medians, output = alternate({"dondoc": ours, "sqlite3": theirs})
    print(f"import of 85,000 figures: {medians['dondoc'] / medians['sqlite3']:.2f} x .import (goal 3)")
    print(f"  {output['dondoc'].strip()}")
    command, _ = ours()
    print(f"  peak memory {peak(command) >> 10} MB (goal 400)")
    shutil.copy(kept, database)
    shutil.rmtree(folder)


def demo(program, home):
    options = ["--home", home, "--campaign", "bau-cu-2021", "--as-of", "2021-06-30"]
    shell = ["sqlite3", os.path.join(home, "dondoc.sqlite"), "select 1"]
    for name in (
        "progress", "timeliness", "participation", "activity", "pace", "ranking", "effectiveness",
        "quality", "unit",
    ):
        extra = ["CCA"] if name == "unit" else []
        command = [program, "stats", name, *extra, *options]
        medians, _ = alternate({"dondoc": (command, None), "sqlite3": (shell, None)}, 9)
        goal = 1.5 * medians["sqlite3"] + 0.030
        print(f"demo: stats {name}: {medians['dondoc'] / goal:.2f} x (1.5 x `select 1` + 30 ms)")


def main():
    arguments = [argument for argument in sys.argv[1:] if argument != "--demo"]
    program = os.path.abspath(arguments[0])
    if "--demo" in sys.argv:
        return demo(program, arguments[1])
    home = arguments[1] if len(arguments) > 1 else os.path.join(tempfile.gettempdir(), "national")
    if not os.path.exists(os.path.join(home, "figures.csv")):
        subprocess.run([sys.executable, os.path.join(HERE, "national_home.py"), program, home], check=True)
    progress(program, home)
    intake(program, home)


if __name__ == "__main__":
    main()
