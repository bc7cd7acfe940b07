/// What the council decided about a unit's place in a score sheet; only ever appended.
package struct ScoreDecision: Hashable, Sendable {
    package enum Ruling: Hashable, Sendable {
        /// The computed result stands as it is.
        case confirm
        /// The unit's points altogether.
        case points(Points)
        case rank(Int)
        case level(String)
        /// The points of one criterion, by its name, that the council judges.
        case criterion(String, Points)
    }

    /// Ascending in the order of recording.
    package var id: Int64
    package let unit: UnitCode
    package let sheet: ScoreSheetID
    package let ruling: Ruling
    /// What was computed when it was decided, as it was shown; nil where nothing could be computed.
    package var computed: String?
    package let reason: String
    package let author: String
    package let recorded: Instant

    package init(
        id: Int64 = 0,
        unit: UnitCode,
        sheet: ScoreSheetID,
        ruling: Ruling,
        computed: String? = nil,
        reason: String,
        author: String,
        recorded: Instant
    ) {
        self.id = id
        self.unit = unit
        self.sheet = sheet
        self.ruling = ruling
        self.computed = computed
        self.reason = reason
        self.author = author
        self.recorded = recorded
    }
}
