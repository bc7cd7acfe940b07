/// A JSON document, compared with a tolerance for fractions.
enum JSONValue: Decodable, Sendable {
    case null
    case flag(Bool)
    case integer(Int)
    case fraction(Double)
    case text(String)
    case list([JSONValue])
    case object([String: JSONValue])

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let value = try? container.decode(Bool.self) {
            self = .flag(value)
        } else if let value = try? container.decode(Int.self) {
            self = .integer(value)
        } else if let value = try? container.decode(Double.self) {
            self = .fraction(value)
        } else if let value = try? container.decode(String.self) {
            self = .text(value)
        } else if let value = try? container.decode([JSONValue].self) {
            self = .list(value)
        } else {
            self = .object(try container.decode([String: JSONValue].self))
        }
    }

    init(_ value: Int?) { self = value.map(JSONValue.integer) ?? .null }
    init(_ value: Double?) { self = value.map(JSONValue.fraction) ?? .null }
    init(_ value: String?) { self = value.map(JSONValue.text) ?? .null }

    /// Where this differs from `expected`, as paths.
    func differences(from expected: JSONValue, at path: String = "") -> [String] {
        switch (self, expected) {
        case (.null, .null): return []
        case (.flag(let left), .flag(let right)) where left == right: return []
        case (.integer(let left), .integer(let right)) where left == right: return []
        case (.text(let left), .text(let right)) where left == right: return []
        case (.integer, .fraction), (.fraction, .integer), (.fraction, .fraction):
            guard let left = number, let right = expected.number,
                abs(left - right) <= 1e-9 * max(1, abs(right))
            else { break }
            return []
        case (.list(let left), .list(let right)) where left.count == right.count:
            return zip(left, right).enumerated().flatMap { index, pair in
                pair.0.differences(from: pair.1, at: "\(path)[\(index)]")
            }
        case (.list(let left), .list(let right)):
            return ["\(path): \(left.count) instead of \(right.count): \(self) | \(expected)"]
        case (.object(let left), .object(let right)):
            return Set(left.keys).union(right.keys).sorted().flatMap { key in
                (left[key] ?? .text("absent"))
                    .differences(from: right[key] ?? .text("absent"), at: "\(path).\(key)")
            }
        default: break
        }
        return ["\(path): \(self) instead of \(expected)"]
    }

    private var number: Double? {
        switch self {
        case .integer(let value): Double(value)
        case .fraction(let value): value
        default: nil
        }
    }
}

extension JSONValue: CustomStringConvertible {
    var description: String {
        switch self {
        case .null: "null"
        case .flag(let value): "\(value)"
        case .integer(let value): "\(value)"
        case .fraction(let value): "\(value)"
        case .text(let value): "\"\(value)\""
        case .list(let values): "[" + values.map(\.description).joined(separator: ", ") + "]"
        case .object(let members):
            "{"
                + members.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }
                .joined(separator: ", ") + "}"
        }
    }
}
