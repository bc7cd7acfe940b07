package import Trials

/// Changes an input at random: octets, lines, words, pieces of other inputs, and more of the same.
package struct Mutator: Sendable {
    private let samples: [[UInt8]]
    /// Words of all samples; each as likely as it is often there.
    private let words: [ArraySlice<UInt8>]

    /// `samples`: at least one.
    package init(_ samples: [[UInt8]]) {
        self.samples = samples
        words = samples.flatMap { Self.words(of: $0[...]) }
    }

    /// The input of that number, always the same one.
    package func input(_ number: Int) -> [UInt8] {
        var random = SplitMix(seed: 548, number: number)
        return changed(samples[number % samples.count], &random)
    }

    /// The octets with one to six changes, and not much longer than a sample may be.
    package func changed(_ octets: [UInt8], _ random: inout SplitMix) -> [UInt8] {
        var octets = octets
        for _ in 0..<Int.random(in: 1...6, using: &random) { change(&octets, &random) }
        return Array(octets.prefix(65_536))
    }

    private func change(_ octets: inout [UInt8], _ random: inout SplitMix) {
        guard !octets.isEmpty else { return octets = samples.randomElement(using: &random) ?? [] }
        switch Int.random(in: 0..<6, using: &random) {
        case 0: changeOctet(&octets, &random)
        case 1: changeLine(&octets, &random)
        case 2, 3: changeWord(&octets, &random)
        case 4: splice(&octets, &random)
        default: multiply(&octets, &random)
        }
    }

    private func changeOctet(_ octets: inout [UInt8], _ random: inout SplitMix) {
        let place = octets.indices.randomElement(using: &random) ?? 0
        let likely = Self.likely.randomElement(using: &random) ?? 0
        switch Int.random(in: 0..<5, using: &random) {
        case 0: octets[place] = UInt8.random(in: 0...255, using: &random)
        case 1: octets[place] = likely
        case 2: octets.insert(likely, at: place)
        case 3: octets.remove(at: place)
        default: octets.swapAt(place, octets.indices.randomElement(using: &random) ?? 0)
        }
    }

    private static let likely =
        Array(" \t\r\n\0\"'<>&{}#/^:;,.=-+@()%?*|\\0159aZ".utf8) + [0x80, 0xFF]

    private func changeLine(_ octets: inout [UInt8], _ random: inout SplitMix) {
        var lines = octets.split(separator: 10, omittingEmptySubsequences: false)
        let place = lines.indices.randomElement(using: &random) ?? 0
        let other = lines.indices.randomElement(using: &random) ?? 0
        switch Int.random(in: 0..<4, using: &random) {
        case 0: lines.remove(at: place)
        case 1: lines.insert(lines[other], at: place)
        case 2: lines.swapAt(place, other)
        default:
            let foreign = samples.randomElement(using: &random)?.split(separator: 10)
            lines.insert(foreign?.randomElement(using: &random) ?? [], at: place)
        }
        octets = Array(lines.joined(separator: [10]))
    }

    private func changeWord(_ octets: inout [UInt8], _ random: inout SplitMix) {
        guard let word = Self.words(of: octets[...]).randomElement(using: &random) else { return }
        let odd = Self.odd.randomElement(using: &random) ?? ""
        let known = words.randomElement(using: &random) ?? []
        switch Int.random(in: 0..<4, using: &random) {
        case 0: octets.replaceSubrange(word.startIndex..<word.endIndex, with: odd.utf8)
        case 1: octets.insert(contentsOf: known, at: word.startIndex)
        case 2: octets.removeSubrange(word.startIndex..<word.endIndex)
        default: octets.replaceSubrange(word.startIndex..<word.endIndex, with: known)
        }
    }

    /// Numbers at the ends of what types hold, days that are none, and texts that are odd in other ways.
    private static let odd = [
        "0", "-1", "1", "00", "99999999999999999999", "9223372036854775807", "-9223372036854775808",
        "2147483648", "4294967296", "1e308", "NaN", "1.5", "0x10", "31/02/2021", "29/02/2100",
        "00/00/0000", "9999-12-31", "0001-01-01", "24:00", "23:59", "99:99", "", "e\u{301}",
        "\u{1F468}\u{200D}\u{1F469}", "\u{202E}", "\u{FEFF}", "\u{0}", "ĐỢT", "{{", "}}", "&#0;",
        "&lt;", "<![CDATA[", "]]>",
    ]

    private func splice(_ octets: inout [UInt8], _ random: inout SplitMix) {
        let other = samples.randomElement(using: &random) ?? []
        let start = Int.random(in: 0...other.count, using: &random)
        let end = min(other.count, start + Int.random(in: 1...400, using: &random))
        let place = Int.random(in: 0...octets.count, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0: octets = Array(octets[..<place] + other[start...])
        case 1: octets.insert(contentsOf: other[start..<end], at: place)
        default: octets = Array(octets[..<place])
        }
    }

    /// A piece many times over: what is slow or deep shows with many.
    private func multiply(_ octets: inout [UInt8], _ random: inout SplitMix) {
        let start = octets.indices.randomElement(using: &random) ?? 0
        let end = min(octets.count, start + Int.random(in: 1...64, using: &random))
        let most = Bool.random(using: &random) ? 8 : 400
        let times = Int.random(in: 1...most, using: &random)
        let more = Array(repeating: octets[start..<end], count: times).joined()
        octets.insert(contentsOf: more, at: start)
    }

    /// Runs of letters, digits and octets of other scripts.
    private static func words(of octets: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
        octets.split { octet in
            octet < 48 || (58...64).contains(octet) || (91...94).contains(octet) || octet == 96
                || (123...127).contains(octet)
        }
    }
}
