import Campaigns

extension CivilDate {
    /// The date of `dd/mm/yyyy` or `yyyy-mm-dd`.
    package init?(written text: String) {
        if let date = CivilDate(iso: text) {
            self = date
            return
        }
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[2].count == 4, (1...2).contains(parts[0].count),
            (1...2).contains(parts[1].count),
            let day = Int(parts[0]), let month = Int(parts[1]), let year = Int(parts[2])
        else { return nil }
        self.init(year: year, month: month, day: day)
    }
}
