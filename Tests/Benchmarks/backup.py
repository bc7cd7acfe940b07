"""How long `dondoc backup` takes beside a process that commits every 2 ms, and at rest.

    swift build -c release && python3 Tests/Benchmarks/backup.py [.build/release/dondoc] [MEGABYTES]

Ends with 1 where the copy beside the writer takes more than three times as long as the one at rest, or is not whole.
"""

import os
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import threading
import time

PROGRAM = os.path.abspath(sys.argv[1] if len(sys.argv) > 1 else ".build/release/dondoc")
MEGABYTES = int(sys.argv[2]) if len(sys.argv) > 2 else 150
ROUNDS = 5
RATIO = 3


def fill(path):
    connection = sqlite3.connect(path)
    for number in range(MEGABYTES * 10):
        connection.execute(
            "INSERT INTO message (campaign, token, schedule, recipient, server, sender, address, subject, priority,"
            " resends, approved, created, not_before, written, expires, state, ended)"
            " VALUES ('d', ?, 's', 'r', 'm', 'a@so.example', 'b@so.example', 'x', 2, 1, 1, 0, 0, 0, 1, 'sent', 1)",
            (str(number),),
        )
        connection.execute("INSERT INTO content VALUES (last_insert_rowid(), randomblob(100000))")
    connection.commit()
    connection.close()


def backup(home, target):
    start = time.monotonic()
    subprocess.run([PROGRAM, "backup", target, "--replace", "--home", home], check=True, capture_output=True)
    return time.monotonic() - start


class Writer(threading.Thread):
    """Commits every 2 ms, as another process would, and notes its longest wait."""

    def __init__(self, path):
        super().__init__()
        self.path, self.stopped, self.longest, self.commits = path, threading.Event(), 0.0, 0

    def run(self):
        connection = sqlite3.connect(self.path, timeout=10, isolation_level=None)
        while not self.stopped.is_set():
            start = time.monotonic()
            connection.execute("INSERT INTO claim VALUES (1)")
            self.longest = max(self.longest, time.monotonic() - start)
            self.commits += 1
            time.sleep(0.002)
        connection.close()


def main():
    with tempfile.TemporaryDirectory() as home:
        os.mkdir(os.path.join(home, "Schedules"))
        path, target = os.path.join(home, "dondoc.sqlite"), os.path.join(home, "copy.sqlite")
        # A writing command that finds nothing to do makes the database.
        subprocess.run([PROGRAM, "outbox", "hold", "1", "--home", home], capture_output=True)
        fill(path)
        idle = [backup(home, target) for _ in range(ROUNDS)]
        writer = Writer(path)
        writer.start()
        busy = [backup(home, target) for _ in range(ROUNDS)]
        writer.stopped.set()
        writer.join()
        whole = sqlite3.connect(target).execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        size = os.path.getsize(path) / 1e6
        at_rest, beside = statistics.median(idle), statistics.median(busy)
        print(f"{size:.0f} MB: at rest {at_rest:.2f} s, beside {writer.commits} commits {beside:.2f} s,"
              f" ratio {beside / at_rest:.2f}; longest wait of the writer {writer.longest * 1000:.0f} ms")
        sys.exit(0 if whole and beside <= RATIO * at_rest else 1)


main()
