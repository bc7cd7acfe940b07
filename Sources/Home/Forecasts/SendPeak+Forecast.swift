package import Campaigns
package import Delivery

extension SendPeak {
    /// The days ahead that are looked at before files are taken over.
    package static let daysAhead = 30

    /// The busiest 24 hours among letters that leave, less what leaves without the change in the same 24 hours,
    /// or on the day on which they begin if that is more: a line moved from 08:00 to 14:00 is no wave.
    ///
    /// `before`: what leaves without the change. Both by instant. Nil where nothing leaves.
    package init?(of letters: [Instant], beyond before: [Instant], limit: Int, zone: CivilZone) {
        let day = Duration.seconds(86_400)
        // What is counted changes only where the span takes a letter in or leaves one behind.
        let starts =
            letters + before.map { $0.adding(.milliseconds(1)) }
            + letters.map { $0.adding(.milliseconds(1) - day) }
        var peak: SendPeak?
        var first = Instant.distantFuture
        for start in starts.sorted() {
            let index = letters.partitioningIndex { $0 >= start }
            guard index < letters.count else { continue }
            let end = start.adding(day)
            let date = zone.civil(of: letters[index]).date
            let usual = max(
                before.count(from: start, before: end),
                before.count(
                    from: zone.start(of: date),
                    before: zone.start(of: date.adding(days: 1))
                )
            )
            let new = SendPeak(
                from: letters[index],
                letters: letters.count(from: start, before: end) - usual,
                limit: limit
            )
            if peak.map({ new.letters > $0.letters }) ?? true {
                (peak, first) = (new, start)
            } else if new.letters == peak?.letters, start < first.adding(day) {
                // The same wave, with less before it.
                peak = new
            }
        }
        guard let peak else { return nil }
        self = peak
    }
}

extension [Instant] {
    /// Of a sorted list.
    fileprivate func count(from start: Instant, before end: Instant) -> Int {
        partitioningIndex { $0 >= end } - partitioningIndex { $0 >= start }
    }
}
