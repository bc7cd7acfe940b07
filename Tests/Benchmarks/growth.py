"""How the cost of `check` grows with milestones, of `plan` with units; what one edited rule costs.

growth.py PROGRAM [RUNS]   prints medians and the ratio per tenfold; 12 or less is the goal.
"""
import pathlib, shutil, statistics, subprocess, sys, tempfile, time

program, runs = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 3
root = pathlib.Path(__file__).resolve().parents[2]


def home(folder, milestones, units):
    campaign = folder / "Schedules/lon"
    campaign.mkdir(parents=True)
    shutil.copytree(root / "Templates", folder / "Templates")
    with open(campaign / "don-vi.csv", "w") as out:
        out.write("mã,tên,loại đơn vị,thư điện tử\n")
        for number in range(units):
            out.write(f"U{number},Đơn vị {number},đơn vị,u{number}@so.example\n")
    with open(campaign / "a.lich", "w") as out:
        out.write(
            'ĐỢT lon "Đợt lớn"\n  múi giờ: Asia/Ho_Chi_Minh\n  lịch nghỉ: lich\n'
            "  thời gian: từ 01/01/2021 đến 31/12/2021\n  danh sách đơn vị: don-vi.csv\n  máy chủ thư: may\n"
            'LỊCH NGHỈ lich "Lịch"\n  thời gian: từ 01/01/2020 đến 31/12/2022\n'
            "  nghỉ hằng tuần: thứ Bảy, Chủ nhật\n"
            "MÁY CHỦ THƯ may\n  máy chủ: smtp://127.0.0.1:2525\n"
            '  người gửi: "Phòng" <phong@so.example>\n'
        )
        for number in range(milestones):
            out.write(f'MỐC m{number} "Việc {number}"\n  hạn: {1 + number % 28:02}/{1 + number % 12:02}/2021 17:00\n')
        out.write(
            "NHẮC VIỆC nhac\n  mốc: mọi mốc\n  gửi: 3 ngày trước hạn, lúc 08:00\n"
            "  gửi: 1 ngày làm việc sau hạn, lúc 08:00\n  gửi tới: đơn vị chưa nộp\n"
        )


def median(arguments, folder):
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        subprocess.run([program, *arguments, "--home", str(folder)], check=True,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        times.append(time.perf_counter() - start)
    return statistics.median(times)


for name, arguments, sizes in [
    ("check, milestones", ["check"], [(n, 5) for n in (100, 1000, 10000)]),
    ("plan --per-unit, units", ["plan", "--per-unit", "--from", "2021-01-01", "--format", "csv"],
     [(10, n) for n in (100, 1000, 10000)]),
]:
    before = None
    for milestones, units in sizes:
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "home"
            home(path, milestones, units)
            seconds = median(arguments, path)
        ratio = f", {seconds / before:.1f} times the tenth" if before else ""
        print(f"{name}: {max(milestones, units):>6}: {seconds:.3f} s{ratio}", flush=True)
        before = seconds

with tempfile.TemporaryDirectory() as folder:
    path = pathlib.Path(folder) / "home"
    home(path, 500, 20)
    file = path / "Schedules/lon/a.lich"
    text = file.read_text().split("NHẮC VIỆC nhac\n")[0]
    for number in range(500):
        text += (f"NHẮC VIỆC n{number}\n  mốc: m{number}\n  gửi: 3 ngày trước hạn, lúc 08:00\n"
                 "  gửi: 1 ngày làm việc sau hạn, lúc 08:00\n  gửi tới: đơn vị chưa nộp\n")
    file.write_text(text)
    tick = [program, "tick", "--home", str(path), "--now"]
    accept = [program, "check", "--accept", "--home", str(path), "--now", "2020-12-31T00:00"]
    subprocess.run(accept, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    subprocess.run([*tick, "2020-12-31T00:00"], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    still, edited = [], []
    for turn in range(runs):
        start = time.perf_counter()
        subprocess.run([*tick, "2020-12-31T00:10"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        still.append(time.perf_counter() - start)
        file.write_text(text.replace("3 ngày trước hạn", f"{4 + turn} ngày trước hạn", 1))
        start = time.perf_counter()
        subprocess.run([*tick, "2020-12-31T00:10"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        edited.append(time.perf_counter() - start)
    print(f"tick with 1,000 rules: {statistics.median(still):.3f} s; "
          f"with one of them edited: {statistics.median(edited):.3f} s")
