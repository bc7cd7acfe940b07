/// Numbers as letters and tables write them: `1.463` and `99,12%`, or `1,463` and `99.12%`.
package struct NumberStyle: Sendable {
    package let language: Language

    package init(_ language: Language) {
        self.language = language
    }

    /// The number with a mark between thousands: `1.463`, in English `1,463`.
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

    /// So many things, in English: `1 letter`, `1,463 letters`.
    package static func english(_ count: Int, _ noun: String) -> String {
        NumberStyle(.english).grouped(count) + " \(noun)" + (count == 1 ? "" : "s")
    }

    /// The count as a sentence has it: in Vietnamese with two digits at least, `03 ngày`.
    package func inSentence(_ number: Int) -> String {
        language == .vietnamese && (0...9).contains(number) ? "0\(number)" : grouped(number)
    }

    /// The share in per cent with two decimals, rounded half up: 2 of 3 are `66,67%`.
    ///
    /// Only what is exactly nothing or everything reads so: 99,999 of 100,000 are `99,99%`, all of them
    /// `100%`. Empty where the denominator is zero.
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

    /// The share in whole per cent, rounded half up; 100 and 0 only where they are exact.
    package func wholePercent(_ numerator: Int, of denominator: Int) -> String {
        guard denominator > 0, (0...denominator).contains(numerator) else { return "" }
        let rounded = (200 * numerator + denominator) / (2 * denominator)
        if numerator == denominator || numerator == 0 { return "\(rounded)%" }
        return "\(max(1, min(99, rounded)))%"
    }

    package var decimalMark: String { language == .vietnamese ? "," : "." }

    /// A published percentage with the digits of its source: `99.76` is written `99,76%`.
    package func published(percent text: String) -> String {
        String(text.map { $0 == "." || $0 == "," ? Character(decimalMark) : $0 }) + "%"
    }
}

extension NumberStyle {
    /// The value with that many decimals, rounded half away from zero.
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
