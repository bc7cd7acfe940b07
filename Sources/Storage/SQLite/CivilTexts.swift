import Campaigns

/// Local times that many rows of a query share, each read once.
///
/// A wave of reminders has one deadline for a thousand letters.
struct CivilTexts {
    private var known: [String: CivilDateTime] = [:]

    /// The time that the column's text stands for; nil where it is none.
    mutating func time(_ text: String?) -> CivilDateTime? {
        guard let text else { return nil }
        if let time = known[text] { return time }
        let time = CivilDateTime(iso: text)
        known[text] = time
        return time
    }
}
