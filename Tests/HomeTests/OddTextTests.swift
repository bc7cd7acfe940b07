import Campaigns
import Delivery
import Foundation
import Home
import Schedules
import Testing
import Texts
import Trials

/// What passes `check` never makes a letter fail: texts of odd characters in every place where a file has one.
@Suite struct OddTextTests {
    /// Characters that were seen to do harm somewhere, among usual ones.
    private static let odd = [
        "\t", "\n", "\r\n", "\u{0B}", "\u{0C}", "\u{85}", "\u{2028}", "\u{2029}", "\u{1B}",
        "\u{07}",
        "\u{0}", "\u{7F}", "\u{9B}", "\u{202E}", "\u{2066}", "\u{200B}", "\u{FEFF}", "\u{FFFD}",
        "\u{AD}",
        "\u{A0}", "\u{202F}", "\u{301}", "\u{E0041}", "\u{E000}", "\u{FFFE}", "😀", "👨‍👩‍👧", "ﷺ",
        "=?UTF-8?Q?x?=",
        "\\", "\\\"", "%s", "%n", "{{x}}", "{{{x}}}", "<b>", "&amp;", "]]>", "=", "@", "--", ".",
        "..", "/",
        ";", ":", ",", "'", "`", "$(x)", "\u{1F1FB}\u{1F1F3}", "Bcc: a@evil.example",
    ]
    private static let usual = ["Chi", "cục", "Kiểm", "lâm", "A", "ộ", "1", " ", "–", "đ"]

    /// A random text; with `share` of 4 one in four pieces is odd.
    private struct Writer {
        var generator: SplitMix

        mutating func text(_ length: ClosedRange<Int> = 1...6, share: Int = 3) -> String {
            var text = ""
            for _ in 0..<Int.random(in: length, using: &generator) {
                let isOdd = Int.random(in: 0..<share, using: &generator) == 0
                text += (isOdd ? odd : usual).randomElement(using: &generator) ?? ""
            }
            return text + "x"
        }

        /// In quotes, as a schedule file has it: those characters alone that may pass.
        mutating func quoted() -> String {
            let text = text().replacing("\\\"", with: "").replacing("\\", with: "")
                .replacing("{", with: "(").replacing("}", with: ")")
            let isLong = Int.random(in: 0..<10, using: &generator) == 0
            return "\"" + (isLong ? String(repeating: text, count: 40) : text) + "\""
        }

        /// In quotes, as a program writes a cell.
        mutating func cell() -> String {
            let isLong = Int.random(in: 0..<10, using: &generator) == 0
            let text = isLong ? String(repeating: text(), count: 60) : text()
            return "\"" + text.replacing("\"", with: "\"\"") + "\""
        }
    }

    private static func files(_ number: Int) -> [String: String] {
        var writer = Writer(generator: SplitMix(seed: 0x0DD, number: number))
        // Most files hold what is refused; those with fewer such characters pass more often.
        let isHarmless = number % 3 != 0
        func purged(_ text: String) -> String {
            guard isHarmless else { return text }
            let refused: Set<Unicode.Scalar> = ["\u{1B}", "\u{07}", "\u{0}", "\u{7F}", "\u{9B}"]
            return String(
                String.UnicodeScalarView(text.unicodeScalars.filter { !refused.contains($0) })
            )
        }
        func line(_ text: String) -> String {
            // In a schedule file a line end ends the line, which is then refused.
            guard isHarmless else { return text }
            return String(text.map { $0.isNewline ? " " : $0 })
        }
        let schedule = """
            ĐỢT d \(line(writer.quoted()))
              tên ngắn: \(line(writer.quoted()))
              căn cứ: \(line(writer.quoted()))
              cách nộp: \(line(writer.quoted()))
              liên hệ: \(line(writer.quoted()))
              múi giờ: Asia/Ho_Chi_Minh
              lịch nghỉ: lich
              thời gian: từ 01/03/2021 đến 31/12/2021
              danh sách đơn vị: don-vi.csv
              máy chủ thư: may
              khung giờ gửi: mọi lúc
            LỊCH NGHỈ lich \(line(writer.quoted()))
              thời gian: từ 01/01/2021 đến 31/12/2021
              nghỉ hằng tuần: Chủ nhật
            MÁY CHỦ THƯ may
              máy chủ: smtp://127.0.0.1:2525
              người gửi: \(line(writer.quoted())) <tccb@so.example>
              người vận hành: <van-hanh@so.example>
            NGƯỜI NHẬN phong \(line(writer.quoted()))
              địa chỉ: \(line(writer.quoted())) <phong@so.example>
            MỐC m \(line(writer.quoted()))
              hạn: thứ Hai 15/03/2021 17:00
            NHẮC VIỆC truoc \(line(writer.quoted()))
              mốc: m
              gửi: 7 ngày trước hạn, lúc 08:00
              gửi tới: đơn vị chưa nộp
              đồng gửi: phong
            NHẮC VIỆC rieng \(line(writer.quoted()))
              mốc: m
              gửi: 3 ngày trước hạn, lúc 08:00
              gửi tới: đơn vị chưa nộp
              tiêu đề: \(line(writer.quoted()))
              nội dung:
                > \(line(writer.quoted()))
            TỔNG HỢP ngay \(line(writer.quoted()))
              gửi: mỗi ngày làm việc lúc 17:30
              gửi tới: phong

            """
        let units = """
            mã,tên,tên gọi khác,loại đơn vị,khối,đầu mối,điện thoại đầu mối,thư điện tử,chức danh thủ trưởng
            A,\(writer.cell()),\(writer.cell()),\(writer.cell()),\(writer.cell()),\(writer.cell()),\(writer.cell()),a@so.example,\(writer.cell())
            B,\(writer.cell()),\(writer.cell()),\(writer.cell()),\(writer.cell()),\(writer.cell()),\(writer.cell()),b@so.example,\(writer.cell())

            """
        return ["d/a.lich": purged(schedule), "d/don-vi.csv": purged(units)]
    }

    @Test func `what passes check is written, whatever characters it has`() async throws {
        let rounds = Effort.rounds(600, quick: 60)
        var passed = 0
        var refused: [FindingCode: Int] = [:]
        for number in 0..<rounds {
            let bench = try HomeBench(Self.files(number))
            let sets = try bench.home.readSchedules()
            for file in sets.files {
                // What is refused has its place, and what passes holds nothing that steers.
                let isClean = !file.text.unicodeScalars.contains { scalar in
                    scalar.properties.generalCategory == .control && !["\n", "\t"].contains(scalar)
                }
                #expect(isClean || sets.hasErrors, "\(number)")
            }
            for finding in sets.findings where finding.severity == .error {
                refused[finding.code, default: 0] += 1
            }
            guard !sets.hasErrors else { continue }
            passed += 1
            try await bench.pass(at: "2021-03-01T08:00:00")
            for instant in ["2021-03-08T08:00:00", "2021-03-12T08:00:00", "2021-03-12T17:30:00"] {
                let report = try await bench.pass(at: instant)
                #expect(report.dispatch.failures.isEmpty, "\(number): \(report.dispatch.failures)")
            }
            #expect(try bench.store.causes().isEmpty, "\(number)")
            let recipients = Set(bench.mail.recipients)
            #expect(
                recipients == ["a@so.example", "b@so.example", "phong@so.example"],
                "\(number)"
            )
            for row in try bench.store.ledger(of: nil) {
                #expect(row.balances, "\(number): \(row)")
            }
        }
        print("odd texts: \(passed) of \(rounds) homes passed check, others by \(refused)")
        #expect(passed * 5 > rounds, "too few pass: \(passed) of \(rounds)")
    }
}
