/// Numbers in the text form that Prometheus reads (exposition format 0.0.4), family by family.
struct MetricsText {
    private(set) var text = ""

    enum Kind: String {
        case gauge, counter
    }

    /// The samples of one family.
    struct Family {
        fileprivate let name: String
        fileprivate var lines = ""

        /// `labels`: names by value; the value may be any text.
        mutating func sample(_ labels: KeyValuePairs<String, String>, _ value: Double) {
            let written = labels.map { "\($0.key)=\"\(Self.escaped($0.value))\"" }
                .joined(separator: ",")
            lines += name + (written.isEmpty ? "" : "{\(written)}") + " \(Self.number(value))\n"
        }

        private static func escaped(_ text: String) -> String {
            text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
                .replacing("\n", with: "\\n")
        }

        /// Whole numbers without a fraction: an instant in seconds keeps all of its digits.
        private static func number(_ value: Double) -> String {
            value == value.rounded() && abs(value) < 1e15 ? String(Int64(value)) : String(value)
        }
    }

    /// Adds a family; nothing where it gets no sample.
    mutating func family(
        _ name: String,
        _ kind: Kind,
        _ help: String,
        _ add: (inout Family) -> Void
    ) {
        var family = Family(name: name)
        add(&family)
        guard !family.lines.isEmpty else { return }
        text += "# HELP \(name) \(help)\n# TYPE \(name) \(kind.rawValue)\n" + family.lines
    }

    /// Adds a family of one sample without labels.
    mutating func gauge(_ name: String, _ help: String, _ value: Double) {
        family(name, .gauge, help) { $0.sample([:], value) }
    }
}
