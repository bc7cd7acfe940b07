"""Delivery beside others: the SMTP engine alone and the whole path from the stored outbox, in one run.

delivery.py BUILD_DIR [ROUNDS [LETTERS [WIDTHS]]]     e.g. .build/release 5 10000 1,4,8

All send letters of about 4 KB into Postfix's smtp-sink, in alternation; printed are medians, and ratios
to the peer named in each line. The last block goes through a proxy that adds 20 ms to each round trip.
The whole path is `dondoc tick` on a home whose letters are planned and stored: claim, check, mark as in
flight with a sync, send, note each answer. "Start-up apart": less the time of a second tick, which finds
nothing to send.
"""
import datetime, os, pathlib, shutil, socket, sqlite3, statistics, subprocess, sys, tempfile, time

here = pathlib.Path(__file__).resolve().parent
root = here.parents[1]
build = pathlib.Path(sys.argv[1]).resolve()
rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 5
letters = int(sys.argv[3]) if len(sys.argv) > 3 else 10_000
widths = [int(width) for width in (sys.argv[4] if len(sys.argv) > 4 else "1,4,8").split(",")]
SINK, FAR, OCTETS, SLOW = 2561, 2562, 4096, 200
work = pathlib.Path(tempfile.mkdtemp())


def listening(port):
    for _ in range(100):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise SystemExit(f"nothing listens on {port}")


def home(name, connections, port, count):
    """A home with `count` letters due, planned and stored, none sent; cut to OCTETS."""
    folder = work / name
    campaign = folder / "Schedules/thu"
    campaign.mkdir(parents=True)
    shutil.copytree(root / "Templates", folder / "Templates")
    (campaign / "don-vi.csv").write_text(
        "mã,tên,loại đơn vị,thư điện tử\n"
        + "".join(f"U{n},Đơn vị {n},đơn vị,u{n}@so.example\n" for n in range(count)))
    deadline = datetime.datetime.now() + datetime.timedelta(days=3)
    moment = (datetime.datetime.now() + datetime.timedelta(minutes=1)).replace(second=0)
    # Neither today nor tomorrow nor the deadline's day.
    weekdays = ["thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật"]
    day_off = weekdays[(moment.weekday() + 5) % 7]
    text = (
        'ĐỢT thu "Đợt thử"\n  múi giờ: UTC\n  lịch nghỉ: lich\n'
        f"  thời gian: từ 01/01/{moment.year} đến 31/12/{moment.year + 1}\n"
        "  danh sách đơn vị: don-vi.csv\n  máy chủ thư: may\n"
        f'LỊCH NGHỈ lich "Lịch"\n  thời gian: từ 01/01/{moment.year} đến 31/12/{moment.year + 1}\n'
        f"  nghỉ hằng tuần: {day_off}\n"
        "MÁY CHỦ THƯ may\n  máy chủ: smtp://127.0.0.1:PORT\n"
        f'  người gửi: "Phòng" <phong@so.example>\n  kết nối: {connections}\n'
        f'MỐC viec "Kế hoạch"\n  hạn: {deadline:%d/%m/%Y} 23:00\n'
        f"NHẮC VIỆC nhac\n  mốc: viec\n  gửi: 3 ngày trước hạn, lúc {moment:%H:%M}\n"
        "  gửi tới: đơn vị chưa nộp\n  giờ gửi: mọi lúc\n")
    (campaign / "a.lich").write_text(text.replace("PORT", "1"))
    tick = [str(build / "dondoc"), "tick", "--home", str(folder)]
    quiet = dict(stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env={**os.environ, "TZ": "UTC"})
    before = moment - datetime.timedelta(minutes=30)
    subprocess.run([*tick, "--now", before.strftime("%Y-%m-%dT%H:%M:%SZ")], **quiet)
    # Nobody listens on port 1: the letters are planned, stored and wait.
    said = subprocess.run([*tick, "--now", moment.strftime("%Y-%m-%dT%H:%M:%SZ")], **quiet).stdout
    (campaign / "a.lich").write_text(text.replace("PORT", str(port)))
    subprocess.run([*tick, "--now", before.strftime("%Y-%m-%dT%H:%M:%SZ")], **quiet)
    database = sqlite3.connect(folder / "dondoc.sqlite")
    waiting = database.execute("SELECT count(*) FROM message").fetchone()[0]
    assert waiting == count, said
    database.execute("UPDATE message SET not_before = 0")
    database.execute("UPDATE content SET bytes = CAST(substr(bytes, 1, ?) || x'0d0a' AS BLOB)", [OCTETS - 2])
    database.commit()
    database.close()
    return folder


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
    return {**engine, **source,
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
    whole = {f"whole path, {n} connections": home(f"near{n}", n, SINK, letters) for n in widths}
    plan = commands(SINK, letters, OCTETS)
    rates = {}
    for _ in range(rounds):
        for name, command in [*plan.items(), *((name, None) for name in whole)]:
            measure(name, command, letters, whole, rates)
    report(f"{letters} letters of {OCTETS} octets on loopback, medians of {rounds}:",
           rates,
           [(f"engine, {n} connections", f"smtp-source -d -s {n}", 1.0) for n in widths]
           + [(name, f"smtp-source -d -s {4 if 4 in widths else widths[0]}", 0.5) for name in rates if "whole" in name]
           + [(name, "Python smtplib", 2) for name in rates if "whole" in name])
    far = {"whole path, 1 connection": home("far", 1, FAR, SLOW)}
    plan = {name: command for name, command in commands(FAR, SLOW, OCTETS).items()
            if name in ("engine, 1 connections", "smtp-source -d -s 1", "classic libcurl", "Python smtplib")}
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
