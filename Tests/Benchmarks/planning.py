"""What a pass costs that plans for many units while the mail server is away, beside an earlier version.

planning.py NEW OLD [UNITS] [RUNS]   NEW, OLD: project folders with a release build, e.g. . ../dondoc-before

Both make their own home, and take turns at each pass: a wave of reminders, two more that find the letters of the
ones before still waiting, and passes at which nothing falls due. Prints medians in milliseconds and the ratio.
"""
import pathlib, statistics, subprocess, sys, tempfile, time

versions = [pathlib.Path(folder).resolve() for folder in sys.argv[1:3]]
units = sys.argv[3] if len(sys.argv) > 3 else "1000"
runs = int(sys.argv[4]) if len(sys.argv) > 4 else 5
PASSES = {
    "nothing due, nothing waits": "2021-03-01T00:05", "a wave": "2021-03-03T14:00",
    "a second wave": "2021-03-05T08:00", "nothing due, on time": "2021-03-05T08:05",
    "a third wave": "2021-03-08T08:00", "nothing due, late": "2021-03-08T08:30",
}


def run(version, folder, *arguments, expected=(0,)):
    start = time.perf_counter()
    done = subprocess.run([version / ".build/release/dondoc", *arguments, "--home", folder], capture_output=True, text=True)
    seconds = time.perf_counter() - start
    assert done.returncode in expected, (done.returncode, arguments, done.stderr[-500:])
    return seconds * 1000


def home(version, folder):
    subprocess.run([sys.executable, "Tests/Benchmarks/generate_home.py", units, folder], check=True, cwd=version,
                   stdout=subprocess.DEVNULL)
    server = folder / "Schedules/may-chu-thu.lich"
    server.write_text(server.read_text().replace(":2525", ":1"))
    run(version, folder, "import", folder / "reports.csv", "--campaign", "bau-cu-2021")
    # Files that write to many are held until somebody accepts them; an earlier version knows no such thing.
    run(version, folder, "check", "--accept", "--now", "2021-03-01T00:00", expected=(0, 1, 64))
    run(version, folder, "tick", "--now", "2021-03-01T00:00")


times = {name: ([], []) for name in PASSES}
for turn in range(runs):
    with tempfile.TemporaryDirectory() as folder:
        homes = [pathlib.Path(folder) / name for name in ("new", "old")]
        for version, path in zip(versions, homes):
            home(version, path)
        for name, instant in PASSES.items():
            for side in (0, 1) if turn % 2 == 0 else (1, 0):
                # Exit code 1: the mail server cannot be reached.
                times[name][side].append(run(versions[side], homes[side], "tick", "--now", instant, expected=(0, 1)))
for name, (new, old) in times.items():
    ratio = statistics.median(new) / statistics.median(old)
    print(f"{name:<28} {statistics.median(new):6.0f} {statistics.median(old):6.0f} {ratio:6.2f}")
