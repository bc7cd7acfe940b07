import Foundation
import GRDB
import ProgramBench
import Testing

/// A home in which a reminder to each unit fell due some minutes ago and none has been planned yet.
struct DueHome {
    let home: GeneratedHome
    let program: DonDocProgram

    init(units: Int, server: String) throws {
        let (deadline, minutes, activation) = Self.momentsAround(Date())
        home = try GeneratedHome(
            units: units,
            server: server,
            milestones: """
                MỐC viec "Việc thử"
                  hạn: \(deadline)
                NHẮC VIỆC nhac "Nhắc"
                  mốc: viec
                  gửi: \(minutes) phút trước hạn
                  gửi tới: đơn vị chưa nộp
                """
        )
        program = DonDocProgram(home: home.url)
        // The files take effect a while ago, so that the reminders are due now.
        #expect(try program.takeOver(at: activation).code == 0)
        // From here on it goes by the machine's clock, which needs no person's word.
        try DatabaseQueue(path: databasePath).write {
            try $0.execute(sql: "DELETE FROM pass_clock")
        }
    }

    var databasePath: String { home.url.appendingPathComponent("dondoc.sqlite").path }

    /// A deadline two hours from now, the minutes before it that fell five minutes ago, and a moment
    /// before that, in UTC.
    private static func momentsAround(_ now: Date) -> (
        deadline: String, minutes: Int, activation: String
    ) {
        let formatter = DateFormatter()
        formatter.locale = Locale(identifier: "en_US_POSIX")
        formatter.timeZone = TimeZone(identifier: "Asia/Ho_Chi_Minh")
        formatter.dateFormat = "dd/MM/yyyy HH:mm"
        let deadline = formatter.string(from: now.addingTimeInterval(7_200))
        formatter.timeZone = TimeZone(identifier: "UTC")
        formatter.dateFormat = "yyyy-MM-dd'T'HH:mm:ss'Z'"
        return (deadline, 125, formatter.string(from: now.addingTimeInterval(-1_200)))
    }

    /// `Message-ID` lines of letters with an attempt whose answer was never read.
    func unanswered() throws -> Set<String> { try Self.unanswered(in: databasePath) }

    /// The same of another home's database.
    static func unanswered(in databasePath: String) throws -> Set<String> {
        let letters = try DatabaseQueue(path: databasePath).read { connection in
            try Data.fetchAll(
                connection,
                sql: """
                    SELECT bytes FROM content c JOIN attempt a ON a.message_id = c.message_id
                    WHERE a.outcome = 'ambiguous'
                    """
            )
        }
        return Set(
            letters.compactMap { bytes in
                let text = String(decoding: bytes, as: UTF8.self)
                return text.range(of: "Message-ID: <[^>]*>", options: .regularExpression)
                    .map { String(text[$0]) }
            }
        )
    }
}

/// The letters in a folder, by their `Message-ID` line, with every copy's text from `Date:` on.
func copies(in folder: URL) throws -> [String: [String]] {
    var letters: [String: [String]] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
        let text = try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
        guard let start = ("\n" + text).range(of: "\nDate: ") else { continue }
        let letter = String(("\n" + text)[start.lowerBound...].dropFirst())
        guard let range = letter.range(of: "Message-ID: <[^>]*>", options: .regularExpression)
        else { continue }
        letters[String(letter[range]), default: []].append(letter)
    }
    return letters
}
