#!/usr/bin/env python3
"""Write files as offices send them, each with its defects, and beside each what a reader must say of it.

    python3 make_files.py          writes files/NN-name.csv|tsv|txt|xlsx, files/NN-name.expected.json, files/campaign.md

What is expected was decided by hand from Sources/Intake/READING.md; nothing here reads a table. A finding names its line
(or cell) and the text that stands there: the column is the place of that text in the composed line, and a text that is
not there, or is there twice, stops the script.

expected.json: options of the command; findings sorted by line, column, code; the facts of the good rows, in their order.
Column 1: findings about a row or the file; line 0: a file that cannot be opened. percent: decimal point, no sign, decimals
as written. A suggestion about a milestone or unit is the spelling (id, code or name) nearest to what was written; several
milestones are ids in the campaign's order, joined by ", ". Where READING.md promises no suggestion: null.
"""
import io
import json
import re
import struct
import unicodedata
import zipfile
from datetime import datetime
from pathlib import Path
from xml.sax.saxutils import escape

OUT = Path(__file__).resolve().parent / "files"
CASES = []                                                  # (name, octets, expectation)
NB = "\u00a0"                                               # no-break space

CAMPAIGN = """# The campaign that the files are read against

Zone Asia/Ho_Chi_Minh; now = 2021-06-01T08:00 local; from 2021-03-03 to 2021-12-31; calendar 2021, Saturdays and Sundays off.

| code | name | other names | kind | khối |
|---|---|---|---|---|
| CCKL | Chi cục Kiểm lâm | Kiểm lâm tỉnh | đơn vị trực thuộc | khối chi cục |
| CCA | Chi cục A | | đơn vị trực thuộc | khối chi cục |
| CCB | Chi cục B | | đơn vị trực thuộc | khối chi cục |
| TTKN | Trung tâm Khuyến nông | | đơn vị trực thuộc | khối đơn vị sự nghiệp |
| KRNANG | BQL rừng phòng hộ đầu nguồn Krông Năng | | đơn vị trực thuộc | khối đơn vị sự nghiệp |
| HOLAK | BQL rừng lịch sử – văn hóa – môi trường hồ Lắk | | đơn vị trực thuộc | khối đơn vị sự nghiệp |
| KPAC | Hạt Kiểm lâm Krông Pắc | | đơn vị trực thuộc | khối đơn vị sự nghiệp |
| VP | Văn phòng Sở | | phòng chuyên môn | khối phòng |
| TCCB | Phòng Tổ chức cán bộ | | phòng chuyên môn | khối phòng |
| CD | Công đoàn | | đoàn thể | khối đoàn thể |

| milestone | name | short name | mã | deadline | obliged | invited |
|---|---|---|---|---|---|---|
| m03-ke-hoach | Kế hoạch phát động thi đua | | KH M03 O3 | 2021-03-15T17:00 | phòng chuyên môn, đơn vị trực thuộc | |
| m05-hoc-luat | Biên bản và số liệu học tập Luật Bầu cử | Học tập Luật Bầu cử | HL M05 O2 | 2021-03-31T17:00 | phòng chuyên môn, đơn vị trực thuộc | CD |
| m20-tong-ket | Báo cáo kết quả đợt thi đua | Báo cáo kết quả | TK M20 O15 | 2021-06-15T17:00 | phòng chuyên môn, đơn vị trực thuộc | |
| m05-tien-do | Báo cáo tiến độ tháng 3 | | BC3 M05 O6 | 2021-03-31T17:00 | phòng chuyên môn, đơn vị trực thuộc | |
| m09-tien-do | Báo cáo tiến độ tháng 4 | | BC4 M09 O6 | 2021-04-29T17:00 | phòng chuyên môn, đơn vị trực thuộc | |

| indicator | name | numerator | denominator | may exceed |
|---|---|---|---|---|
| di-bau | Tỷ lệ cử tri đi bầu | đã đi bầu | cử tri | no |
| hoc-luat | Tỷ lệ CCVC-NLĐ học tập Luật Bầu cử | CCVC-NLĐ đã học tập Luật Bầu cử | tổng số CCVC-NLĐ | no |
| cu-tri-ngoai | Cử tri ngoài danh sách | cử tri ngoài danh sách | cử tri | yes |
"""


# ---------------------------------------------------------------- expectations

def rep(unit, milestone, happened, document=None, status="received"):
    if len(happened) == 10:
        happened += "T00:00"
    return {"unit": unit, "milestone": milestone, "happened": happened + ":00" * (len(happened) == 16),
            "document": document, "status": status}


def fig(unit, indicator, as_of, numerator, denominator, percent=None, status="quick"):
    if len(as_of) == 10:
        as_of += "T23:59:59"
    return {"unit": unit, "indicator": indicator, "as_of": as_of + ":00" * (len(as_of) == 16), "numerator": numerator,
            "denominator": denominator, "percent": percent, "status": status}


def dec(unit, milestone, kind, until=None):
    return {"unit": unit, "milestone": milestone, "kind": kind, "until": until}


def at(place, text, code, suggestion=None):
    """A finding at the cell that begins with `text`: place is a line of text, or a cell of a workbook such as "C7"."""
    return place, text, code, suggestion


def row(line, code, suggestion=None):
    """A finding about a row as a whole."""
    return line, None, code, suggestion


def whole(code):
    return (0 if code == "N003" else 1), None, code, None


def add(name, octets, locate, findings, reports, figures, decisions, options, sample, unrelated):
    found = []
    for place, text, code, suggestion in findings:
        line, column = (place, 1) if text is None else locate(place, text)
        found.append({"code": code, "line": line, "column": column, "suggestion": suggestion})
    found.sort(key=lambda f: (f["line"], f["column"], f["code"]))
    CASES.append((name, octets, {
        "options": options or {}, "findings": found, "reports": list(reports), "figures": list(figures),
        "decisions": list(decisions), "sample": sample, "unrelated": unrelated}))


# ---------------------------------------------------------------- text files

TONES = {"\u0300": 0xCC, "\u0309": 0xD2, "\u0303": 0xDE, "\u0301": 0xEC, "\u0323": 0xF2}
TCVN3 = dict(zip(
    "ĂÂÊÔƠƯĐăâêôơưđ" "àảãáạằẳẵắặầẩẫấậ" "èẻẽéẹềểễếệ" "ìỉĩíị" "òỏõóọồổỗốộờởỡớợ" "ùủũúụừửữứự" "ỳỷỹýỵ",
    bytes.fromhex("a1a2a3a4a5a6a7a8a9aaabacadae" "b5b6b7b8b9bbbcbdbec6c7c8c9cacb" "cccecfd0d1d2d3d4d5d6" "d7d8dcddde"
                  "dfe1e2e3e4e5e6e7e8e9eaebecedee" "eff1f2f3f4f5f6f7f8f9" "fafbfcfdfe")))


def cp1258(text):
    """Windows-1258 as Windows writes it: a letter with its circumflex, breve or horn, then the tone as a mark of its own."""
    octets = bytearray()
    for letter in unicodedata.normalize("NFC", text):
        try:
            octets += letter.encode("cp1258")
        except UnicodeEncodeError:
            parts = unicodedata.normalize("NFD", letter)
            tone = [mark for mark in parts if mark in TONES]
            base = unicodedata.normalize("NFC", "".join(mark for mark in parts if mark not in TONES))
            octets += base.encode("cp1258") + bytes(TONES[mark] for mark in tone)
    return bytes(octets)


def tcvn3(text):
    return bytes(TCVN3[letter] if letter in TCVN3 else ord(letter) for letter in unicodedata.normalize("NFC", text))


ENCODERS = {
    "utf-8": lambda t: t.encode(), "utf-8-bom": lambda t: b"\xef\xbb\xbf" + t.encode(),
    "utf-16le": lambda t: b"\xff\xfe" + t.encode("utf-16-le"), "utf-16be": lambda t: b"\xfe\xff" + t.encode("utf-16-be"),
    "cp1258": cp1258, "tcvn3": tcvn3, "nfd": lambda t: unicodedata.normalize("NFD", t).encode(),
}


def text(name, body, findings=(), reports=(), figures=(), decisions=(), encoding="utf-8", end="\n", last=True,
         options=None, sample=False, unrelated=0, octets=None):
    lines = body.strip("\n").split("\n") if body else []

    def locate(line, cell):
        composed = unicodedata.normalize("NFC", lines[line - 1])
        places = [m.start() for m in re.finditer(re.escape(cell), composed)
                  if m.start() == 0 or composed[m.start() - 1] in ",;\t|"]
        assert len(places) == 1, (name, line, cell, composed)
        return line, places[0] + 1
    if octets is None:
        octets = ENCODERS[encoding](end.join(lines) + (end if last and lines else ""))
    add(name, octets, locate, findings, reports, figures, decisions, options, sample, unrelated)


# ---------------------------------------------------------------- workbooks

FORMATS = {"general": "", "date": 14, "date time": 22, "0%": 9, "0.00%": 10, "#,##0": 3, "text": 49,
           "dd/mm/yyyy": "dd/mm/yyyy", "dd/mm/yyyy hh:mm": "dd/mm/yyyy hh:mm", "0.0%": "0.0%",
           "long date": '[$-42A]"ngày "dd" tháng "mm" năm "yyyy;@', "red": "#,##0;[Red]-#,##0",
           "people": '#,##0" đã học"', "iso": "yyyy\\-mm\\-dd"}
STYLES = list(FORMATS)
SHEET_NS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
REL_NS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACK_NS = "http://schemas.openxmlformats.org/package/2006"
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def num(value, style="general"):
    return "n", str(value), style


def day(when, style="dd/mm/yyyy", mac=False):
    moment = datetime.fromisoformat(when)
    days = (moment - datetime(1904, 1, 1) if mac else moment - datetime(1899, 12, 30))
    serial = days.days if not days.seconds else repr(days.days + days.seconds / 86400)
    return "n", str(serial), style


def rich(*runs):
    return "rich", runs, "general"


def inline(value):
    return "inline", value, "general"


def formula(source, cached, style="general"):
    return "f", (source, str(cached)), style


def told(source, cached):
    return "fs", (source, cached), "general"


def error(code, source=None):
    return "e", (source, code), "general"


def shown(cell):
    kind, value, _ = cell if isinstance(cell, tuple) else ("s", str(cell), None)
    return "".join(value) if kind == "rich" else value[1] if kind in ("f", "fs", "e") else value


def letter(column):
    return chr(64 + column)


class Book:
    """Sheets are (name, rows, keywords); rows are {number: [cells from column A]}, None where there is no cell."""

    def __init__(self, *sheets, mac=False, prefix="", references=True, stream=False):
        self.sheets, self.mac, self.prefix, self.references = sheets, mac, prefix, references
        self.stream, self.strings = stream, []

    def string(self, xml):
        if xml not in self.strings:
            self.strings.append(xml)
        return self.strings.index(xml)

    def cell(self, place, cell):
        if not isinstance(cell, tuple):
            cell = ("s", cell, "text" if cell.startswith("'") else "general") if isinstance(cell, str) else num(cell)
        kind, value, style = cell
        head = f'<c r="{place}"' if self.references else "<c"
        head += f' s="{STYLES.index(style)}"' if style != "general" else ""
        if kind == "n":
            return f"{head}><v>{value}</v></c>"
        if kind == "s":
            xml = f'<t xml:space="preserve">{escape(value)}</t>'
            return f'{head} t="s"><v>{self.string(xml)}</v></c>'
        if kind == "rich":
            bold = "<rPr><b/><sz val=\"13\"/><rFont val=\"Times New Roman\"/></rPr>"
            xml = "".join(f'<r>{bold if i % 2 else ""}<t xml:space="preserve">{escape(run)}</t></r>'
                          for i, run in enumerate(value))
            return f'{head} t="s"><v>{self.string(xml)}</v></c>'
        if kind == "inline":
            return f'{head} t="inlineStr"><is><t>{escape(value)}</t></is></c>'
        source, cached = value
        kinds = {"f": "", "fs": ' t="str"', "e": ' t="e"'}
        return f"{head}{kinds[kind]}>{f'<f>{escape(source)}</f>' if source else ''}<v>{escape(cached)}</v></c>"

    def sheet(self, rows, merged=()):
        body = ""
        for number in sorted(rows):
            cells = "".join(self.cell(f"{letter(i)}{number}", cell) for i, cell in enumerate(rows[number], 1) if cell is not None)
            body += f'<row r="{number}">{cells}</row>'
        merges = "".join(f'<mergeCell ref="{m}"/>' for m in merged)
        merges = f'<mergeCells count="{len(merged)}">{merges}</mergeCells>' if merged else ""
        return f'<worksheet xmlns="{SHEET_NS}"><sheetData>{body}</sheetData>{merges}</worksheet>'

    def prefixed(self, xml):
        if not self.prefix:
            return XML + xml
        xml = xml.replace(f'xmlns="{SHEET_NS}"', f'xmlns:{self.prefix}="{SHEET_NS}"')
        return XML + re.sub(r"<(/?)(?=[A-Za-z])", rf"<\1{self.prefix}:", xml)

    def octets(self):
        count, files = len(self.sheets), {}
        kinds, ids, listed = "", "", ""
        for i, (name, rows, *more) in enumerate(self.sheets, 1):
            more = more[0] if more else {}
            part = f"xl/worksheets/sheet{count + 1 - i}.xml"            # numbered otherwise than in order
            files[part] = self.prefixed(self.sheet(rows, more.get("merged", ())))
            state = f' state="{more["state"]}"' if "state" in more else ""
            listed += f'<sheet name="{escape(name)}" sheetId="{i}"{state} r:id="rId{i}"/>'
            ids += f'<Relationship Id="rId{i}" Type="{REL_NS}/worksheet" Target="{part[3:]}"/>'
            kinds += f'<Override PartName="/{part}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>'
        pr = '<workbookPr date1904="1"/>' if self.mac else "<workbookPr/>"
        files["xl/workbook.xml"] = self.prefixed(
            f'<workbook xmlns="{SHEET_NS}" xmlns:r="{REL_NS}">{pr}<sheets>{listed}</sheets></workbook>')
        custom = {f: 164 + i for i, f in enumerate(f for f in FORMATS if isinstance(FORMATS[f], str) and FORMATS[f])}
        codes = "".join(f'<numFmt numFmtId="{custom[f]}" formatCode="{escape(FORMATS[f], {chr(34): "&quot;"})}"/>' for f in custom)
        xfs = "".join(f'<xf numFmtId="{custom.get(f, FORMATS[f] or 0)}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
                      for f in FORMATS)
        files["xl/styles.xml"] = self.prefixed(
            f'<styleSheet xmlns="{SHEET_NS}"><numFmts count="{len(custom)}">{codes}</numFmts><fonts count="1"><font><sz val="12"/>'
            '<name val="Times New Roman"/></font></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills>'
            '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf numFmtId="0"/></cellStyleXfs>'
            f'<cellXfs count="{len(FORMATS)}">{xfs}</cellXfs></styleSheet>')
        ids += f'<Relationship Id="rId{count + 1}" Type="{REL_NS}/styles" Target="styles.xml"/>'
        main = "application/vnd.openxmlformats-officedocument.spreadsheetml"
        kinds += f'<Override PartName="/xl/styles.xml" ContentType="{main}.styles+xml"/>'
        if self.strings:
            items = "".join(f"<si>{s}</si>" for s in self.strings)
            files["xl/sharedStrings.xml"] = self.prefixed(
                f'<sst xmlns="{SHEET_NS}" count="{len(self.strings)}" uniqueCount="{len(self.strings)}">{items}</sst>')
            ids += f'<Relationship Id="rId{count + 2}" Type="{REL_NS}/sharedStrings" Target="/xl/sharedStrings.xml"/>'
            kinds += f'<Override PartName="/xl/sharedStrings.xml" ContentType="{main}.sharedStrings+xml"/>'
        files["xl/_rels/workbook.xml.rels"] = f'{XML}<Relationships xmlns="{PACK_NS}/relationships">{ids}</Relationships>'
        files["_rels/.rels"] = (f'{XML}<Relationships xmlns="{PACK_NS}/relationships"><Relationship Id="rId1" '
                                f'Type="{REL_NS}/officeDocument" Target="xl/workbook.xml"/></Relationships>')
        files["[Content_Types].xml"] = (
            f'{XML}<Types xmlns="{PACK_NS}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="{main}.sheet.main+xml"/>{kinds}</Types>')
        return packed(files, self.stream)


class Stream(io.RawIOBase):
    """Cannot seek: sizes then follow each entry, as programs write that send a workbook while they make it."""

    def __init__(self):
        self.octets = bytearray()

    def writable(self):
        return True

    def write(self, octets):
        self.octets += octets
        return len(octets)


def packed(files, stream=False):
    target = Stream() if stream else io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name in sorted(files):
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 0
            archive.writestr(info, files[name], compresslevel=6)
    return bytes(target.octets) if stream else target.getvalue()


def compound(*streams):
    """An OLE compound file with empty streams of these names: what .xls and encrypted workbooks begin with."""
    entries = b""
    for i, name in enumerate(("Root Entry",) + streams):
        label = name.encode("utf-16-le") + b"\0\0"
        child = 1 if i == 0 else 0xFFFFFFFF
        right = i + 1 if 0 < i < len(streams) else 0xFFFFFFFF
        entries += struct.pack("<64sHBBIII16sIQQIQ", label, len(label), 5 if i == 0 else 2, 1, 0xFFFFFFFF, right, child,
                               b"", 0, 0, 0, 0xFFFFFFFE, 0)
    entries = entries.ljust(512, b"\0")
    head = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    head += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0) + struct.pack("<I", 0)
    head = head.ljust(512, b"\xff")
    table = struct.pack("<II", 0xFFFFFFFD, 0xFFFFFFFE).ljust(512, b"\xff")
    return head + table + entries


def book(name, workbook, findings=(), reports=(), figures=(), decisions=(), options=None, sheet=0, sample=False,
         unrelated=0, octets=None):
    def locate(place, cell):
        column, line = ord(place[0]) - 64, int(place[1:])
        there = shown(workbook.sheets[sheet][1][line][column - 1])
        assert there == cell, (name, place, cell, there)
        return line, column
    add(name, octets if octets is not None else workbook.octets(), locate, findings, reports, figures, decisions,
        options, sample, unrelated)


# ---------------------------------------------------------------- 01–16: from bytes to cells, finding the heading

text("01-ke-hoach-phat-dong.csv", """
SỞ NÔNG NGHIỆP VÀ PTNT TỈNH ĐẮK LẮK;;;;;;
PHÒNG TỔ CHỨC CÁN BỘ;;;;;;
BẢNG THEO DÕI NỘP KẾ HOẠCH PHÁT ĐỘNG THI ĐUA;;;;;;
(tính đến 17 giờ 00 ngày 15/3/2021);;;;;;
;;;;;;
STT;Mã đơn vị;Tên đơn vị;Việc;Ngày nộp;Số, ký hiệu;Trạng thái
(1);(2);(3);(4);(5);(6);(7)
1;CCKL;Chi cục Kiểm lâm;Kế hoạch phát động thi đua;10/03/2021;45/KH-CCKL;Đã chấp nhận
2;CCA;Chi cục A;Kế hoạch phát động thi đua;11/3/2021;12/KH-CCA;Đã nhận
3;CCB;Chi cục B;KH;12/03/2021 16:45;09/KH-CCB;Đề nghị bổ sung
4;TTKN;Trung tâm Khuyến nông;m03-ke-hoach;15/03/2021;31/KH-TTKN;
;;;;;;
5;VP;Văn phòng Sở;kế hoạch phát động thi đua;15/03/2021;07/KH-VP;đã nhận
""", encoding="utf-8-bom", end="\r\n", reports=[
    rep("CCKL", "m03-ke-hoach", "2021-03-10", "45/KH-CCKL", "accepted"),
    rep("CCA", "m03-ke-hoach", "2021-03-11", "12/KH-CCA"),
    rep("CCB", "m03-ke-hoach", "2021-03-12T16:45", "09/KH-CCB", "returned"),
    rep("TTKN", "m03-ke-hoach", "2021-03-15", "31/KH-TTKN"),
    rep("VP", "m03-ke-hoach", "2021-03-15", "07/KH-VP")])

text("02-bao-cao-nhanh-11h.txt", f"""
BÁO CÁO NHANH TÌNH HÌNH CỬ TRI ĐI BẦU\t\t\t\t
Đến 11 giờ 00 ngày 23/5/2021\t\t\t\t
\t\t\t\t
STT\tĐơn vị\tCử tri\tĐã đi bầu\tTỷ lệ %
1\tChi cục Kiểm lâm\t1{NB}309\t1{NB}205\t92,06%
2\tChi cục A\t118\t110\t93,22
3\tBQL rừng phòng hộ đầu nguồn Krông Năng\t215\t197\t91,63%
\tTổng cộng\t1{NB}642\t1{NB}512\t92,08%
""", encoding="utf-16le", end="\r\n", options={"indicator": "di-bau", "at": "2021-05-23T11:00"}, figures=[
    fig("CCKL", "di-bau", "2021-05-23T11:00", 1205, 1309, "92.06"),
    fig("CCA", "di-bau", "2021-05-23T11:00", 110, 118, "93.22"),
    fig("KRNANG", "di-bau", "2021-05-23T11:00", 197, 215, "91.63")])

text("03-hoc-luat-chinh-thuc.csv", """
Mã đơn vị;Chỉ tiêu;Tính đến;Tử số;Mẫu số;Tỷ lệ công bố;Trạng thái;Nguồn
CCKL;hoc-luat;31/03/2021;306;312;98,08%;chính thức;Báo cáo số 61/BC-CCKL
CCA;Tỷ lệ CCVC-NLĐ học tập Luật Bầu cử;2021-03;41;41;100%;sơ bộ;
CCB;hoc-luat;ngày 31 tháng 3 năm 2021;38;40;95%;Chính thức;
VP;HOC-LUAT;30/3/2021 16h30;17;18;94,4%;số nhanh;điện thoại
TCCB;hoc-luat;2021-03-31T17:00;12;12;100,00%;final;
Cộng;;;414;422;98,1%;;
""", encoding="utf-16be", findings=[at(7, "422", "C20")], figures=[
    fig("CCKL", "hoc-luat", "2021-03-31", 306, 312, "98.08", "final"),
    fig("CCA", "hoc-luat", "2021-03-31T23:59:59", 41, 41, "100", "preliminary"),
    fig("CCB", "hoc-luat", "2021-03-31", 38, 40, "95", "final"),
    fig("VP", "hoc-luat", "2021-03-30T16:30", 17, 18, "94.4", "quick"),
    fig("TCCB", "hoc-luat", "2021-03-31T17:00", 12, 12, "100.00", "final")])

text("04-bien-ban-hoc-tap.csv", """
BẢNG TỔNG HỢP BIÊN BẢN HỌC TẬP LUẬT BẦU CỬ;;;;
Đơn vị;Việc;Ngày nộp;Số ký hiệu;Ghi chú
Chi cục Kiểm lâm;Học tập Luật Bầu cử;25/3/2021;58/BB-CCKL;đã gửi qua hệ thống quản lý văn bản
Trung tâm Khuyến nông;HL;29-03-2021;22/BB-TTKN;
BQL rừng lịch sử – văn hóa – môi trường hồ Lắk;Học tập Luật Bầu cử;31/03/2021;19/BB-HOLAK;nộp bản “sao y”
Văn phòng Sở;m05-hoc-luat;30/03/2021;11/BB-VP;
""", encoding="cp1258", end="\r\n", findings=[whole("C23")], reports=[
    rep("CCKL", "m05-hoc-luat", "2021-03-25", "58/BB-CCKL"),
    rep("TTKN", "m05-hoc-luat", "2021-03-29", "22/BB-TTKN"),
    rep("HOLAK", "m05-hoc-luat", "2021-03-31", "19/BB-HOLAK"),
    rep("VP", "m05-hoc-luat", "2021-03-30", "11/BB-VP")])

text("05-cu-tri-15h.csv", """
KẾT QUẢ CỬ TRI ĐI BẦU ĐẾN 15 GIỜ;;;;
STT;Đơn vị;Cử tri;Đã đi bầu;Tỷ lệ %
1;Chi cục Kiểm lâm;309;301;97,41
2;Hạt Kiểm lâm Krông Pắk;26;26;100
3;Chi cục A;110;1O8;98,18
4;BQL rừng phòng hộ đầu nguồn Krông Năng;71;70;98,59
""", encoding="cp1258", end="\r\n", options={"indicator": "di-bau", "at": "2021-05-23T15:00"}, findings=[
    whole("C23"),
    at(4, "Hạt Kiểm lâm Krông Pắk", "L021", "Hạt Kiểm lâm Krông Pắc"),
    at(5, "1O8", "N010", "108")], figures=[
    fig("CCKL", "di-bau", "2021-05-23T15:00", 301, 309, "97.41"),
    fig("KRNANG", "di-bau", "2021-05-23T15:00", 70, 71, "98.59")])

text("06-phong-chu-cu.csv", """
UBND TINH DAK LAK;;;
Sở Nông nghiệp và Phát triển nông thôn;;;
Đơn vị;Việc;Ngày nộp;Số ký hiệu
Chi cục Kiểm lâm;Kế hoạch phát động thi đua;10/03/2021;45/KH-CCKL
Văn phòng Sở;Kế hoạch phát động thi đua;15/03/2021;07/KH-VP
""", encoding="tcvn3", end="\r\n", findings=[at(2, "Sở", "N002")])

MIXED = ["BANG TONG HOP KE HOACH;;;;", ";;;;", "Đơn vị;Việc;Ngày nộp;Số ký hiệu;Ghi chú", "Chi cục Kiểm lâm;KH;10/03/2021;45/KH-CCKL;",
         "Chi cục A;KH;11/03/2021;12/KH-CCA;", "Văn phòng Sở;KH;15/03/2021;07/KH-VP;Đã ký số"]
text("07-noi-hai-tep.csv", "\n".join(MIXED), findings=[at(3, "Đơn vị", "N002")],
     octets=cp1258("\r\n".join(MIXED[:5] + [""])) + (MIXED[5] + "\r\n").encode())

text("08-tep-may-mac-cu.csv", """
sep=;
Đơn vị;Việc;Ngày nộp;Số, ký hiệu;Ghi chú (giờ, hình thức, nơi nhận, lý do nộp sau hạn, nếu có)
Phòng Tổ chức cán bộ;KH;09/03/2021;05/KH-TCCB;bản điện tử
Văn phòng Sở;KH;15.03.2021;07/KH-VP;
Trung tâm Khuyến nông;KH;15/3/2021 16h45;31/KH-TTKN;nộp trực tiếp, có bản mềm
""", end="\r", reports=[
    rep("TCCB", "m03-ke-hoach", "2021-03-09", "05/KH-TCCB"),
    rep("VP", "m03-ke-hoach", "2021-03-15", "07/KH-VP"),
    rep("TTKN", "m03-ke-hoach", "2021-03-15T16:45", "31/KH-TTKN")])

text("09-tien-do-thang-3.csv", """
Mã đơn vị,Việc,Ngày nộp,"Số,
ký hiệu",Ghi chú,Trạng thái
CCKL,Báo cáo tiến độ tháng 3,30/03/2021,60/BC-CCKL,"nộp bản giấy;
bản điện tử gửi sau, đã nhắc",đã nhận
CCA,Báo cáo tiến độ tháng 3,31/03/2021,15/BC-CCA,số liệu mục đầu chưa thống nhất,đang xử lý
CCB,BC3,31/3/2021 (bản giấy),16/BC-CCB,"thiếu phụ lục;
đã nhắc ngày 01/4",chưa đủ
"TTKN","BC3","32/03/2021","40/BC-TTKN","","đã nhận"
VP,BC3,29/3/2021,18/BC-VP,"ghi ""đã ký số"" ở cuối",đã nhân
""", encoding="nfd", findings=[
    at(5, "đang xử lý", "N013"),
    at(7, "chưa đủ", "N013"),
    at(8, '"32/03/2021"', "L013")], reports=[
    rep("CCKL", "m05-tien-do", "2021-03-30", "60/BC-CCKL"),
    rep("VP", "m05-tien-do", "2021-03-29", "18/BC-VP")])

text("10-tap-huan.txt", """
# Số liệu minh họa, chỉ dùng để tập huấn
# Phòng Tổ chức cán bộ soạn; không dùng để tổng hợp
Mã đơn vị (*)|Chỉ tiêu (1)|Thời điểm (2)|Mẫu số (3):|Tử số* |Nguồn :
'CCKL|di-bau|23/05/2021 09:00|'309|'205|báo nhanh
'VP |di-bau|'23/05/2021 09:00|17|11 |
TTKN|Tỷ lệ cử tri đi bầu|23/5/2021 9h|58|40|
""", sample=True, figures=[
    fig("CCKL", "di-bau", "2021-05-23T09:00", 205, 309),
    fig("VP", "di-bau", "2021-05-23T09:00", 11, 17),
    fig("TTKN", "di-bau", "2021-05-23T09:00", 40, 58)])

text("11-ngoac-kep-dau-tep.csv", """
"Mã đơn vị;Việc;Ngày nộp;Số ký hiệu
CCKL;KH;10/03/2021;45/KH-CCKL
CCA;KH;11/03/2021;12/KH-CCA
""", findings=[whole("L050")])

text("12-ngoac-kep-giua-tep.csv", """
Mã đơn vị,Việc,Ngày nộp,Số ký hiệu,Ghi chú
CCKL,KH,10/03/2021,45/KH-CCKL,
CCA,KH,11/03/2021,12/KH-CCA,"nộp bản giấy, bản điện tử gửi sau
CCB,KH,12/03/2021,09/KH-CCB,
VP,KH,15/03/2021,07/KH-VP,
""", end="\r\n", findings=[at(3, '"nộp bản giấy', "L050")])

text("13-tep-rong.csv", "", findings=[whole("N001")])

text("14-chi-co-tieu-de.csv", """
# SỐ LIỆU KỲ NÀY CHƯA CÓ
DANH SÁCH ĐƠN VỊ NỘP BÁO CÁO TIẾN ĐỘ THÁNG 4,,,
Đơn vị,Mốc,Ngày nộp,Số hiệu văn bản
,,,
,,,
""", end="\r\n")

text("15-hai-cot-tu-so.csv", """
TỔNG HỢP CỬ TRI ĐI BẦU;;;;
Đơn vị;Cử tri;Tử số;Đã đi bầu;Ghi chú
Chi cục A;118;110;112;
Chi cục B;64;60;60;
""", options={"indicator": "di-bau", "at": "2021-05-23T13:00"}, findings=[at(2, "Đã đi bầu", "N004")])

LETTER = """
SỞ NÔNG NGHIỆP VÀ PHÁT TRIỂN NÔNG THÔN
VĂN PHÒNG SỞ

Kính gửi: Phòng Tổ chức cán bộ

Thực hiện văn bản số 548/PĐTĐ-SNN ngày 03/03/2021 của Giám đốc Sở
về việc phát động đợt thi đua đặc biệt, Văn phòng Sở báo cáo như sau:
"""
text("16-bang-o-cuoi-cong-van.txt", LETTER + "".join(
    f"- Nội dung {i}: đã triển khai, có kiểm tra, không phát sinh vướng mắc.\n" for i in range(1, 34)) + """
Mã đơn vị,Việc,Ngày nộp,Số ký hiệu
VP,KH,15/03/2021,07/KH-VP
""", findings=[whole("N001")])

# ---------------------------------------------------------------- 17–24: headings and rows

text("17-hai-cot-so-hieu.csv", """
DANH SÁCH ĐƠN VỊ ĐÃ NỘP KẾ HOẠCH;;;;
(kèm theo văn bản của Phòng Tổ chức cán bộ);;;;
Mã đơn vị;Việc;Số ký hiệu;Ngày nộp;Số hiệu văn bản
CCKL;KH;45/KH-CCKL;10/03/2021;45/KH-CCKL
CCA;KH;12/KH-CCA;11/03/2021;12/KH-CCA
""", encoding="utf-8-bom", findings=[at(3, "Số hiệu văn bản", "N004")])

text("18-dau-phay-trong-ghi-chu.csv", """
Mã đơn vị,Việc,Ngày nộp,Số ký hiệu,Trạng thái,Ghi chú
CCKL,KH,10/03/2021,45/KH-CCKL,đã nhận,
CCA,KH,11/03/2021,12/KH-CCA,đã nhận,nộp bản giấy, bản điện tử gửi sau
CCB,KH,12/03/2021,09/KH-CCB,đã nhận,"đủ hồ sơ, có phụ lục"
TTKN,KH,15/03/2021,31/KH-TTKN,đã nhận,,
VP,KH,15/03/2021,07/KH-VP,đề nghị bổ sung,thiếu chữ ký, thiếu phụ lục, chưa đóng dấu
TCCB,KH,09/03/2021,05/KH-TCCB
""", end="\r\n", findings=[
    at(3, " bản điện tử gửi sau", "N005"),
    at(6, " thiếu phụ lục", "N005")], reports=[
    rep("CCKL", "m03-ke-hoach", "2021-03-10", "45/KH-CCKL"),
    rep("CCB", "m03-ke-hoach", "2021-03-12", "09/KH-CCB"),
    rep("TTKN", "m03-ke-hoach", "2021-03-15", "31/KH-TTKN"),
    rep("TCCB", "m03-ke-hoach", "2021-03-09", "05/KH-TCCB")])

text("19-ty-le-dau-phay.csv", """
Mã đơn vị,Chỉ tiêu,Thời điểm,Tử số,Mẫu số,Tỷ lệ
CCKL,di-bau,23/05/2021 13:00,287,309,92,88%
CCA,di-bau,23/05/2021 13:00,112,118,94,92%
CCB,di-bau,23/05/2021 13:00,64,64,100%
TTKN,di-bau,23/05/2021 13:00,55,58,"94,83%"
VP,di-bau,23/05/2021 13:00,17,17,100%
""", findings=[at(1, "Tỷ lệ", "C24"), at(2, "88%", "N005"), at(3, "92%", "N005")], figures=[
    fig("CCB", "di-bau", "2021-05-23T13:00", 64, 64),
    fig("TTKN", "di-bau", "2021-05-23T13:00", 55, 58),
    fig("VP", "di-bau", "2021-05-23T13:00", 17, 17)])

text("20-theo-khoi.csv", """
KẾT QUẢ CỬ TRI ĐI BẦU THEO KHỐI THI ĐUA;;;;
(đến 13 giờ 00 ngày 23/5/2021);;;;
STT;Đơn vị;Cử tri;Đã đi bầu;Tỷ lệ (%)
A;B;1;2;3
I. Khối chi cục;;;;
1;Chi cục Kiểm lâm;309;300;97,09
2;Chi cục A;118;112;94,92
3;Chi cục B;64;64;100
;Cộng khối chi cục;491;476;96,95
II;Khối đơn vị sự nghiệp;;;
1;Trung tâm Khuyến nông;58;55;94,83
2;BQL rừng phòng hộ đầu nguồn Krông Năng;71;70;98,59
Cộng:;;129;125;96,9
;III. KHỐI PHÒNG;;;
1;Phòng chuyên môn;;;
1;Văn phòng Sở;17;17;100
2;Phòng Tổ chức cán bộ;12;12;100
C. Đoàn thể;;;;
1;Công đoàn;6;6;100
""", end="\r\n", encoding="utf-8-bom", options={"indicator": "di-bau", "at": "2021-05-23T13:00"}, figures=[
    fig("CCKL", "di-bau", "2021-05-23T13:00", 300, 309, "97.09"),
    fig("CCA", "di-bau", "2021-05-23T13:00", 112, 118, "94.92"),
    fig("CCB", "di-bau", "2021-05-23T13:00", 64, 64, "100"),
    fig("TTKN", "di-bau", "2021-05-23T13:00", 55, 58, "94.83"),
    fig("KRNANG", "di-bau", "2021-05-23T13:00", 70, 71, "98.59"),
    fig("VP", "di-bau", "2021-05-23T13:00", 17, 17, "100"),
    fig("TCCB", "di-bau", "2021-05-23T13:00", 12, 12, "100"),
    fig("CD", "di-bau", "2021-05-23T13:00", 6, 6, "100")])

text("21-cong-sai.csv", """
TT;Tên đơn vị;Cử tri;Đã đi bầu
1;Chi cục A;118;118
2;Chi cục B;64;60
Cộng;;182;180
3;Văn phòng Sở;17;17
4;Phòng Tổ chức cán bộ;12;12
Tổng cộng;;213;209
;TỔNG SỐ (04 đơn vị);211;207
""", options={"indicator": "di-bau", "at": "2021-05-23T15:00"}, findings=[
    at(4, "180", "C20"), at(7, "213", "C20"), at(7, "209", "C20")], figures=[
    fig("CCA", "di-bau", "2021-05-23T15:00", 118, 118),
    fig("CCB", "di-bau", "2021-05-23T15:00", 60, 64),
    fig("VP", "di-bau", "2021-05-23T15:00", 17, 17),
    fig("TCCB", "di-bau", "2021-05-23T15:00", 12, 12)])

text("22-cong-khi-co-dong-loi.csv", """
STT;Đơn vị;Đã đi bầu;Cử tri
1;Chi cục A;117;118
2;Chi cục B;6O4;640
1;2;3;4
3;Văn phòng Sở;17;17
;Tổng;738;775
""", options={"indicator": "di-bau", "at": "2021-05-23T17:00"}, findings=[
    at(3, "6O4", "N010", "604"), at(4, "2", "L021")], figures=[
    fig("CCA", "di-bau", "2021-05-23T17:00", 117, 118),
    fig("VP", "di-bau", "2021-05-23T17:00", 17, 17)])

text("23-in-nhieu-trang.csv", """
PHỤ LỤC SỐ LIỆU HỌC TẬP LUẬT BẦU CỬ;;;;;
STT;Đơn vị;Chỉ tiêu;Tính đến;Tử số;Mẫu số
(1);(2);(3);(4);(5);(6)
1;Chi cục Kiểm lâm;hoc-luat;31/03/2021;306;312
2;Chi cục A;hoc-luat;31/03/2021;41;41
;;;;;
STT;ĐƠN VỊ;CHỈ TIÊU;TÍNH ĐẾN;TỬ SỐ;MẪU SỐ
1;2;3;4;5;6
3;Chi cục B;hoc-luat;31/03/2021;38;40
4;Trung tâm Khuyến nông;hoc-luat;31/03/2021;59;59
Stt;Đơn  vị;;;Tử số;Mẫu số
5;Văn phòng Sở;hoc-luat;31/03/2021;18;18
6;Công đoàn;hoc-luat;31/03/2021;6;6
Tổng số: 06 đơn vị;;;;468;476
""", end="\r\n", figures=[
    fig("CCKL", "hoc-luat", "2021-03-31", 306, 312),
    fig("CCA", "hoc-luat", "2021-03-31", 41, 41),
    fig("CCB", "hoc-luat", "2021-03-31", 38, 40),
    fig("TTKN", "hoc-luat", "2021-03-31", 59, 59),
    fig("VP", "hoc-luat", "2021-03-31", 18, 18),
    fig("CD", "hoc-luat", "2021-03-31", 6, 6)])

text("24-chu-ky-cuoi-bang.csv", """
TT;Đơn vị;Cử tri;Đã đi bầu;Ghi chú
1;Chi cục Kiểm lâm;309;309;
2;Văn phòng Sở;17;17;01 cử tri bầu sớm ngày 22/5
;;;;
Ghi chú: số liệu nhanh do các đơn vị tự báo cáo;;;;
;;;;Đắk Lắk, ngày 23 tháng 5 năm 2021
NGƯỜI LẬP BIỂU;;;;TRƯỞNG PHÒNG
;(ký, ghi rõ họ tên);;;
;;;(đã ký);
""", options={"indicator": "di-bau", "at": "2021-05-23T19:00"}, findings=[
    at(5, "Ghi chú: số liệu", "C25"),
    at(6, "Đắk Lắk, ngày", "C25"),
    at(7, "NGƯỜI LẬP BIỂU", "C25"),
    row(8, "N015"),
    at(8, "(ký, ghi rõ họ tên)", "L021"),
    at(9, "(đã ký)", "C25")], figures=[
    fig("CCKL", "di-bau", "2021-05-23T19:00", 309, 309),
    fig("VP", "di-bau", "2021-05-23T19:00", 17, 17)])

# ---------------------------------------------------------------- 25–43: values

text("25-so-dem-loi.csv", """
Đơn vị;Cử tri;Đã đi bầu
Chi cục Kiểm lâm;2.0732.328;305
Chi cục A;118;1O5
Chi cục B;305 người;300
Trung tâm Khuyến nông;1,37E+06;1205
BQL rừng phòng hộ đầu nguồn Krông Năng;71;chưa có
BQL rừng lịch sử – văn hóa – môi trường hồ Lắk;412;4l0
Hạt Kiểm lâm Krông Pắc;1371.315;26
Phòng Tổ chức cán bộ;1.371.31;12
Văn phòng Sở;17;17
""", options={"indicator": "di-bau", "at": "2021-05-23T11:00"}, findings=[
    at(2, "2.0732.328", "N010"),
    at(3, "1O5", "N010", "105"),
    at(4, "305 người", "N010", "305"),
    at(5, "1,37E+06", "N010"),
    at(6, "chưa có", "N010"),
    at(7, "4l0", "N010", "410"),
    at(8, "1371.315", "N010"),
    at(9, "1.371.31", "N010")], figures=[
    fig("VP", "di-bau", "2021-05-23T11:00", 17, 17)])

text("26-so-dem-hop-le.csv", f"""
Mã đơn vị;Chỉ tiêu;Thời điểm;Tử số;Mẫu số;Tỷ lệ công bố
CCKL;di-bau;23/05/2021 21:00;1.371.315;1.374.559;99,76%
CCA;di-bau;23/05/2021 21:00;1{NB}371{NB}315;1 374 559;99.76%
CCB;di-bau;23/05/2021 21:00;'305;310,00;98,39
TTKN;di-bau;23/05/2021 21:00;1.205,00;1.309,0;92,05%
KRNANG;di-bau;23/05/2021 21:00;0;71;0%
HOLAK;di-bau;23/05/2021 21:00;95;;
KPAC;di-bau;23/05/2021 21:00;26.0;26.00;100,00%
VP;di-bau;23/05/2021 21:00;;{NB}17{NB};
TCCB;di-bau;23/05/2021 21:00;54519;54.520;100%
""", encoding="utf-8-bom", figures=[
    fig("CCKL", "di-bau", "2021-05-23T21:00", 1371315, 1374559, "99.76"),
    fig("CCA", "di-bau", "2021-05-23T21:00", 1371315, 1374559, "99.76"),
    fig("CCB", "di-bau", "2021-05-23T21:00", 305, 310, "98.39"),
    fig("TTKN", "di-bau", "2021-05-23T21:00", 1205, 1309, "92.05"),
    fig("KRNANG", "di-bau", "2021-05-23T21:00", 0, 71, "0"),
    fig("HOLAK", "di-bau", "2021-05-23T21:00", 95, None),
    fig("KPAC", "di-bau", "2021-05-23T21:00", 26, 26, "100.00"),
    fig("VP", "di-bau", "2021-05-23T21:00", None, 17),
    fig("TCCB", "di-bau", "2021-05-23T21:00", 54519, 54520, "100")])

text("27-cham-phay-lan-lon.csv", """
Đơn vị;Cử tri;Đã đi bầu
Chi cục Kiểm lâm;1.309;1.205
Chi cục A;1.118;1,110
Chi cục B;1,064;1 001
Trung tâm Khuyến nông;2.500;2500
Văn phòng Sở;215;197
""", options={"indicator": "di-bau", "at": "2021-05-23T17:00"}, findings=[
    at(2, "1.205", "N017"),
    at(3, "1,110", "N017"),
    at(4, "1,064", "N017")], figures=[
    fig("TTKN", "di-bau", "2021-05-23T17:00", 2500, 2500),
    fig("VP", "di-bau", "2021-05-23T17:00", 197, 215)])

text("28-chi-gui-ty-le.csv", """
TỶ LỆ CỬ TRI ĐI BẦU (các đơn vị báo qua điện thoại)\t
Đơn vị\tTỷ lệ %
Chi cục Kiểm lâm\t99,76%
Chi cục A\t0,9976
Chi cục B\t100,43%
Trung tâm Khuyến nông\t99.41%
Hạt Kiểm lâm Krông Pắc\t98,4
Văn phòng Sở\t1
Phòng Tổ chức cán bộ\txấp xỉ 99%
Công đoàn\t0
BQL rừng phòng hộ đầu nguồn Krông Năng\t0,5%
""", options={"indicator": "di-bau", "at": "2021-05-23T13:00"}, findings=[
    at(4, "0,9976", "N010"),
    at(5, "100,43%", "N010"),
    at(8, "1", "N010"),
    at(9, "xấp xỉ 99%", "N010")], figures=[
    fig("CCKL", "di-bau", "2021-05-23T13:00", None, None, "99.76"),
    fig("TTKN", "di-bau", "2021-05-23T13:00", None, None, "99.41"),
    fig("KPAC", "di-bau", "2021-05-23T13:00", None, None, "98.4"),
    fig("CD", "di-bau", "2021-05-23T13:00", None, None, "0"),
    fig("KRNANG", "di-bau", "2021-05-23T13:00", None, None, "0.5")])

text("29-vuot-qua-100.csv", """
Mã đơn vị;Chỉ tiêu;Thời điểm;Tử số;Mẫu số;Tỷ lệ công bố
CCKL;di-bau;23/05/2021 17:00;312;309;
CCA;di-bau;23/05/2021 17:00;118;118;100%
CCA;cu-tri-ngoai;23/05/2021 17:00;12;9;
CCB;di-bau;23/05/2021 17:00;60;64;94,75%
TTKN;di-bau;23/05/2021 17:00;57;58;98,2%
KRNANG;hoc-luat;31/03/2021;72;71;
HOLAK;di-bau;23/05/2021 17:00;94;95;98,947%
VP;di-bau;23/05/2021 17:00;17;17;99,9%
TCCB;di-bau;23/05/2021 17:00;11;12;91,66%
""", end="\r\n", findings=[
    at(2, "312", "N011"),
    at(5, "94,75%", "C21"),
    at(7, "72", "N011"),
    at(9, "99,9%", "C21")], figures=[
    fig("CCA", "di-bau", "2021-05-23T17:00", 118, 118, "100"),
    fig("CCA", "cu-tri-ngoai", "2021-05-23T17:00", 12, 9),
    fig("CCB", "di-bau", "2021-05-23T17:00", 60, 64, "94.75"),
    fig("TTKN", "di-bau", "2021-05-23T17:00", 57, 58, "98.2"),
    fig("HOLAK", "di-bau", "2021-05-23T17:00", 94, 95, "98.947"),
    fig("VP", "di-bau", "2021-05-23T17:00", 17, 17, "99.9"),
    fig("TCCB", "di-bau", "2021-05-23T17:00", 11, 12, "91.66")])

text("30-thieu-o.csv", """
Mã đơn vị;Việc;Ngày nộp;"Số, ký hiệu";"Ghi chú (giờ, hình thức, nơi nhận, lý do, nếu có)"
CCKL;KH;;45/KH-CCKL;có văn bản, chưa rõ ngày nộp
;KH;11/03/2021;12/KH-CCA;
CCB;;12/03/2021;09/KH-CCB;
VP;KH;15/03/2021;;chưa vào số
;;;;số liệu ngày 16/3, chưa đối chiếu
;;;/KH-KPAC;số chưa điền
""", encoding="utf-8-bom", end="\r\n", findings=[
    row(2, "N015"), row(3, "N015"), row(4, "N015"),
    at(6, "số liệu ngày 16/3, chưa đối chiếu", "C25"),
    at(7, "/KH-KPAC", "C25")], reports=[
    rep("VP", "m03-ke-hoach", "2021-03-15")])

text("31-moi-kieu-ngay.csv", """
Mã đơn vị;Việc;Ngày nộp
CCKL;KH;15/3/2021
CCKL;HL;5.3.2021
CCA;KH;15-03-2021
CCA;HL;2021-03-09
CCB;KH;ngày 15 tháng 3 năm 2021
CCB;HL;Thứ Hai ngày 15 tháng 03 năm 2021
TTKN;KH;thứ Sáu 12/03/2021
TTKN;HL;12/03/2021 11:00
KRNANG;KH;12/03/2021 11h
KRNANG;HL;12/3/2021 11h30
HOLAK;KH;12/03/2021 11 giờ 30
HOLAK;HL;2021-03-12T11:00
KPAC;KH;2021-03-12T11:00:30
KPAC;HL;15/03/2021 (bản điện tử)
VP;KH;Chủ nhật 14/03/2021
VP;HL;chủ nhật 14/3/2021 7h05
TCCB;KH;thứ tư 10.03.2021 08:00:15
TCCB;HL;Ngày 31 tháng 3 năm 2021 (Thứ Tư)
""", reports=[
    rep("CCKL", "m03-ke-hoach", "2021-03-15"), rep("CCKL", "m05-hoc-luat", "2021-03-05"),
    rep("CCA", "m03-ke-hoach", "2021-03-15"), rep("CCA", "m05-hoc-luat", "2021-03-09"),
    rep("CCB", "m03-ke-hoach", "2021-03-15"), rep("CCB", "m05-hoc-luat", "2021-03-15"),
    rep("TTKN", "m03-ke-hoach", "2021-03-12"), rep("TTKN", "m05-hoc-luat", "2021-03-12T11:00"),
    rep("KRNANG", "m03-ke-hoach", "2021-03-12T11:00"), rep("KRNANG", "m05-hoc-luat", "2021-03-12T11:30"),
    rep("HOLAK", "m03-ke-hoach", "2021-03-12T11:30"), rep("HOLAK", "m05-hoc-luat", "2021-03-12T11:00"),
    rep("KPAC", "m03-ke-hoach", "2021-03-12T11:00:30"), rep("KPAC", "m05-hoc-luat", "2021-03-15"),
    rep("VP", "m03-ke-hoach", "2021-03-14"), rep("VP", "m05-hoc-luat", "2021-03-14T07:05"),
    rep("TCCB", "m03-ke-hoach", "2021-03-10T08:00:15"), rep("TCCB", "m05-hoc-luat", "2021-03-31")])

text("32-ngay-loi.csv", """
Mã đơn vị,Việc,Ngày nộp,Số hiệu văn bản
CCKL,KH,15/03/21,45/KH-CCKL
CCA,KH,thứ Ba 15/03/2021,12/KH-CCA
CCB,KH,31/04/2021,09/KH-CCB
TTKN,KH,cuối tháng 3,31/KH-TTKN
KRNANG,KH,2021-03,14/KH-KRNANG
HOLAK,KH,29/02/2021,10/KH-HOLAK
KPAC,KH,12/03/2021 25:30,03/KH-KPAC
VP,KH,Thứ Hai 10/03/2021,07/KH-VP
TCCB,KH,14/3/2021,05/KH-TCCB
CCKL,HL,12/03/21,58/BB-CCKL
CCA,HL,Chủ nhật 21/03/2021,20/BB-CCA
""", end="\r\n", findings=[
    at(2, "15/03/21", "L010", "15/03/2021"),
    at(3, "thứ Ba 15/03/2021", "L011"),
    at(4, "31/04/2021", "L013"),
    at(5, "cuối tháng 3", "L010"),
    at(6, "2021-03", "L010"),
    at(7, "29/02/2021", "L013"),
    at(8, "12/03/2021 25:30", "L010"),
    at(9, "Thứ Hai 10/03/2021", "L011"),
    at(11, "12/03/21", "L010", "12/03/2021")], reports=[
    rep("TCCB", "m03-ke-hoach", "2021-03-14", "05/KH-TCCB"),
    rep("CCA", "m05-hoc-luat", "2021-03-21", "20/BB-CCA")])

text("33-thang-truoc-ngay-sau.csv", """
Mã đơn vị,Việc,Ngày nộp,Số hiệu văn bản
CCKL,KH,03/15/2021,45/KH-CCKL
CCA,KH,03/05/2021,12/KH-CCA
CCB,KH,15/03/2021,09/KH-CCB
TTKN,KH,3/3/2021,31/KH-TTKN
KRNANG,KH,ngày 12 tháng 3 năm 2021,14/KH-KRNANG
HOLAK,KH,2021-03-11,10/KH-HOLAK
KPAC,KH,04/03/2021,03/KH-KPAC
VP,HL,03/25/2021,11/BB-VP
""", findings=[
    at(2, "03/15/2021", "L013", "15/03/2021"),
    at(3, "03/05/2021", "N016"),
    at(8, "04/03/2021", "N016"),
    at(9, "03/25/2021", "L013", "25/03/2021")], reports=[
    rep("CCB", "m03-ke-hoach", "2021-03-15", "09/KH-CCB"),
    rep("TTKN", "m03-ke-hoach", "2021-03-03", "31/KH-TTKN"),
    rep("KRNANG", "m03-ke-hoach", "2021-03-12", "14/KH-KRNANG"),
    rep("HOLAK", "m03-ke-hoach", "2021-03-11", "10/KH-HOLAK")])

text("34-ngay-tuong-lai.csv", """
Mã đơn vị;Việc;Ngày nộp;Số, ký hiệu;Thời điểm ghi nhận
CCKL;KH;12/03/2021 10:00;45/KH-CCKL;2021-03-12T11:00
CCA;KH;16/03/2021 09:00;12/KH-CCA;15/03/2021 17:30
CCB;TK;15/06/2021;40/BC-CCB;
TTKN;TK;01/06/2021 07:59;52/BC-TTKN;
VP;BC4;29/04/2022 16:00;24/BC-VP;
TCCB;BC4;01/06/2021 08:01;19/BC-TCCB;
KPAC;KH;12/03/2021;03/KH-KPAC;12/03/2021 15:00
KPAC;HL;thứ Sáu 25/03/2021;05/BB-KPAC;
""", findings=[
    at(3, "16/03/2021 09:00", "N014"),
    at(4, "15/06/2021", "N014"),
    at(6, "29/04/2022 16:00", "N014"),
    at(7, "01/06/2021 08:01", "N014"),
    at(9, "thứ Sáu 25/03/2021", "L011")], reports=[
    rep("CCKL", "m03-ke-hoach", "2021-03-12T10:00", "45/KH-CCKL"),
    rep("TTKN", "m20-tong-ket", "2021-06-01T07:59", "52/BC-TTKN"),
    rep("KPAC", "m03-ke-hoach", "2021-03-12", "03/KH-KPAC")])

text("35-trang-thai.csv", """
Mã đơn vị|Mốc|Ngày nộp|Trạng thái
CCKL|KH|10/03/2021|Đã nhận
CCA|KH|11/03/2021|nhận
CCB|KH|12/03/2021|Nộp
TTKN|KH|12/03/2021|đã nộp
KRNANG|KH|12/03/2021|ĐÃ CHẤP NHẬN
HOLAK|KH|12/03/2021|chấp nhận
KPAC|KH|12/03/2021|Đề nghị bổ sung
VP|KH|12/03/2021|trả lại
TCCB|KH|12/03/2021|đã rút
CCKL|HL|25/03/2021|Rút
CCA|HL|25/03/2021|Accepted
CCB|HL|25/03/2021|da nhan
TTKN|HL|25/03/2021|chờ lãnh đạo duyệt
VP|HL|25/03/2021|withdrawn
TCCB|HL|25/03/2021|hoàn thành
""", end="\r\n", findings=[at(14, "chờ lãnh đạo duyệt", "N013"), at(16, "hoàn thành", "N013")], reports=[
    rep("CCKL", "m03-ke-hoach", "2021-03-10"),
    rep("CCA", "m03-ke-hoach", "2021-03-11"),
    rep("CCB", "m03-ke-hoach", "2021-03-12"),
    rep("TTKN", "m03-ke-hoach", "2021-03-12"),
    rep("KRNANG", "m03-ke-hoach", "2021-03-12", None, "accepted"),
    rep("HOLAK", "m03-ke-hoach", "2021-03-12", None, "accepted"),
    rep("KPAC", "m03-ke-hoach", "2021-03-12", None, "returned"),
    rep("VP", "m03-ke-hoach", "2021-03-12", None, "returned"),
    rep("TCCB", "m03-ke-hoach", "2021-03-12", None, "withdrawn"),
    rep("CCKL", "m05-hoc-luat", "2021-03-25", None, "withdrawn"),
    rep("CCA", "m05-hoc-luat", "2021-03-25", None, "accepted"),
    rep("CCB", "m05-hoc-luat", "2021-03-25"),
    rep("VP", "m05-hoc-luat", "2021-03-25", None, "withdrawn")])

text("36-ten-don-vi.csv", """
TONG HOP BAO CAO (go khong dau);;;
Don vi;Viec;Ngay nop;So ky hieu
chi cuc kiem lam;Ke hoach phat dong thi dua;10/03/2021;45/KH-CCKL
KIỂM LÂM TỈNH;Học tập luật bầu cử;25/03/2021;58/BB-CCKL
BQL rừng lịch sử-văn hoá-môi trường hồ Lăk;kế hoạch phát động thi đua;12/03/2021;10/KH-HOLAK
BQL RỪNG LỊCH SỬ — VĂN HÓA — MÔI TRƯỜNG HỒ LẮK;HL;26/03/2021;19/BB-HOLAK
BQL rừng phòng hộ đầu nguồn Krong Nang;KH;12/03/2021;14/KH-KRNANG
hạt kiểm lâm  Krông  Pắc;KH;12/03/2021;03/KH-KPAC
vp;kh;15/03/2021;07/KH-VP
Công đoàn;hl;31/03/2021;04/BB-CĐ
 tccb ;m05-hoc-luat;31/03/2021;12/BB-TCCB
""", reports=[
    rep("CCKL", "m03-ke-hoach", "2021-03-10", "45/KH-CCKL"),
    rep("CCKL", "m05-hoc-luat", "2021-03-25", "58/BB-CCKL"),
    rep("HOLAK", "m03-ke-hoach", "2021-03-12", "10/KH-HOLAK"),
    rep("HOLAK", "m05-hoc-luat", "2021-03-26", "19/BB-HOLAK"),
    rep("KRNANG", "m03-ke-hoach", "2021-03-12", "14/KH-KRNANG"),
    rep("KPAC", "m03-ke-hoach", "2021-03-12", "03/KH-KPAC"),
    rep("VP", "m03-ke-hoach", "2021-03-15", "07/KH-VP"),
    rep("CD", "m05-hoc-luat", "2021-03-31", "04/BB-CĐ"),
    rep("TCCB", "m05-hoc-luat", "2021-03-31", "12/BB-TCCB")])

text("37-don-vi-sai.csv", """
Đơn vị;Việc;Ngày nộp
Hạt Kiểm lâm Krông Pắk;KH;12/03/2021
CCKM;KH;10/03/2021
KRNAG;KH;12/03/2021
Phòng TCCB;KH;09/03/2021
KT;KH;09/03/2021
VPS;KH;15/03/2021
Chi cục Thủy lợi;KH;11/03/2021
 BQL rừng phòng hộ đầu nguồn Krông Năg;HL;cuối quý I
Chi cục A;KH;11/03/2021
Trung tâm Khuyến lâm;KH;12/03/2021
""", encoding="utf-8-bom", findings=[
    at(2, "Hạt Kiểm lâm Krông Pắk", "L021", "Hạt Kiểm lâm Krông Pắc"),
    at(3, "CCKM", "L021", "CCKL"),
    at(4, "KRNAG", "L021", "KRNANG"),
    at(5, "Phòng TCCB", "L021"),
    at(6, "KT", "L021"),
    at(7, "VPS", "L021", "VP"),
    at(8, "Chi cục Thủy lợi", "L021"),
    at(9, " BQL rừng phòng hộ đầu nguồn Krông Năg", "L021", "BQL rừng phòng hộ đầu nguồn Krông Năng"),
    at(9, "cuối quý I", "L010"),
    at(11, "Trung tâm Khuyến lâm", "L021")], reports=[
    rep("CCA", "m03-ke-hoach", "2021-03-11")])

text("38-ma-va-ten-khac-nhau.csv", """
Mã đơn vị;Tên đơn vị;Việc;Ngày nộp
CCKL;Chi cục A;KH;10/03/2021
CCA;Chi cục A;KH;11/03/2021
TTKN;Trung tâm Khuyến nông tỉnh Đắk Lắk;KH;12/03/2021
CCKI;Chi cục Kiểm lâm;HL;25/03/2021
KPAC;BQL rừng phòng hộ đầu nguồn Krông Năng;KH;12/03/2021
CCKL;Kiểm lâm tỉnh;HL;25/03/2021
VP;;KH;15/03/2021
""", end="\r\n", findings=[
    at(2, "Chi cục A", "N006"),
    at(5, "CCKI", "L021", "CCKL"),
    at(6, "BQL rừng phòng hộ", "N006")], reports=[
    rep("CCA", "m03-ke-hoach", "2021-03-11"),
    rep("TTKN", "m03-ke-hoach", "2021-03-12"),
    rep("CCKL", "m05-hoc-luat", "2021-03-25"),
    rep("VP", "m03-ke-hoach", "2021-03-15")])

text("39-ten-viec.csv", """
Mã,Mốc,submitted_at,document
CCKL,m03-ke-hoach,2021-03-10,45/KH-CCKL
CCA,Kế hoạch phát động thi đua,2021-03-11,12/KH-CCA
CCB,kh,2021-03-12,09/KH-CCB
HOLAK,m3-ke-hoach,2021-03-12,10/KH-HOLAK
KPAC,Kế hoạch phát động thi đau,2021-03-12,03/KH-KPAC
VP,Kế hoạch công tác năm,2021-03-15,07/KH-VP
TCCB,KHH,2021-03-09,05/KH-TCCB
CD,KH,2021-03-15,02/KH-CĐ
CD,HL,2021-03-31,04/BB-CĐ
CD,Báo cáo tiến độ tháng 4,2021-04-29,06/BC-CĐ
CCKL,Báo cáo tiến độ tháng 4,2021-04-28,77/BC-CCKL
CCA,BC3,2021-03-31,15/BC-CCA
CCB,báo cáo kết qủa,2021-05-31,40/BC-CCB
TTKN,m04-giai-dap,2021-03-22,33/BC-TTKN
""", findings=[
    at(5, "m3-ke-hoach", "L020", "m03-ke-hoach"),
    at(6, "Kế hoạch phát động thi đau", "L020", "Kế hoạch phát động thi đua"),
    at(7, "Kế hoạch công tác năm", "L020"),
    at(8, "KHH", "L020", "KH"),
    at(9, "KH", "N012"),
    at(11, "Báo cáo tiến độ tháng 4", "N012"),
    at(15, "m04-giai-dap", "L020")], reports=[
    rep("CCKL", "m03-ke-hoach", "2021-03-10", "45/KH-CCKL"),
    rep("CCA", "m03-ke-hoach", "2021-03-11", "12/KH-CCA"),
    rep("CCB", "m03-ke-hoach", "2021-03-12", "09/KH-CCB"),
    rep("CD", "m05-hoc-luat", "2021-03-31", "04/BB-CĐ"),
    rep("CCKL", "m09-tien-do", "2021-04-28", "77/BC-CCKL"),
    rep("CCA", "m05-tien-do", "2021-03-31", "15/BC-CCA"),
    rep("CCB", "m20-tong-ket", "2021-05-31", "40/BC-CCB")])

text("40-chi-tieu-la.csv", """
unit;indicator;as_of;numerator;denominator;published_percent;status;source
CCKL;di-bau;2021-05-23T21:00;309;309;100%;preliminary;biên bản kiểm phiếu
CCA;Tỷ lệ cử tri đi bỏ phiếu;2021-05-23T21:00;118;118;100%;Sơ bộ;
CCB;bau-cu-som;2021-05-22T17:00;3;64;;nhanh;
TTKN;Tỷ lệ cử tri đi bầu;2021-05-24T10:00;57;58;98,28%;chính thức;báo cáo của đơn vị
VP;di-bau;2021-05-24T10:00;17;17;100%;ước tính;
TCCB;di-bau;2021-05-25;12;12;;Điều chỉnh;
KPAC;cử tri ngoài danh sách;2021-05-24T10:00;2;26;;Số nhanh;
KRNANG;di-bau;11h;70;71;;quick;
HOLAK;di-bau;2021-05-23T11:00;;;;quick;tổ bầu cử chưa báo
HOLAK;di-bau;;95;95;;quick;
CD;hoc-luat;2020;5;6;83,3%;final;
""", findings=[
    at(3, "Tỷ lệ cử tri đi bỏ phiếu", "L025"),
    at(4, "bau-cu-som", "L025"),
    at(6, "ước tính", "N013"),
    at(9, "11h", "L010"),
    row(10, "N015"),
    row(11, "N015")], figures=[
    fig("CCKL", "di-bau", "2021-05-23T21:00", 309, 309, "100", "preliminary"),
    fig("TTKN", "di-bau", "2021-05-24T10:00", 57, 58, "98.28", "final"),
    fig("TCCB", "di-bau", "2021-05-25", 12, 12, None, "corrected"),
    fig("KPAC", "cu-tri-ngoai", "2021-05-24T10:00", 2, 26),
    fig("CD", "hoc-luat", "2020-12-31T23:59:59", 5, 6, "83.3", "final")])

text("41-doi-ten-cot.tsv", """
Tổng hợp tình hình gửi văn bản (trích từ hộp thư tccb@so-nnptnt.example)
Cơ quan báo cáo\tCông việc\tGửi lúc\tSố VB\tNgười gửi
Chi cục Kiểm lâm\tBáo cáo tiến độ tháng 4\t28/04/2021 15:20\t77/BC-CCKL\tcckl@so-nnptnt.example
Chi cục A\tBáo cáo tiến độ tháng 4\t29/04/2021 16:59\t21/BC-CCA\tcca@so-nnptnt.example
Hạt Kiểm lâm Krông Pắc\tBC4\t29/04/2021 17:05\t08/BC-KPAC\tkpac@so-nnptnt.example
""", end="\r\n", options={"map": ["Cơ quan báo cáo=đơn vị", "Công việc=việc", "Gửi lúc=ngày nộp", "Số VB=document"]}, reports=[
    rep("CCKL", "m09-tien-do", "2021-04-28T15:20", "77/BC-CCKL"),
    rep("CCA", "m09-tien-do", "2021-04-29T16:59", "21/BC-CCA"),
    rep("KPAC", "m09-tien-do", "2021-04-29T17:05", "08/BC-KPAC")])

text("42-trung-va-mau-thuan.csv", """
Đơn vị;Chỉ tiêu;Thời điểm;Tử số;Mẫu số;Trạng thái
CCKL;di-bau;23/05/2021 17:00;301;309;số nhanh
CCA;di-bau;23/05/2021 17:00;110;118;số nhanh
CCB;di-bau;23/05/2021 17:00;60;64;số nhanh
Chi cục Kiểm lâm;di-bau;23/05/2021 17h;301;309;
CCB;di-bau;23/05/2021 17:00;61;64;chính thức
TTKN;di-bau;23/05/2021 15:00;55;58;số nhanh
TTKN;di-bau;23/05/2021 17:00;57;58;số nhanh
CCA;di-bau;23/05/2021 17:00;112;118;nhanh
VP;di-bau;23/05/2021 17:00;19;17;số nhanh
""", findings=[row(3, "N018"), row(5, "C22"), row(9, "N018"), at(10, "19", "N011")], figures=[
    fig("CCKL", "di-bau", "2021-05-23T17:00", 301, 309),
    fig("CCB", "di-bau", "2021-05-23T17:00", 60, 64),
    fig("CCB", "di-bau", "2021-05-23T17:00", 61, 64, None, "final"),
    fig("TTKN", "di-bau", "2021-05-23T15:00", 55, 58),
    fig("TTKN", "di-bau", "2021-05-23T17:00", 57, 58)])

text("43-gia-han.csv", """
TỔNG HỢP Ý KIẾN CỦA GIÁM ĐỐC SỞ VỀ GIA HẠN, MIỄN;;;;;
Mã đơn vị;Việc;Loại;Đến;Lý do;Người quyết định
KRNANG;KH;gia hạn;22/03/2021;trực phòng cháy, chữa cháy rừng;Giám đốc Sở
HOLAK;Học tập Luật Bầu cử;Gia hạn;ngày 07 tháng 4 năm 2021;học bổ sung cho tổ tuần rừng;Giám đốc Sở
TCCB;Báo cáo kết quả;gia hạn;18/06/2021;chờ số liệu của các đơn vị;Giám đốc Sở
VP;BC4;miễn;;đã có trong báo cáo của Sở;Hội đồng
""", encoding="utf-8-bom", end="\r\n", decisions=[
    dec("KRNANG", "m03-ke-hoach", "extension", "2021-03-22"),
    dec("HOLAK", "m05-hoc-luat", "extension", "2021-04-07"),
    dec("TCCB", "m20-tong-ket", "extension", "2021-06-18"),
    dec("VP", "m09-tien-do", "excuse")])

# ---------------------------------------------------------------- 44–46: registers of incoming documents

text("44-so-van-ban-den.csv", """
SỔ ĐĂNG KÝ VĂN BẢN ĐẾN NĂM 2021;;;;;;
Ngày đến;Số đến;Cơ quan ban hành;Số, ký hiệu;Ngày văn bản;Trích yếu;Nơi nhận
(1);(2);(3);(4);(5);(6);(7)
08/03/2021;211;UBND huyện Krông Pắc;54/UBND-NN;05/03/2021;V/v phối hợp phát động thi đua;Phòng TCCB
10/03/2021;215;Chi cục Kiểm lâm;45/KH-CCKL;10/03/2021;Kế hoạch phát động thi đua đặc biệt về bầu cử;Phòng TCCB
11/03/2021;219;Sở Nội vụ;166/SNV-CCVC;09/03/2021;V/v báo cáo số lượng người làm việc;Phòng TCCB
11/03/2021;220;Chi cục A;12/KH-CCA;10/03/2021;V/v gửi bản kế hoạch (lần 2) #KH-CCA;Phòng TCCB
11/03/2021;221;Sở Nội vụ;166/SNV-CCVC;09/03/2021;V/v báo cáo số lượng người làm việc;Văn phòng Sở
31/03/2021;298;TTKN;22/BB-TTKN;29/03/2021;Gửi biên bản và số liệu học tập Luật bầu cử;Phòng TCCB
31/03/2021;301;Văn phòng Sở;14/BC-VP;31/03/2021;Báo cáo tiến độ tháng 3/2021 thực hiện Kế hoạch số 10-KH/TU;Phòng TCCB
01/04/2021;305;Công đoàn;04/BB-CĐ;31/03/2021;Học tập Luật Bầu cử - biên bản;Phòng TCCB
Tổng số: 08 văn bản đến;;;;;;
""", encoding="utf-8-bom", end="\r\n", unrelated=3, reports=[
    rep("CCKL", "m03-ke-hoach", "2021-03-10", "45/KH-CCKL"),
    rep("CCA", "m03-ke-hoach", "2021-03-11", "12/KH-CCA"),
    rep("TTKN", "m05-hoc-luat", "2021-03-31", "22/BB-TTKN"),
    rep("VP", "m05-tien-do", "2021-03-31", "14/BC-VP"),
    rep("CD", "m05-hoc-luat", "2021-04-01", "04/BB-CĐ")])

text("45-so-van-ban-hoi-lai.csv", """
Số đến;Ngày đến;Nơi gửi;Số/ký hiệu;Ngày tháng văn bản;Nội dung
310;05/04/2021;Chi cục Kiểm lâm;64/BC-CCKL;02/04/2021;Báo cáo công tác quản lý, bảo vệ rừng quý I
311;05/04/2021;Chi cục A;17/BC-CCA;05/04/2021;Báo cáo kết quả học tập Luật Bầu cử
312;05/04/2021;Chi cục B;18/KH-CCB;02/04/2021;Kế hoạch phát động thi đua #KH-CCA
313;05/04/2021;Hạt Kiểm lâm Krông Pắk;05/BB-KPAC;02/04/2021;Biên bản và số liệu học tập Luật Bầu cử
314;06/04/2021;Công đoàn;06/KH-CĐ;05/04/2021;Kế hoạch phát động thi đua năm 2021
315;06/04/2021;Trung tâm Khuyến nông;35/BC-TTKN;06/04/2021;Báo cáo kết quả học tập Luật Bầu cử #HL-TTKN
316;06/04/2021;Trường Cao đẳng nghề;90/CV-CĐN;01/04/2021;V/v phối hợp tuyên truyền
317;07/04/2021;Văn phòng Sở;20/BC-VP;06/04/2021;"Gửi Báo cáo tiến độ tháng 3, Báo cáo tiến độ tháng 4"
318;07/04/2021;VP;21/BC-VP;06/04/2021;Đề nghị cung cấp văn phòng phẩm
319;07/04/2021;Trung tâm Khuyến nôg;36/BC-TTKN;06/04/2021;Báo cáo tiến độ tháng 3
320;08/04/2021;Hạt Kiểm lâm Krông Pắc;06/BC-KPAC;07/04/2021;Báo cáo tiến độ tháng 3 #TK-VP
""", unrelated=1, findings=[
    at(2, "Báo cáo công tác quản lý", "N021"),
    at(3, "Báo cáo kết quả học tập", "N021", "m05-hoc-luat, m20-tong-ket"),
    at(4, "Kế hoạch phát động thi đua #KH-CCA", "N012"),
    at(5, "Hạt Kiểm lâm Krông Pắk", "N022", "Hạt Kiểm lâm Krông Pắc"),
    at(6, "Kế hoạch phát động thi đua năm 2021", "N021"),
    at(9, '"Gửi Báo cáo tiến độ', "N021", "m05-tien-do, m09-tien-do"),
    at(10, "Đề nghị cung cấp", "N021"),
    at(11, "Trung tâm Khuyến nôg", "N022", "Trung tâm Khuyến nông"),
    at(12, "Báo cáo tiến độ tháng 3 #TK-VP", "N012")], reports=[
    rep("TTKN", "m05-hoc-luat", "2021-04-06", "35/BC-TTKN")])

text("46-so-van-ban-trung.csv", """
# Số liệu minh họa
Số ký hiệu,Ngày đến,Số đến,Ngày VB,Đơn vị gửi,Trích yếu nội dung,Việc
45/KH-CCKL,10/03/2021,215,10/03/2021,Chi cục Kiểm lâm,Kế hoạch phát động thi đua,
12/KH-CCA,11/03/2021,220,12/03/2021,Chi cục A,"Kế hoạch phát động thi đua, chào mừng bầu cử",
45/KH-CCKL,12/03/2021,231,10/03/2021,Kiểm lâm tỉnh,Kế hoạch phát động thi đua (bản giấy),
09/KH-CCB,12/03/2021 14:30,232,,Chi cục B,V/v gửi văn bản theo yêu cầu,KH
45/KH-CCKL,12/03/2021,233,11/03/2021,UBND huyện Krông Năng,Kế hoạch của huyện,
31/KH-TTKN,15/03/2021,240,15/03/2021,Trung tâm Khuyến nông,Báo cáo kết quả và Học tập Luật Bầu cử,Kế hoạch phát động thi đua
31/KH-TTKN,15/03/2021,241,15/03/2021,TTKN,Kế hoạch phát động thi đua,KH
07/KH-VP,15/03/2021,242,16/03/2021,Văn phòng Sở,Kế hoạch phát động thi đua,m03-ke-hoach
03/KH-KPAC,15/03/2021,243,15/03/2021,KPAC,V/v gửi kế hoạch,KH
,15/03/2021,244,12/03/2021,HOLAK,Kế hoạch phát động thi đua,
""", sample=True, unrelated=1, findings=[
    at(4, "12/03/2021", "N007"),
    row(5, "C26"),
    row(9, "C26"),
    at(10, "16/03/2021", "N007"),
    row(12, "N015")], reports=[
    rep("CCKL", "m03-ke-hoach", "2021-03-10", "45/KH-CCKL"),
    rep("CCB", "m03-ke-hoach", "2021-03-12T14:30", "09/KH-CCB"),
    rep("TTKN", "m03-ke-hoach", "2021-03-15", "31/KH-TTKN"),
    rep("KPAC", "m03-ke-hoach", "2021-03-15", "03/KH-KPAC")])


# ---------------------------------------------------------------- 47–60: workbooks

book("47-nhieu-trang-tinh.xlsx", Book(
    ("Danh mục", {1: ["Mã đơn vị", "Việc", "Ngày nộp"], 2: ["XYZ", "không dùng", "?"]}, {"state": "hidden"}),
    ("Tháng 3", {
        1: [rich("SỞ NÔNG NGHIỆP VÀ PTNT", " TỈNH ĐẮK LẮK")],
        2: [rich("Theo dõi nộp báo cáo", " tháng 3", " năm 2021")],
        4: ["STT", "Đơn vị", rich("Vi", "ệc"), "Ngày nộp\n(dd/mm/yyyy)", "Số, ký hiệu", "Trạng thái"],
        5: [1, "Chi cục Kiểm lâm", "Kế hoạch phát động thi đua", day("2021-03-10", "date"), "45/KH-CCKL", "Đã nhận"],
        6: [2, rich("Chi cục ", "A"), "KH", day("2021-03-11"), "12/KH-CCA", None],
        7: [3, "Trung tâm Khuyến nông", "KH", day("2021-03-12 16:45:00", "date time"), "31/KH-TTKN", "đề nghị bổ sung"],
        9: [4, "Văn phòng Sở", "Học tập Luật Bầu cử", day("2021-03-31", "long date"), "11/BB-VP"],
        10: [5, "Phòng Tổ chức cán bộ", "Học tập Luật Bầu cử", "31/3/2021", "12/BB-TCCB", "đã chấp nhận"],
        11: [6, "Công đoàn", "Học tập Luật Bầu cử", day("2021-03-31", "iso"), "04/BB-CĐ & phụ lục <1>"],
    }, {"merged": ["A1:F1", "A2:F2"]}),
    ("Tháng 4", {1: ["Đơn vị", "Việc", "Ngày nộp"], 2: ["Chi cục X", "BC4", "hôm qua"]})),
    sheet=1, reports=[
    rep("CCKL", "m03-ke-hoach", "2021-03-10", "45/KH-CCKL"),
    rep("CCA", "m03-ke-hoach", "2021-03-11", "12/KH-CCA"),
    rep("TTKN", "m03-ke-hoach", "2021-03-12T16:45", "31/KH-TTKN", "returned"),
    rep("VP", "m05-hoc-luat", "2021-03-31", "11/BB-VP"),
    rep("TCCB", "m05-hoc-luat", "2021-03-31", "12/BB-TCCB", "accepted"),
    rep("CD", "m05-hoc-luat", "2021-03-31", "04/BB-CĐ & phụ lục <1>")])

book("48-trang-tinh-duoc-chon.xlsx", Book(
    ("Hướng dẫn", {1: [inline("Nhập số liệu ở trang Bầu cử 17h")]}),
    ("Bầu cử 17h", {
        1: [inline("TÌNH HÌNH CỬ TRI ĐI BẦU ĐẾN 17 GIỜ")],
        3: [inline("STT"), inline("Đơn vị"), inline("Cử tri"), inline("Đã đi bầu"), inline("Tỷ lệ %")],
        4: [1, inline("Chi cục Kiểm lâm"), num(309, "#,##0"), num(301, "red"), formula("D4/C4", "0.97411003236245952", "0.00%")],
        5: [2, inline("Chi cục A"), num(118, "#,##0"), num(117, "people"), formula("D5/C5", "0.99152542372881358", "0.00%")],
        6: [3, inline("Chi cục B"), num(64, "#,##0"), num(64, "#,##0"), formula("D6/C6", "1", "0.00%")],
        7: [4, inline("BQL rừng phòng hộ đầu nguồn Krông Năng"), num(1205), num(1199), num("0.995", "0.0%")],
        8: [5, told("VLOOKUP(\"VP\",DM!A:B,2,0)", "Văn phòng Sở"), formula("10+7", "17"), num("17.0"), num(1, "0%")],
        9: [6, inline("Hạt Kiểm lâm Krông Pắc"), None, None, num("0.99760000000000004", "0.00%")],
        10: [None, inline("Tổng cộng"), formula("SUM(C4:C9)", "1713", "#,##0"), formula("SUM(D4:D9)", "1698", "#,##0"),
             formula("D10/C10", "0.99124343257443085", "0.00%")],
    }), prefix="x"),
    sheet=1, options={"indicator": "di-bau", "at": "2021-05-23T17:00", "sheet": "Bầu cử 17h"}, figures=[
    fig("CCKL", "di-bau", "2021-05-23T17:00", 301, 309, "97.411"),
    fig("CCA", "di-bau", "2021-05-23T17:00", 117, 118, "99.1525"),
    fig("CCB", "di-bau", "2021-05-23T17:00", 64, 64, "100.00"),
    fig("KRNANG", "di-bau", "2021-05-23T17:00", 1199, 1205, "99.5"),
    fig("VP", "di-bau", "2021-05-23T17:00", 17, 17, "100"),
    fig("KPAC", "di-bau", "2021-05-23T17:00", None, None, "99.76")])

book("49-so-den-1904.xlsx", Book(
    ("Sổ đến", {
        1: ["Ngày đến", "Số đến", "Tác giả", "Số, ký hiệu", "Ngày văn bản", "Tên loại và trích yếu nội dung"],
        2: [day("2021-03-10", mac=True), 215, "Chi cục Kiểm lâm", "45/KH-CCKL", day("2021-03-10", mac=True), "Kế hoạch phát động thi đua"],
        3: [day("2021-03-11", mac=True), 216, "Sở Tài chính", "210/STC-NS", day("2021-03-09", mac=True), "V/v quyết toán năm 2020"],
        4: [day("2021-03-15 15:30:00", "dd/mm/yyyy hh:mm", mac=True), 240, "Trung tâm Khuyến nông", "31/KH-TTKN",
            day("2021-03-15", mac=True), "Kế hoạch phát động thi đua đặc biệt"],
        5: [day("2021-04-01", mac=True), 305, "Văn phòng Sở", "14/BC-VP", day("2021-03-31", "date", mac=True), "Báo cáo tiến độ tháng 3"],
    }), mac=True, references=False, stream=True),
    options={"map": ["Tác giả=cơ quan ban hành", "Tên loại và trích yếu nội dung=trích yếu"]}, unrelated=1, reports=[
    rep("CCKL", "m03-ke-hoach", "2021-03-10", "45/KH-CCKL"),
    rep("TTKN", "m03-ke-hoach", "2021-03-15T15:30", "31/KH-TTKN"),
    rep("VP", "m05-tien-do", "2021-04-01", "14/BC-VP")])

book("50-loi-cong-thuc.xlsx", Book(
    ("Sheet1", {
        1: ["KẾT QUẢ CỬ TRI ĐI BẦU ĐẾN 19 GIỜ"],
        3: ["STT", "Mã đơn vị", "Tên đơn vị", "Cử tri", "Đã đi bầu", "Tỷ lệ %"],
        4: [1, "CCKL", "Chi cục Kiểm lâm", 309, error("#REF!", "Sheet2!#REF!"), None],
        5: [2, error("#N/A", "VLOOKUP(C5,DM!A:B,2,0)"), "Chi cục B", 64, 64, num(1, "0%")],
        6: [3, "CCA", "Chi cục A", 118, 118, error("#DIV/0!", "E6/G6")],
        7: [4, "TTKN", "Trung tâm Khuyến nông", error("#VALUE!", "\"58 \"+G7"), 57, None],
        8: [5, "KPAC", "Hạt Kiểm lâm Krông Pắc", 26, error("#NAME?", "TONG(G8:H8)"), None],
        9: [6, "VP", "Văn phòng Sở", error("#NUM!", "SQRT(-1)"), 17, None],
        10: [7, "KRNANG", "BQL rừng phòng hộ đầu nguồn Krông Năng", 71, 71, error("#NULL!", "E10 D10")],
        11: [8, "HOLAK", "Hạt Kiểm lâm Krông Pắc", 95, 95, num(1, "0%")],
        12: [9, "TCCB", "Phòng Tổ chức cán bộ", 12, 12, num(1, "0.00%")],
    }, {"merged": ["A1:F1"]})),
    options={"indicator": "di-bau", "at": "2021-05-23T19:00"}, findings=[
    at("E4", "#REF!", "N019"), at("B5", "#N/A", "N019"), at("F6", "#DIV/0!", "N019"), at("D7", "#VALUE!", "N019"),
    at("E8", "#NAME?", "N019"), at("D9", "#NUM!", "N019"), at("F10", "#NULL!", "N019"),
    at("C11", "Hạt Kiểm lâm Krông Pắc", "N006")], figures=[
    fig("TCCB", "di-bau", "2021-05-23T19:00", 12, 12, "100.00")])

book("51-o-gop.xlsx", Book(
    ("Theo dõi", {
        1: ["THEO DÕI NỘP VĂN BẢN"],
        3: ["Đơn vị", "Việc", "Ngày nộp", "Số ký hiệu"],
        4: ["Chi cục Kiểm lâm", "KH", day("2021-03-10"), "45/KH-CCKL"],
        5: [None, "HL", day("2021-03-25"), "58/BB-CCKL"],
        6: ["Chi cục A", "KH", day("2021-03-11"), "12/KH-CCA"],
        7: ["Chi cục B", "KH", None, "09/KH-CCB"],
        8: ["Văn phòng Sở", "KH", day("2021-03-15"), "07/KH-VP"],
    }, {"merged": ["A1:D1", "A4:A5", "C6:C7"]})),
    findings=[row(5, "N015"), row(7, "N015")], reports=[
    rep("CCKL", "m03-ke-hoach", "2021-03-10", "45/KH-CCKL"),
    rep("CCA", "m03-ke-hoach", "2021-03-11", "12/KH-CCA"),
    rep("VP", "m03-ke-hoach", "2021-03-15", "07/KH-VP")])

book("52-tieu-de-hai-tang.xlsx", Book(
    ("Biểu 01", {
        1: ["BIỂU 01. KẾT QUẢ CỬ TRI ĐI BẦU"],
        3: ["STT", "Đơn vị", "Kết quả đến 21 giờ"],
        4: [None, None, "Cử tri", "Đã đi bầu", "Tỷ lệ %"],
        5: [1, "Chi cục Kiểm lâm", 309, 309, num(1, "0%")],
        6: [2, "Chi cục A", 118, 118, num(1, "0%")],
    }, {"merged": ["A1:E1", "A3:A4", "B3:B4", "C3:E3"]})),
    options={"indicator": "di-bau", "at": "2021-05-23T21:00"}, findings=[at("C4", "Cử tri", "N001")])

book("53-kieu-o.xlsx", Book(
    ("Số liệu", {
        1: ["Mã đơn vị", "Chỉ tiêu", "Thời điểm", "Tử số", "Mẫu số", "Tỷ lệ công bố", "Trạng thái"],
        2: ["CCKL", "di-bau", day("2021-05-23 11:00:00", "dd/mm/yyyy hh:mm"), num(205, "red"), num(309, "red"), num("0.663", "0.0%"), None],
        3: ["CCA", "di-bau", num(44339), 110, 118],
        4: ["CCB", "di-bau", "23/05/2021 11:00", 60, 64, num("0.9375")],
        5: ["TTKN", "ty-le-di-bau", "23/05/2021 11:00", 55, 58, None, "số nhanh"],
        6: ["KRNANG", "di-bau", day("2021-05-23 11:00:00", "date time"), "1.205", num(1309, "#,##0")],
        7: ["HOLAK", "di-bau", day("2021-05-23 11:00:00", "date time"), "1,118", num(1309, "#,##0")],
        8: ["VP", "di-bau", "05/23/2021", 17, 17],
        9: ["TCCB", "di-bau", "04/05/2021", 12, 12],
        10: ["KPAC", "di-bau", day("2021-05-23 19:00:00", "date time"), 26, 26, num("1.0043", "0.00%")],
        11: ["KPAC", "di-bau", day("2021-05-23 21:00:00", "date time"), num("25.5"), 26],
        12: ["CCKL", "hoc-luat", day("2021-10-05", "date"), 306, 312, None, "chính thức"],
        13: ["CD", "hoc-luat", day("2021-03-31", "long date"), num(6, "people"), 6, num(1, "0%"), "chính thức"],
        14: ["TCCB", "hoc-luat", day("2021-03-31"), 12, 12, num("0.9", "0%"), "chính thức"],
        15: ["CCB", "hoc-luat", day("2021-03-31"), "'38", "'40", "95%", "cuối cùng"],
        16: ["HOLAK", "hoc-luat", day("2021-03-31"), error("#REF!", "Sheet2!#REF!"), 95, None, "chính thức"],
    })),
    findings=[
    at("C3", "44339", "L010"), at("F4", "0.9375", "N010"), at("B5", "ty-le-di-bau", "L025"),
    at("D6", "1.205", "N017"), at("D7", "1,118", "N017"),
    at("C8", "05/23/2021", "L013", "23/05/2021"), at("C9", "04/05/2021", "N016"),
    at("F10", "1.0043", "N010"), at("D11", "25.5", "N010"), at("C12", "44474", "N014"),
    at("F14", "0.9", "C21"), at("G15", "cuối cùng", "N013"),
    at("D16", "#REF!", "N019")], figures=[
    fig("CCKL", "di-bau", "2021-05-23T11:00", 205, 309, "66.3"),
    fig("CD", "hoc-luat", "2021-03-31", 6, 6, "100", "final"),
    fig("TCCB", "hoc-luat", "2021-03-31", 12, 12, "90", "final")])

book("54-tong-hop-theo-khoi.xlsx", Book(
    ("17h", {
        1: ["KẾT QUẢ CỬ TRI ĐI BẦU THEO KHỐI THI ĐUA"],
        3: ["STT", "Đơn vị", "Cử tri", "Đã đi bầu", "Tỷ lệ %", "Ghi chú"],
        4: ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)"],
        5: ["I", "Khối chi cục"],
        6: [1, "Chi cục Kiểm lâm", 309, 306, "99,03%"],
        7: [2, "Chi cục A", 118, 118, "100%"],
        8: [None, "Cộng khối chi cục", 427, 424, "99,3%"],
        9: ["II", "Khối đơn vị sự nghiệp"],
        10: [1, "Trung tâm Khuyến nông", 58, 57, "98,28%"],
        11: [2, "BQL rừng lịch sử – văn hóa – môi trường hồ Lắk", 95, 95, "100%", "01 tổ bầu sớm"],
        12: [None, "Cộng khối đơn vị sự nghiệp", 153, 152, "99,35%"],
        13: [None, "TỔNG CỘNG", 580, 576, "99,31%"],
        15: [None, None, None, None, None, "Đắk Lắk, ngày 23 tháng 5 năm 2021"],
        16: ["NGƯỜI LẬP BIỂU", None, None, None, None, "TRƯỞNG PHÒNG"],
    }, {"merged": ["A1:F1", "A16:B16"]})),
    options={"indicator": "di-bau", "at": "2021-05-23T17:00"}, findings=[
    at("F15", "Đắk Lắk, ngày 23 tháng 5 năm 2021", "C25"), at("A16", "NGƯỜI LẬP BIỂU", "C25")], figures=[
    fig("CCKL", "di-bau", "2021-05-23T17:00", 306, 309, "99.03"),
    fig("CCA", "di-bau", "2021-05-23T17:00", 118, 118, "100"),
    fig("TTKN", "di-bau", "2021-05-23T17:00", 57, 58, "98.28"),
    fig("HOLAK", "di-bau", "2021-05-23T17:00", 95, 95, "100")])

book("55-so-van-ban-den.xlsx", Book(
    ("Tháng 3", {
        1: ["SỔ VĂN BẢN ĐẾN"],
        2: ["Số/ký hiệu", "Ngày đến", "Số đến", "Ngày VB", "Cơ quan", "Trích yếu nội dung"],
        3: ["45/KH-CCKL", day("2021-03-10"), 215, day("2021-03-10"), "Chi cục Kiểm lâm", "Kế hoạch phát động thi đua"],
        4: ["07/CT-UBND", day("2021-03-10"), 216, day("2021-02-17"), "UBND tỉnh Đắk Lắk", "Phát động đợt thi đua đặc biệt"],
        5: ["12/KH-CCA", day("2021-03-11"), 220, day("2021-03-12"), "Chi cục A", "Kế hoạch phát động thi đua"],
        6: ["45/KH-CCKL", day("2021-03-12"), 229, day("2021-03-10"), "CCKL", "Kế hoạch phát động thi đua (bản giấy)"],
        7: ["14/KH-KRNANG", day("2021-03-12"), 230, day("2021-03-11"), "BQL rừng phòng hộ đầu nguồn Krông Nănng", "Kế hoạch phát động thi đua"],
        8: ["31/KH-TTKN", day("2021-03-15"), 240, day("2021-03-15"), "Trung tâm Khuyến nông", "#KH-TTKN trả lời thư nhắc"],
        9: ["33/TTr-TTKN", day("2021-03-16"), 251, day("2021-03-16"), "Trung tâm Khuyến nông", "Tờ trình về mua sắm vật tư"],
        10: ["07/KH-VP", day("2021-03-15"), 241, "15/03/21", "Văn phòng Sở", "Kế hoạch phát động thi đua"],
        11: ["05/KH-TCCB", day("2021-03-15"), 242, None, "Phòng Tổ chức cán bộ", "KẾ HOẠCH PHÁT ĐỘNG THI ĐUA"],
    }, {"merged": ["A1:F1"]})),
    unrelated=1, findings=[
    at("D5", "44267", "N007"), row(6, "C26"),
    at("E7", "BQL rừng phòng hộ đầu nguồn Krông Nănng", "N022", "BQL rừng phòng hộ đầu nguồn Krông Năng"),
    at("F9", "Tờ trình về mua sắm vật tư", "N021"),
    at("D10", "15/03/21", "L010", "15/03/2021")], reports=[
    rep("CCKL", "m03-ke-hoach", "2021-03-10", "45/KH-CCKL"),
    rep("TTKN", "m03-ke-hoach", "2021-03-15", "31/KH-TTKN"),
    rep("TCCB", "m03-ke-hoach", "2021-03-15", "05/KH-TCCB")])

book("56-quyet-dinh.xlsx", Book(
    ("Gia hạn", {
        1: ["unit", "milestone", "kind", "until", "reason", "author"],
        2: ["KRNANG", "KH", "gia hạn", day("2021-03-22"), "trực phòng cháy rừng", "Giám đốc Sở"],
        3: ["HOLAK", "HL", "gia hạn", day("2021-04-07"), "học bổ sung", "Giám đốc Sở"],
        4: ["BQL rừng phòng hộ đầu nguồn Krông Năng", "m03-ke-hoach", "Gia hạn", "22/3/2021", "trực phòng cháy rừng", "Giám đốc Sở"],
        5: ["HOLAK", "HL", "gia hạn", day("2021-04-09"), "học bổ sung", "Giám đốc Sở"],
        6: ["CCA", "m03-ke-hoachh", "gia hạn", day("2021-03-22"), "chờ ý kiến", "Giám đốc Sở"],
        7: ["CD", "KH", "miễn", None, "không phát sinh", "Hội đồng"],
        8: ["CCB", "BC3", "gia hạn", "31/04/2021", "thiếu số liệu", "Giám đốc Sở"],
        9: ["TTKN", "BC3", "miễn", None, "đã báo cáo chung", "Hội đồng"],
        10: ["TTKN", "BC4", "gia hạn", day("2021-05-05", "iso"), "nghỉ lễ", "Giám đốc Sở"],
    })), findings=[
    row(3, "N018"), row(4, "C22"), row(5, "N018"), at("B6", "m03-ke-hoachh", "L020", "m03-ke-hoach"),
    at("B7", "KH", "N012"), at("D8", "31/04/2021", "L013")], decisions=[
    dec("KRNANG", "m03-ke-hoach", "extension", "2021-03-22"),
    dec("TTKN", "m05-tien-do", "excuse"),
    dec("TTKN", "m09-tien-do", "extension", "2021-05-05")])

WHOLE = Book(("Sheet1", {1: ["Mã đơn vị", "Việc", "Ngày nộp"], 2: ["CCKL", "KH", day("2021-03-10")], 3: ["VP", "KH", day("2021-03-15")]}))
book("57-tep-bi-cut.xlsx", WHOLE, octets=WHOLE.octets()[:1500], findings=[whole("N003")])
book("58-excel-97.xlsx", WHOLE, octets=compound("Workbook", "\5SummaryInformation"), findings=[whole("N003")])
book("59-co-mat-khau.xlsx", WHOLE, octets=compound("EncryptionInfo", "EncryptedPackage"), findings=[whole("N003")])
book("60-khong-co-trang-tinh.xlsx", Book(), findings=[whole("N003")])


def main():
    OUT.mkdir(exist_ok=True)
    for old in OUT.glob("[0-9][0-9]-*"):
        old.unlink()
    (OUT / "campaign.md").write_text(CAMPAIGN, encoding="utf-8")
    for name, octets, expectation in CASES:
        (OUT / name).write_bytes(octets)
        stem = name.rsplit(".", 1)[0]
        lines = [f' "options": {json.dumps(expectation["options"], ensure_ascii=False)}']
        for key in ("findings", "reports", "figures", "decisions"):
            items = ",\n  ".join(json.dumps(item, ensure_ascii=False) for item in expectation[key])
            lines.append(f' "{key}": [\n  {items}\n ]' if items else f' "{key}": []')
        lines += [f' "sample": {json.dumps(expectation["sample"])}', f' "unrelated": {expectation["unrelated"]}']
        (OUT / f"{stem}.expected.json").write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")
    assert len(CASES) == 60 and len({name[:2] for name, _, _ in CASES}) == 60
    print(f"{len(CASES)} files, {sum(len(e['findings']) for _, _, e in CASES)} findings")


if __name__ == "__main__":
    main()
