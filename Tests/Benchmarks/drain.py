"""A long outbox: does memory stay flat, and does the last letter cost what the first did?

drain.py BUILD_DIR [THOUSANDS]     e.g. .build/release 100

Plans 1,000 letters, stores each of them THOUSANDS times under other names, drains them over four connections
into smtp-sink with one `dondoc tick`, and prints the peak of its memory after 10 % and 100 %, and the time of
the last tenth as a ratio to the first.
"""
import os, pathlib, sqlite3, subprocess, sys, tempfile, time

from outbox_home import home, listening

build = pathlib.Path(sys.argv[1]).resolve()
thousands = int(sys.argv[2]) if len(sys.argv) > 2 else 100
PORT = 2563


def multiply(path):
    database = sqlite3.connect(path)
    columns = {table: [row[1] for row in database.execute(f"PRAGMA table_info({table})")]
               for table in ("message", "content", "occurrence")}
    for copy in range(1, thousands):
        changed = {"message": {"id": f"id + {copy * 1000}", "token": f"token || '-{copy}'"},
                   "content": {"message_id": f"message_id + {copy * 1000}"},
                   "occurrence": {"id": f"id + {copy * 1000}", "key": f"key || '-{copy}'",
                                  "message_id": f"message_id + {copy * 1000}"}}
        for table, names in columns.items():
            key = names[0] if table != "content" else "message_id"
            values = ", ".join(changed[table].get(name, name) for name in names)
            database.execute(f"INSERT INTO {table} SELECT {values} FROM {table} WHERE {key} <= 1000")
    database.commit()
    database.close()


def memory(process, field):
    for line in open(f"/proc/{process.pid}/status"):
        if line.startswith(field):
            return int(line.split()[1]) // 1024


with tempfile.TemporaryDirectory() as folder:
    folder = home(build, pathlib.Path(folder) / "home", 4, PORT, 1000)
    multiply(folder / "dondoc.sqlite")
    os.sync()
    sink = subprocess.Popen(["/usr/sbin/smtp-sink", *(["-u", "nobody"] if os.getuid() == 0 else []),
                             f"127.0.0.1:{PORT}", "100"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        listening(PORT)
        watch = sqlite3.connect(folder / "dondoc.sqlite")
        total = thousands * 1000
        start = time.perf_counter()
        program = subprocess.Popen([str(build / "dondoc"), "tick", "--home", str(folder)], stdout=subprocess.PIPE,
                                   stderr=subprocess.STDOUT, text=True)
        marks, peaks = {}, {}
        while program.poll() is None:
            # Attempts are counted by their greatest place: a count of all would slow what is measured.
            waiting = watch.execute(
                "SELECT count(*) FROM message INDEXED BY message_waiting WHERE state IN ('pending', 'deferred')").fetchone()[0]
            for percent in (0, 10, 50, 90, 100):
                if percent not in marks and total - waiting >= max(1, total * percent // 100):
                    marks[percent] = time.perf_counter() - start
                    peaks[percent] = memory(program, "VmHWM")
            time.sleep(0.05)
        said = program.stdout.read()
        end = time.perf_counter() - start
        sent = watch.execute("SELECT count(*) FROM message WHERE state = 'sent'").fetchone()[0]
        assert sent == total, said
        first, last = marks[10] - marks[0], end - marks[90]
        print(f"{total} letters in {end:.1f} s; peak memory {peaks[10]} MB at 10 %, {peaks[50]} MB at 50 %, {peaks[100]} MB at 100 %")
        print(f"first tenth {first:.2f} s, last tenth {last:.2f} s: {last / first:.2f} times")
    finally:
        sink.kill()
