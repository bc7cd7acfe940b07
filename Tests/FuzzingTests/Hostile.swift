import Gates
import Testing

/// An input made to be deep or slow: a piece over and over.
struct Hostile: Sendable, CustomTestStringConvertible {
    let gate: Gate
    let octets: [UInt8]
    /// The same with half as many pieces.
    let half: [UInt8]
    let testDescription: String

    init(_ gate: Gate, _ start: String, _ piece: String, _ count: Int, _ end: String = "") {
        self.init(gate, start, numbered: { _ in piece }, count, end)
    }

    /// `numbered`: the piece of that number, from 0 on.
    init(
        _ gate: Gate,
        _ start: String,
        numbered piece: (Int) -> String,
        _ count: Int,
        _ end: String = ""
    ) {
        self.gate = gate
        func made(_ count: Int) -> [UInt8] {
            Array((start + (0..<count).map(piece).joined() + end).utf8)
        }
        (octets, half) = (made(count), made(max(1, count / 2)))
        testDescription = "\(gate.rawValue): \(start.prefix(40))\(piece(0)) × \(count)"
    }
}
