/// Numbers as letters and tables write them: `1.463` and `99,12%`, or `1,463` and `99.12%`.
package struct NumberStyle: Sendable {
    package let language: Language

    package init(_ language: Language) {
        self.language = language
    }

    /// With a mark between thousands.
    package func grouped(_ number: Int) -> String {
        let digits = Array(String(number.magnitude))
        var result = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 {
                result.append(language == .vietnamese ? "." : ",")
            }
            result.append(digit)
        }
        return number < 0 ? "-" + result : result
    }

    /// A count in a Vietnamese sentence has two digits at least: `03 ngày`.
    package func inSentence(_ number: Int) -> String {
        language == .vietnamese && (0...9).contains(number) ? "0\(number)" : grouped(number)
    }

    /// The share in per cent with two decimals, rounded half up; never 100 or 0 unless it is exact.
    ///
    /// An exact 100 % is written `100%`. Empty where the denominator is zero.
    package func percent(_ numerator: Int, of denominator: Int) -> String {
        guard denominator > 0, numerator >= 0 else { return "" }
        if numerator == denominator { return "100%" }
        let (high, low) = numerator.multipliedFullWidth(by: 20_000)
        let (sum, carry) = low.addingReportingOverflow(UInt(denominator))
        let (doubled, _) = (2 * denominator).dividingFullWidth((high + (carry ? 1 : 0), sum))
        var hundredths = doubled
        if numerator < denominator, hundredths >= 10_000 { hundredths = 9_999 }
        if numerator > denominator, hundredths <= 10_000 { hundredths = 10_001 }
        if numerator > 0, hundredths == 0 { hundredths = 1 }
        let fraction = hundredths % 100
        return grouped(hundredths / 100) + decimalMark + (fraction < 10 ? "0" : "") + "\(fraction)%"
    }

    /// The share in whole per cent, rounded half up; never 100 or 0 unless it is exact.
    package func wholePercent(_ numerator: Int, of denominator: Int) -> String {
        guard denominator > 0, (0...denominator).contains(numerator) else { return "" }
        let rounded = (200 * numerator + denominator) / (2 * denominator)
        if numerator == denominator || numerator == 0 { return "\(rounded)%" }
        return "\(max(1, min(99, rounded)))%"
    }

    package var decimalMark: String { language == .vietnamese ? "," : "." }

    /// A published percentage, with the digits of its source.
    package func published(percent text: String) -> String {
        String(text.map { $0 == "." || $0 == "," ? Character(decimalMark) : $0 }) + "%"
    }
}

extension NumberStyle {
    /// With so many decimals, rounded half away from zero.
    package func decimal(_ value: Double, digits: Int) -> String {
        let scale = (0..<digits).reduce(1.0) { power, _ in power * 10 }
        guard value.isFinite else { return "" }
        guard abs(value) * scale < 9e18 else { return "\(value)" }
        let units = Int((abs(value) * scale).rounded())
        let whole = units / Int(scale)
        let sign = value < 0 && units > 0 ? "-" : ""
        guard digits > 0 else { return sign + grouped(whole) }
        let fraction = String(units % Int(scale))
        return sign + grouped(whole) + decimalMark
            + String(repeating: "0", count: digits - fraction.count) + fraction
    }
}
