extension Instant {
    /// `2021-03-09T07:00Z` or `2021-03-09T14:00+07:00`, with or without seconds; nil for anything else, and
    /// for a reading without an offset.
    package init?(iso text: String) {
        let offset: Int
        let local: Substring
        if text.hasSuffix("Z") {
            offset = 0
            local = text.dropLast()
        } else {
            let tail = text.suffix(6)
            guard let sign = tail.first, sign == "+" || sign == "-",
                let shown = CivilDateTime(iso: "1970-01-01T\(tail.dropFirst())")
            else { return nil }
            offset = (sign == "+" ? 1 : -1) * shown.time.secondOfDay
            local = text.dropLast(6)
        }
        guard let civil = CivilDateTime(iso: local) else { return nil }
        self.init(milliseconds: Int64(civil.secondsSinceEpoch - offset) * 1000)
    }
}
