#!/usr/bin/env python3
"""Makes the home of a national campaign: 85,000 units, 20 milestones, 1.7 million submissions and
7 turnout figures of every unit, all of it invented.

    national_home.py DONDOC DIR [UNITS]

Units, milestones and indicators are written as the files that officers write; the database is made by
DONDOC from them (one `import` of a first report), and the facts are put into its tables as `import`
would, but in bulk. Also writes DIR/figures.csv, the file of the import benchmark. The random numbers
are fixed: two runs make the same home.
"""

import os
import random
import shutil
import sqlite3
import subprocess
import sys
from datetime import datetime, timedelta, timezone

ZONE = timezone(timedelta(hours=7))
MILESTONES = 20
BLOCKS = 63


def instant(text):
    return int(datetime.fromisoformat(text).replace(tzinfo=ZONE).timestamp() * 1000)


def deadlines():
    first = datetime(2021, 3, 10, 17, 0)
    return [first + timedelta(days=5 * index) for index in range(MILESTONES)]


def schedules(folder, units):
    campaign = os.path.join(folder, "Schedules", "quoc-gia")
    os.makedirs(campaign)
    os.makedirs(os.path.join(folder, "Templates"))
    with open(os.path.join(folder, "Schedules", "lich.lich"), "w") as file:
        file.write(
            "LỊCH NGHỈ viet-nam \"Lịch\"\n  thời gian: từ 01/01/2021 đến 31/12/2021\n"
            "  nghỉ hằng tuần: thứ Bảy, Chủ nhật\n"
        )
    with open(os.path.join(campaign, "10.lich"), "w") as file:
        file.write(
            "ĐỢT quoc-gia \"Đợt thi đua toàn quốc\"\n  múi giờ: Asia/Ho_Chi_Minh\n"
            "  lịch nghỉ: viet-nam\n  thời gian: từ 03/03/2021 đến 31/12/2021\n"
            "  danh sách đơn vị: don-vi.csv\n\n"
            "CHỈ TIÊU di-bau \"Tỷ lệ cử tri đi bầu\"\n  tử số: \"đã đi bầu\"\n"
            "  mẫu số: \"cử tri\"\n\n"
        )
        for index, due in enumerate(deadlines()):
            file.write(
                f"MỐC m{index:02d}-viec \"Việc thứ {index + 1}\"\n"
                f"  hạn: {due:%d/%m/%Y} 17:00\n"
                f"  minh chứng: {'số liệu' if index == MILESTONES - 1 else 'văn bản'}\n\n"
            )
    with open(os.path.join(campaign, "don-vi.csv"), "w") as file:
        file.write("# Số liệu minh họa: mọi đơn vị trong tệp này do chương trình đặt ra\n")
        file.write("mã đơn vị,tên đơn vị,loại đơn vị,khối thi đua,số cử tri ban đầu\n")
        for unit in range(units):
            file.write(
                f"X{unit:05d},Khu vực bỏ phiếu số {unit + 1},tổ bầu cử,"
                f"tỉnh {unit * BLOCKS // units + 1:02d},{700 + unit % 900}\n"
            )


def facts(folder, units):
    connection = sqlite3.connect(os.path.join(folder, "dondoc.sqlite"))
    connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")
    obligations = connection.execute(
        "SELECT id, unit, milestone FROM obligation WHERE campaign = 'quoc-gia' ORDER BY id"
    ).fetchall()
    dues = {f"m{index:02d}-viec": due.replace(tzinfo=ZONE) for index, due in enumerate(deadlines())}
    numbers = random.Random(20210523)
    rows = []
    for identity, unit, milestone in obligations:
        due = int(dues[milestone].timestamp() * 1000)
        kind = numbers.random()
        if kind < 0.01:
            continue  # Never reported.
        happened = due + int(numbers.gauss(-2, 1.2) * 86_400_000)
        document = f"{numbers.randrange(1, 999)}/BC-{unit}"
        rows.append((happened, identity, "received", document))
        if kind < 0.02:
            rows.append((happened + 86_400_000, identity, "returned", document))
            if kind < 0.018:
                rows.append((happened + 2 * 86_400_000, identity, "received", document + "a"))
    rows.sort()
    connection.execute("DROP TRIGGER submission_kept")
    connection.execute("DELETE FROM submission")
    connection.execute(
        "CREATE TRIGGER submission_kept BEFORE DELETE ON submission"
        " BEGIN SELECT raise(ABORT, 'submissions are only appended'); END"
    )
    connection.executemany(
        "INSERT INTO submission (obligation_id, status, happened, recorded, document, source,"
        " author, sample) VALUES (?2, ?3, ?1, ?1 + 600000, ?4, 'nhap.csv', 'TCCB', 1)",
        rows,
    )
    slots = [instant(f"2021-05-23T{hour:02d}:00:00") for hour in (9, 11, 13, 15, 17, 19, 21)]
    shares = [0.35, 0.55, 0.70, 0.82, 0.91, 0.97, 0.99]

    def figures():
        for slot, share in zip(slots, shares):
            for unit in range(units):
                whole = 700 + unit % 900
                count = min(whole, int(whole * share + numbers.random() * 5))
                yield f"X{unit:05d}", slot, count, whole, slot + 300_000

    connection.executemany(
        "INSERT INTO figure (campaign, unit, indicator, as_of, numerator, denominator, status,"
        " source, recorded, sample)"
        " VALUES ('quoc-gia', ?, 'di-bau', ?, ?, ?, 'quick', 'nhanh.csv', ?, 1)",
        figures(),
    )
    connection.commit()
    connection.execute("ANALYZE")
    connection.commit()
    connection.execute("PRAGMA journal_mode = WAL")
    connection.close()
    with open(os.path.join(folder, "figures.csv"), "w") as file:
        file.write("mã đơn vị,chỉ tiêu,thời điểm,tử số,mẫu số,tỷ lệ công bố,trạng thái,nguồn\n")
        for unit in range(units):
            whole = 700 + unit % 900
            file.write(
                f"X{unit:05d},di-bau,2021-05-24T10:00,{whole - unit % 7},{whole},,final,biên bản\n"
            )


def main():
    program, folder = sys.argv[1], sys.argv[2]
    units = int(sys.argv[3]) if len(sys.argv) > 3 else 85_000
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)
    schedules(folder, units)
    first = os.path.join(folder, "first.csv")
    with open(first, "w") as file:
        file.write("mã đơn vị,việc,ngày nộp\nX00000,m00-viec,2021-03-09\n")
    subprocess.run([program, "import", first, "--home", folder], check=True)
    os.remove(first)
    # Takes the files over, so that the database knows the deadlines too.
    subprocess.run([program, "tick", "--home", folder], check=True, stdout=subprocess.DEVNULL)
    facts(folder, units)
    size = os.path.getsize(os.path.join(folder, "dondoc.sqlite")) >> 20
    print(f"{folder}: {units} units, {size} MB")


if __name__ == "__main__":
    main()
