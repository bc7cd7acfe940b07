/// A share that units report: a numerator over a denominator, both counts.
package struct Indicator: Hashable, Sendable {
    package let id: IndicatorID
    package let name: String
    package var numeratorLabel: String
    package var denominator: Denominator
    package var target: Target?
    package var mayExceedDenominator = false

    package init(id: IndicatorID, name: String, numeratorLabel: String, denominator: Denominator) {
        self.id = id
        self.name = name
        self.numeratorLabel = numeratorLabel
        self.denominator = denominator
    }

    package enum Denominator: Hashable, Sendable {
        /// Its label; the value comes with each figure.
        case label(String)
        /// A column of the unit list, as it is headed there.
        case column(String)

        package var label: String {
            switch self {
            case .label(let text), .column(let text): text
            }
        }
    }

    package enum Target: Hashable, Sendable {
        /// A percentage, with its digits as written: `99.5`.
        case percent(String)
        case count(Int)
    }

    /// A target of none makes each positive figure an incident: an alert is sent at once.
    package var alertsWhenPositive: Bool { target == .count(0) }
}

/// What one unit reported for one indicator at one instant; only ever appended.
package struct Figure: Hashable, Sendable {
    package enum Status: String, CaseIterable, Hashable, Sendable {
        case quick, preliminary, final, corrected
    }

    /// What is above it is a slip, and what is at most it can be summed and multiplied without care.
    package static let largestCount = 99_999_999_999

    /// Ascending in the order of recording.
    package var id: Int64
    package let unit: UnitCode
    package let indicator: IndicatorID
    /// The instant that the counts describe; the last second of an imprecise period.
    package let asOf: Instant
    /// The period as its source gave it, where it was imprecise (`2021-05`).
    package var asOfText: String?
    package var numerator: Int?
    package var denominator: Int?
    /// A percentage that the source printed, with its digits; never summed.
    package var publishedPercent: String?
    package var status: Status
    package var source: String?
    package let recorded: Instant

    package init(
        id: Int64 = 0,
        unit: UnitCode,
        indicator: IndicatorID,
        asOf: Instant,
        asOfText: String? = nil,
        numerator: Int?,
        denominator: Int?,
        publishedPercent: String? = nil,
        status: Status,
        source: String? = nil,
        recorded: Instant
    ) {
        self.id = id
        self.unit = unit
        self.indicator = indicator
        self.asOf = asOf
        self.asOfText = asOfText
        self.numerator = numerator
        self.denominator = denominator
        self.publishedPercent = publishedPercent
        self.status = status
        self.source = source
        self.recorded = recorded
    }
}
