"""Homes with a stored outbox, for benchmarks of delivery."""
import datetime, os, pathlib, shutil, socket, sqlite3, subprocess, time

root = pathlib.Path(__file__).resolve().parents[2]
OCTETS = 4096


def listening(port):
    for _ in range(100):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise SystemExit(f"nothing listens on {port}")


def home(build, folder, connections, port, count, overlaps=False):
    """A home with `count` letters due, planned and stored, none sent; cut to OCTETS."""
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
        + ("  nối thư: có\n" if overlaps else "") +
        f'MỐC viec "Kế hoạch"\n  hạn: {deadline:%d/%m/%Y} 23:00\n'
        f"NHẮC VIỆC nhac\n  mốc: viec\n  gửi: 3 ngày trước hạn, lúc {moment:%H:%M}\n"
        "  gửi tới: đơn vị chưa nộp\n  giờ gửi: mọi lúc\n")
    (campaign / "a.lich").write_text(text.replace("PORT", "1"))
    tick = [str(build / "dondoc"), "tick", "--yes", "--home", str(folder)]
    quiet = dict(stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env={**os.environ, "TZ": "UTC"})
    before = moment - datetime.timedelta(minutes=30)
    accept = [str(build / "dondoc"), "check", "--accept", "--home", str(folder)]
    subprocess.run([*accept, "--now", before.strftime("%Y-%m-%dT%H:%M:%SZ")], **quiet)
    subprocess.run([*tick, "--now", before.strftime("%Y-%m-%dT%H:%M:%SZ")], **quiet)
    # Nobody listens on port 1: the letters are planned, stored and wait.
    said = subprocess.run([*tick, "--now", moment.strftime("%Y-%m-%dT%H:%M:%SZ")], **quiet).stdout
    (campaign / "a.lich").write_text(text.replace("PORT", str(port)))
    # Taken over without a pass, which would try to deliver.
    subprocess.run([*accept, "--now", moment.strftime("%Y-%m-%dT%H:%M:%SZ")], **quiet)
    database = sqlite3.connect(folder / "dondoc.sqlite")
    waiting = database.execute("SELECT count(*) FROM message").fetchone()[0]
    assert waiting == count, said
    # As if written for a later time: what is late is written anew, which is not what is measured.
    later = int((moment + datetime.timedelta(days=1)).timestamp() * 1000)
    database.execute("UPDATE message SET not_before = 0, written = ?", [later])
    database.execute("UPDATE content SET bytes = CAST(substr(bytes, 1, ?) || x'0d0a' AS BLOB)", [OCTETS - 2])
    database.commit()
    database.close()
    return folder
