"""Delivery beside others: the SMTP engine alone and the whole path from the stored outbox, in one run.

delivery.py BUILD_DIR [ROUNDS [LETTERS [WIDTHS]]]     e.g. .build/release 5 10000 1,4,8

All send letters of about 4 KB into Postfix's smtp-sink, in alternation; printed are medians, and ratios
to the peer named in each line, each way with and without overlap (`nối thư: có`). The last block goes through a proxy that adds 20 ms to each round trip.
The whole path is `dondoc tick` on a home whose letters are planned and stored: claim, check, mark as in
flight with a sync, send, note each answer. "Start-up apart": less the time of a second tick, which finds
nothing to send.
"""
import os, pathlib, shutil, sqlite3, statistics, subprocess, sys, tempfile, time

from outbox_home import OCTETS, home, listening

here = pathlib.Path(__file__).resolve().parent
build = pathlib.Path(sys.argv[1]).resolve()
rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 5
letters = int(sys.argv[3]) if len(sys.argv) > 3 else 10_000
widths = [int(width) for width in (sys.argv[4] if len(sys.argv) > 4 else "1,4,8").split(",")]
SINK, FAR, SLOW = 2561, 2562, 200
work = pathlib.Path(tempfile.mkdtemp())


def drain(folder):
    copy = work / "copy"
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(folder, copy)
    os.sync()  # the copy's own writing is not the program's

    def run():
        return subprocess.run([str(build / "dondoc"), "tick", "--home", str(copy)], stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, text=True).stdout

    return run, copy


def commands(port, count, octets):
    size = str(octets)
    engine = {f"engine, {n} connections": [str(build / "EngineBench"), "127.0.0.1", str(port), str(n), str(count), size]
              for n in widths}
    source = {f"smtp-source -d -s {n}": ["/usr/sbin/smtp-source", "-d", "-s", str(n), "-m", str(count), "-l", size,
                                         f"127.0.0.1:{port}"] for n in widths}
    overlap = {f"engine with overlap, {n} connections": [*engine[f"engine, {n} connections"], "overlap"] for n in widths}
    return {**engine, **overlap, **source,
            "classic libcurl": [str(work / "classic"), "127.0.0.1", str(port), str(count), size],
            "Python smtplib": ["/usr/bin/python3", str(here / "peers/smtplib_send.py"), "127.0.0.1", str(port), str(count), size]}


def measure(name, command, count, paths, rates):
    if command is None:
        run, copy = drain(paths[name])
        start = time.perf_counter()
        said = run()
        seconds = time.perf_counter() - start
        sent = sqlite3.connect(copy / "dondoc.sqlite").execute(
            "SELECT count(*) FROM message WHERE state = 'sent'").fetchone()[0]
        assert sent == count, said
        start = time.perf_counter()
        run()
        idle = time.perf_counter() - start
        rates.setdefault(name + ", start-up apart", []).append(count / (seconds - idle))
    else:
        start = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        seconds = time.perf_counter() - start
    rates.setdefault(name, []).append(count / seconds)


def report(title, rates, pairs):
    print(title)
    median = {name: statistics.median(values) for name, values in rates.items()}
    for name, values in rates.items():
        print(f"  {median[name]:8.0f}/s ({min(values):.0f}–{max(values):.0f})  {name}")
    for one, other, goal in pairs:
        print(f"  {median[one] / median[other]:6.2f} × {other}: {one} (goal {goal})")


for name in ["classic", "delay"]:
    subprocess.run(["cc", "-O2", "-o", str(work / name), str(here / f"peers/{name}.c"),
                    *(["-lcurl"] if name == "classic" else [])], check=True)
sink = subprocess.Popen(["/usr/sbin/smtp-sink", *(["-u", "nobody"] if os.getuid() == 0 else []),
                         f"127.0.0.1:{SINK}", "100"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
proxy = subprocess.Popen([str(work / "delay"), str(FAR), str(SINK), "10000"])
try:
    listening(SINK)
    listening(FAR)
    whole = {f"whole path{mode}, {n} connections": home(build, work / f"near{n}{bool(mode)}", n, SINK, letters, bool(mode))
             for n in widths for mode in ("", " with overlap")}
    plan = commands(SINK, letters, OCTETS)
    rates = {}
    for _ in range(rounds):
        for name, command in [*plan.items(), *((name, None) for name in whole)]:
            measure(name, command, letters, whole, rates)
    report(f"{letters} letters of {OCTETS} octets on loopback, medians of {rounds}:",
           rates,
           [(f"engine{mode}, {n} connections", f"smtp-source -d -s {n}", 1.0)
            for n in widths for mode in ("", " with overlap")]
           + [(name, f"smtp-source -d -s {4 if 4 in widths else widths[0]}", 0.5) for name in rates if "whole" in name]
           + [(name, "Python smtplib", 2) for name in rates if "whole" in name])
    far = {f"whole path{mode}, 1 connection": home(build, work / f"far{bool(mode)}", 1, FAR, SLOW, bool(mode))
           for mode in ("", " with overlap")}
    plan = {name: command for name, command in commands(FAR, SLOW, OCTETS).items()
            if name in ("engine, 1 connections", "engine with overlap, 1 connections", "smtp-source -d -s 1", "classic libcurl", "Python smtplib")}
    rates = {}
    for _ in range(rounds):
        for name, command in [*plan.items(), *((name, None) for name in far)]:
            measure(name, command, SLOW, far, rates)
    report(f"{SLOW} letters at a round trip of 20 ms:", rates,
           [(name, "classic libcurl", 3.5) for name in rates if "engine" in name or "whole" in name])
finally:
    sink.kill()
    proxy.kill()
    shutil.rmtree(work, ignore_errors=True)
