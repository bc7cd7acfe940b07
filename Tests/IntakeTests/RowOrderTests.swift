import Campaigns
import Foundation
import Intake
import Testing
import Texts
import Wording

/// The order of a file's rows means nothing.
@Suite struct RowOrderTests {
    @Test(arguments: [
        "01-ke-hoach-phat-dong.csv", "08-tep-may-mac-cu.csv", "25-so-dem-loi.csv",
        "35-trang-thai.csv", "40-chi-tieu-la.csv",
        "42-trung-va-mau-thuan.csv", "44-so-van-ban-den.csv",
    ])
    func `rows in any order give the same facts`(name: String) throws {
        let file = try CorpusFile(name)
        let plain = try file.read().batch
        let text = try #require(DecodedText(file.octets)?.text)
        let lines = text.split(whereSeparator: \.isNewline).map(String.init)
        let heading = try #require(
            lines.firstIndex {
                $0.folded.contains("don vi") || $0.folded.contains("unit")
                    || $0.folded.contains("ma,") || $0.folded.contains("co quan")
            }
        )
        for turn in 1...5 {
            let rows = lines[(heading + 1)...]
            let moved =
                Array(rows.dropFirst(turn % max(1, rows.count)).reversed())
                + Array(rows.prefix(turn % max(1, rows.count)))
            let shuffled = (lines[...heading] + moved).joined(separator: "\n")
            let batch = try file.read(Data(shuffled.utf8)).batch
            #expect(Set(batch.submissions) == Set(plain.submissions))
            #expect(Set(batch.figures) == Set(plain.figures))
            #expect(Set(batch.decisions) == Set(plain.decisions))
            #expect(batch.submissions == plain.submissions)
        }
    }
}
