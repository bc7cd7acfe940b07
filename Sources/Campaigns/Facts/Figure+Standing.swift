extension Figure {
    /// Whether this one counts where both could: figures of one unit and one indicator.
    ///
    /// The later as-of stands over the earlier, whenever it was recorded: 11:00 over 09:00, even
    /// where 09:00 came in at noon. Of two for 11:00 the one recorded last stands: a correction
    /// over what it corrects.
    package func standsOver(_ other: Figure) -> Bool {
        (asOf, recorded, id) > (other.asOf, other.recorded, other.id)
    }
}

extension Sequence<Figure> {
    /// The figure that no other one stands over; nil where there is none.
    ///
    /// All are of one unit and one indicator. Of figures that came alike the last of the sequence
    /// counts.
    package var standing: Figure? {
        var best: Figure?
        for figure in self {
            if let known = best, known.standsOver(figure) { continue }
            best = figure
        }
        return best
    }

    /// The figure that stands for each as-of, ascending by as-of.
    ///
    /// All are of one unit and one indicator. Example: of 1 incident for 22:00, corrected to 2, and none
    /// for 23:00 → 2 for 22:00, 0 for 23:00.
    package var standingByAsOf: [Figure] {
        Dictionary(grouping: self, by: \.asOf).values.compactMap(\.standing)
            .sorted { $0.asOf < $1.asOf }
    }
}
