import Foundation
import ProgramBench
import Testing

/// A home of two units that are reminded on 08/03/2021 at 08:00, and whose mail server is away: what a person, a
/// file or a name can do to it.
///
/// The tests of this folder are rows of one table, which stands beside `BrokenTests` with the test of each row. Not
/// tried here is how much memory a file takes (row 18): that is measured by hand (`Sources/DECISIONS.md`), for what a
/// process may take in a debug build says nothing; here only that a file which is too large is refused at once.
final class AttackedHome {
    let generated: GeneratedHome
    var program: DonDocProgram
    var folder: URL { generated.url }

    static let blocks = """
        NGƯỜI NHẬN phong "phòng TCCB"
          địa chỉ: "Phòng Tổ chức cán bộ" <tccb@so.example>
        MỐC ke-hoach "Kế hoạch phát động"
          hạn: 15/03/2021 17:00
        NHẮC VIỆC truoc "Nhắc trước hạn"
          mốc: ke-hoach
          gửi: 7 ngày trước hạn, lúc 08:00
          gửi tới: đơn vị chưa nộp

        """

    init() throws {
        generated = try GeneratedHome(
            units: 2,
            server: "  máy chủ: smtp://127.0.0.1:1",
            milestones: Self.blocks,
            years: 2020...2022
        )
        program = DonDocProgram(home: generated.url)
    }

    deinit { generated.remove() }

    /// The unit list with that code and name in place of the first unit's, quoted as a program writes it.
    func call(_ code: String, _ name: String) throws {
        func cell(_ text: String) -> String { "\"" + text.replacing("\"", with: "\"\"") + "\"" }
        try generated.edit("don-vi.csv") {
            $0.replacing("U1,Đơn vị 1,", with: "\(cell(code)),\(cell(name)),")
        }
    }

    /// The schedule file with these words in place of those.
    func write(_ new: String, for old: String) throws {
        try generated.edit("a.lich") { text in
            #expect(text.contains(old), "\(old)")
            return text.replacing(old, with: new)
        }
    }

    func file(_ name: String, _ bytes: Data) throws -> String {
        let url = folder.appendingPathComponent(name)
        try bytes.write(to: url)
        return url.path
    }

    func file(_ name: String, _ text: String) throws -> String {
        try file(name, Data(text.utf8))
    }

    /// Runs the command; whatever it says steers no terminal.
    @discardableResult
    func run(_ arguments: String...) throws -> DonDocProgram.Result { try run(arguments) }

    @discardableResult
    func run(_ arguments: [String]) throws -> DonDocProgram.Result {
        let result = try program.run(arguments)
        for text in [result.output, result.errors] {
            let steering = text.unicodeScalars.first(where: Self.steers)
            #expect(steering == nil, "\(arguments): \(String(describing: steering)) in \(text)")
        }
        #expect([0, 1, 64].contains(result.code), "\(arguments): \(result.code)")
        return result
    }

    private static func steers(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x0A, 0x0D, 0x09: false
        case 0..<0x20, 0x7F..<0xA0, 0x2028...0x202E, 0x2066...0x2069: true
        default: false
        }
    }

    /// Plans what is due on 08/03/2021; the server is away, so that the letters wait.
    func tick() throws -> DonDocProgram.Result {
        try run("tick", "--now", "2021-03-01T00:00")
        return try run("tick", "--now", "2021-03-08T08:00")
    }

    /// Every letter of the outbox as it would leave.
    func letters() throws -> [String] {
        let rows = try run("outbox", "list", "--format", "csv").output.split(separator: "\n")
        return try rows.dropFirst().compactMap { $0.split(separator: ",").first }.map { id in
            try run("outbox", "show", String(id), "--eml").output
        }
    }

    /// The number of facts that are stored.
    func facts() throws -> String {
        let sql = "SELECT (SELECT count(*) FROM submissions) + (SELECT count(*) FROM figures) AS n"
        return try run("query", sql, "--format", "csv").output.split(separator: "\n").last
            .map { $0.trimmingCharacters(in: .whitespacesAndNewlines) } ?? ""
    }

    /// A set of files that is refused makes no database, and no letter.
    var isUntouched: Bool {
        !FileManager.default.fileExists(atPath: folder.appendingPathComponent("dondoc.sqlite").path)
    }
}
