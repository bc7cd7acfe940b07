import Synchronization

/// A template rendered once for all letters whose values have the same shape.
///
/// What mustache decides depends on which values are there, on flags and on the lengths of lists,
/// never on the words of a value. So one rendering with a mark in place of every text serves all
/// letters of that shape, and filling it in costs as much as copying.
struct Stencil: Sendable {
    /// One more than ``slots``: what stands before, between and after them.
    private let constants: [String]
    /// Positions in the texts.
    private let slots: [Int]

    /// Cuts the rendering of marked values at its marks.
    init(_ rendered: String) {
        var constants: [String] = []
        var slots: [Int] = []
        var constant = String.UnicodeScalarView()
        var slot: Int?
        for scalar in rendered.unicodeScalars {
            switch scalar {
            case Self.opening:
                constants.append(String(constant))
                constant = String.UnicodeScalarView()
                slot = 0
            case Self.closing:
                slots.append(slot ?? 0)
                slot = nil
            default:
                if let number = slot {
                    slot = number * 10 + Int(scalar.value) - 48
                } else {
                    constant.append(scalar)
                }
            }
        }
        constants.append(String(constant))
        self.constants = constants
        self.slots = slots
    }

    func filled(with texts: [String]) -> String {
        var result = constants[0]
        result.reserveCapacity(constants.reduce(0) { $0 + $1.utf8.count } + slots.count * 32)
        for (index, slot) in slots.enumerated() {
            result += texts[slot]
            result += constants[index + 1]
        }
        return result
    }

    /// Stands for the text at that position.
    static func mark(_ position: Int) -> String {
        "\(opening)\(position)\(closing)"
    }

    /// Private-use characters, which no template may contain.
    private static let opening: Unicode.Scalar = "\u{F0000}"
    private static let closing: Unicode.Scalar = "\u{F0001}"
}

/// The stencils made so far.
final class StencilCache: Sendable {
    struct Key: Hashable {
        let template: String
        let part: String
        let shape: String
    }

    private let stencils = Mutex<[Key: Stencil]>([:])
    /// Far more than the shapes of a campaign's letters.
    private static let limit = 256

    /// nil where `make` has none to give.
    func stencil(_ key: Key, make: () -> Stencil?) -> Stencil? {
        if let known = stencils.withLock({ $0[key] }) { return known }
        guard let new = make() else { return nil }
        stencils.withLock { stencils in
            if stencils.count >= Self.limit { stencils.removeAll() }
            stencils[key] = new
        }
        return new
    }
}
