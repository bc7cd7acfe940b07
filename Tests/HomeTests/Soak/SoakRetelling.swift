import Foundation

/// How a letter's words differ from those of a quiet month, where they tell what became of letters before it.
///
/// One reminder that is in doubt is counted otherwise by each digest until the year's end: `đã nhắc 03 lần` for 04. Such a
/// difference is that one letter's, told again.
struct SoakRetelling {
    /// Lines that one has and the other has not.
    let text: String
    private let lines: [String]

    init(of mine: String, from usual: String) {
        let changes = mine.split(separator: "\n").difference(from: usual.split(separator: "\n"))
        lines = changes.map { change in
            switch change {
            case .insert(_, let line, _): "+ \(line)"
            case .remove(_, let line, _): "− \(line)"
            }
        }
        text = lines.map { "\n    \($0)" }.joined()
    }

    /// What tells of letters before: how often and when somebody was reminded, what was missed, since when a digest
    /// tells.
    private static let retold = [
        "đã nhắc", "đã nhận thư ngày", "lượt gửi bị lỡ do gián đoạn", "(từ ",
    ]

    /// Every line that differs tells of letters before.
    var isAll: Bool {
        !lines.isEmpty
            && lines.allSatisfy { line in
                Self.retold.contains { line.contains($0) } || line.hasSuffix("- Không có.")
            }
    }

    var isOfPeriod: Bool { lines.contains { $0.contains("(từ ") } }
    var isOfInterruption: Bool { lines.contains { $0.contains("gián đoạn") } }

    /// Whether the lines can be about that letter: about the same unit's milestone, or, in a list, about a milestone that
    /// its subject names.
    func isAbout(_ former: SoakLetter, as letter: SoakLetter) -> Bool {
        if former.isAboutSame(as: letter) { return true }
        let title = former.subject.split(separator: ":", maxSplits: 1).last ?? ""
        let name = title.trimmingCharacters(in: .whitespaces).prefix(12)
        return name.count > 4 && lines.contains { $0.contains(name) }
    }
}
