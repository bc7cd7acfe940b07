import Foundation
import ProgramBench
import Testing

/// An extension that nobody should need is stored, and told as doubtful before that.
@Suite struct ExtensionDoubtTests {
    private let heading = "mã đơn vị,việc,loại,lý do,đến\n"

    /// The sample home, with one deadline that the law sets.
    private static func home() throws -> SampleHome {
        let home = try SampleHome()
        let path = "Schedules/bau-cu-2021/10-chien-dich.lich"
        let text = try String(
            contentsOf: Project.root.appendingPathComponent(path),
            encoding: .utf8
        )
        let parts = text.components(separatedBy: "MỐC m20-tong-ket ")
        #expect(parts.count == 2)
        guard parts.count == 2, let basis = parts[1].firstRange(of: "Phòng đề nghị") else {
            return home
        }
        let law = "theo luật \"Điều 86 Luật Bầu cử\""
        _ = try home.file(
            path,
            parts[0] + "MỐC m20-tong-ket " + parts[1].replacingCharacters(in: basis, with: law)
        )
        return home
    }

    @Test(arguments: [
        ("m20-tong-ket", "17:00 30/06/2021", "lưu ý: thời hạn theo luật (Điều 86 Luật Bầu cử):"),
        ("m02-quan-triet", "17:00 25/03/2021", "lưu ý: đơn vị đã nộp lúc 11:02 05/03/2021"),
    ])
    func `an extension by law, or of what was done, is a doubt however it comes`(
        milestone: String,
        date: String,
        doubt: String
    ) throws {
        let home = try Self.home()
        let recorded = try home.run([
            "record", "extension", "CCA", milestone, date, "--reason", "xin thêm", "--now",
            "2021-03-16T08:00",
        ])
        #expect(recorded.code == 0, "\(recorded.errors)")
        #expect(recorded.errors.contains("Chi cục A: \(doubt)"), "\(recorded.errors)")
        let path = try home.file(
            "quyet-dinh.csv",
            heading + "CCA,\(milestone),gia hạn,xin thêm,\(date)\n"
        )
        let options = ["import", path, "--now", "2021-03-16T08:00"]
        let dry = try home.run(options + ["--dry-run"])
        #expect(dry.output.contains(doubt), "\(dry.output)\(dry.errors)")
        let stored = try home.run(options)
        #expect(stored.code == 0, "\(stored.errors)")
        #expect(stored.errors.contains(doubt), "\(stored.errors)")
    }

    @Test func `an extension of the office's deadline for what is open is none`() throws {
        let home = try Self.home()
        let recorded = try home.run([
            "record", "extension", "CCA", "m21-khen-thuong", "17:00 30/06/2021", "--reason",
            "xin thêm", "--now", "2021-03-16T08:00",
        ])
        #expect(recorded.code == 0, "\(recorded.errors)")
        #expect(!recorded.errors.contains("lưu ý"))
    }
}
