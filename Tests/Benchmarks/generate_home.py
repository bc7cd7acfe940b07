"""Makes a home with the 2021 campaign and N generated units, four fifths of which report on time.

generate_home.py UNITS FOLDER   (run from the project's folder)
Then: dondoc import FOLDER/reports.csv --home FOLDER --campaign bau-cu-2021
      dondoc replay --home FOLDER --campaign bau-cu-2021 --from 2021-02-17 --to 2021-12-31
"""
import csv, datetime, pathlib, random, shutil, sys

count, folder = int(sys.argv[1]), pathlib.Path(sys.argv[2])
rng = random.Random(548)
if folder.exists():
    shutil.rmtree(folder)
shutil.copytree("Schedules", folder / "Schedules")
shutil.copytree("Templates", folder / "Templates")
shutil.rmtree(folder / "Schedules/bau-cu-2021/mau")
kept = {"TCCB", "TRANG", "HDTDKT", "CDOAN", "DTN", "HCCB"}
path = folder / "Schedules/bau-cu-2021/don-vi.csv"
lines = path.read_text().splitlines()
comments, table = [l for l in lines if l.startswith("#")], list(csv.reader(l for l in lines if not l.startswith("#")))
heading, rows = table[0], [row for row in table[1:] if row[0] in kept]
codes = [f"U{number:04d}" for number in range(1, count + 1)]
for number, code in enumerate(codes):
    values = {
        "mã đơn vị": code, "tên đơn vị": f"Đơn vị {number + 1}", "loại đơn vị": "đơn vị trực thuộc",
        "khối thi đua": f"khối {number % 20 + 1}", "tổng số CCVC-NLĐ": "50", "số cử tri ban đầu": "48",
        "đầu mối": "Chuyên viên đầu mối", "thư điện tử đầu mối": f"{code.lower()}@so.example",
        "chức danh thủ trưởng": "Thủ trưởng", "thư điện tử thủ trưởng": f"{code.lower()}-ld@so.example",
    }
    rows.append([values.get(column, "") for column in heading])
with open(path, "w") as out:
    print(*comments, sep="\n", file=out)
    csv.writer(out).writerows([heading] + rows)
sample = pathlib.Path("Schedules/bau-cu-2021/mau/bao-cao.csv").read_text().splitlines()[1:]
deadlines = {}
for row in csv.DictReader(sample):
    if row["mã đơn vị"] == "CCKL" and row["trạng thái"] == "received":
        deadlines.setdefault(row["việc"], row["ngày nộp"])
with open(folder / "reports.csv", "w") as out:
    writer = csv.writer(out)
    writer.writerow(["mã đơn vị", "việc", "ngày nộp", "recorded_at"])
    for milestone, moment in sorted(deadlines.items()):
        base = datetime.datetime.fromisoformat(moment)
        for code in codes:
            if rng.random() < 0.8:
                at = base + datetime.timedelta(minutes=rng.randrange(60))
            elif rng.random() < 0.7:
                at = base + datetime.timedelta(days=rng.randrange(1, 9))
            else:
                continue
            writer.writerow([code, milestone, at.isoformat(timespec="minutes"), at.isoformat(timespec="minutes")])
