import Campaigns

extension TimeOfDay {
    /// The time of `8:30`, `08:30`, `8h`, `8h30`.
    package init?(written text: String) {
        let lower = text.lowercased()
        let separator: Character = lower.contains(":") ? ":" : "h"
        let parts = lower.split(separator: separator, omittingEmptySubsequences: false)
        guard parts.count == 2, (1...2).contains(parts[0].count),
            parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }),
            let hour = Int(parts[0])
        else { return nil }
        if parts[1].isEmpty {
            guard separator == "h" else { return nil }
            self.init(hour: hour, minute: 0)
        } else {
            guard parts[1].count == 2, let minute = Int(parts[1]) else { return nil }
            self.init(hour: hour, minute: minute)
        }
    }

    /// What a mistyped time most likely was: 17:00 for `17:0O` and `17.00`.
    static func likely(_ text: String) -> TimeOfDay? {
        let mended = String(
            text.lowercased().map { character -> Character in
                switch character {
                case "o": "0"
                case "l", "i": "1"
                case ".", ";": ":"
                default: character
                }
            }
        )
        if let time = TimeOfDay(written: mended) { return time }
        guard let hour = Int(mended) else { return nil }
        return TimeOfDay(hour: hour, minute: 0)
    }
}
