"""Makes a home as one version of the program leaves it, for tests of upgrades.

make_home.py PROGRAM FOLDER
PROGRAM: a `dondoc` built from the commit that the folder is named after; its `Templates/` are taken from the
working tree that it was built in. FOLDER: the new home; what stands there is replaced.

A month of a small campaign, driven by `tick --now`, against a mail server below that takes, defers, refuses,
closes the connection or stops, by the local part of the address, and kills of the program in the middle of a
letter. What comes of it is told in README.md beside this file.
"""
import contextlib, pathlib, shutil, signal, socket, sqlite3, subprocess, sys, tempfile, threading

PORT = 25625
# The HTML says little, so that the database stays small.
FRAME = "<html><body>{{$xem_truoc}}{{/xem_truoc}}{{$noi_dung}}{{/noi_dung}}</body></html>\n"
BODY = "{{<khung}}\n{{$noi_dung}}<p>{{tiêu_đề}}</p>{{/noi_dung}}\n{{/khung}}\n"
program, home = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2])
templates = next(p / "Templates" for p in program.parents if (p / "Package.swift").exists())

SERVER = f"""# Mọi địa chỉ ở đây là địa chỉ mẫu.
MÁY CHỦ THƯ may "Máy chủ thư thử"
  máy chủ:             smtp://127.0.0.1:{PORT}
  người gửi:           "Phòng Tổ chức cán bộ" <tccb@so.example>
  người vận hành:      <van-hanh@so.example>
  thư dội về:          <thu-doi@so.example>

LỊCH NGHỈ lich "Lịch nghỉ"
  thời gian:           từ 01/01/2021 đến 31/12/2022
  nghỉ hằng tuần:      thứ Bảy, Chủ nhật
"""

CAMPAIGN = """# Số liệu minh họa.
ĐỢT nho "Đợt thi đua nhỏ"
  tên ngắn:            "Thi đua nhỏ"
  múi giờ:             Asia/Ho_Chi_Minh
  lịch nghỉ:           lich
  khung giờ gửi:       07:30 đến 18:00
  thời gian:           từ 01/03/2021 đến 31/12/2021
  danh sách đơn vị:    don-vi.csv
  máy chủ thư:         may

NGƯỜI NHẬN phong "phòng TCCB"
  địa chỉ:             "Phòng Tổ chức cán bộ" <tccb@so.example>

CHỈ TIÊU hoc-luat "Tỷ lệ học Luật"
  tử số:               "đã học"
  mẫu số:              "tổng số"
  phấn đấu:            100%

MỐC m1-ke-hoach "Kế hoạch"
  mã:                  "KH M1"
  hạn:                 10/03/2021 17:00

MỐC m2-bao-cao "Báo cáo tháng 3"
  mã:                  "BC M2"
  hạn:                 24/03/2021 17:00

MỐC m3-hoc-tap "Biên bản học tập"
  mã:                  "HT M3"
  hạn:                 09/04/2021 17:00

MỐC m4-kiem-tra "Tự kiểm tra"
  mã:                  "KT M4"
  hạn:                 09/04/2021 17:00

MỐC m5-tong-ket "Tổng kết"
  mã:                  "TK M5"
  hạn:                 10/04/2021 17:00

MỐC m6-ngay-hoc "Ngày học Luật"
  hạn:                 15/03/2021 17:00
  minh chứng:          không

NHẮC VIỆC nhac "Nhắc nộp"
  mốc:                 m1-ke-hoach, m2-bao-cao
  gửi:                 3 ngày làm việc trước hạn, lúc 08:00
  gửi tới:             đơn vị chưa nộp

NHẮC VIỆC moi-ngay "Nhắc hằng ngày khi quá hạn"
  mốc:                 m1-ke-hoach
  gửi:                 mỗi ngày lúc 08:00, sau hạn, cho đến khi nộp
  gửi tới:             đơn vị chưa nộp
  gửi tối đa:          2 lần

NHẮC VIỆC qua-han "Đôn đốc quá hạn, đồng gửi thủ trưởng"
  mốc:                 m2-bao-cao
  gửi:                 5 ngày sau hạn, lúc 09:00
  gửi tới:             đơn vị chưa nộp
  đồng gửi:            thủ trưởng đơn vị
  duyệt trước khi gửi: có
  nếu gián đoạn:       gửi bù trong vòng 240 giờ
  mẫu thư:             don-doc-qua-han

# Chưa rõ đã đến hay chưa thì giữ lại.
NHẮC VIỆC nhac-giu "Nhắc một lần"
  mốc:                 m3-hoc-tap
  gửi:                 3 ngày trước hạn, lúc 08:00
  gửi tới:             đơn vị chưa nộp
  nếu chưa rõ:         giữ

NHẮC VIỆC nhac-lai "Nhắc, gửi lại khi chưa rõ"
  mốc:                 m4-kiem-tra
  gửi:                 3 ngày trước hạn, lúc 10:00
  gửi tới:             đơn vị chưa nộp

NHẮC VIỆC nhac-cuoi "Nhắc tổng kết"
  mốc:                 m5-tong-ket
  gửi:                 4 ngày trước hạn, lúc 14:00
  gửi tới:             đơn vị chưa nộp

TỔNG HỢP tuan "Tổng hợp tuần"
  gửi:                 mỗi thứ Sáu lúc 16:00
  kỳ báo cáo:          từ lần gửi trước
  gửi tới:             phòng TCCB

BÁO CÁO NHANH nhanh "Báo cáo nhanh"
  ngày:                mốc m6-ngay-hoc
  gửi:                 mỗi 2 giờ, từ 09:00 đến 13:00
  chờ số liệu:         20 phút
  chỉ tiêu:            hoc-luat
  gửi tới:             phòng TCCB
  nếu gián đoạn:       gửi bù trong vòng 40 phút, chỉ thư mới nhất

THANG ĐIỂM thi-dua "Bảng chấm điểm"
  tiêu chí:            "Kế hoạch" 10 điểm, đúng hạn m1-ke-hoach
  tiêu chí:            "Học Luật" 10 điểm, tỷ lệ hoc-luat
  tiêu chí:            "Điểm thưởng" 5 điểm, hội đồng chấm
  xếp loại:            "Hoàn thành tốt" từ 15
  xếp loại:            "Hoàn thành" từ 0
"""

OTHER = """# Số liệu minh họa. Tệp này được sửa hỏng sau khi có hiệu lực: bản trước vẫn dùng.
ĐỢT hong "Đợt có tệp hỏng"
  tên ngắn:            "Đợt hỏng"
  múi giờ:             Asia/Ho_Chi_Minh
  lịch nghỉ:           lich
  thời gian:           từ 01/03/2021 đến 31/12/2021
  danh sách đơn vị:    don-vi.csv
  máy chủ thư:         may

MỐC viec "Việc"
  hạn:                 30/06/2021 17:00

NHẮC VIỆC nhac "Nhắc"
  mốc:                 viec
  gửi:                 3 ngày trước hạn, lúc 08:00
  gửi tới:             đơn vị chưa nộp
"""

UNITS = """# Số liệu minh họa
mã,tên,loại đơn vị,khối,số người,thư điện tử,thủ trưởng,thư thủ trưởng
CCA,Chi cục A,chi cục,khối chi cục,30,cca@so.example,Chi cục trưởng,cca-ld@so.example
CCB,Chi cục B,chi cục,khối chi cục,20,ccb@so.example,Chi cục trưởng,ccb-ld@so.example
CCC,Chi cục C,chi cục,khối chi cục,25,ccc@so.example,Chi cục trưởng,ccc-ld@so.example
CCD,Chi cục D,chi cục,khối chi cục,10,ccd@so.example,Chi cục trưởng,ccd-ld@so.example
TTE,Trung tâm E,trung tâm,khối trung tâm,15,tte@so.example,Giám đốc,tte-ld@so.example
PH,Phòng H,phòng,khối phòng,8,ph@so.example,Trưởng phòng,ph-ld@so.example
"""


class MailServer:
    """What becomes of a letter, by the local part of its recipient; others are taken."""

    def __init__(self):
        self.ends, self.senders, self.stalled = {}, {}, threading.Event()
        self.socket = socket.create_server(("127.0.0.1", PORT))
        threading.Thread(target=self.accept, daemon=True).start()

    def accept(self):
        while True:
            connection, _ = self.socket.accept()
            threading.Thread(target=self.serve, args=[connection], daemon=True).start()

    def serve(self, connection):
        stream, end = connection.makefile("rb"), None
        say = lambda line: connection.sendall(line + b"\r\n")
        try:
            say(b"220 here ESMTP")
            while line := stream.readline():
                word = line[:4].upper()
                if word == b"EHLO":
                    say(b"250-here\r\n250 ENHANCEDSTATUSCODES")
                elif word == b"MAIL":
                    sender = line.split(b"<")[1].split(b">")[0].decode()
                    say(b"250 2.1.0 Ok")
                elif word == b"RCPT":
                    name = line.split(b"<")[1].split(b"@")[0].decode()
                    end = self.ends.get(name)
                    self.senders[name] = sender
                    say(b"550 5.1.1 no such user" if end == "refuse" else b"250 2.1.5 Ok")
                elif word == b"DATA":
                    say(b"354 go on")
                    while (line := stream.readline()) not in (b".\r\n", b""):
                        pass
                    if end == "stop":
                        self.stalled.set()
                        stream.read()
                    elif end == "close":
                        return connection.close()
                    else:
                        say(b"451 4.3.0 later" if end == "defer" else b"250 2.0.0 Ok")
                elif word == b"QUIT":
                    return say(b"221 Bye")
                else:
                    say(b"250 2.0.0 Ok")
        except OSError:
            pass
        finally:
            connection.close()


server = MailServer()


def dondoc(*arguments, code=None, typed=""):
    result = subprocess.run(
        [program, *arguments, "--home", home], input=typed, text=True, capture_output=True
    )
    if code is not None and result.returncode != code:
        sys.exit(f"{arguments} → {result.returncode}\n{result.stdout}{result.stderr}")
    return result


def tick(at):
    return dondoc("tick", "--now", at)


def kill_tick(at, address):
    """Kills a pass while the letter to that address is in doubt."""
    server.ends[address] = "stop"
    server.stalled.clear()
    process = subprocess.Popen(
        [program, "tick", "--now", at, "--home", home],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )
    if not server.stalled.wait(30):
        sys.exit(f"no letter to {address} at {at}")
    process.send_signal(signal.SIGKILL)
    process.wait()
    del server.ends[address]


def record(*arguments, at):
    dondoc("record", *arguments, "--campaign", "nho", "--by", "người ghi", "--now", at, code=0)


def select(sql, *arguments):
    with contextlib.closing(sqlite3.connect(home / "dondoc.sqlite")) as connection:
        return connection.execute(sql, arguments).fetchall()


def letter(unit, schedule, state):
    """The number of the one letter to that unit's desk."""
    rows = select(
        "SELECT id FROM message WHERE recipient = ? AND schedule = ? AND state = ?",
        f"unit:{unit}/focal", schedule, state,
    )
    if len(rows) != 1:
        sys.exit(f"{len(rows)} letters {unit} {schedule} {state}")
    return str(rows[0][0])


def write(path, text):
    (home / path).parent.mkdir(parents=True, exist_ok=True)
    (home / path).write_text(text, encoding="utf-8")


# ---- The files, in force from the morning of 1 March ----
shutil.rmtree(home, ignore_errors=True)
for name in ["khung", "chan-thu", "chan-tong-hop", "nhac-viec", "nhac-nhieu-viec", "don-doc-qua-han",
             "tong-hop", "bao-cao-nhanh", "doi-thoi-han", "don-vi-moi", "thu-chung", "thu-thu",
             "qua-han-7-ngay", "bao-vu-viec"]:
    for file in templates.glob(f"{name}.*"):
        text = file.read_text(encoding="utf-8")
        if ".html." in file.name and "{{<khung}}" in text:
            text = BODY
        write(f"Templates/{file.name}", FRAME if file.name.startswith("khung.") else text)
write("Schedules/may-chu-thu.lich", SERVER)
write("Schedules/nho/a.lich", CAMPAIGN.replace("24/03/2021 17:00", "19/03/2021 17:00"))
write("Schedules/nho/don-vi.csv", UNITS)
write("Schedules/hong/a.lich", OTHER)
write("Schedules/hong/don-vi.csv", "\n".join(UNITS.splitlines()[:4]) + "\n")
dondoc("check", code=0)
tick("2021-03-01T08:00")

# ---- March: sent, failed, expired, skipped; bulletins; a moved deadline; facts of every kind ----
record("report", "CCD", "m1-ke-hoach", "--at", "2021-03-04T09:00", "--document", "12/KH-CCD",
       "--note", "bản ký", at="2021-03-04T10:00")
record("extension", "TTE", "m1-ke-hoach", "2021-03-20", "--reason", "đang phòng, chống dịch",
       at="2021-03-04T10:05")
record("excuse", "TTE", "m3-hoc-tap", "--reason", "không có người dự", at="2021-03-04T10:10")
server.ends.update(ccb="refuse", ccc="defer")
tick("2021-03-05T08:00")
tick("2021-03-05T08:10")
record("report", "CCC", "m1-ke-hoach", "--at", "2021-03-09T09:00", at="2021-03-09T09:30")
for happened, status in [("2021-03-09T10:00", "returned"), ("2021-03-10T08:00", "received"),
                         ("2021-03-10T15:00", "accepted")]:
    record("report", "CCC", "m1-ke-hoach", "--at", happened, "--status", status, at="2021-03-10T16:00")
record("report", "CCA", "m1-ke-hoach", "--at", "2021-03-09T11:00", "--document", "5/KH", at="2021-03-09T12:00")
record("report", "PH", "m1-ke-hoach", "--at", "2021-03-09T11:00", at="2021-03-09T12:00")
record("report", "PH", "m1-ke-hoach", "--at", "2021-03-09T14:00", "--status", "withdrawn", at="2021-03-09T15:00")
tick("2021-03-11T08:00")
record("figure", "CCA", "hoc-luat", "12/30", "--at", "2021-03-15T09:00", at="2021-03-15T09:05")
record("figure", "CCB", "hoc-luat", "20/20", "--at", "2021-03-15T09:00", at="2021-03-15T09:06")
tick("2021-03-15T09:20")
record("figure", "CCA", "hoc-luat", "29/30", "--at", "2021-03-15T11:00", "--status", "preliminary",
       at="2021-03-15T11:05")
tick("2021-03-15T11:20")
record("figure", "CCA", "hoc-luat", "30/30", "--at", "2021-03-15T11:00", "--status", "corrected",
       at="2021-03-15T12:00")
# Off until the 17th: the bulletin of 13:00 and days of reminders are missed.
server.ends.pop("ccc")
tick("2021-03-17T08:05")
write("Schedules/nho/a.lich", CAMPAIGN)
tick("2021-03-17T09:00")
tick("2021-03-19T08:00")
tick("2021-03-19T16:00")
# A letter is put off until it is too late.
server.ends.update(tte="defer")
tick("2021-03-23T08:00")
server.ends.pop("tte")

with tempfile.TemporaryDirectory() as folder:
    register = pathlib.Path(folder) / "so.csv"
    register.write_text("mã đơn vị,việc,hôm nộp\nCCA,m2-bao-cao,22/03/2021\nCCD,m2-bao-cao,22/03/2021\nPH,m2-bao-cao,23/03/2021\n")
    dondoc("import", str(register), "--campaign", "nho", "--by", "người nhập", "--now",
           "2021-03-23T10:00", "--map", "hôm nộp=ngày nộp", code=0)

# ---- Overdue letters are held for approval; one is let go, the others wait ----
tick("2021-03-29T09:00")
dondoc("outbox", "release", letter("CCC", "qua-han", "held"))
tick("2021-03-29T09:30")

# ---- A report comes back, and the council decides ----
with tempfile.TemporaryDirectory() as folder:
    (pathlib.Path(folder) / "1.eml").write_text(f"""From: MAILER-DAEMON@so.example
To: {server.senders["tte"]}
Subject: Undelivered Mail Returned to Sender
Message-ID: <bao-1@so.example>
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: message/delivery-status

Reporting-MTA: dns; so.example

Final-Recipient: rfc822; tte@so.example
Action: failed
Status: 5.2.2
Diagnostic-Code: smtp; 552 5.2.2 mailbox full

--b--
""")
    dondoc("import-bounces", folder)
record("decision", "CCA", "--rank", "1", "--reason", "phiên họp ngày 30/3", at="2021-03-30T10:00")
record("decision", "CCA", "--criterion", "Điểm thưởng", "--points", "2.5", "--reason", "sáng kiến",
       at="2021-03-30T10:01")
record("decision", "CCB", "--points", "14.25", "--reason", "trừ điểm", at="2021-03-30T10:02")
record("decision", "TTE", "--level", "Hoàn thành", "--reason", "phiên họp ngày 30/3", at="2021-03-30T10:03")

# ---- 6 April, 08:00: one letter of each end, and what people did ----
server.ends.update(cca="close", ccc="defer", ccd="close")
tick("2021-04-06T08:00")
# ---- 10:00: three deaths over the letter to TTE put it in quarantine ----
server.ends.update(ccd="defer", ph="defer")
server.ends.pop("cca")
for minute in ["00", "01", "02"]:
    kill_tick(f"2021-04-06T10:{minute}", "tte")
tick("2021-04-06T10:03")
dondoc("outbox", "hold", letter("PH", "nhac-lai", "deferred"))
dondoc("outbox", "cancel", letter("CCD", "nhac-lai", "deferred"))
# ---- The other campaign's file is spoilt ----
write("Schedules/hong/a.lich", OTHER.replace("3 ngày trước hạn", "3 ngày trước"))
tick("2021-04-06T10:30")
# ---- 14:00: killed with letters in hand; then a person lets one go and has one sent again ----
kill_tick("2021-04-06T14:00", "cca")
dondoc("outbox", "release", letter("TTE", "qua-han", "held"))
dondoc("outbox", "retry", letter("CCD", "nhac-giu", "ambiguous"))

(home / "dondoc.sqlite.lock").unlink()
connection = sqlite3.connect(home / "dondoc.sqlite", isolation_level=None)
connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
connection.execute("PRAGMA journal_mode = DELETE")
# Small pages: most tables hold a few rows.
connection.execute("PRAGMA page_size = 1024")
connection.execute("VACUUM")
for (table,) in connection.execute(
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"
).fetchall():
    print(f"{table}: {connection.execute(f'SELECT count(*) FROM {table}').fetchone()[0]} rows")
for row in connection.execute(
    "SELECT id, campaign, schedule, recipient, state, ifnull(reason, ''), attempts, approved, resends"
    " FROM message ORDER BY id"
):
    print("|", " | ".join(str(value) for value in row), "|")
connection.close()
